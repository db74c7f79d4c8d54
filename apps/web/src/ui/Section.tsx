import { useId, type ReactNode } from 'react';

/** A part of a page under its own heading, without a box. */
export function Section({ title, aside, action, children }: { title: string; aside?: ReactNode; action?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="pt-[18px]">
      <header className="flex min-h-ctl-sm flex-wrap items-center gap-2 border-b border-line pb-2">
        <h2 id={id} className="text-16 font-strong tracking-[-0.012em]">
          {title}
        </h2>
        {aside && <span className="text-ink-3">{aside}</span>}
        <span className="flex-1" />
        {action}
      </header>
      {children}
    </section>
  );
}
