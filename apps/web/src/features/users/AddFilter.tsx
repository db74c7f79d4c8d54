import { useState } from 'react';
import { useCatalog } from '../../shell/organization.ts';
import { filterName, filtersIn } from './filter-options.tsx';
import { FilterMenu } from './FilterMenu.tsx';
import { OptionSearch } from './OptionSearch.tsx';
import { useFoundOptions } from './use-found-options.ts';
import type { FilterKey } from './users-search.ts';

interface AddFilterProps<Key extends FilterKey> {
  /** What the list can be narrowed by; what the product has nothing of is not offered. */
  readonly keys: readonly Key[];
  readonly onAdd: (key: Key, value: string) => void;
}

/** Narrows a list by one thing more. */
export function AddFilter<Key extends FilterKey>({ keys, onAdd }: AddFilterProps<Key>) {
  const catalog = useCatalog();
  const offered = filtersIn(catalog);
  const filters = keys.filter((key) => offered.includes(key)).map((key) => ({ key, name: filterName(catalog, key) }));
  return <FilterMenu filters={filters} choices={Choices} onAdd={onAdd} />;
}

function Choices({ of, onChoose }: { of: FilterKey; onChoose: (value: string) => void }) {
  const catalog = useCatalog();
  const [typed, setTyped] = useState('');
  const { options, note } = useFoundOptions(of, typed);
  return <OptionSearch label={filterName(catalog, of)} options={options} typed={typed} onType={setTyped} onChoose={onChoose} note={note} />;
}
