import type { ReactNode } from 'react';
import { m } from '../paraglide/messages.js';
import { VisuallyHidden } from './VisuallyHidden.tsx';
import { useWait } from './waiting.ts';

/** What stands where something is on its way, in its shape; it is read as one word. */
export function Pending({ className, children }: { className?: string; children?: ReactNode }) {
  useWait();
  return (
    <div aria-busy data-waiting className={className}>
      <VisuallyHidden>{m.ui_loading()}</VisuallyHidden>
      {children}
    </div>
  );
}
