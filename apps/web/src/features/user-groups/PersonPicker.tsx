import type { MemberRow } from '@totem/domain/members';
import type { UserGroupDetails } from '@totem/domain/user-groups';
import { m } from '../../paraglide/messages.js';
import { sentenceOf } from '../../sentences.ts';
import { useOrganization } from '../../shell/organization.ts';
import { useFound } from '../../shell/use-found.ts';
import { useTRPC } from '../../trpc.ts';
import { Picker } from '../../ui/Picker.tsx';
import { Adding } from '../person/access/LocationsSection.tsx';
import type { MemberLine } from './member-lines.ts';

export type ChosenPerson = Pick<MemberRow, 'id' | 'name'>;

interface PersonPickerProps {
  readonly group: UserGroupDetails;
  readonly lines: readonly MemberLine[];
  readonly onChoose: (person: ChosenPerson) => void;
  readonly label?: string;
}

/** Somebody who joins a user group, found by name or address; who cannot stays in the list and says why. */
export function PersonPicker({ group, lines, onChoose, label = m.groups_add() }: PersonPickerProps) {
  const trpc = useTRPC();
  const { id: organizationId, top } = useOrganization();
  const { rows, found } = useFound((search) =>
    trpc.members.list.queryOptions({ organizationId, node: top.id, filter: search ? { search } : {} }),
  );
  return (
    <Picker
      label={label}
      labelHidden
      plain
      trigger={<Adding words={label} />}
      options={rows.map((row) => ({
        value: row.id,
        label: row.name,
        detail: row.email === null ? row.level.name : `${row.email} · ${row.level.name}`,
        disabledReason: whyNotJoin(row, group, lines),
      }))}
      value={null}
      placeholder={label}
      found={found}
      onChange={(value) => {
        const row = rows.find((one) => one.id === value);
        if (row) onChoose(row);
      }}
    />
  );
}

/** What is known of somebody before the draft is judged. */
function whyNotJoin(row: MemberRow, { levels }: UserGroupDetails, lines: readonly MemberLine[]): string | undefined {
  if (lines.some((line) => line.id === row.id && line.state !== 'ended')) return m.reason_user_group_already_member();
  if (levels && !levels.includes(row.level.id)) return m.groups_belongs({ name: row.name, level: row.level.name });
  return row.managedAt ? sentenceOf('grant.managed_above') : undefined;
}
