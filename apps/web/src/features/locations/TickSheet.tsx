import { m } from '../../paraglide/messages.js';
import { PartFailure } from '../../shell/PartFailure.tsx';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { SearchBox } from '../users/SearchBox.tsx';

/** One line that can be ticked. */
export interface Tick {
  readonly key: string;
  readonly label: string;
  readonly hint: string;
  readonly checked: boolean;
  readonly disabledReason: string | undefined;
  readonly onChange: (checked: boolean) => void;
}

interface TickSheetProps {
  readonly title: string;
  readonly description: string;
  readonly searchLabel: string;
  readonly find: string;
  readonly onFind: (text: string) => void;
  readonly list: {
    readonly isPending: boolean;
    readonly error: unknown;
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly isPlaceholderData: boolean;
    readonly fetchNextPage: () => Promise<unknown>;
    readonly refetch: () => Promise<unknown>;
  };
  readonly ticks: readonly Tick[];
  /** Why nothing is listed. */
  readonly none: string;
  readonly onClose: () => void;
}

/** Many things of which several are chosen, found on the server by name. */
export function TickSheet({ title, description, searchLabel, find, onFind, list, ticks, none, onClose }: TickSheetProps) {
  return (
    <Sheet
      open
      width="drawer"
      onClose={onClose}
      title={title}
      description={description}
      footer={
        <Button look="filled" onClick={onClose}>
          {m.locations_ticks_done()}
        </Button>
      }
    >
      <div className="flex pb-2">
        <SearchBox label={searchLabel} value={find} onSearch={onFind} withKey={false} />
      </div>
      {list.isPending ? (
        <Skeleton rows={5} />
      ) : list.error && ticks.length === 0 ? (
        <PartFailure error={list.error} onTryAgain={() => void list.refetch()} />
      ) : ticks.length === 0 ? (
        <p role="status" className="py-3 text-ink-2 text-pretty">
          {none}
        </p>
      ) : (
        <ul aria-label={title} aria-busy={list.isPlaceholderData} className={list.isPlaceholderData ? 'opacity-60' : undefined}>
          {ticks.map(({ key, ...tick }) => (
            <li key={key} className="flex min-h-row items-center border-b border-line py-2">
              <Checkbox {...tick} />
            </li>
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <Button look="quiet" size="small" pending={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {m.users_more()}
        </Button>
      )}
    </Sheet>
  );
}
