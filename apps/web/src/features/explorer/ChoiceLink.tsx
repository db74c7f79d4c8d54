import { createLink } from '@tanstack/react-router';
import type { ComponentProps } from 'react';

const looks =
  'flex min-h-row items-center gap-2.5 rounded-2 px-2 py-1 font-medium hover:bg-hover data-chosen:bg-accent-soft data-chosen:font-strong';

function ChoiceAnchor({ children, ...rest }: ComponentProps<'a'>) {
  return (
    <a {...rest} className={looks}>
      {children}
    </a>
  );
}

/** One of many to go to, of which one may be where one is. */
export const ChoiceLink = createLink(ChoiceAnchor);
