import { getLocale } from '../paraglide/runtime.js';
import { exactMoment, relativeMoment } from './moment.ts';
import { Tooltip } from './Tooltip.tsx';
import { useNow } from './use-now.ts';
import { VisuallyHidden } from './VisuallyHidden.tsx';

interface WhenProps {
  /** ISO 8601. */
  readonly at: string;
}

/** How long ago or in how long something is; the exact moment, in the reader's zone, where one points, touches, or listens. */
export function When({ at }: WhenProps) {
  const now = useNow();
  const moment = new Date(at);
  const exact = exactMoment(moment, getLocale());
  return (
    <Tooltip content={exact} onPress>
      <time dateTime={at}>
        {relativeMoment(moment, now, getLocale())}
        <VisuallyHidden>{`, ${exact}`}</VisuallyHidden>
      </time>
    </Tooltip>
  );
}
