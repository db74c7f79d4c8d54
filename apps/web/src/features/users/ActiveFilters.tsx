import { useQuery } from '@tanstack/react-query';
import { m } from '../../paraglide/messages.js';
import { useCatalog, useOrganization } from '../../shell/organization.ts';
import { useTRPC } from '../../trpc.ts';
import { FilterChip } from '../../ui/FilterChip.tsx';
import { filterName, filterOptions } from './filter-options.tsx';
import { type FilterKey, type UsersSearch, filterKeys } from './users-search.ts';

interface ActiveFiltersProps {
  readonly search: UsersSearch;
  readonly onRemove: (key: FilterKey) => void;
}

/** What the list is narrowed by, each with what removes it. */
export function ActiveFilters({ search, onRemove }: ActiveFiltersProps) {
  const catalog = useCatalog();
  return filterKeys.map((key) => {
    const value = search[key];
    if (value === undefined) return null;
    const option = filterOptions(catalog, key)?.find((one) => one.value === value);
    const name = filterName(catalog, key);
    const remove = () => onRemove(key);
    if (key === 'level' || key === 'location') return <NodeChip key={key} name={name} node={value} onRemove={remove} />;
    if (key === 'item') return <ItemChip key={key} name={name} item={value} onRemove={remove} />;
    if (key === 'locationGroup') return <SetChip key={key} name={name} group={value} onRemove={remove} />;
    if (key === 'userGroup') return <GroupChip key={key} name={name} group={value} onRemove={remove} />;
    const said = option
      ? [...(key === 'role' && option.detail ? [option.detail] : []), option.label].join(' · ')
      : m.users_filter_unknown();
    return <FilterChip key={key} name={name} value={said} onRemove={remove} />;
  });
}

function NodeChip({ name, node, onRemove }: { name: string; node: string; onRemove: () => void }) {
  const trpc = useTRPC();
  const { id: organizationId } = useOrganization();
  const { data, error } = useQuery(trpc.nodes.get.queryOptions({ organizationId, node }));
  return <FilterChip name={name} value={data?.name ?? (error ? m.users_filter_unknown() : '…')} onRemove={onRemove} />;
}

function SetChip({ name, group, onRemove }: { name: string; group: string; onRemove: () => void }) {
  const trpc = useTRPC();
  const { id: organizationId } = useOrganization();
  const { data, error } = useQuery(trpc.locationGroups.get.queryOptions({ organizationId, group }));
  return <FilterChip name={name} value={data?.name ?? (error ? m.users_filter_unknown() : '…')} onRemove={onRemove} />;
}

function GroupChip({ name, group, onRemove }: { name: string; group: string; onRemove: () => void }) {
  const trpc = useTRPC();
  const { id: organizationId } = useOrganization();
  const { data, error } = useQuery(trpc.userGroups.get.queryOptions({ organizationId, group }));
  return <FilterChip name={name} value={data?.name ?? (error ? m.users_filter_unknown() : '…')} onRemove={onRemove} />;
}

function ItemChip({ name, item, onRemove }: { name: string; item: string; onRemove: () => void }) {
  const trpc = useTRPC();
  const { id: organizationId } = useOrganization();
  const { data, error } = useQuery(trpc.serviceItems.get.queryOptions({ organizationId, item }));
  return <FilterChip name={name} value={data?.name ?? (error ? m.users_filter_unknown() : '…')} onRemove={onRemove} />;
}
