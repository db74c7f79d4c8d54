import type { EffectiveAccessRow } from '@totem/domain/effective-access';
import { useInfiniteQuery } from '@tanstack/react-query';
import { ShieldCheck } from 'lucide-react';
import type { ReactNode } from 'react';
import { m } from '../../paraglide/messages.js';
import { say } from '../../product-words.ts';
import { AppLink } from '../../shell/AppLink.tsx';
import { FailureState } from '../../shell/FailureState.tsx';
import { useCatalog, useOrganization } from '../../shell/organization.ts';
import { useTRPC } from '../../trpc.ts';
import { Button } from '../../ui/Button.tsx';
import { ListFoot } from '../../ui/ListFoot.tsx';
import { Note } from '../../ui/Note.tsx';
import { Page } from '../../ui/Page.tsx';
import { Section } from '../../ui/Section.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { openPlacesOf } from './my-extras.ts';
import { MyRole } from './MyRole.tsx';
import { MyService } from './MyService.tsx';
import { useWhomToAsk } from '../../shell/use-whom-to-ask.ts';

/** So few that what each lets one do, and why, can be told at once. */
const pageSize = 12;

/** What one may do, where, through what and until when, in words; what is missing, and whom to ask for it. */
export function MyAccess() {
  const trpc = useTRPC();
  const { id: organizationId, slug, name, me } = useOrganization();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    trpc.members.effective.infiniteQueryOptions(
      { organizationId, member: me.member, pageSize },
      { getNextPageParam: (page) => page.next ?? undefined },
    ),
  );
  const rows = data?.pages.flatMap((page) => page.rows) ?? [];
  const held = rows.filter((row) => row.role !== null);
  const open = held.filter((row) => openPlacesOf(row).length > 0);
  const ask = useWhomToAsk(useOrganization().id);
  const everything = (
    <AppLink to="/$organization/users/$member" params={{ organization: slug, member: me.member }} look="outline">
      <ShieldCheck size={16} aria-hidden />
      {m.overview_mine_everything()}
    </AppLink>
  );
  const frame = (children: ReactNode) => (
    <Page title={m.overview_mine_title()} within={[name]} facts={me.name} action={everything}>
      <div className="in-turn max-w-220 pb-8">{children}</div>
    </Page>
  );
  if (error && !data) return <FailureState error={error} onTryAgain={() => void refetch()} />;
  if (!data) return frame(<Skeleton rows={4} />);
  const standing = data.pages[0]?.standing.filter((one) => one.roles.length > 0 || one.permissions.length > 0) ?? [];
  const nothing = held.length === 0 && standing.length === 0;
  return frame(
    <>
      <Missing rows={rows} held={held} />
      {nothing && !hasNextPage && (
        <p className="max-w-120 py-4 text-14 text-ink-2">
          {ask ? m.mine_nothing_ask({ organization: name, people: ask }) : m.overview_mine_nothing({ organization: name })}
        </p>
      )}
      {open.length > 0 && (
        <Section title={m.overview_mine_services()}>
          <ul className="in-turn">
            {open.map((row) => (
              <MyService key={row.item.id} row={row} ask={ask} />
            ))}
          </ul>
        </Section>
      )}
      {standing.length > 0 && (
        <Section title={m.overview_mine_standing()}>
          <ul className="in-turn">
            {standing.map((row) => (
              <MyRole key={row.node.id} row={row} />
            ))}
          </ul>
        </Section>
      )}
      {hasNextPage && (
        <ListFoot from={1} shown={rows.length} total={data.pages[0]?.total ?? null} complete={false}>
          <Button look="quiet" pending={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {m.shell_accounts_more()}
          </Button>
        </ListFoot>
      )}
    </>,
  );
}

/** HX-29: a service without a place, or a place without a service, shows nothing; it says why, and who could help. */
function Missing({ rows, held }: { rows: readonly EffectiveAccessRow[]; held: readonly EffectiveAccessRow[] }) {
  const { product, grantsLocations } = useCatalog();
  const ask = useWhomToAsk(useOrganization().id);
  if (!grantsLocations) return null;
  const without = held.filter((row) => openPlacesOf(row).length === 0);
  const placesOnly = held.length === 0 && rows.some((row) => row.places.some((place) => place.state === 'no_role'));
  if (without.length === 0 && !placesOnly) return null;
  const location = say(product.words.location);
  return (
    <div className="grid max-w-190 gap-2 pt-2">
      {without.map(({ item }) => (
        <Note key={item.id} tone="warn">
          {ask
            ? m.mine_no_location_ask({ item: item.name, location, people: ask })
            : m.overview_mine_no_location({ item: item.name, location })}
        </Note>
      ))}
      {placesOnly && <Note tone="warn">{ask ? m.mine_no_service_ask({ people: ask }) : m.overview_mine_no_service()}</Note>}
    </div>
  );
}
