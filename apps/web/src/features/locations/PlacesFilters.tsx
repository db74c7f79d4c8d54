import { m } from '../../paraglide/messages.js';
import { say } from '../../product-words.ts';
import { useCatalog } from '../../shell/organization.ts';
import { FilterChip } from '../../ui/FilterChip.tsx';
import { Select } from '../../ui/Select.tsx';
import { SearchBox } from '../users/SearchBox.tsx';
import type { LocationsSearch } from './locations-search.ts';
import { locationTypes } from './type-words.ts';

interface PlacesFiltersProps {
  readonly search: LocationsSearch;
  readonly onChange: (parts: LocationsSearch) => void;
}

const every = 'every';

/** What the locations are narrowed by. */
export function PlacesFilters({ search, onChange }: PlacesFiltersProps) {
  const catalog = useCatalog();
  const { words } = catalog.product;
  const types = locationTypes(catalog);
  return (
    <div className="flex flex-wrap items-center gap-2 pb-3">
      <div className="flex max-wide:w-full">
        <SearchBox label={m.locations_find()} value={search.q ?? ''} onSearch={(q) => onChange({ q: q || undefined })} />
      </div>
      {types.length > 1 && (
        <Select
          label={m.locations_type()}
          labelHidden
          value={search.type ?? every}
          options={[{ value: every, label: m.locations_every_type() }, ...types.map(({ type, label }) => ({ value: type, label }))]}
          onChange={(type) => onChange({ type: type === every ? undefined : type })}
        />
      )}
      {catalog.grantsLocations && (
        <button
          type="button"
          aria-pressed={search.only === 'nobody_sees'}
          onClick={() => onChange({ only: search.only === undefined ? 'nobody_sees' : undefined })}
          className="edge-control inline-flex min-h-ctl items-center gap-1.5 rounded-2 bg-surface px-2.5 hover:bg-hover aria-pressed:bg-accent-soft aria-pressed:font-medium aria-pressed:text-accent-text"
        >
          {m.locations_only_unseen()}
        </button>
      )}
      {search.groups !== undefined && (
        <FilterChip
          name={say(words.locationGroups)}
          value={m.locations_compared({ count: search.groups.split('.').length })}
          onRemove={() => onChange({ groups: undefined, part: undefined })}
        />
      )}
    </div>
  );
}
