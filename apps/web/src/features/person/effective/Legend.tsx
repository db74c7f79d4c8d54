import type { ReactNode } from 'react';
import { m } from '../../../paraglide/messages.js';
import { roleStep } from '../../../role-step.ts';
import { useCatalog } from '../../../shell/organization.ts';
import { roleName } from '../access/role-words.ts';
import { differenceWords, differences } from '../../explorer/difference.ts';
import { letterOf } from './cell.ts';
import { Mark } from './Mark.tsx';

const momentWords = { gained: m.explorer_gained_then, lost: m.explorer_lost_then };

interface LegendProps {
  readonly roles: readonly string[];
  /** With somebody else, or with another moment; absent: with nothing. */
  readonly compared?: 'people' | 'moments' | undefined;
}

/** What each mark of the grid stands for, in words; only the roles that occur. */
export function Legend({ roles: held, compared }: LegendProps) {
  const catalog = useCatalog();
  // One line for each word: the roles of several services may go by the same one.
  const roles = [...new Map(held.map((role) => [`${roleName(catalog, role)} ${roleStep(catalog, role)}`, role])).values()];
  return (
    <ul aria-label={m.effective_legend()} className="flex flex-wrap gap-x-6 gap-y-2 text-12 text-ink-2">
      {roles
        .toSorted((a, b) => roleStep(catalog, a) - roleStep(catalog, b))
        .map((role) => (
          <Entry key={role} mark={<Mark state="yes" letter={letterOf(catalog, role)} step={roleStep(catalog, role)} />}>
            {roleName(catalog, role)}
          </Entry>
        ))}
      <Entry mark={<Mark state="no_location" />}>{m.effective_no_location()}</Entry>
      <Entry mark={<Mark state="no_role" />}>{m.effective_no_role()}</Entry>
      <Entry mark={<Mark state="none" />}>{m.effective_none()}</Entry>
      <Entry mark={<Mark state="none" sensitive />}>{m.effective_sensitive()}</Entry>
      <Entry mark={<Mark state="none" ends />}>{m.effective_ends()}</Entry>
      {(compared === 'people' ? differences : compared === 'moments' ? (['gained', 'lost'] as const) : []).map((difference) => (
        <Entry key={difference} mark={<Mark state="none" difference={difference} />}>
          {compared === 'moments' && difference !== 'same' ? momentWords[difference]() : differenceWords[difference]()}
        </Entry>
      ))}
    </ul>
  );
}

function Entry({ mark, children }: { mark: ReactNode; children: ReactNode }) {
  return (
    <li className="flex items-center gap-2">
      <span className="size-5 flex-none">{mark}</span>
      {children}
    </li>
  );
}
