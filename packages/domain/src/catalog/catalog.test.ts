import { describe, expect, test } from 'vitest';
import { administrationPermissions } from './administration.ts';
import { catalogOf } from './catalog-of.ts';
import type { Catalog, Reach, RoleEntry } from './catalog.ts';
import type { Product } from './define-product.ts';
import { printMatrix } from './matrix.ts';
import { catalogs, findCatalog, products } from './products.ts';

const all: readonly Catalog[] = [catalogs.hexia(), catalogs.hexfit(), catalogs.hitflow()];

/** The roles that are ranked against each other: a service's own, or those across services. */
const sets = (catalog: Catalog): RoleEntry[][] => [...Map.groupBy(catalog.roles.values(), (role) => role.service).values()];

const held = (catalog: Catalog, role: string): string[] => [...(catalog.roles.get(role)?.can.keys() ?? [])];

describe.each(all.map((catalog): [string, Catalog] => [catalog.product.key, catalog]))('%s', (_, catalog) => {
  test('I6 a higher rank holds all that a lower one holds, as far or farther', () => {
    const pairs = sets(catalog).flatMap((set) =>
      set.flatMap((higher) => set.filter((lower) => lower.rank < higher.rank).map((lower) => ({ higher, lower }))),
    );
    const lacking = pairs.flatMap(({ higher, lower }) =>
      [...lower.can].flatMap(([permission, reaches]) => {
        const has = higher.can.get(permission) ?? [];
        const isCovered = (reach: Reach) => has.includes(reach) || (reach === 'granted_locations' && has.includes('subtree'));
        return reaches.every(isCovered) ? [] : [`${higher.key} lacks ${permission} of ${lower.key}`];
      }),
    );
    expect(pairs).not.toEqual([]);
    expect(lacking).toEqual([]);
  });

  test('I7 no role contains an extra permission, and none is empty', () => {
    const roles = [...catalog.roles.values()];
    expect(roles.filter((role) => role.can.size === 0)).toEqual([]);
    expect(roles.flatMap((role) => [...role.can.keys()]).filter((permission) => catalog.extras.has(permission))).toEqual([]);
  });

  test('the top role holds every permission of the administration', () => {
    const top = new Set(held(catalog, catalog.product.policies.ownership.top));
    expect(Object.keys(administrationPermissions).filter((key) => !top.has(`administration:${key}`))).toEqual([]);
  });

  test('E40 what is sensitive is only given singly', () => {
    expect([...catalog.permissions.values()].filter(({ sensitive, extraOnly }) => sensitive && !extraOnly)).toEqual([]);
  });

  test('what changes who may do what reaches everywhere below', () => {
    const admin = [...catalog.permissions.values()].filter(({ effect }) => effect === 'admin').map(({ key }) => key);
    const reaches = [...catalog.roles.values()].flatMap((role) => admin.flatMap((key) => role.can.get(key) ?? []));
    expect(new Set(reaches)).toEqual(new Set(['subtree']));
  });

  test('permissions are numbered in their declared order, from 0', () => {
    expect([...catalog.permissions.values()].map(({ number }) => number)).toEqual(
      [...catalog.permissions.keys()].map((_key, index) => index),
    );
    expect([...catalog.services.values()].flatMap(({ permissions }) => permissions)).toEqual([...catalog.permissions.values()]);
  });
});

describe('HX-24 every service of Hexia has four levels', () => {
  test.each(['administration', 'voc', 'mystery_shopper', 'hexia_local'])(
    'HX-24 %s: Owner, Administrator, Contributor, Reader',
    (service) => {
      const roles = [...catalogs.hexia().roles.values()].filter((role) => role.service === service).toSorted((a, b) => b.rank - a.rank);
      expect(roles.map(({ label }) => label.en)).toEqual(['Owner', 'Administrator', 'Contributor', 'Reader']);
      expect(roles.map(({ rank }) => rank)).toEqual([40, 30, 20, 10]);
    },
  );
});

