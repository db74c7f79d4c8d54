import type { ReactNode } from 'react';
import { usePart, Waiting } from './waiting.ts';

/** One of several parts below each other (`in-turn`), without a heading of its own. */
export function Part({ className, children }: { className?: string; children: ReactNode }) {
  const { isWaiting, wait } = usePart();
  return (
    <div className={className} data-waiting={isWaiting || undefined}>
      <Waiting value={wait}>{children}</Waiting>
    </div>
  );
}
