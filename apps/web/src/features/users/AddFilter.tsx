import { useState } from 'react';
import { useCatalog } from '../../shell/organization.ts';
import { filterName, filtersIn } from './filter-options.tsx';
import { FilterMenu } from './FilterMenu.tsx';
import { OptionSearch } from './OptionSearch.tsx';
import { useFoundOptions } from './use-found-options.ts';
import type { FilterKey } from './users-search.ts';

/** Narrows the list of people by one thing more. */
export function AddFilter({ onAdd }: { onAdd: (key: FilterKey, value: string) => void }) {
  const catalog = useCatalog();
  return (
    <FilterMenu filters={filtersIn(catalog).map((key) => ({ key, name: filterName(catalog, key) }))} choices={Choices} onAdd={onAdd} />
  );
}

function Choices({ of, onChoose }: { of: FilterKey; onChoose: (value: string) => void }) {
  const catalog = useCatalog();
  const [typed, setTyped] = useState('');
  const { options, note } = useFoundOptions(of, typed);
  return <OptionSearch label={filterName(catalog, of)} options={options} typed={typed} onType={setTyped} onChoose={onChoose} note={note} />;
}
