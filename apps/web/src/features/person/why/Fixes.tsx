import type { FixView } from '@totem/domain/access-questions';
import type { MemberView } from '@totem/domain/members';
import { Plus } from 'lucide-react';
import type { z } from 'zod';
import { m } from '../../../paraglide/messages.js';
import { sentenceOf } from '../../../sentences.ts';
import { useCatalog } from '../../../shell/organization.ts';
import { Button } from '../../../ui/Button.tsx';
import { openReview, useDraft } from '../../draft/draft.ts';
import { useWhoCould } from '../use-who-could.ts';
import { fixWords } from './why-words.ts';

type Fix = z.infer<typeof FixView>;

interface FixesProps {
  readonly member: MemberView;
  readonly fixes: readonly Fix[];
  /** Whether the first of them is the first of all. */
  readonly isFirst: boolean;
  /** Whether any may be drafted, here or on the missing part. */
  readonly mayDraft: boolean;
}

/** Ways to a yes; what cannot be drafted says why, and who could. */
export function Fixes({ member, fixes, isFirst, mayDraft }: FixesProps) {
  const who = useWhoCould(fixes.some((fix) => fix.refused === 'access.denied'));
  return (
    <div className="grid gap-2 pt-4">
      {fixes.length > 0 && <h3 className="font-strong">{isFirst ? m.why_fixes() : m.why_fixes_or()}</h3>}
      <ul className="grid gap-2">
        {fixes.map((fix, index) => (
          <li key={keyOf(fix)} className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <FixButton member={member} fix={fix} isFirst={isFirst && index === 0} />
            {fix.refused !== null && (
              <span className="text-12 text-ink-2">
                <span aria-hidden>{sentenceOf(fix.refused)}.</span>{' '}
                {fix.refused === 'access.denied' && who !== null && m.why_fix_who({ people: who })}
              </span>
            )}
          </li>
        ))}
      </ul>
      {mayDraft && <p className="text-12 text-ink-2 print:hidden">{m.why_fix_note()}</p>}
    </div>
  );
}

/** Puts a fix into the draft and shows what it would do. */
export function FixButton({ member, fix, isFirst }: { member: MemberView; fix: Fix; isFirst: boolean }) {
  const catalog = useCatalog();
  const { changes, add } = useDraft();
  const draft = () => {
    const drafted = new Set(changes.map((change) => JSON.stringify(change)));
    const missing = fix.changes.filter((change) => !drafted.has(JSON.stringify(change)));
    if (missing.length > 0) add(missing, member.version);
    openReview();
  };
  return (
    <>
      <Button
        icon={Plus}
        look={isFirst && fix.refused === null ? 'filled' : 'outline'}
        disabledReason={fix.refused === null ? undefined : sentenceOf(fix.refused)}
        onClick={draft}
      >
        {fixWords(catalog, fix)}
      </Button>
      <span className="hidden font-medium print:inline">{fixWords(catalog, fix)}</span>
    </>
  );
}

const keyOf = (fix: Fix): string => fix.changes.map((change) => JSON.stringify(change)).join();
