import { useInfiniteQuery } from '@tanstack/react-query';
import { m } from '../../paraglide/messages.js';
import { BarePage } from '../../shell/BarePage.tsx';
import { FailureState } from '../../shell/FailureState.tsx';
import { MyMenu } from '../../shell/MyMenu.tsx';
import { useTRPC } from '../../trpc.ts';
import { Button } from '../../ui/Button.tsx';
import { ListFoot } from '../../ui/ListFoot.tsx';
import { Page } from '../../ui/Page.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { AccountLine } from './AccountLine.tsx';

/** Every organization one belongs to, those deactivated too. */
export function AccountsPage() {
  const trpc = useTRPC();
  const { data, error, isPending, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    trpc.organizations.mine.infiniteQueryOptions({}, { getNextPageParam: (page) => page.next ?? undefined }),
  );
  const rows = data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <BarePage me={<MyMenu />}>
      <Page title={m.shell_accounts_title()}>
        {isPending && <Skeleton rows={3} />}
        {error && rows.length === 0 && <FailureState error={error} onTryAgain={() => void refetch()} />}
        {data && rows.length === 0 && <p className="max-w-120 py-4 text-14 text-ink-2">{m.shell_accounts_empty()}</p>}
        {rows.length > 0 && (
          <>
            <ul className="max-w-180">
              {rows.map((row) => (
                <AccountLine key={row.id} row={row} />
              ))}
            </ul>
            <ListFoot from={1} shown={rows.length} total={null} complete={!hasNextPage}>
              {hasNextPage && (
                <Button look="quiet" pending={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                  {m.shell_accounts_more()}
                </Button>
              )}
            </ListFoot>
          </>
        )}
      </Page>
    </BarePage>
  );
}
