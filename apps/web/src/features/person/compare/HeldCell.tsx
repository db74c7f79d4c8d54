import { Check, Minus } from 'lucide-react';
import { m } from '../../../paraglide/messages.js';
import { roleStep } from '../../../role-step.ts';
import { useCatalog } from '../../../shell/organization.ts';
import { RoleMark } from '../../../ui/RoleMark.tsx';
import { roleName } from '../access/role-words.ts';
import { dayOf } from '../why/why-words.ts';
import { type Held, isTick, type Part } from './compare-access.ts';

/** How one of two people has a thing: as what, through what and until when; or not at all. */
export function HeldCell({ who, held, part }: { who: string; held: Held | null; part: Part }) {
  return (
    <div className="grid min-w-0 content-start gap-0.5">
      <span className="text-12 wrap-anywhere text-ink-2 wide:sr-only">{who}</span>
      {held ? (
        <>
          <As held={held} />
          {detailsOf(held).map((detail) => (
            <span key={detail} className="text-12 wrap-anywhere text-ink-2">
              {detail}
            </span>
          ))}
        </>
      ) : (
        <span className="flex items-center gap-[7px] text-ink-2">
          <Minus size={14} aria-hidden className="flex-none text-ink-3" />
          {part === 'services' ? m.person_no_level() : m.why_no()}
        </span>
      )}
    </div>
  );
}

function As({ held: { thing } }: { held: Held }) {
  const catalog = useCatalog();
  const role = 'gives' in thing && 'role' in thing.gives ? catalog.roles.get(thing.gives.role) : undefined;
  const isChoice = role !== undefined && !isTick(catalog, role);
  return (
    <span className="flex min-w-0 items-center gap-[7px] font-medium">
      {isChoice ? (
        <>
          <RoleMark step={roleStep(catalog, role.key)} />
          <span className="min-w-0 wrap-anywhere">{roleName(catalog, role.key)}</span>
        </>
      ) : (
        <>
          <Check size={14} aria-hidden className="flex-none text-allow" />
          {m.why_yes()}
        </>
      )}
    </span>
  );
}

const detailsOf = ({ through, from, until }: Held): string[] => [
  ...through.map((group) => (group === null ? m.person_direct() : m.person_through({ group }))),
  ...(from === null ? [] : [m.person_from({ moment: dayOf(from) })]),
  ...(until === null ? [] : [m.person_until({ moment: dayOf(until) })]),
];
