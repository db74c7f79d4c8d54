import { useQuery } from '@tanstack/react-query';
import { m } from '../../paraglide/messages.js';
import { useCatalog, useOrganization } from '../../shell/organization.ts';
import { useTRPC } from '../../trpc.ts';
import { filterOptions } from '../users/filter-options.tsx';
import type { ExplorerSearch } from './explorer-search.ts';

/** On paper: what an answer was narrowed to, in words, for what chooses it is not printed. */
export function PrintedFilters({ search }: { search: ExplorerSearch }) {
  const trpc = useTRPC();
  const { id: organizationId } = useOrganization();
  const catalog = useCatalog();
  const { person = '', at, in: locationGroup, q, role, sees, groups, extras } = search;
  // As the choice of groups has asked it already.
  const { data } = useQuery(
    trpc.access.locationGroups.queryOptions(
      { organizationId, member: person, at, pageSize: 200 },
      { enabled: catalog.grantsLocations && person !== '' && locationGroup !== undefined },
    ),
  );
  const labelOf = (filter: 'role' | 'extra', key: string) => filterOptions(catalog, filter)?.find(({ value }) => value === key)?.label;
  const words = [
    q,
    data?.rows.find(({ id }) => id === locationGroup)?.name,
    role === undefined ? undefined : labelOf('role', role),
    sees === undefined ? undefined : m.explorer_only_sees(),
    groups === undefined ? undefined : m.explorer_only_groups(),
    extras === undefined ? undefined : extras === 'only' ? m.explorer_only_extras() : labelOf('extra', extras),
  ].filter((one) => one !== undefined);
  return words.length > 0 && <p className="hidden pb-2 text-ink-2 print:block">{words.join(' · ')}</p>;
}
