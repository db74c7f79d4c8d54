import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { auditEventTypes } from '@totem/domain/audit';
import { m } from '../../paraglide/messages.js';
import { getLocale } from '../../paraglide/runtime.js';
import { useCatalog, useOrganization } from '../../shell/organization.ts';
import { useTRPC } from '../../trpc.ts';
import { FilterChip } from '../../ui/FilterChip.tsx';
import { exactMoment } from '../../ui/moment.ts';
import { FilterMenu } from '../users/FilterMenu.tsx';
import { OptionSearch } from '../users/OptionSearch.tsx';
import { activityFilterName, activityFiltersIn, daysWords, useActivityOptions } from './activity-filters.ts';
import { type ActivityFilterKey, type ActivitySearch, activityFilterKeys } from './activity-search.ts';
import { kindWords } from './activity-kinds.ts';
import { listed } from '../person/access/role-words.ts';

interface ActivityFiltersProps {
  readonly search: ActivitySearch;
  readonly onAdd: (key: ActivityFilterKey, value: string) => void;
  readonly onRemove: (key: keyof ActivitySearch) => void;
}

/** What the list of events is narrowed by, each with what removes it, and one more. */
export function ActivityFilters({ search, onAdd, onRemove }: ActivityFiltersProps) {
  const catalog = useCatalog();
  return (
    <>
      {activityFilterKeys.map((key) => {
        const value = search[key];
        if (value === undefined) return null;
        const shared = { name: activityFilterName(catalog, key), onRemove: () => onRemove(key) };
        if (key === 'days') return <FilterChip key={key} {...shared} value={daysWords(value)} />;
        if (key === 'action') return <FilterChip key={key} {...shared} value={kindsOf(value)} />;
        return <NamedChip key={key} of={key} id={value} {...shared} />;
      })}
      {search.at !== undefined && (
        <FilterChip name={m.activity_when()} value={exactMoment(new Date(search.at), getLocale())} onRemove={() => onRemove('at')} />
      )}
      <FilterMenu
        filters={activityFiltersIn(catalog).map((key) => ({ key, name: activityFilterName(catalog, key) }))}
        choices={Choices}
        onAdd={onAdd}
      />
    </>
  );

  function kindsOf(value: string): string {
    const types = auditEventTypes.filter((type) => value.split(',').includes(type));
    return types.length === 0 ? m.users_filter_unknown() : listed(types.map((type) => kindWords(catalog, type)));
  }
}

function Choices({ of, onChoose }: { of: ActivityFilterKey; onChoose: (value: string) => void }) {
  const catalog = useCatalog();
  const [typed, setTyped] = useState('');
  const { options, note } = useActivityOptions(of, typed);
  const label = activityFilterName(catalog, of);
  return <OptionSearch label={label} options={options} typed={typed} onType={setTyped} onChoose={onChoose} note={note} />;
}

interface NamedChipProps {
  readonly of: Exclude<ActivityFilterKey, 'days' | 'action'>;
  readonly id: string;
  readonly name: string;
  readonly onRemove: () => void;
}

/** A filter that names somebody or something, by what it is called today. */
function NamedChip({ of, id, name, onRemove }: NamedChipProps) {
  const trpc = useTRPC();
  const { id: organizationId } = useOrganization();
  const asked = (enabled: boolean) => ({ enabled, staleTime: 60_000 });
  const person = useQuery(trpc.members.get.queryOptions({ organizationId, member: id }, asked(of === 'by' || of === 'person')));
  const group = useQuery(trpc.userGroups.get.queryOptions({ organizationId, group: id }, asked(of === 'group')));
  const place = useQuery(trpc.nodes.get.queryOptions({ organizationId, node: id }, asked(of === 'place')));
  const locationGroup = useQuery(trpc.locationGroups.get.queryOptions({ organizationId, group: id }, asked(of === 'locationGroup')));
  const item = useQuery(trpc.serviceItems.get.queryOptions({ organizationId, item: id }, asked(of === 'item')));
  const found = { by: person, person, group, place, locationGroup, item }[of];
  return <FilterChip name={name} value={found.data?.name ?? (found.error ? m.users_filter_unknown() : '…')} onRemove={onRemove} />;
}
