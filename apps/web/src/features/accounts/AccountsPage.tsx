import type { MyOrganizationView } from '@totem/domain/organizations';
import { wordsOf } from '@totem/domain/search';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { BarePage } from '../../shell/BarePage.tsx';
import { FailureState } from '../../shell/FailureState.tsx';
import { MyMenu } from '../../shell/MyMenu.tsx';
import { pinnedFirst, useKeptOrganizations } from '../../shell/own-organizations.ts';
import { useTRPC } from '../../trpc.ts';
import { Button } from '../../ui/Button.tsx';
import { ListFoot } from '../../ui/ListFoot.tsx';
import { Page } from '../../ui/Page.tsx';
import { Section } from '../../ui/Section.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { SearchBox } from '../users/SearchBox.tsx';
import { AccountLine } from './AccountLine.tsx';

const route = getRouteApi('/signed-in/accounts');

/** With more than these, one finds by typing. */
const fewAtMost = 7;

/** Every organization one belongs to: those pinned first, and apart those that are closed to one. */
export function AccountsPage() {
  const trpc = useTRPC();
  const { person } = route.useRouteContext();
  const kept = useKeptOrganizations(person.id);
  const [typed, setTyped] = useState('');
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    trpc.organizations.mine.infiniteQueryOptions({ pageSize: 200 }, { getNextPageParam: (page) => page.next ?? undefined }),
  );
  const all = data?.pages.flatMap((page) => page.rows) ?? [];
  const rows = pinnedFirst(
    all.filter((row) => isCalled(row, typed)),
    kept,
  );
  const open = rows.filter((row) => row.deactivated === null);
  const closed = rows.filter((row) => row.deactivated !== null);
  const line = (row: MyOrganizationView) => <AccountLine key={row.id} row={row} person={person.id} kept={kept} />;
  return (
    <BarePage me={<MyMenu />}>
      <Page title={m.shell_accounts_title()}>
        <div className="max-w-190 pb-8">
          {isPending && <Skeleton rows={3} />}
          {error && all.length === 0 && <FailureState error={error} onTryAgain={() => void refetch()} />}
          {data && all.length === 0 && <p className="max-w-120 py-4 text-14 text-ink-2">{m.shell_accounts_empty()}</p>}
          {all.length > fewAtMost && (
            <div className="flex pb-3">
              <SearchBox label={m.shell_find_organization()} value={typed} onSearch={setTyped} />
            </div>
          )}
          {all.length > 0 && rows.length === 0 && (
            <p role="status" className="py-4 text-ink-2">
              {m.accounts_none({ text: typed })}
            </p>
          )}
          {open.length > 0 && <ul>{open.map(line)}</ul>}
          {closed.length > 0 && (
            <Section title={m.accounts_deactivated()}>
              <ul>{closed.map(line)}</ul>
            </Section>
          )}
        </div>
        {all.length > 0 && (
          <ListFoot from={1} shown={rows.length} total={null} complete={!hasNextPage}>
            {hasNextPage && (
              <Button look="quiet" pending={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                {m.shell_accounts_more()}
              </Button>
            )}
          </ListFoot>
        )}
      </Page>
    </BarePage>
  );
}

/** Whether each typed word begins a word of its name. */
function isCalled({ name }: MyOrganizationView, typed: string): boolean {
  const named = wordsOf(name);
  return wordsOf(typed).every((word) => named.some((one) => one.startsWith(word)));
}
