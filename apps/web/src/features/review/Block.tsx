import { useId, type ReactNode } from 'react';

/** One part of a review under its heading; nothing where it holds nothing. */
export function Block({ title, aside, children }: { title: string; aside?: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className="flex flex-wrap items-baseline gap-x-2 pb-1 text-12 font-strong">
        {title}
        {aside && <span className="font-medium text-ink-2">{aside}</span>}
      </h3>
      <ul>{children}</ul>
    </section>
  );
}

/** One entry: its sign in a column of its own. */
export function Entry({ sign, children }: { sign: ReactNode; children: ReactNode }) {
  return (
    <li className="grid grid-cols-[22px_minmax(0,1fr)] border-t border-line py-[11px]">
      <span className="flex h-[26px] items-center">{sign}</span>
      <div className="min-w-0">{children}</div>
    </li>
  );
}
