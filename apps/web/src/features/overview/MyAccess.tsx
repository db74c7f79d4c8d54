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
import { MyService } from './MyService.tsx';

/** The overview of who administers nothing: what they can open and where, and what is missing for it. */
export function MyAccess() {
  const trpc = useTRPC();
  const { id: organizationId, slug, name, me } = useOrganization();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    trpc.members.effective.infiniteQueryOptions(
      { organizationId, member: me.member },
      { getNextPageParam: (page) => page.next ?? undefined },
    ),
  );
  const everything = (
    <AppLink to="/$organization/users/$member" params={{ organization: slug, member: me.member }} look="outline">
      <ShieldCheck size={16} aria-hidden />
      {m.overview_mine_everything()}
    </AppLink>
  );
  const frame = (children: ReactNode) => (
    <Page title={m.overview_mine_title()} within={[name]} facts={me.name} action={everything}>
      {children}
    </Page>
  );
  if (error && !data) return <FailureState error={error} onTryAgain={() => void refetch()} />;
  if (!data) return frame(<Skeleton rows={4} />);
  const rows = data.pages.flatMap((page) => page.rows);
  const held = rows.filter((row) => row.role !== null);
  const open = held.filter(hasPlace);
  const standing = data.pages[0]?.standing.filter((one) => one.roles.length > 0) ?? [];
  const nothing = held.length === 0 && standing.length === 0;
  return frame(
    <>
      <Missing rows={rows} held={held} />
      {nothing && !hasNextPage && <p className="max-w-120 py-4 text-14 text-ink-2">{m.overview_mine_nothing({ organization: name })}</p>}
      {open.length > 0 && (
        <Section title={m.overview_mine_services()}>
          <ul>
            {open.map((row) => (
              <MyService key={row.item.id} row={row} />
            ))}
          </ul>
        </Section>
      )}
      {standing.length > 0 && <MyRoles standing={standing} />}
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

const hasPlace = ({ places }: EffectiveAccessRow): boolean => places.some((place) => place.state === 'yes');

/** HX-29: a service without a place, or a place without a service, shows nothing, and says why. */
function Missing({ rows, held }: { rows: readonly EffectiveAccessRow[]; held: readonly EffectiveAccessRow[] }) {
  const { product, grantsLocations } = useCatalog();
  if (!grantsLocations) return null;
  const without = held.filter((row) => !hasPlace(row));
  const placesOnly = held.length === 0 && rows.some((row) => row.places.some((place) => place.state === 'no_role'));
  if (without.length === 0 && !placesOnly) return null;
  return (
    <div className="grid max-w-190 gap-2 pt-2">
      {without.map(({ item }) => (
        <Note key={item.id} tone="warn">
          {m.overview_mine_no_location({ item: item.name, location: say(product.words.location) })}
        </Note>
      ))}
      {placesOnly && <Note tone="warn">{m.overview_mine_no_service()}</Note>}
    </div>
  );
}

/** Roles of services that have no items: what one is in the organization, and where. */
function MyRoles({ standing }: { standing: readonly { node: { id: string; name: string }; roles: readonly string[] }[] }) {
  const catalog = useCatalog();
  return (
    <Section title={m.overview_mine_standing()}>
      <ul>
        {standing.map(({ node, roles }) => (
          <li key={node.id} className="flex min-h-row flex-wrap items-center gap-x-6 border-b border-line py-2">
            <span className="min-w-48 font-medium">{node.name}</span>
            <span className="text-ink-2">
              {roles
                .flatMap((key) => catalog.roles.get(key)?.label ?? [])
                .map(say)
                .join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
