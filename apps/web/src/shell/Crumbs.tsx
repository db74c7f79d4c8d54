import type { LinkOptions } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import { Fragment } from 'react';
import { m } from '../paraglide/messages.js';
import { AppLink } from './AppLink.tsx';

export interface Crumb {
  readonly label: string;
  /** Absent for where one is. */
  readonly link?: LinkOptions;
}

/** The path through the tree to what is shown; from 720 px on. */
export function Crumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  return (
    <nav aria-label={m.shell_tree()} className="min-w-0 max-wide:hidden">
      <ol className="flex min-w-0 flex-wrap items-center gap-x-1.5 text-ink-2">
        {crumbs.map(({ label, link }, index) => (
          <Fragment key={`${index} ${label}`}>
            {index > 0 && (
              <li aria-hidden>
                <ChevronRight size={14} className="text-ink-off" />
              </li>
            )}
            <li className="flex min-h-6 items-center">
              {link ? (
                <AppLink look="plain" {...link}>
                  {label}
                </AppLink>
              ) : (
                <span aria-current="location" className="font-medium text-ink">
                  {label}
                </span>
              )}
            </li>
          </Fragment>
        ))}
      </ol>
    </nav>
  );
}
