import { m } from '../paraglide/messages.js';
import { getLocale } from '../paraglide/runtime.js';
import { exactMoment, shortMoment } from './moment.ts';
import { Tooltip } from './Tooltip.tsx';
import { useNow } from './use-now.ts';

/** A moment in few words, and in full when pointed at or focused; `null` is never. */
export function DateTime({ at, never }: { at: string | null; never?: string }) {
  const now = useNow();
  if (at === null) return <span className="text-ink-2">{never ?? m.ui_never()}</span>;
  const moment = new Date(at);
  const exact = exactMoment(moment, getLocale());
  return (
    <Tooltip content={exact} onPress>
      <time dateTime={at} className="inline-block first-letter:uppercase">
        {shortMoment(moment, now, getLocale())}
      </time>
    </Tooltip>
  );
}
