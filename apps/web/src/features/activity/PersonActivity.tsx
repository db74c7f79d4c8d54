import type { MemberView } from '@totem/domain/members';
import { useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { useCan, useOrganization } from '../../shell/organization.ts';
import { Select } from '../../ui/Select.tsx';
import { ActivityList } from './ActivityList.tsx';
import { useActivity, useMyActivity } from './use-activity.ts';

type Side = 'done_to' | 'done_by';

/** What was done to somebody's access, and what they did; of their own access everybody reads the first. */
export function PersonActivity({ member }: { member: MemberView }) {
  const { top } = useOrganization();
  const seesActivity = useCan(top.id)('administration:activity.view');
  const [side, setSide] = useState<Side>('done_to');
  return (
    <div className="flex flex-1 flex-col pt-3">
      {seesActivity && (
        <Select
          label={m.activity_side()}
          labelHidden
          value={side}
          onChange={setSide}
          options={[
            { value: 'done_to', label: member.isMe ? m.activity_done_to_me() : m.activity_done_to({ name: member.name }) },
            { value: 'done_by', label: member.isMe ? m.activity_done_by_me() : m.activity_done_by({ name: member.name }) },
          ]}
        />
      )}
      {side === 'done_to' ? member.isMe ? <Mine /> : <About member={member} /> : <By member={member} />}
    </div>
  );
}

const Nothing = ({ children }: { children: string }) => <p className="max-w-120 py-4 text-14 text-ink-2 text-pretty">{children}</p>;

const Mine = () => <ActivityList activity={useMyActivity()} empty={<Nothing>{m.activity_nothing_to_me()}</Nothing>} />;

function About({ member }: { member: MemberView }) {
  const activity = useActivity(useOrganization().top.id, { about: { member: member.id } });
  return <ActivityList activity={activity} empty={<Nothing>{m.activity_nothing_to({ name: member.name })}</Nothing>} />;
}

function By({ member }: { member: MemberView }) {
  const activity = useActivity(useOrganization().top.id, { by: member.id });
  const words = member.isMe ? m.activity_nothing_by_me() : m.activity_nothing_by({ name: member.name });
  return <ActivityList activity={activity} empty={<Nothing>{words}</Nothing>} />;
}
