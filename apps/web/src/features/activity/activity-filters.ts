import type { Catalog } from '@totem/domain/catalog/catalog';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { m } from '../../paraglide/messages.js';
import { say } from '../../product-words.ts';
import { useCatalog, useOrganization, useScope } from '../../shell/organization.ts';
import { useTRPC } from '../../trpc.ts';
import type { Option } from '../../ui/option.ts';
import { matching } from '../users/filter-options.tsx';
import { type ActivityFilterKey, activityFilterKeys, dayChoices } from './activity-search.ts';
import { kindsIn, kindWords } from './activity-kinds.ts';

export function activityFilterName({ product: { words } }: Catalog, key: ActivityFilterKey): string {
  switch (key) {
    case 'by':
      return m.activity_who();
    case 'person':
      return m.activity_about_person();
    case 'group':
      return say(words.userGroup);
    case 'place':
      return say(words.location);
    case 'locationGroup':
      return say(words.locationGroup);
    case 'item':
      return m.users_item();
    case 'action':
      return m.activity_what();
    case 'days':
      return m.activity_when();
  }
}

/** What the list of events can be narrowed by where the product has something of the kind. */
export const activityFiltersIn = (catalog: Catalog): readonly ActivityFilterKey[] =>
  activityFilterKeys.filter((key) => {
    if (key === 'group') return catalog.product.policies.userGroups !== 'off';
    if (key === 'locationGroup') return catalog.product.policies.locationGroups;
    if (key === 'place') return [...catalog.kinds.values()].some((kind) => kind.isLocation);
    return key !== 'item' || [...catalog.services.values()].some((service) => service.hasItems);
  });

export const daysWords = (days: string): string => (days === '1' ? m.activity_today() : m.activity_last_days({ days }));

/** The choices of a filter that match what is typed. */
export function useActivityOptions(key: ActivityFilterKey, typed: string): { options: readonly Option[]; note: string | null } {
  const trpc = useTRPC();
  const catalog = useCatalog();
  const { id: organizationId } = useOrganization();
  const { id: within } = useScope();
  const search = typed.trim();
  const found = (of: boolean) => ({ enabled: of, placeholderData: keepPreviousData });
  const filter = search === '' ? {} : { search };
  const people = useQuery(
    trpc.members.list.queryOptions({ organizationId, node: within, filter }, found(key === 'by' || key === 'person')),
  );
  const groups = useQuery(trpc.userGroups.list.queryOptions({ organizationId, within, search }, found(key === 'group')));
  const places = useQuery(trpc.nodes.search.queryOptions({ organizationId, within, search, locationsOnly: true }, found(key === 'place')));
  const locationGroups = useQuery(
    trpc.locationGroups.list.queryOptions({ organizationId, within, search }, found(key === 'locationGroup')),
  );
  const items = useQuery(trpc.serviceItems.list.queryOptions({ organizationId, within, search }, found(key === 'item')));
  switch (key) {
    case 'action':
      return {
        options: matching(
          kindsIn(catalog).map((type) => ({ value: type, label: kindWords(catalog, type) })),
          typed,
        ),
        note: null,
      };
    case 'days':
      return {
        options: matching(
          dayChoices.map((days) => ({ value: days, label: daysWords(days) })),
          typed,
        ),
        note: null,
      };
    case 'by':
    case 'person':
      return noted(people, ({ id, name, email, level }) => ({ value: id, label: name, detail: email ?? level.name }));
    case 'group':
      return noted(groups, ({ id, name, home }) => ({ value: id, label: name, detail: home.name }));
    case 'place':
      return noted(places, ({ id, name, path }) => ({ value: id, label: name, detail: path.at(-2)?.name ?? '' }));
    case 'locationGroup':
      return noted(locationGroups, ({ id, name, home }) => ({ value: id, label: name, detail: home.name }));
    case 'item':
      return noted(items, ({ id, name, node }) => ({ value: id, label: name, detail: node.name }));
  }
}

interface Answer<Row> {
  readonly data: { readonly rows: readonly Row[]; readonly complete: boolean } | undefined;
  readonly error: unknown;
}

function noted<Row>({ data, error }: Answer<Row>, optionOf: (row: Row) => Option): { options: readonly Option[]; note: string | null } {
  if (!data) return { options: [], note: error ? m.users_more_failed() : m.ui_loading() };
  if (data.rows.length === 0) return { options: [], note: m.ui_no_match() };
  return { options: data.rows.map(optionOf), note: data.complete ? null : m.ui_shown_more_exist({ count: data.rows.length }) };
}
