import { m } from '../../paraglide/messages.js';
import { Button } from '../../ui/Button.tsx';
import { ListFoot } from '../../ui/ListFoot.tsx';

interface MoreFootProps {
  readonly list: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly isFetchNextPageError: boolean;
    readonly fetchNextPage: () => Promise<unknown>;
  };
  readonly shown: number;
  readonly total: number | null;
}

/** How much of a list is shown, with what reads on. */
export function MoreFoot({ list, shown, total }: MoreFootProps) {
  if (shown === 0) return null;
  return (
    <ListFoot from={1} shown={shown} total={total} complete={!list.hasNextPage}>
      {list.hasNextPage && (
        <>
          {list.isFetchNextPageError && <span className="text-deny">{m.users_more_failed()}</span>}
          <Button look="quiet" size="small" pending={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {m.users_more()}
          </Button>
        </>
      )}
    </ListFoot>
  );
}
