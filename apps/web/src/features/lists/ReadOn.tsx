import { m } from '../../paraglide/messages.js';
import { Button } from '../../ui/Button.tsx';

interface ReadOnProps {
  /** As the query library has it. */
  readonly list: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly isFetchNextPageError: boolean;
    readonly fetchNextPage: () => Promise<unknown>;
  };
  /** What there is more of. */
  readonly label?: string;
}

/** Reads the next page of a list, in its foot, and says where that failed; nothing once all is there. */
export function ReadOn({ list, label = m.users_more() }: ReadOnProps) {
  if (!list.hasNextPage) return null;
  return (
    <>
      {list.isFetchNextPageError && <span className="text-deny">{m.users_more_failed()}</span>}
      <Button look="quiet" size="small" pending={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
        {label}
      </Button>
    </>
  );
}
