import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { m } from '../../paraglide/messages.js';
import { useCatalog, useOrganization, useScope } from '../../shell/organization.ts';
import { useTRPC } from '../../trpc.ts';
import type { Option } from '../../ui/option.ts';
import { filterOptions, matching } from './filter-options.tsx';
import type { FilterKey } from './users-search.ts';

interface Found {
  readonly options: readonly Option[];
  /** Why there are none, or that there are more. */
  readonly note: string | null;
}

/** The choices of a filter that match what is typed: the product's own at once, those of the organization from the server. */
export function useFoundOptions(key: FilterKey, typed: string): Found {
  const trpc = useTRPC();
  const catalog = useCatalog();
  const { id: organizationId } = useOrganization();
  const { id: within } = useScope();
  const search = typed.trim();
  const nodes = useQuery(
    trpc.nodes.search.queryOptions(
      { organizationId, within, search, locationsOnly: key === 'location', levelsOnly: key === 'level' },
      { enabled: key === 'location' || key === 'level', placeholderData: keepPreviousData },
    ),
  );
  const groups = useQuery(
    trpc.userGroups.list.queryOptions(
      { organizationId, within, search },
      { enabled: key === 'userGroup', placeholderData: keepPreviousData },
    ),
  );
  const items = useQuery(
    trpc.serviceItems.list.queryOptions({ organizationId, within, search }, { enabled: key === 'item', placeholderData: keepPreviousData }),
  );
  const sets = useQuery(
    trpc.locationGroups.list.queryOptions(
      { organizationId, within, search },
      { enabled: key === 'locationGroup', placeholderData: keepPreviousData },
    ),
  );
  const fixed = filterOptions(catalog, key);
  if (fixed) return noted(matching(fixed, typed), true);
  if (key === 'userGroup') return found(groups, ({ id, name, home }) => ({ value: id, label: name, detail: home.name }));
  if (key === 'locationGroup') return found(sets, ({ id, name, home }) => ({ value: id, label: name, detail: home.name }));
  if (key === 'item') return found(items, ({ id, name, node }) => ({ value: id, label: name, detail: node.name }));
  return found(nodes, ({ id, name, path }) => ({
    value: id,
    label: name,
    detail: path
      .slice(0, -1)
      .map((one) => one.name)
      .join(' › '),
  }));
}

interface Answered<Row> {
  readonly data: { readonly rows: readonly Row[]; readonly complete: boolean } | undefined;
  readonly error: unknown;
}

function found<Row>({ data, error }: Answered<Row>, optionOf: (row: Row) => Option): Found {
  if (data) return noted(data.rows.map(optionOf), data.complete);
  return { options: [], note: error ? m.users_more_failed() : m.ui_loading() };
}

function noted(options: readonly Option[], complete: boolean): Found {
  if (options.length === 0) return { options, note: m.ui_no_match() };
  return { options, note: complete ? null : m.ui_shown_more_exist({ count: options.length }) };
}
