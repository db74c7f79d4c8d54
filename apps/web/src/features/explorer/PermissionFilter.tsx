import type { Catalog } from '@totem/domain/catalog/catalog';
import { m } from '../../paraglide/messages.js';
import { useCatalog } from '../../shell/organization.ts';
import type { Option } from '../../ui/option.ts';
import { Picker } from '../../ui/Picker.tsx';
import { permissionName, serviceName } from '../person/access/role-words.ts';

/** Only people who may do one thing there, by a role or an additional permission. */
export function PermissionFilter({ value, onChange }: { value: string | undefined; onChange: (permission: string | undefined) => void }) {
  return (
    <Picker
      label={m.explorer_permission()}
      labelHidden
      placeholder={m.explorer_permission_any()}
      options={[{ value: '', label: m.explorer_permission_any() }, ...permissionOptions(useCatalog())]}
      value={value ?? ''}
      onChange={(permission) => onChange(permission === '' ? undefined : permission)}
    />
  );
}

/** In the order in which the product declares them, those of service items first: they are what people ask about most. */
function permissionOptions(catalog: Catalog): Option[] {
  const services = [...catalog.services.values()].toSorted((a, b) => Number(b.hasItems) - Number(a.hasItems));
  return services.flatMap(({ key: service, permissions }) =>
    permissions.map(({ key }) => ({ value: key, label: permissionName(catalog, key), detail: serviceName(catalog, service) })),
  );
}
