import type { ReactNode } from 'react';
import { usePart, Waiting } from './waiting.ts';

interface PartProps {
  readonly className?: string;
  /** Whether it stands at the side of the others where there is room (`in-turn-beside`). */
  readonly beside?: boolean;
  readonly children: ReactNode;
}

/** One of several parts below each other (`in-turn`), without a heading of its own. */
export function Part({ className, beside, children }: PartProps) {
  const { isWaiting, wait } = usePart();
  return (
    <div className={className} data-waiting={isWaiting || undefined} data-beside={beside}>
      <Waiting value={wait}>{children}</Waiting>
    </div>
  );
}
