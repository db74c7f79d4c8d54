import type { RoleStep } from '../../../ui/RoleMark.tsx';
import { type Difference, signOf } from '../../explorer/difference.ts';
import type { Place } from './cell.ts';

const heat: Readonly<Record<RoleStep, string>> = {
  1: 'bg-heat-1 text-on-heat-1',
  2: 'bg-heat-2 text-on-heat-2',
  3: 'bg-heat-3 text-on-heat-3',
  4: 'bg-heat-4 text-on-heat-4',
};

const signLooks: Readonly<Record<Difference, string>> = { gained: 'text-allow', lost: 'text-deny', same: 'text-ink-2' };

interface MarkProps {
  readonly state: Place['state'];
  /** For `yes`: the role's letter and how much it can. */
  readonly letter?: string;
  readonly step?: RoleStep;
  readonly sensitive?: boolean;
  readonly ends?: boolean;
  /** In comparison with somebody else's. */
  readonly difference?: Difference | undefined;
}

/** What a cell shows to the eye; its words stand beside it, always. */
export function Mark({ state, letter, step = 1, sensitive = false, ends = false, difference }: MarkProps) {
  return (
    <span
      aria-hidden
      className={`relative grid size-full place-items-center overflow-hidden rounded-1 font-strong ${state === 'yes' ? heat[step] : state === 'none' ? 'edge' : 'edge bg-sunken'}`}
    >
      {state === 'yes' && letter}
      {state === 'no_location' && <span className="size-2 rounded-full bg-ink-2" />}
      {state === 'no_role' && <span className="size-3 rounded-full border-2 border-ink-2" />}
      {ends && <span className="absolute inset-[2px] rounded-[3px] border-[1.5px] border-dashed border-current" />}
      {difference && (
        <span
          className={`absolute bottom-0 left-0 grid size-4 place-items-center rounded-tr-1 bg-surface text-14 leading-none font-strong ${signLooks[difference]}`}
        >
          {signOf[difference]}
        </span>
      )}
      {sensitive && <span className="absolute top-0 right-0 size-2.5 bg-sensitive [clip-path:polygon(0_0,100%_0,100%_100%)]" />}
    </span>
  );
}
