import { m } from '../../paraglide/messages.js';
import { useCatalog } from '../../shell/organization.ts';
import { Select } from '../../ui/Select.tsx';
import { filterOptions } from '../users/filter-options.tsx';

/** Only people for whom an extra permission counts there: any of them, or one; nothing where the product has none. */
export function ExtraFilter({ value, onChange }: { value: string | undefined; onChange: (extra: string | undefined) => void }) {
  const extras = filterOptions(useCatalog(), 'extra') ?? [];
  if (extras.length === 0) return null;
  const options = [{ value: '', label: m.explorer_extra_any() }, { value: 'only', label: m.explorer_extra_some() }, ...extras];
  return (
    <Select
      label={m.explorer_extra()}
      labelHidden
      options={options}
      value={value ?? ''}
      onChange={(extra) => onChange(extra === '' ? undefined : extra)}
    />
  );
}
