import type { UserGroupDetails } from '@totem/domain/user-groups';
import { m } from '../../paraglide/messages.js';
import { useOrganization } from '../../shell/organization.ts';
import { ActivityList } from './ActivityList.tsx';
import { useActivity } from './use-activity.ts';

/** Who came into a user group or left it, and what it was given. */
export function GroupActivity({ group }: { group: UserGroupDetails }) {
  const activity = useActivity(useOrganization().top.id, { about: { group: group.id } });
  return (
    <div className="flex flex-1 flex-col">
      <ActivityList
        activity={activity}
        empty={<p className="max-w-120 py-4 text-14 text-ink-2 text-pretty">{m.activity_nothing_to({ name: group.name })}</p>}
      />
    </div>
  );
}
