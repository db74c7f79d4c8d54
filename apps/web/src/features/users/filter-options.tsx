import type { Catalog } from '@totem/domain/catalog/catalog';
import { wordsOf } from '@totem/domain/search';
import { m } from '../../paraglide/messages.js';
import { say } from '../../product-words.ts';
import { roleStep } from '../../role-step.ts';
import type { Option } from '../../ui/option.ts';
import { RoleMark } from '../../ui/RoleMark.tsx';
import { statusWords } from './people-columns.tsx';
import { extraWords } from './role-words.ts';
import { type FilterKey, filterKeys, onlyChoices } from './users-search.ts';

/** What the list of people can be narrowed by where the product has something of the kind. */
export const filtersIn = (catalog: Catalog): readonly FilterKey[] => filterKeys.filter((key) => isIn(catalog, key));

function isIn(catalog: Catalog, key: FilterKey): boolean {
  switch (key) {
    case 'level':
      return [...catalog.kinds.values()].filter((kind) => kind.isLevel).length > 1;
    case 'extra':
      return catalog.extras.size > 0;
    case 'item':
      return [...catalog.services.values()].some((service) => service.hasItems);
    case 'userGroup':
      return catalog.product.policies.userGroups !== 'off';
    case 'location':
      return catalog.grantsLocations;
    case 'locationGroup':
      return catalog.product.policies.locationGroups;
    default:
      return true;
  }
}

export function filterName({ product: { words } }: Catalog, key: FilterKey): string {
  switch (key) {
    case 'level':
      return m.users_level();
    case 'status':
      return m.users_status();
    case 'service':
      return m.users_service();
    case 'item':
      return m.users_item();
    case 'role':
      return say(words.role);
    case 'extra':
      return say(words.extra);
    case 'userGroup':
      return say(words.userGroup);
    case 'location':
      return m.users_location();
    case 'locationGroup':
      return say(words.locationGroup);
    case 'only':
      return m.users_only();
  }
}

const onlyWords = {
  with_service_without_location: m.users_only_with_service_without_location,
  with_location_without_service: m.users_only_with_location_without_service,
  ending_this_week: m.users_only_ending_this_week,
} as const;

/** The choices of a filter that need no server; null for one that does. */
export function filterOptions(catalog: Catalog, key: FilterKey): readonly Option[] | null {
  switch (key) {
    case 'status':
      return (['active', 'suspended'] as const).map((status) => ({ value: status, label: statusWords({ status }) }));
    case 'service':
      return Object.entries(catalog.product.services)
        .filter(([service]) => [...catalog.roles.values()].some((role) => role.services.has(service)))
        .map(([value, service]) => ({ value, label: say(service.label) }));
    case 'role':
      return [...catalog.roles.values()].map((role) => roleOption(catalog, role.key));
    case 'extra':
      return [...catalog.extras].map((value) => ({ value, label: extraWords(catalog, value), ...detailOf(catalog, value) }));
    case 'only':
      return onlyChoices
        .filter((choice) => catalog.grantsLocations || choice === 'ending_this_week')
        .map((choice) => ({ value: choice, label: onlyWords[choice]() }));
    case 'level':
    case 'location':
    case 'item':
    case 'locationGroup':
    case 'userGroup':
      return null;
  }
}

function roleOption(catalog: Catalog, key: string): Option {
  const role = catalog.roles.get(key);
  const service = role?.service ? catalog.product.services[role.service] : undefined;
  return {
    value: key,
    label: role ? say(role.label) : key,
    mark: <RoleMark step={roleStep(catalog, key)} />,
    ...(service && { detail: say(service.label) }),
  };
}

/** The service that an extra permission belongs to. */
function detailOf(catalog: Catalog, key: string): Pick<Option, 'detail'> {
  const service = catalog.product.services[catalog.permissions.get(key)?.service ?? ''];
  return service ? { detail: say(service.label) } : {};
}

/** Options whose words begin as typed, as a server finds things. */
export const matching = (options: readonly Option[], typed: string): readonly Option[] =>
  options.filter((option) => {
    const words = wordsOf(`${option.label} ${option.detail ?? ''}`);
    return wordsOf(typed).every((word) => words.some((one) => one.startsWith(word)));
  });
