import { ArrowDown, ArrowUp } from 'lucide-react';
import { m } from '../../paraglide/messages.js';
import { useCatalog } from '../../shell/organization.ts';
import { Select } from '../../ui/Select.tsx';
import { sortOf, sortsIn } from './sort-choices.ts';
import type { SortParam } from './users-search.ts';

const words: Readonly<Record<SortParam, () => string>> = {
  level: m.users_sort_level,
  '-level': m.users_sort_level_down,
  name: m.users_sort_name,
  '-name': m.users_sort_name_down,
  status: m.users_sort_status,
  '-status': m.users_sort_status_down,
};

/** The order of the list where it is cards, which have no headers to press. */
export function SortChoice({ value, onChange }: { value: SortParam; onChange: (sort: SortParam) => void }) {
  const options = sortsIn(useCatalog()).map((param) => {
    const Arrow = sortOf(param).descending ? ArrowDown : ArrowUp;
    return { value: param, label: words[param](), mark: <Arrow size={14} aria-hidden className="text-ink-3" /> };
  });
  return <Select labelHidden label={m.users_sort()} options={options} value={value} onChange={onChange} />;
}
