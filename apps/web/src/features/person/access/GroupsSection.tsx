import { CornerUpLeft } from 'lucide-react';
import { m } from '../../../paraglide/messages.js';
import { say } from '../../../product-words.ts';
import { sentenceOf } from '../../../sentences.ts';
import { Button } from '../../../ui/Button.tsx';
import { Note } from '../../../ui/Note.tsx';
import { Section } from '../../../ui/Section.tsx';
import { groupGivesWords } from '../given-words.ts';
import type { MemberEditor } from './access-editor.ts';
import { draftedLooks } from './LineRow.tsx';
import type { MembershipLine } from './lines.ts';
import { UserGroupPicker } from './UserGroupPicker.tsx';
import { Term } from '../../../shell/Term.tsx';

/** The user groups a person is in, and what each gives. */
export function GroupsSection({ editor }: { editor: MemberEditor }) {
  const { words, policies } = editor.catalog.product;
  const groups = say(words.userGroups);
  return (
    <Section title={groups} help={<Term of="userGroup" />} action={editor.off === undefined && <UserGroupPicker editor={editor} />}>
      {editor.memberships.length === 0 ? (
        <p className="py-3 text-ink-2">{m.person_no_groups({ name: editor.holder.name })}</p>
      ) : (
        <ul>
          {editor.memberships.map((line) => (
            <GroupRow key={line.group.id} editor={editor} line={line} gives={policies.userGroups === 'with_grants'} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function GroupRow({ editor, line, gives }: { editor: MemberEditor; line: MembershipLine; gives: boolean }) {
  const name = line.group.name ?? m.ui_loading();
  return (
    <li className={`border-b border-line ${line.state === 'standing' ? '' : draftedLooks}`}>
      <div className="flex min-h-row flex-wrap items-center gap-x-4 py-1.5">
        <div className="grid min-w-0 flex-1 basis-60">
          <span className={`font-medium wrap-anywhere ${line.state === 'ended' ? 'line-through decoration-deny' : ''}`}>{name}</span>
          {line.standing && (
            <span className="text-12 text-ink-2">
              {gives && `${groupGivesWords(editor.catalog, line.standing.grants)} · `}
              {m.person_group_people({ count: line.standing.group.members })}
            </span>
          )}
        </div>
        {line.state !== 'standing' && (
          <span className="text-12 font-medium text-accent-text">{line.state === 'added' ? m.person_new() : m.person_ends()}</span>
        )}
        {line.state === 'standing' ? (
          <Button
            look="quiet"
            size="small"
            disabledReason={editor.off}
            onClick={() => editor.leave(line.group.id)}
            aria-label={m.person_leave_of({ group: name })}
          >
            {m.person_leave()}
          </Button>
        ) : (
          <Button
            look="quiet"
            size="small"
            icon={CornerUpLeft}
            onClick={() => editor.undoMembership(line)}
            aria-label={m.person_undo_of({ line: name })}
          >
            {m.person_undo()}
          </Button>
        )}
      </div>
      {line.refused && (
        <div className="pb-2.5">
          <Note tone="deny">{m.person_cannot_save({ reason: sentenceOf(line.refused) })}</Note>
        </div>
      )}
    </li>
  );
}
