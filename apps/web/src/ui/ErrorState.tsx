import { CircleSlash, CloudOff, SearchX, TriangleAlert, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

export type ErrorStateKind = 'unreachable' | 'refused' | 'not_found' | 'broken';

const icons: Readonly<Record<ErrorStateKind, LucideIcon>> = {
  unreachable: CloudOff,
  refused: CircleSlash,
  not_found: SearchX,
  broken: TriangleAlert,
};

/**
 * A page, or a part of one, that could not be shown: what happened, and the one next step.
 *
 * @param heading the level at which it stands; 1 where it is the whole page.
 */
export function ErrorState(props: { kind: ErrorStateKind; title: string; sentence?: string; action?: ReactNode; heading?: 1 | 2 }) {
  const Icon = icons[props.kind];
  const Heading = props.heading === 1 ? 'h1' : 'h2';
  return (
    <section role="alert" className="grid max-w-120 justify-items-start gap-3 py-10">
      <span
        className={`grid size-10 place-items-center rounded-3 ${props.kind === 'broken' ? 'bg-deny-soft text-deny' : 'bg-soft text-ink-2'}`}
      >
        <Icon size={20} aria-hidden />
      </span>
      <div className="grid gap-1">
        <Heading className="text-20 font-strong tracking-[-0.012em] text-balance">{props.title}</Heading>
        {props.sentence && <p className="text-14 text-ink-2 text-pretty">{props.sentence}</p>}
      </div>
      {props.action && <div className="mt-1 flex flex-wrap gap-2">{props.action}</div>}
    </section>
  );
}
