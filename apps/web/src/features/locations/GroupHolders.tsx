import type { GroupHolder, LocationGroupDetails } from '@totem/domain/location-groups';
import { useInfiniteQuery } from '@tanstack/react-query';
import { UsersRound } from 'lucide-react';
import { m } from '../../paraglide/messages.js';
import { say, sayAmid } from '../../product-words.ts';
import { AppLink } from '../../shell/AppLink.tsx';
import { depthOf } from '../../shell/depth-of.ts';
import { useCatalog, useOrganization } from '../../shell/organization.ts';
import { PartFailure } from '../../shell/PartFailure.tsx';
import { useTRPC } from '../../trpc.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Level } from '../../ui/Level.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { LineTimes } from '../person/access/LineTimes.tsx';
import { serviceName } from '../person/access/role-words.ts';
import { MoreFoot } from './MoreFoot.tsx';

/** To whom the locations of a group are given, and by whom; what is given ends where it is given. */
export function GroupHolders({ group }: { group: LocationGroupDetails }) {
  const trpc = useTRPC();
  const { id: organizationId } = useOrganization();
  const { words } = useCatalog().product;
  const list = useInfiniteQuery(
    trpc.locationGroups.holders.infiniteQueryOptions(
      { organizationId, group: group.id },
      { getNextPageParam: (page) => page.next ?? undefined },
    ),
  );
  if (list.error && !list.data) return <PartFailure error={list.error} onTryAgain={() => void list.refetch()} />;
  if (!list.data) return <Skeleton rows={4} />;
  const rows = list.data.pages.flatMap((page) => page.rows);
  return (
    <div className="flex flex-1 flex-col">
      {rows.length === 0 && !list.hasNextPage ? (
        <p className="max-w-150 py-4 text-14 text-ink-2 text-pretty">
          {m.locations_holders_none({ group: group.name, locationGroup: sayAmid(words.locationGroup) })}
        </p>
      ) : (
        <ul aria-label={m.locations_holders()} className="max-w-250 pb-6">
          {rows.map((row) => (
            <Holder key={row.grant.id} row={row} />
          ))}
        </ul>
      )}
      <MoreFoot list={list} shown={rows.length} total={null} />
    </div>
  );
}

function Holder({ row: { to, grant } }: { row: GroupHolder }) {
  const catalog = useCatalog();
  const { slug: organization } = useOrganization();
  const filter = 'locations' in grant.gives ? grant.gives.locations : null;
  const only =
    filter === null
      ? null
      : 'service' in filter
        ? m.person_only_for({ what: serviceName(catalog, filter.service) })
        : m.person_only_for_item();
  return (
    <li className="flex min-h-row flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-1.5">
      <div className="flex min-w-0 flex-1 basis-48 items-center gap-2.5">
        {to.is === 'member' ? (
          <Avatar name={to.name} />
        ) : (
          <span className="grid size-7.5 flex-none place-items-center rounded-3 bg-soft text-ink-2">
            <UsersRound size={16} aria-hidden />
          </span>
        )}
        <span className="grid min-w-0">
          {to.is === 'member' ? (
            <AppLink to="/$organization/users/$member" params={{ organization, member: to.id }} look="plain">
              <span className="font-strong wrap-anywhere">{to.name}</span>
            </AppLink>
          ) : (
            <span>
              <AppLink to="/$organization/groups/$group" params={{ organization, group: to.id }} search={{ tab: 'gives' }} look="plain">
                <span className="font-strong wrap-anywhere">{to.name}</span>
              </AppLink>
              <span className="text-12 text-ink-2"> {say(catalog.product.words.userGroup)}</span>
            </span>
          )}
          <span className="text-12 text-ink-2">
            <Level name={to.level.name} depth={depthOf(catalog, to.level.kind)} />
          </span>
        </span>
      </div>
      {only !== null && <span className="text-ink-2">{only}</span>}
      <span className="flex flex-wrap gap-x-2 text-12">
        <LineTimes line={{ state: 'standing', from: grant.from, until: grant.until, through: null, grant }} />
        {grant.grantedBy && <span className="text-ink-3">{m.locations_given_by({ name: grant.grantedBy.name })}</span>}
      </span>
    </li>
  );
}
