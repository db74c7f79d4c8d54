import { m } from '../../paraglide/messages.js';
import { getLocale } from '../../paraglide/runtime.js';
import { exactMoment } from '../../ui/moment.ts';
import { Tooltip } from '../../ui/Tooltip.tsx';
import { useNow } from '../../ui/use-now.ts';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';

const dayMs = 24 * 3_600_000;

/** How long something can still be restored; the exact moment where one points, touches, or listens. @param until ISO 8601 */
export function DaysLeft({ until }: { until: string }) {
  const now = useNow();
  const leftMs = Date.parse(until) - now;
  const exact = exactMoment(new Date(until), getLocale());
  return (
    <Tooltip content={exact} onPress>
      <time dateTime={until}>
        {leftMs < dayMs ? m.deleted_left_today() : m.deleted_left_days({ count: Math.ceil(leftMs / dayMs) })}
        <VisuallyHidden>{`, ${exact}`}</VisuallyHidden>
      </time>
    </Tooltip>
  );
}
