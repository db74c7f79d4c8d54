import type { UserGroupDetails } from '@totem/domain/user-groups';
import { m } from '../../paraglide/messages.js';
import { useCatalog } from '../../shell/organization.ts';
import { useNow } from '../../ui/use-now.ts';
import { peopleNames } from '../user-groups/people-names.ts';
import { groupsGive } from '../users/is-direct.ts';
import { copiedGrants, copiedPeople } from './copied-lines.ts';
import { DuplicateDialog } from './DuplicateDialog.tsx';

/** Makes another user group that gives the same, and has the same people where one wants. */
export function DuplicateUserGroup({ group, onClose }: { group: UserGroupDetails; onClose: () => void }) {
  const now = useNow();
  const gives = groupsGive(useCatalog());
  return (
    <DuplicateDialog
      sort="user_group"
      group={group}
      description={gives ? m.group_copy_people() : m.group_copy_people_only()}
      lines={group.grants.length}
      more={{
        label: m.group_copy_with_people({ count: group.members }),
        lines: group.members,
        ticked: false,
        whyNot: group.complete ? undefined : m.group_copy_not_all({ count: group.people.length }),
      }}
      blocked={undefined}
      linesOf={(made, withPeople) => {
        if (made.sort !== 'user_group') return [];
        for (const { id, name } of group.people) peopleNames.set(id, name);
        return [...copiedGrants(group, made.id, now), ...(withPeople ? copiedPeople(group, made.id, now) : [])];
      }}
      onClose={onClose}
    />
  );
}
