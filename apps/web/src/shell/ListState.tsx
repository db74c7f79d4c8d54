import { CircleCheck, CloudOff } from 'lucide-react';
import { m } from '../paraglide/messages.js';
import { getLocale } from '../paraglide/runtime.js';
import { Button } from '../ui/Button.tsx';
import { useLive } from './live.ts';
import { useReach } from './reach.ts';

interface ListStateProps {
  /** Whether there are changes that are not shown, because the list was held; and what shows them. */
  readonly behind: boolean;
  readonly onShow: () => void;
  /** How many rows have just come or changed. */
  readonly news: number;
  /** Whether the last answer did not come. */
  readonly isOld: boolean;
  /** When the rows were true, in milliseconds since 1970. */
  readonly at: number;
}

/** In a list's foot: that something has changed, and whether the list is as things are now. */
export function ListState({ behind, onShow, news, isOld, at }: ListStateProps) {
  const live = useLive();
  const reach = useReach();
  return (
    <>
      {behind && (
        <>
          <span role="status">{m.users_behind()}</span>
          <Button look="quiet" size="small" onClick={onShow}>
            {m.users_show_changes()}
          </Button>
        </>
      )}
      <span role="status" className="sr-only">
        {news > 0 && m.live_news({ count: news })}
      </span>
      <span className="flex-1" />
      {live && reach === 'reached' && !isOld ? (
        <span className="inline-flex items-center gap-1.5">
          <CircleCheck size={14} aria-hidden />
          {m.users_live()}
        </span>
      ) : (
        <span role="status" className="inline-flex items-center gap-1.5 text-warn">
          <CloudOff size={14} aria-hidden />
          {m.users_not_live({ time: new Intl.DateTimeFormat(getLocale(), { timeStyle: 'short' }).format(at) })}
        </span>
      )}
    </>
  );
}
