import type { DecisionView } from '@totem/domain/access-questions';
import type { MemberView } from '@totem/domain/members';
import { DoorClosed } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { m } from '../../../paraglide/messages.js';
import { useCatalog } from '../../../shell/organization.ts';
import { Section } from '../../../ui/Section.tsx';
import { Box } from './Box.tsx';
import { Drawing } from './Drawing.tsx';
import type { Edge } from './edge.ts';
import { FixButton, Fixes } from './Fixes.tsx';
import { fixesOf, missSentence } from './why-words.ts';
import { Term } from '../../../shell/Term.tsx';

interface MissingProps {
  readonly member: MemberView;
  readonly decision: DecisionView;
}

/** What a yes would take, drawn between the person and the no, and the drafts that would give it. */
export function Missing({ member, decision }: MissingProps) {
  const catalog = useCatalog();
  const misses = decision.nearMisses.filter((miss) => miss.missing !== 'gate');
  // What ended on one day by several grants is one part that is missing.
  const parts = [...new Set(misses.map((miss) => missSentence(catalog, member.name, decision.permission, miss)))];
  const fixes = fixesOf(misses);
  if (misses.length === 0) return decision.gates.length > 0 ? null : <p className="pt-2 text-ink-2">{m.why_never()}</p>;
  // With one part missing, the first fix is the way to that very part, and stands on it.
  const onIt = parts.length === 1 && fixes[0]?.refused === null ? fixes[0] : undefined;
  return (
    <Section title={m.why_missing()} help={<Term of="nearMiss" />}>
      <Picture member={member} parts={parts}>
        {onIt && <FixButton member={member} fix={onIt} isFirst />}
      </Picture>
      <Fixes
        member={member}
        fixes={fixes.filter((fix) => fix !== onIt)}
        isFirst={onIt === undefined}
        mayDraft={fixes.some((fix) => fix.refused === null)}
      />
    </Section>
  );
}

interface PictureProps {
  readonly member: MemberView;
  /** What is missing, a sentence each. */
  readonly parts: readonly string[];
  /** On the part that is missing. */
  readonly children: ReactNode;
}

/** Below 720 px only the missing parts, one below the other. */
function Picture({ member, parts, children }: PictureProps) {
  const edges = useMemo(() => edgesTo(parts.length), [parts.length]);
  return (
    <div className="pt-4">
      <Drawing edges={edges}>
        <div className="grid items-center gap-x-10 wide:grid-cols-[auto_minmax(0,1fr)_auto]">
          <div aria-hidden className="max-wide:hidden">
            <Box name="person" look="person" below={member.level.name}>
              {member.name}
            </Box>
          </div>
          <ul className="grid gap-2">
            {parts.map((part, index) => (
              <li
                key={part}
                data-box={`miss ${index}`}
                className="flex min-h-13 flex-wrap items-center gap-x-4 gap-y-2 rounded-3 border-[1.5px] border-dashed border-deny bg-surface px-3 py-2"
              >
                <span className="min-w-0 flex-1 basis-60 text-pretty">{part}</span>
                {children}
              </li>
            ))}
          </ul>
          <div aria-hidden className="max-wide:hidden">
            <Box
              name="no"
              look="no"
              mark={<DoorClosed size={15} aria-hidden className="text-deny" />}
              below={m.why_missing_parts({ count: parts.length })}
            >
              {m.why_no()}
            </Box>
          </div>
        </div>
      </Drawing>
    </div>
  );
}

const edgesTo = (misses: number): Edge[] =>
  Array.from({ length: misses }, (_, index): Edge[] => [
    { from: 'person', to: `miss ${index}`, bend: 'start', look: 'plain' },
    { from: `miss ${index}`, to: 'no', bend: 'end', look: 'missing' },
  ]).flat();
