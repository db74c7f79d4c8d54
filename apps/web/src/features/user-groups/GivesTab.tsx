import type { UserGroupDetails } from '@totem/domain/user-groups';
import { m } from '../../paraglide/messages.js';
import { useCatalog } from '../../shell/organization.ts';
import { Note } from '../../ui/Note.tsx';
import { Meanwhile } from '../draft/Meanwhile.tsx';
import { useGroupEditor } from '../person/access/access-editor.ts';
import { GivenSections } from '../person/access/GivenSections.tsx';

/** What a user group gives everybody in it, line by line; what is altered goes into the draft. */
export function GivesTab({ group }: { group: UserGroupDetails }) {
  const editor = useGroupEditor(group, useCatalog());
  return (
    <div className="in-turn max-w-250 pb-8">
      {editor.off !== undefined && (
        <div className="pt-4">
          <Note>{m.groups_read_only({ reason: editor.off })}</Note>
        </div>
      )}
      <Meanwhile of={{ group: group.id }} name={group.name} />
      <GivenSections editor={editor} />
    </div>
  );
}
