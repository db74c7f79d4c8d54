import { Combobox } from '@base-ui/react/combobox';
import type { Catalog } from '@totem/domain/catalog/catalog';
import { ChevronDown, Search } from 'lucide-react';
import { m } from '../../../paraglide/messages.js';
import { useCatalog } from '../../../shell/organization.ts';
import { OptionLine, optionLooks, popupLooks, triggerLooks } from '../../../ui/OptionLine.tsx';
import { permissionLets, serviceName } from '../access/role-words.ts';

interface Permission {
  readonly value: string;
  readonly label: string;
  readonly service: string;
}

interface Service {
  readonly value: string;
  readonly items: readonly Permission[];
}

interface PermissionPickerProps {
  readonly value: string | null;
  readonly onChange: (permission: string) => void;
}

/** One permission of the product, under its service; found by its words or by those of the service. */
export function PermissionPicker({ value, onChange }: PermissionPickerProps) {
  const services = permissionsByService(useCatalog());
  const chosen = services.flatMap((service) => service.items).find((permission) => permission.value === value) ?? null;
  const { contains } = Combobox.useFilter();
  return (
    <Combobox.Root<Permission>
      items={services}
      value={chosen}
      itemToStringLabel={(permission) => permission.label}
      isItemEqualToValue={(one, other) => one.value === other.value}
      filter={(permission, typed) => contains(`${permission.label} ${permission.service}`, typed)}
      onValueChange={(permission) => permission && onChange(permission.value)}
    >
      <Combobox.Label className="sr-only">{m.why_permission()}</Combobox.Label>
      <Combobox.Trigger className={triggerLooks}>
        <span className={chosen ? 'min-w-0 flex-1' : 'min-w-0 flex-1 text-ink-2'}>{chosen?.label ?? m.why_choose_permission()}</span>
        <ChevronDown size={14} aria-hidden className="text-ink-3" />
      </Combobox.Trigger>
      <Combobox.Portal>
        <Combobox.Positioner align="start" sideOffset={4} className="z-40">
          <Combobox.Popup className={`${popupLooks} flex flex-col overflow-hidden`} aria-label={m.why_permission()}>
            <div className="flex items-center border-b border-line pb-1">
              <Search size={16} aria-hidden className="ml-2.5 text-ink-3" />
              <Combobox.Input
                aria-label={m.ui_find_in({ list: m.why_permission() })}
                placeholder={m.ui_find()}
                className="min-h-ctl w-full min-w-0 rounded-2 bg-transparent px-2.5 outline-none pointer-coarse:text-16"
              />
            </div>
            <Combobox.Empty>
              <p className="px-2.5 py-3 text-ink-2">{m.ui_no_match()}</p>
            </Combobox.Empty>
            <Combobox.List className="min-h-0 flex-1 overflow-auto overscroll-contain outline-none">
              {(service: Service) => (
                <Combobox.Group key={service.value} items={service.items} className="pb-1">
                  <Combobox.GroupLabel className="sticky top-0 bg-raised px-2.5 pt-2 pb-1 text-12 font-medium text-ink-2">
                    {service.value}
                  </Combobox.GroupLabel>
                  <Combobox.Collection>
                    {(permission: Permission) => (
                      <Combobox.Item key={permission.value} value={permission} className={optionLooks}>
                        <OptionLine option={permission} chosen={permission.value === value} />
                      </Combobox.Item>
                    )}
                  </Combobox.Collection>
                </Combobox.Group>
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}

/** In the order in which the product declares them, services with items first: they are what people ask about most. */
function permissionsByService(catalog: Catalog): Service[] {
  const services = [...catalog.services.values()].toSorted((a, b) => Number(b.hasItems) - Number(a.hasItems));
  return services.map(({ key, permissions }) => {
    const service = serviceName(catalog, key);
    return { value: service, items: permissions.map((one) => ({ value: one.key, label: permissionLets(catalog, one.key), service })) };
  });
}
