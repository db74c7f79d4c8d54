import type { ServiceItemView } from '@totem/domain/service-items';
import { Plus } from 'lucide-react';
import { m } from '../../../paraglide/messages.js';
import { useOrganization } from '../../../shell/organization.ts';
import { useFound } from '../../../shell/use-found.ts';
import { useTRPC } from '../../../trpc.ts';
import type { Option } from '../../../ui/option.ts';
import { Picker } from '../../../ui/Picker.tsx';
import type { AccessEditor } from './access-editor.ts';
import { onItem, onNode, type Target } from './lines.ts';
import { serviceName } from './role-words.ts';

/** Whose items they are: those below a level. */
interface Level {
  readonly catalog: AccessEditor['catalog'];
  readonly holder: Pick<AccessEditor['holder'], 'level'>;
}

interface ItemPickerProps {
  readonly editor: Level;
  readonly label: string;
  readonly onChoose: (service: string, on: Target, above: readonly string[]) => void;
  /** Also all items of a service below the person's level. */
  readonly withNodes?: boolean;
  /** Only items of this service. */
  readonly service?: string;
}

/** A service item below the person's level, found by its name. */
export function ItemPicker({ editor, label, onChoose, withNodes = false, service }: ItemPickerProps) {
  const trpc = useTRPC();
  const { id: organizationId } = useOrganization();
  const { catalog, holder } = editor;
  const { level } = holder;
  const { rows, typed, found } = useFound((search) =>
    trpc.serviceItems.list.queryOptions({ organizationId, within: level.id, search, ...(service !== undefined && { service }) }),
  );
  const whole = withNodes && !typed ? servicesOn(editor).filter((key) => service === undefined || key === service) : [];
  const options: Option[] = [
    ...rows.map((item) => optionOf(editor, item)),
    ...whole.map((key) => ({
      value: key,
      label: m.person_all_of_service({ service: serviceName(catalog, key), node: level.name }),
      detail: m.person_all_of_detail(),
    })),
  ];
  return (
    <Picker
      label={label}
      labelHidden
      plain
      trigger={
        <span className="inline-flex items-center gap-[7px] font-medium text-ink-2">
          <Plus size={16} aria-hidden />
          {label}
        </span>
      }
      options={options}
      value={null}
      placeholder={label}
      found={found}
      onChange={(value) => {
        const item = rows.find((one) => one.id === value);
        if (item) onChoose(item.service, onItem(item), [item.node.id]);
        else onChoose(value, onNode(level), []);
      }}
    />
  );
}

const optionOf = ({ catalog }: Level, { id, name, service, node, archived }: ServiceItemView): Option => ({
  value: id,
  label: name,
  detail: `${serviceName(catalog, service)} · ${node.name}`,
  disabledReason: archived ? m.person_archived() : undefined,
});

/** Services with items of which some role may be given on the person's level. */
export const servicesOn = ({ catalog, holder }: Level): string[] =>
  [...catalog.services.values()]
    .filter(
      ({ key, hasItems }) =>
        hasItems && [...catalog.roles.values()].some((role) => role.service === key && role.on.nodeKinds.has(holder.level.kind)),
    )
    .map(({ key }) => key);
