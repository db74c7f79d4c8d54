import type { DecisionView, FixView } from '@totem/domain/access-questions';
import type { MemberView } from '@totem/domain/members';
import { Plus } from 'lucide-react';
import type { z } from 'zod';
import { m } from '../../../paraglide/messages.js';
import { sentenceOf } from '../../../sentences.ts';
import { useCatalog } from '../../../shell/organization.ts';
import { Button } from '../../../ui/Button.tsx';
import { Section } from '../../../ui/Section.tsx';
import { openReview, useDraft } from '../../draft/draft.ts';
import { fixesOf, fixWords, missSentence } from './why-words.ts';

type Fix = z.infer<typeof FixView>;

/** What a yes would take, and the drafts that would give it. */
export function Missing({ member, decision }: { member: MemberView; decision: DecisionView }) {
  const catalog = useCatalog();
  const misses = decision.nearMisses.filter((miss) => miss.missing !== 'gate');
  const fixes = fixesOf(decision.nearMisses);
  if (misses.length === 0) return decision.gates.length > 0 ? null : <p className="pt-2 text-ink-2">{m.why_never()}</p>;
  return (
    <Section title={m.why_missing()} aside={m.why_missing_parts({ count: misses.length })}>
      <ul className="grid gap-2 pt-3">
        {misses.map((miss) => (
          <li
            key={`${miss.missing} ${miss.at} ${miss.on?.id}`}
            className="rounded-3 border-[1.5px] border-dashed border-deny px-3 py-2.5 text-pretty"
          >
            {missSentence(catalog, member.name, decision.permission, miss)}
          </li>
        ))}
      </ul>
      {fixes.length > 0 && <Fixes member={member} fixes={fixes} />}
    </Section>
  );
}

function Fixes({ member, fixes }: { member: MemberView; fixes: readonly Fix[] }) {
  const catalog = useCatalog();
  const { changes, add } = useDraft();
  const drafted = new Set(changes.map((change) => JSON.stringify(change)));
  const draft = (fix: Fix) => {
    const missing = fix.changes.filter((change) => !drafted.has(JSON.stringify(change)));
    if (missing.length > 0) add(missing, member.version);
    openReview();
  };
  return (
    <div className="grid gap-2 pt-4">
      <h3 className="font-strong">{m.why_fixes()}</h3>
      <ul className="grid gap-2">
        {fixes.map((fix, index) => (
          <li key={fix.changes.map((change) => JSON.stringify(change)).join()} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Button
              icon={Plus}
              look={index === 0 && fix.refused === null ? 'filled' : 'outline'}
              disabledReason={fix.refused === null ? undefined : sentenceOf(fix.refused)}
              onClick={() => draft(fix)}
            >
              {fixWords(catalog, fix)}
            </Button>
            {fix.refused !== null && (
              <span aria-hidden className="text-12 text-ink-2">
                {sentenceOf(fix.refused)}
              </span>
            )}
          </li>
        ))}
      </ul>
      <p className="text-12 text-ink-2">{m.why_fix_note()}</p>
    </div>
  );
}
