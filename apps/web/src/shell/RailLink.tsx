import { createLink } from '@tanstack/react-router';
import type { ComponentProps } from 'react';

const looks =
  'group flex min-h-[34px] items-center gap-2.5 rounded-2 px-2.5 py-1.5 leading-tight font-medium text-ink-2 transition-colors hover:bg-hover hover:text-ink aria-[current=page]:bg-surface aria-[current=page]:text-ink aria-[current=page]:shadow-e1 [&_.lucide]:text-ink-3 aria-[current=page]:[&_.lucide]:text-accent-text';

function RailAnchor({ children, ...rest }: ComponentProps<'a'>) {
  return (
    <a {...rest} className={looks}>
      {children}
    </a>
  );
}

export const RailLink = createLink(RailAnchor);
