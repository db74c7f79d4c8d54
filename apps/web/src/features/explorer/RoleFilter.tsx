import { m } from '../../paraglide/messages.js';
import { useCatalog } from '../../shell/organization.ts';
import { Select } from '../../ui/Select.tsx';
import { filterOptions } from '../users/filter-options.tsx';

/** Only people with one role there. */
export function RoleFilter({ value, onChange }: { value: string | undefined; onChange: (role: string | undefined) => void }) {
  const roles = filterOptions(useCatalog(), 'role') ?? [];
  return (
    <Select
      label={m.explorer_role()}
      labelHidden
      options={[{ value: '', label: m.explorer_role_any() }, ...roles]}
      value={value ?? ''}
      onChange={(role) => onChange(role === '' ? undefined : role)}
    />
  );
}