test('HX-25 alert rules are for Owner and Administrator only', () => {
  const holders = [...catalogs.hexia().roles.values()].filter((role) => role.can.has('voc:alert_rule.manage'));
  expect(holders.map(({ key }) => key)).toEqual(['voc/owner', 'voc/administrator']);
});

test('HX-47 additional permissions are declared per service', () => {
  expect([...catalogs.hexia().extras]).toEqual(['voc:confidential.view', 'voc:contest.manage', 'mystery_shopper:confidential.view']);
});

/** The rows of the source: the marks stand under Owner, Administrator, Contributor, Reader; ● all of a row, CI given singly, else what it names. */
const seedRows: readonly (readonly [service: string, row: string, cells: readonly string[]])[] = [
  ['administration', 'Access the Administration portal', ['●', '●', '', '']],
  ['administration', 'Create / Edit / Delete a Subscription', ['●', '●', '', '']],
  ['administration', 'Create / Edit / Delete a Service', ['●', '●', '', '']],
  ['administration', 'Create / Edit / Delete a User & Permissions', ['●', '●', '', '']],
  ['administration', 'Create / Edit / Delete a User Group & Permissions', ['●', '●', '', '']],
  ['administration', 'View a PoS', ['●', '●', '●', '●']],
  ['administration', 'Create / Edit (a PoS)', ['●', '●', 'location.edit', '']],
  ['administration', 'Create / Edit / Delete a PoS Group', ['●', '●', '', '']],
  ['voc', 'Access the Dashboard', ['●', '●', '●', '●']],
  ['voc', 'Access the Alerts', ['●', '●', '●', '●']],
  ['voc', 'Edit / Forward / Change Status of Alerts', ['●', '●', '●', '']],
  ['voc', 'Access to the Result Section', ['●', '●', '●', '●']],
  ['voc', 'Access to the Competitor Results Section', ['●', '●', '●', '●']],
  ['voc', 'Access to the Trends Section', ['●', '●', '●', '●']],
  ['voc', 'Access to the Report Section', ['●', '●', '●', '●']],
  ['voc', 'Access confidential information', ['CI', 'CI', 'CI', 'CI']],
  ['mystery_shopper', 'Access the Dashboard', ['●', '●', '●', '●']],
  ['mystery_shopper', 'Access to the Result Section', ['●', '●', '●', '●']],
  ['mystery_shopper', 'Access to the Report Section', ['●', '●', '●', '●']],
  ['mystery_shopper', 'Access confidential information', ['CI', 'CI', 'CI', 'CI']],
  ['voc', 'Set alerts', ['●', '●', '', '']],
];

const levels = ['owner', 'administrator', 'contributor', 'reader'] as const;
const cells = seedRows.flatMap(([service, row, marks]) =>
  levels.map((level, column): [service: string, row: string, level: string, mark: string] => [service, row, level, marks[column] ?? '']),
);

describe('HX-26 the matrices of the source', () => {
  test('HX-26 have 80 cells, and 4 of the alert rules', () => expect(cells).toHaveLength(84));

  test.each(cells)('HX-26 %s · %s · %s: %s', (service, row, level, mark) => {
    const catalog: Catalog = catalogs.hexia();
    const permissions = catalog.product.services[service]?.functions.find(({ label }) => label.en === row)?.permissions ?? [];
    const has = permissions.filter((key) => catalog.roles.get(`${service}/${level}`)?.can.has(`${service}:${key}`));
    const extra = permissions.filter((key) => catalog.extras.has(`${service}:${key}`));

    expect(permissions).not.toEqual([]);
    expect(has).toEqual(mark === '●' ? permissions : mark === '' || mark === 'CI' ? [] : [mark]);
    expect(extra).toEqual(mark === 'CI' ? permissions : []);
  });

  test('HX-27 everything of Voice of Customer is filtered by points of service', () => {
    const reaches = levels.flatMap((level) => [...(catalogs.hexia().roles.get(`voc/${level}`)?.can.values() ?? [])].flat());
    expect(new Set(reaches)).toEqual(new Set(['granted_locations']));
  });
});

