import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '../../../paraglide/messages.js';
import { say } from '../../../product-words.ts';
import { useOrganization } from '../../../shell/organization.ts';
import { useTRPC } from '../../../trpc.ts';
import { Picker } from '../../../ui/Picker.tsx';
import type { AccessEditor } from './access-editor.ts';
import { Adding } from './LocationsSection.tsx';

/** A user group that the person joins. */
export function UserGroupPicker({ editor }: { editor: AccessEditor }) {
  const trpc = useTRPC();
  const { id: organizationId, top } = useOrganization();
  const { member, catalog, memberships } = editor;
  const isLeveled = catalog.product.policies.level === 'chosen';
  const [typed, setTyped] = useState<string | null>(null);
  const { data, isPending } = useQuery(
    trpc.userGroups.list.queryOptions(
      { organizationId, within: isLeveled ? member.level.id : top.id, search: typed ?? '' },
      { enabled: typed !== null, placeholderData: keepPreviousData },
    ),
  );
  const rows = data?.rows ?? [];
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
      found={{
        onSearch: setTyped,
        pending: isPending,
        note: data?.complete === false ? m.ui_shown_more_exist({ count: rows.length }) : null,
      }}
      onChange={(value) => {
        const group = rows.find((one) => one.id === value);
        if (group) editor.join(group);
      }}
    />
  );
}
