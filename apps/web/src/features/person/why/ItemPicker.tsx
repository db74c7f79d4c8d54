import type { ServiceItemView } from '@totem/domain/service-items';
import { m } from '../../../paraglide/messages.js';
import { useOrganization } from '../../../shell/organization.ts';
import { useFound } from '../../../shell/use-found.ts';
import { useTRPC } from '../../../trpc.ts';
import { Picker } from '../../../ui/Picker.tsx';

interface ItemPickerProps {
  /** The key of the service whose items are listed. */
  readonly service: string;
  readonly value: string | null;
  /** The name of the one chosen, which the list may not hold. */
  readonly name: string | undefined;
  readonly onChange: (item: ServiceItemView) => void;
}

/** One item of a service, found by name; asked of the server once it is opened. */
export function ItemPicker({ service, value, name, onChange }: ItemPickerProps) {
  const trpc = useTRPC();
  const { id: organizationId, top } = useOrganization();
  const { rows: all, found } = useFound((search) =>
    trpc.serviceItems.list.queryOptions({ organizationId, within: top.id, service, search }),
  );
  const rows = all.filter((item) => !item.archived || item.id === value);
  return (
    <Picker
      label={m.why_item()}
      labelHidden
      placeholder={m.why_choose_item()}
      trigger={name === undefined ? undefined : <span className="min-w-0 flex-1">{name}</span>}
      options={rows.map((item) => ({ value: item.id, label: item.name, detail: item.node.name }))}
      value={value}
      found={found}
      onChange={(id) => {
        const item = rows.find((one) => one.id === id);
        if (item) onChange(item);
      }}
    />
  );
}
