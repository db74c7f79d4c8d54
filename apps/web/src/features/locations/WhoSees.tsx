import type { WhoCanView } from '@totem/domain/access-questions';
import type { Catalog } from '@totem/domain/catalog/catalog';
import type { LocationDetails } from '@totem/domain/locations';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { z } from 'zod';
import { m } from '../../paraglide/messages.js';
import { AppLink } from '../../shell/AppLink.tsx';
import { depthOf } from '../../shell/depth-of.ts';
import { useCatalog, useOrganization } from '../../shell/organization.ts';
import { PartFailure } from '../../shell/PartFailure.tsx';
import { useTRPC } from '../../trpc.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Chip } from '../../ui/Chip.tsx';
import { Level } from '../../ui/Level.tsx';
import { Section } from '../../ui/Section.tsx';
import { Select } from '../../ui/Select.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { permissionName, serviceName } from '../person/access/role-words.ts';
import { gateSentence, pathSentence, placesOf, placeSentence } from '../person/why/why-words.ts';
import { MoreFoot } from './MoreFoot.tsx';
import { type Asked, askedAt } from './who-question.ts';

const route = getRouteApi('/signed-in/$organization/locations/$location');

/** Everybody who may do one thing of a service at a location, each with the ways in which they may. */
export function WhoSees({ location }: { location: LocationDetails }) {
  const trpc = useTRPC();
  const catalog = useCatalog();
  const { id: organizationId } = useOrganization();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { item, permission, permissions } = askedAt(catalog, location, search);
  const target = item ? { item: item.id, location: location.id } : { node: location.id };
  const list = useInfiniteQuery(
    trpc.access.whoCan.infiniteQueryOptions({ organizationId, permission, target }, { getNextPageParam: (page) => page.next ?? undefined }),
  );
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const ask = (parts: Asked) => void navigate({ search: (now) => ({ ...now, ...parts }), replace: true });
  return (
    <Section title={m.locations_who()}>
      <div className="flex flex-wrap items-end gap-2 py-3">
        {item && (
          <Select
            label={m.locations_who_service()}
            labelHidden
            value={item.id}
            options={location.services.map((one) => ({ value: one.id, label: one.name, detail: serviceName(catalog, one.service) }))}
            onChange={(id) => ask({ item: id, permission: undefined })}
          />
        )}
        {permissions.length > 1 && (
          <Select
            label={m.why_permission()}
            labelHidden
            value={permission}
            options={permissions.map((key) => ({ value: key, label: permissionName(catalog, key) }))}
            onChange={(key) => ask({ permission: key })}
          />
        )}
      </div>
      {list.error && !list.data ? (
        <PartFailure error={list.error} onTryAgain={() => void list.refetch()} />
      ) : !list.data ? (
        <Skeleton rows={3} />
      ) : rows.length === 0 ? (
        <p className="py-2 text-ink-2 text-pretty">{m.locations_who_nobody({ location: location.name })}</p>
      ) : (
        <ul aria-label={m.locations_who()} className="border-t border-line">
          {rows.map((row) => (
            <Person
              key={row.member.id}
              catalog={catalog}
              row={row}
              question={{ permission, ...(item && { item: item.id }), location: location.id }}
            />
          ))}
        </ul>
      )}
      <MoreFoot list={list} shown={rows.length} total={null} />
    </Section>
  );
}

interface PersonProps {
  readonly catalog: Catalog;
  readonly row: z.infer<typeof WhoCanView>;
  readonly question: { readonly permission: string; readonly item?: string; readonly location: string };
}

/** How many ways are told in place; the picture behind *Why* has them all. */
const waysTold = 3;

function Person({ catalog, row: { member, level, gates, because }, question }: PersonProps) {
  const { slug: organization } = useOrganization();
  const { name } = member;
  const ways = [
    ...because.map((path) => pathSentence(catalog, name, path)),
    ...placesOf(because).map((path) => placeSentence(catalog, name, path)),
  ];
  const { item, ...asked } = question;
  const search =
    item === undefined
      ? { tab: 'why' as const, permission: asked.permission, target: asked.location }
      : { tab: 'why' as const, ...question };
  return (
    <li className="flex flex-wrap gap-x-4 gap-y-1 border-b border-line py-2.5">
      <div className="flex min-w-0 flex-1 basis-48 items-start gap-2.5">
        <Avatar name={name} />
        <span className="grid min-w-0">
          <AppLink to="/$organization/users/$member" params={{ organization, member: member.id }} look="plain">
            <span className="font-strong wrap-anywhere">{name}</span>
          </AppLink>
          <span className="text-12 text-ink-2">
            <Level name={level.name} depth={depthOf(catalog, level.kind)} />
          </span>
        </span>
      </div>
      <div className="grid min-w-0 flex-[2] basis-72 content-start gap-1">
        {gates.map((gate) => (
          <span key={gate.gate}>
            <Chip tone="warn">{gateSentence(catalog, name, null, gate)}</Chip>
          </span>
        ))}
        {ways.slice(0, waysTold).map((way) => (
          <span key={way} className="text-ink-2 text-pretty">
            {way}
          </span>
        ))}
        {ways.length > waysTold && <span className="text-ink-3">{m.person_more({ count: ways.length - waysTold })}</span>}
      </div>
      <AppLink
        to="/$organization/users/$member"
        params={{ organization, member: member.id }}
        search={search}
        aria-label={m.locations_why_of({ name })}
      >
        {m.locations_why()}
      </AppLink>
    </li>
  );
}
