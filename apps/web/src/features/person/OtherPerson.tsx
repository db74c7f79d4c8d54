import type { MemberRow } from '@totem/domain/members';
import { m } from '../../paraglide/messages.js';
import { useOrganization } from '../../shell/organization.ts';
import { useFound } from '../../shell/use-found.ts';
import { useTRPC } from '../../trpc.ts';
import { Picker } from '../../ui/Picker.tsx';

/** Somebody as they are chosen here. */
export type Chosen = Pick<MemberRow, 'id' | 'name'>;

interface OtherPersonProps {
  readonly label: string;
  readonly labelHidden?: boolean;
  /** Who cannot be chosen. */
  readonly than: { readonly id: string };
  readonly value: Chosen | null;
  readonly onChoose: (person: Chosen) => void;
}

/** Somebody else of the list that the reader may see, found by their name or address. */
export function OtherPerson({ label, labelHidden = false, than, value, onChoose }: OtherPersonProps) {
  const trpc = useTRPC();
  const { id: organizationId, top } = useOrganization();
  const { rows: all, found } = useFound((search) =>
    trpc.members.list.queryOptions({ organizationId, node: top.id, filter: search ? { search } : {} }),
  );
  const rows = all.filter((row) => row.id !== than.id);
  return (
    <Picker
      label={label}
      labelHidden={labelHidden}
      options={rows.map(({ id, name, email, level }) => ({
        value: id,
        label: name,
        detail: email === null ? level.name : `${email} · ${level.name}`,
      }))}
      value={value?.id ?? null}
      placeholder={m.person_other_choose()}
      // What is found changes with what is typed; who is chosen stays.
      trigger={value ? <span className="min-w-0 flex-1 wrap-anywhere">{value.name}</span> : undefined}
      found={found}
      onChange={(id) => {
        const row = rows.find((one) => one.id === id);
        if (row) onChoose({ id: row.id, name: row.name });
      }}
    />
  );
}
