import type { Catalog } from '@totem/domain/catalog/catalog';
import type { FilterName } from '@totem/domain/grant-views';
import { m } from '../../paraglide/messages.js';
import { serviceName } from '../person/access/role-words.ts';

/** For which service a location is in a group: "every service", or one of them, or one service item. */
export function filterWords(catalog: Catalog, filter: FilterName): string {
  if (filter === null) return m.locations_every_service();
  if ('service' in filter) return m.person_only_for({ what: serviceName(catalog, filter.service) });
  return filter.name === null ? m.person_only_for_item() : m.person_only_for({ what: filter.name });
}