test('HF-2 five profiles, in this order of rank', () => {
  const profiles = [...catalogs.hexfit().roles.values()].toSorted((a, b) => b.rank - a.rank);
  expect(profiles.map(({ label }) => label.en)).toEqual([
    'Super Administrator',
    'Branch administrator',
    'Manager',
    'Employee',
    'Read only',
  ]);
});

test('HF-3 Super Administrator holds every permission', () => {
  expect(new Set(held(catalogs.hexfit(), 'hexfit/super_administrator'))).toEqual(new Set(catalogs.hexfit().permissions.keys()));
});

const sections = ['overview', 'information', 'objective', 'activity', 'stakeholder', 'storage', 'plan'].map(
  (section) => `files:${section}.view`,
);

test.each(sections)('HF-17 Read only sees %s where they participate', (permission) => {
  const catalog: Catalog = catalogs.hexfit();
  expect(catalog.roles.get('hexfit/read_only')?.can.get(permission)).toEqual(['participating']);
});

test('HF-17 HF-18 Read only has seven sections, messages and nothing else', () => {
  expect(held(catalogs.hexfit(), 'hexfit/read_only')).toEqual([...sections, 'files:message.send']);
});

test('HF-19 Read only is the free profile', () => {
  expect([...catalogs.hexfit().roles.values()].filter(({ seat }) => seat === 'free').map(({ key }) => key)).toEqual(['hexfit/read_only']);
});

const modules: readonly (readonly [title: string, role: string, modules: readonly string[]])[] = [
  [
    'HT-7 HT-9 Technical',
    'technical',
    ['dashboard', 'availability', 'ssl_certificates', 'domain_names', 'servers', 'status_pages', 'maintenance'],
  ],
  ['HT-7 HT-10 Admin', 'admin', ['contacts', 'reports', 'accounts', 'users', 'apis']],
  ['HT-7 HT-11 Billing', 'billing', ['offers', 'billing']],
];
const moduleCells = modules.flatMap(([title, role, own]) =>
  modules.flatMap(([, , those]) => those.map((module): [string, string, boolean, string] => [title, module, own.includes(module), role])),
);

test.each(moduleCells)('%s · %s: %s', (_title, module, expected, role) => {
  const keys = held(catalogs.hitflow(), `hitflow/${role}`);
  expect([keys.includes(`modules:${module}.view`), keys.includes(`modules:${module}.edit`)]).toEqual([expected, expected]);
});

test('HT-8 the Owner holds every permission and is in no picker', () => {
  const owner = catalogs.hitflow().roles.get('hitflow/owner');
  expect(new Set(owner?.can.keys())).toEqual(new Set(catalogs.hitflow().permissions.keys()));
  expect(owner?.assignable).toBe(false);
});

test('HT-12 a guest gets all three roles unless told otherwise', () => {
  expect(products.hitflow.policies.invitation.preset).toEqual(['hitflow/technical', 'hitflow/admin', 'hitflow/billing']);
});

test('HX-15 a service added as data is indexed, printed and held', () => {
  const { voc } = products.hexia.services;
  const product: Product = {
    ...products.hexia,
    services: { ...products.hexia.services, polls: { ...voc, label: { en: 'Polls', fr: 'Sondages' } } },
  };
  expect(catalogOf(product).roles.get('polls/reader')?.can.has('polls:dashboard.view')).toBe(true);
  expect(printMatrix([product])).toContain('### polls: Polls');
});

test('only a built-in product is found by its key', () => {
  expect(findCatalog('hexia')).toBe(catalogs.hexia());
  expect(findCatalog('toString')).toBeNull();
});

test('the printed permissions are those of the catalogs', async () => {
  await expect(printMatrix(Object.values(products))).toMatchFileSnapshot('../../../../docs/permissions.md');
});
