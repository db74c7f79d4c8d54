import type { LinkOptions } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import { Fragment, type ReactNode } from 'react';
import { m } from '../paraglide/messages.js';
import { AppLink } from './AppLink.tsx';

export interface Crumb {
  readonly key: string;
  readonly label: string;
  readonly link: LinkOptions;
}

interface CrumbsProps {
  readonly crumbs: readonly Crumb[];
  /** Stands between the path and the page: what chooses the node that lists are about; null where there is no choice. */
  readonly picker: ReactNode;
  /** The page that the page is one of the things of; null where it stands for itself. */
  readonly list: Crumb | null;
  /** The page there. */
  readonly page: string | null;
}

/** The path through the tree to what is shown; below 720 px only what chooses the node. */
export function Crumbs({ crumbs, picker, list, page }: CrumbsProps) {
  return (
    <nav aria-label={m.shell_tree()} className="min-w-0 max-wide:max-w-[45%] max-wide:flex-none">
      <ol className="flex min-w-0 flex-wrap items-center gap-x-1.5 text-ink-2">
        {crumbs.map((crumb) => (
          <Fragment key={crumb.key}>
            <CrumbLink {...crumb} />
            <Step />
          </Fragment>
        ))}
        {picker && <li className="flex min-w-0 items-center">{picker}</li>}
        {list && (
          <>
            {picker && <Step />}
            <CrumbLink {...list} />
          </>
        )}
        {page !== null && (
          <>
            {(picker || list) && <Step />}
            <li aria-current="location" className="min-w-0 font-medium wrap-anywhere text-ink max-wide:hidden">
              {page}
            </li>
          </>
        )}
      </ol>
    </nav>
  );
}

const CrumbLink = ({ label, link }: Crumb) => (
  <li className="flex min-h-6 items-center max-wide:hidden">
    <AppLink look="plain" {...link}>
      {label}
    </AppLink>
  </li>
);

const Step = () => (
  <li aria-hidden className="max-wide:hidden">
    <ChevronRight size={14} className="text-ink-off" />
  </li>
);
