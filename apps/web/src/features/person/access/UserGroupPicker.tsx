import { m } from '../../../paraglide/messages.js';
import { say } from '../../../product-words.ts';
import { useOrganization } from '../../../shell/organization.ts';
import { useFound } from '../../../shell/use-found.ts';
import { useTRPC } from '../../../trpc.ts';
import { Picker } from '../../../ui/Picker.tsx';
import type { MemberEditor } from './access-editor.ts';
import { Adding } from './LocationsSection.tsx';

/** A user group that the person joins. */
export function UserGroupPicker({ editor }: { editor: MemberEditor }) {
  const trpc = useTRPC();
  const { id: organizationId, top } = useOrganization();
  const { holder, catalog, memberships } = editor;
  const isLeveled = catalog.product.policies.level === 'chosen';
  const { rows, found } = useFound((search) =>
    trpc.userGroups.list.queryOptions({ organizationId, within: isLeveled ? holder.level.id : top.id, search }),
  );
  const label = m.person_join({ group: say(catalog.product.words.userGroup) });
  return (
    <Picker
      label={label}
      labelHidden
      plain
      trigger={<Adding words={label} />}
      options={rows.map(({ id, name, home, members }) => ({
        value: id,
        label: name,
        detail: m.person_user_group_detail({ home: home.name, count: members }),
        disabledReason: memberships.some((one) => one.group.id === id) ? m.reason_user_group_already_member() : undefined,
      }))}
      value={null}
      placeholder={label}
      found={found}
      onChange={(value) => {
        const group = rows.find((one) => one.id === value);
        if (group) editor.join(group);
      }}
    />
  );
}
