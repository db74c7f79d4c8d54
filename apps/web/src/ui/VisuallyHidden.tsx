import type { ReactNode } from 'react';

/** Read aloud, not drawn; it takes no place in a row or a grid. */
export function VisuallyHidden({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <span id={id} className="sr-only">
      {children}
    </span>
  );
}
