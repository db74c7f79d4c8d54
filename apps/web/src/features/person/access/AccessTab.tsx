import type { Catalog } from '@totem/domain/catalog/catalog';
import type { MemberView } from '@totem/domain/members';
import { m } from '../../../paraglide/messages.js';
import { Button } from '../../../ui/Button.tsx';
import { Note } from '../../../ui/Note.tsx';
import { Meanwhile } from '../../draft/Meanwhile.tsx';
import { type AccessEditor, keyOf, useMemberEditor } from './access-editor.ts';
import { GivenSections } from './GivenSections.tsx';
import { GroupsSection } from './GroupsSection.tsx';
import { needless } from './lines.ts';

/** What is given to a person, line by line, and the user groups they are in; what is altered goes into the draft. */
export function AccessTab({ member, catalog }: { member: MemberView; catalog: Catalog }) {
  const editor = useMemberEditor(member, catalog);
  return (
    <div className="in-turn max-w-250 pb-8">
      <Meanwhile of={{ member: member.id }} name={member.name} />
      <EndNeedless editor={editor} />
      <GivenSections editor={editor} />
      {catalog.product.policies.userGroups !== 'off' && <GroupsSection editor={editor} />}
    </div>
  );
}

/** Where several lines change nothing, one press ends them all, in the draft. */
function EndNeedless({ editor }: { editor: AccessEditor }) {
  const lines = needless(editor.lines).filter((line) => editor.whyNot(keyOf(line.gives), 'end') === undefined);
  if (lines.length < 2) return null;
  const endAll = () => {
    for (const line of lines) editor.end(line);
  };
  return (
    <div className="pt-4">
      <Note tone="warn">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
          <span className="min-w-0 flex-1 basis-60">{m.person_needless({ count: lines.length })}</span>
          <Button size="small" onClick={endAll}>
            {m.person_end_needless()}
          </Button>
        </div>
      </Note>
    </div>
  );
}
