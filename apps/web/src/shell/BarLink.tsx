import { createLink } from '@tanstack/react-router';
import type { ComponentProps } from 'react';

export const barLooks =
  'grid min-w-0 flex-1 place-content-center justify-items-center gap-0.5 px-1 text-11 font-medium text-ink-2 -outline-offset-2 aria-[current=page]:text-ink aria-[current=page]:[&_.lucide]:text-accent-text';

function BarAnchor({ children, ...rest }: ComponentProps<'a'>) {
  return (
    <a {...rest} className={barLooks}>
      {children}
    </a>
  );
}

export const BarLink = createLink(BarAnchor);
