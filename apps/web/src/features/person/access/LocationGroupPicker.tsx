import { m } from '../../../paraglide/messages.js';
import { say } from '../../../product-words.ts';
import { useOrganization } from '../../../shell/organization.ts';
import { useFound } from '../../../shell/use-found.ts';
import { useTRPC } from '../../../trpc.ts';
import { Picker } from '../../../ui/Picker.tsx';
import type { AccessEditor } from './access-editor.ts';
import { onLocationGroup } from './lines.ts';
import { Adding } from './LocationsSection.tsx';

/** A location group below the person's level, whose places they are given from now on. */
export function LocationGroupPicker({ editor }: { editor: AccessEditor }) {
  const trpc = useTRPC();
  const { id: organizationId } = useOrganization();
  const { holder, catalog } = editor;
  const { rows, found } = useFound((search) => trpc.locationGroups.list.queryOptions({ organizationId, within: holder.level.id, search }));
  const label = m.person_give_location_group({ group: say(catalog.product.words.locationGroup) });
  return (
    <Picker
      label={label}
      labelHidden
      plain
      trigger={<Adding words={label} />}
      options={rows.map(({ id, name, home, locations }) => ({
        value: id,
        label: name,
        detail: m.person_group_detail({ home: home.name, count: locations }),
        disabledReason: editor.lines.some((line) => line.on.id === id && line.through === null && line.state !== 'ended')
          ? m.reason_grant_already_given()
          : undefined,
      }))}
      value={null}
      placeholder={label}
      found={found}
      onChange={(value) => {
        const group = rows.find((one) => one.id === value);
        if (group) editor.give({ locations: null }, onLocationGroup(group));
      }}
    />
  );
}
