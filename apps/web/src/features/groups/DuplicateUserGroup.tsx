import type { UserGroupDetails } from '@totem/domain/user-groups';
import { useQuery } from '@tanstack/react-query';
import { m } from '../../paraglide/messages.js';
import { useCatalog, useOrganization } from '../../shell/organization.ts';
import { PartFailure } from '../../shell/PartFailure.tsx';
import { trpcClient } from '../../trpc.ts';
import { useNow } from '../../ui/use-now.ts';
import { mostLines } from '../draft/draft-store.ts';
import { allRows } from '../lists/all-rows.ts';
import { peopleNames } from '../user-groups/people-names.ts';
import { groupsGive } from '../users/is-direct.ts';
import { copiedGrants, copiedPeople } from './copied-lines.ts';
import { DuplicateDialog } from './DuplicateDialog.tsx';

/** Makes another user group that gives the same, and has the same people where one wants. */
export function DuplicateUserGroup({ group, onClose }: { group: UserGroupDetails; onClose: () => void }) {
  const now = useNow();
  const { id: organizationId } = useOrganization();
  const gives = groupsGive(useCatalog());
  const fits = group.members <= mostLines;
  const all = useQuery({
    queryKey: ['people to copy', organizationId, group.id, group.version],
    queryFn: () =>
      allRows((cursor) => trpcClient.userGroups.members.query({ organizationId, group: group.id, cursor, pageSize: 200 }), mostLines),
    enabled: !group.complete && fits,
  });
  const people = group.complete ? group.people : (all.data?.rows ?? []);
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
        whyNot: fits ? undefined : m.group_copy_not_all({ count: mostLines }),
      }}
      blocked={fits && !group.complete && !all.data ? m.ui_loading() : undefined}
      after={all.error && <PartFailure error={all.error} onTryAgain={() => void all.refetch()} />}
      linesOf={(made, withPeople) => {
        if (made.sort !== 'user_group') return [];
        for (const { id, name } of people) peopleNames.set(id, name);
        return [...copiedGrants(group, made.id, now), ...(withPeople ? copiedPeople(people, made.id, now) : [])];
      }}
      onClose={onClose}
    />
  );
}
