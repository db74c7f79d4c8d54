import { useId, type ReactNode } from 'react';
import { usePart, Waiting } from './waiting.ts';

interface SectionProps {
  readonly title: string;
  /** What explains the title, beside it. */
  readonly help?: ReactNode;
  readonly aside?: ReactNode;
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a page under its own heading, without a box. */
export function Section({ title, help, aside, action, children }: SectionProps) {
  const id = useId();
  const { isWaiting, wait } = usePart();
  return (
    <section aria-labelledby={id} className="pt-[18px]" data-waiting={isWaiting || undefined}>
      <header className="break-after-avoid box-content flex min-h-ctl-sm flex-wrap items-center gap-2 border-b border-line pb-2">
        <h2 id={id} className="text-16 font-strong tracking-[-0.012em]">
          {title}
        </h2>
        {help && <span className="-ml-1">{help}</span>}
        {aside && <span className="text-ink-3">{aside}</span>}
        <span className="flex-1" />
        {action}
      </header>
      <Waiting value={wait}>{children}</Waiting>
    </section>
  );
}
