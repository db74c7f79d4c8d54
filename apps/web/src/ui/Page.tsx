import type { ReactNode } from 'react';

interface PageProps {
  readonly title: string;
  /** What the browser's tab says after the title, nearest first: "Users", "Oscorp". */
  readonly within?: readonly string[];
  /** Before the title: a person's avatar. */
  readonly mark?: ReactNode;
  /** In one line below the title. */
  readonly facts?: ReactNode;
  /** At the right; at most one of them filled. */
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

/** One screen: its only `h1`, its actions, its content. */
export function Page({ title, within = [], mark, facts, action, children }: PageProps) {
  return (
    <div className="flex min-h-full flex-col px-gutter pt-[22px] max-wide:pt-3.5">
      <title>{[title, ...within, 'Totem'].join(' · ')}</title>
      <header className="flex flex-wrap items-start gap-3 pb-3.5">
        {mark}
        <div className="grid min-w-[min(100%,12rem)] flex-1 gap-1">
          <h1 className="text-24 font-strong tracking-[-0.02em] wrap-anywhere max-wide:text-20">{title}</h1>
          {facts && <div className="flex min-h-6 flex-wrap items-center gap-x-6.5 gap-y-1 text-ink-2">{facts}</div>}
        </div>
        {action && <div className="flex flex-wrap gap-2">{action}</div>}
      </header>
      {children}
    </div>
  );
}
