// Long because it holds one row for each fault a document can have.
import { describe, expect, test } from 'vitest';
import acme from './access/scenarios/acme/organization.json' with { type: 'json' };
import clinique from './access/scenarios/clinique/organization.json' with { type: 'json' };
import marvel from './access/scenarios/marvel/organization.json' with { type: 'json' };
import { catalogOf } from './catalog/catalog-of.ts';
import type { Catalog } from './catalog/catalog.ts';
import type { Product } from './catalog/define-product.ts';
import { catalogs, products } from './catalog/products.ts';
import { readOrganizationDocument } from './organization-document.ts';

// A document from outside is anything at all, so these are written without a type.
type Loose = Record<string, unknown>;
const with_ = (document: Loose, more: Loose): Loose => ({ ...document, ...more });
const adding = (document: Loose, list: string, ...rows: readonly Loose[]): Loose => {
  const known: unknown = document[list];
  return { ...document, [list]: [...(Array.isArray(known) ? known : []), ...rows] };
};

const problems = (catalog: Catalog, document: unknown): string[] =>
  readOrganizationDocument(catalog, document).faults.map(({ path, problem }) => `${path}: ${problem}`);

/** A small organization that is sound, to which one fault at a time is added. */
const small: Loose = {
  format: 'totem/organization@1',
  product: 'hexia',
  productVersion: 1,
  organization: { key: 'small', name: 'Small' },
  nodes: [
    { kind: 'organization', key: 'small', name: 'Small' },
    { kind: 'subscription', key: 'north', name: 'North', parent: 'organization:small' },
    { kind: 'subscription', key: 'south', name: 'South', parent: 'organization:small' },
    { kind: 'point_of_service', key: 'quay', name: 'Quay', parent: 'subscription:north', type: 'store' },
  ],
  serviceItems: [{ service: 'voc', key: 'north', name: 'VoC', node: 'subscription:north' }],
  locationGroups: [{ key: 'coast', name: 'Coast', home: 'subscription:north', locations: ['point_of_service:quay'] }],
  members: [
    { type: 'user', key: 'ann', name: 'Ann', email: 'ann@small.example' },
    { type: 'user', key: 'bob', name: 'Bob', home: 'subscription:north', aliases: [{ type: 'user', id: 'b-17' }] },
  ],
  serviceAccounts: [{ type: 'service_account', key: 'robot', name: 'Robot', home: 'subscription:north' }],
  groups: [
    {
      key: 'desk',
      name: 'Desk',
      home: 'subscription:north',
      members: ['user:bob', { member: 'user:ann', validUntil: '2030-01-01T00:00:00Z' }],
    },
  ],
  roles: {
    auditor: { on: ['subscription', 'voc'], can: { subtree: ['voc:report.view'] } },
    watcher: { label: { en: 'Watcher', fr: 'Veilleuse' }, lets: 'watch', can: { none: [{ permission: 'voc:alert.view' }] } },
  },
  grants: [
    { to: 'user:ann', gives: { role: 'administration/owner' }, on: 'organization:small' },
    { to: 'user:bob', gives: { role: 'voc/reader' }, on: 'voc:north' },
    { to: 'user:bob', gives: { locations: true }, on: 'location_group:coast', services: ['voc', 'voc:north'] },
    { to: 'user:bob', gives: { permission: 'voc:confidential.view' }, on: 'voc:north', reason: 'Callbacks' },
    { to: 'user:bob', gives: { permission: 'voc:contest.manage' }, on: 'subscription:north' },
    { to: 'group:desk', gives: { role: 'auditor' }, on: 'voc:north' },
    { to: 'group:desk', gives: { role: 'watcher' }, on: 'voc:north' },
    { to: 'service_account:robot', gives: { role: 'voc/reader' }, on: 'subscription:north', validUntil: '2030-01-01T00:00:00Z' },
    { to: 'service_account:robot', gives: { role: 'voc/reader' }, on: 'subscription:north', validFrom: '2031-01-01T00:00:00Z' },
  ],
};
const grant = (more: Loose): Loose =>
  adding(small, 'grants', { to: 'user:bob', gives: { role: 'voc/contributor' }, on: 'voc:north', ...more });
const ownRole = (role: Loose): Loose =>
  with_(small, {
    roles: { auditor: { can: { subtree: ['voc:report.view'] } }, watcher: { can: { none: ['voc:alert.view'] } }, helper: role },
  });

describe('BX-42 an organization document', () => {
  test.each([
    ['marvel', catalogs.hexia(), marvel],
    ['clinique', catalogs.hexfit(), clinique],
    ['acme', catalogs.hitflow(), acme],
    ['small', catalogs.hexia(), small],
  ] as const)('%s is read', (_name, catalog: Catalog, document) => {
    expect(problems(catalog, document)).toEqual([]);
    expect(readOrganizationDocument(catalog, document).document?.product).toBe(catalog.product.key);
  });

  test('times become instants, single names become whole, what is absent becomes empty', () => {
    const { document } = readOrganizationDocument(catalogs.hexia(), small);
    expect(document?.groups[0]?.members).toEqual([
      { member: 'user:bob' },
      { member: 'user:ann', validUntil: new Date('2030-01-01T00:00:00Z') },
    ]);
    expect(document?.locationGroups[0]?.locations).toEqual([{ location: 'point_of_service:quay', services: [] }]);
    expect(document?.roles['watcher']?.label).toEqual({ en: 'Watcher', fr: 'Veilleuse' });
    expect(document?.roles['watcher']?.lets).toEqual({ en: 'watch', fr: 'watch' });
    expect(document?.resources).toEqual([]);
  });
});

const shape: readonly (readonly [what: string, document: unknown, fault: string])[] = [
  ['nothing at all', null, ': Invalid input: expected object, received null'],
  ['an unknown field', with_(small, { grnats: [] }), 'grnats: unknown field'],
  ['an unknown field of a grant', grant({ untl: '2030-01-01T00:00:00Z' }), 'grants[9].untl: unknown field'],
  ['a reference without a kind', grant({ on: 'north' }), 'grants[9].on: a reference is kind:key'],
  [
    'a grant of two things',
    grant({ gives: { role: 'voc/reader', locations: true } }),
    'grants[9].gives: exactly one of role, permission and locations: true',
  ],
  [
    'an instant without an offset',
    grant({ validUntil: '2030-01-01T00:00:00' }),
    'grants[9].validUntil: an instant is RFC 3339 with an offset',
  ],
  [
    'an address that is none',
    adding(small, 'members', { type: 'user', key: 'eve', email: 'eve' }),
    'members[2].email: not an e-mail address',
  ],
  [
    'an empty name',
    adding(small, 'nodes', { kind: 'subscription', key: 'west', name: ' ', parent: 'organization:small' }),
    'nodes[4].name: a name is missing',
  ],
];

const meaning: readonly (readonly [what: string, document: Loose, fault: string])[] = [
  ['another product', with_(small, { product: 'hexfit' }), 'product: expected hexia'],
  ['another version', with_(small, { productVersion: 2 }), 'productVersion: expected 1'],
  ['no root', with_(small, { nodes: [] }), 'nodes: 0 nodes without a parent; exactly one is the root'],
  [
    'a second root',
    adding(small, 'nodes', { kind: 'subscription', key: 'west', name: 'West' }),
    'nodes[4].parent: a subscription needs a parent',
  ],
  [
    'an unknown kind',
    adding(small, 'nodes', { kind: 'mall', key: 'west', name: 'West', parent: 'organization:small' }),
    'nodes[4]: no node kind mall',
  ],
  [
    'an unknown parent',
    adding(small, 'nodes', { kind: 'subscription', key: 'west', name: 'West', parent: 'organization:smal' }),
    'nodes[4].parent: no node organization:smal',
  ],
  [
    'HX-3 I1 a point of service directly under an organization',
    adding(small, 'nodes', { kind: 'point_of_service', key: 'pier', name: 'Pier', parent: 'organization:small' }),
    'nodes[4].parent: a point_of_service may not hang under a organization',
  ],
  [
    'an unknown type',
    adding(small, 'nodes', { kind: 'point_of_service', key: 'pier', name: 'Pier', parent: 'subscription:north', type: 'boat' }),
    'nodes[4].type: a point_of_service has no type boat',
  ],
  [
    'a type where there is none',
    adding(small, 'nodes', { kind: 'subscription', key: 'west', name: 'West', parent: 'organization:small', type: 'store' }),
    'nodes[4].type: a subscription has no type store',
  ],
  [
    'a node named twice',
    adding(small, 'nodes', { kind: 'subscription', key: 'north', name: 'North', parent: 'organization:small' }),
    'nodes[4]: subscription:north is named twice',
  ],
  [
    'an unknown service',
    adding(small, 'serviceItems', { service: 'polls', key: 'p', name: 'Polls', node: 'subscription:north' }),
    'serviceItems[1]: no service with items polls',
  ],
  [
    'an item at an unknown node',
    adding(small, 'serviceItems', { service: 'voc', key: 'p', name: 'P', node: 'subscription:nort' }),
    'serviceItems[1].node: no node subscription:nort',
  ],
  [
    'an item at a wrong kind',
    adding(small, 'serviceItems', { service: 'voc', key: 'p', name: 'P', node: 'organization:small' }),
    'serviceItems[1].node: voc may not be at a organization',
  ],
  [
    'a location group with an unknown home',
    adding(small, 'locationGroups', { key: 'hills', name: 'Hills', home: 'subscription:nort', locations: [] }),
    'locationGroups[1].home: no node subscription:nort',
  ],
  [
    'a location group with something else',
    adding(small, 'locationGroups', { key: 'hills', name: 'Hills', locations: ['subscription:north'] }),
    'locationGroups[1].locations[0]: no location subscription:north',
  ],
  [
    'a location group with an unknown location',
    adding(small, 'locationGroups', { key: 'hills', name: 'Hills', locations: ['point_of_service:qua'] }),
    'locationGroups[1].locations[0]: no location point_of_service:qua',
  ],
  [
    'E37 I4 a location group with a location of elsewhere',
    adding(small, 'locationGroups', { key: 'hills', name: 'Hills', home: 'subscription:south', locations: ['point_of_service:quay'] }),
    'locationGroups[1].locations[0]: point_of_service:quay does not lie in the home of the group',
  ],
  [
    'a location for an unknown service',
    adding(small, 'locationGroups', {
      key: 'hills',
      name: 'Hills',
      locations: [{ location: 'point_of_service:quay', services: ['voc', 'polls'] }],
    }),
    'locationGroups[1].locations[0].services[1]: no service or service item polls',
  ],
  [
    'a location named twice',
    adding(small, 'locationGroups', {
      key: 'hills',
      name: 'Hills',
      locations: ['point_of_service:quay', { location: 'point_of_service:quay', services: ['voc'] }, 'point_of_service:quay'],
    }),
    'locationGroups[1].locations[2]: named twice',
  ],
  ['an unknown resource type', adding(small, 'resources', { type: 'file', key: 'f' }), 'resources[0]: no resource type file'],
  ['an unknown subject type', adding(small, 'members', { type: 'robot', key: 'eve' }), 'members[2]: no subject type of members: robot'],
  [
    'a service account among members',
    adding(small, 'members', { type: 'service_account', key: 'eve' }),
    'members[2]: no subject type of members: service_account',
  ],
  ['an alias that another has', adding(small, 'members', { type: 'user', key: 'b-17' }), 'members[2]: user:b-17 is named twice'],
  [
    'an address that another has',
    adding(small, 'members', { type: 'user', key: 'eve', email: 'Ann@SMALL.example' }),
    'members[2].email: another member has this address',
  ],
  [
    'an unknown home',
    adding(small, 'members', { type: 'user', key: 'eve', home: 'subscription:nort' }),
    'members[2].home: no node subscription:nort',
  ],
  [
    'HX-9 a home that is no level',
    adding(small, 'members', { type: 'user', key: 'eve', home: 'point_of_service:quay' }),
    "members[2].home: a point_of_service is nobody's level",
  ],
  ['an unknown bundle', adding(small, 'members', { type: 'user', key: 'eve', bundle: 'gold' }), 'members[2].bundle: no bundle gold'],
  [
    'an unknown feature',
    adding(small, 'members', { type: 'user', key: 'eve', features: { add: ['gold'] } }),
    'members[2].features.add[0]: no feature gold',
  ],
  [
    'an unknown home of a service account',
    adding(small, 'serviceAccounts', { type: 'service_account', key: 'r2', name: 'R2', home: 'subscription:nort' }),
    'serviceAccounts[1].home: no node subscription:nort',
  ],
  [
    'an unknown home of a group',
    adding(small, 'groups', { key: 'g', name: 'G', home: 'subscription:nort', members: [] }),
    'groups[1].home: no node subscription:nort',
  ],
  [
    'an unknown member of a group',
    adding(small, 'groups', { key: 'g', name: 'G', members: ['user:eve'] }),
    'groups[1].members[0]: no member user:eve',
  ],
  [
    'I3 a member of below in a group of above',
    adding(small, 'groups', { key: 'g', name: 'G', members: ['user:bob'] }),
    'groups[1].members[0]: user:bob belongs below the home of the group',
  ],
  [
    'a member named twice',
    adding(small, 'groups', { key: 'g', name: 'G', members: ['user:ann', 'user:ann'] }),
    'groups[1].members[1]: named twice',
  ],
  [
    'a membership that ends before it begins',
    adding(small, 'groups', {
      key: 'g',
      name: 'G',
      members: [{ member: 'user:ann', validFrom: '2030-01-01T00:00:00Z', validUntil: '2029-01-01T00:00:00Z' }],
    }),
    'groups[1].members[0].validUntil: ends before it begins',
  ],
  [
    'a role of its own under a whole key',
    with_(small, { roles: { 'voc/reader': { can: {} } } }),
    'roles.voc/reader: Invalid key in record',
  ],
  ['a role of its own that holds nothing', ownRole({ can: {} }), 'roles.helper.can: holds nothing'],
  [
    'a role of its own on nothing known',
    ownRole({ on: ['mall'], can: { subtree: ['voc:alert.view'] } }),
    'roles.helper.on[0]: no node kind or service mall',
  ],
  [
    'a role of its own with an unknown permission',
    ownRole({ can: { subtree: ['voc:alert.see'] } }),
    'roles.helper.can.subtree[0]: no permission voc:alert.see',
  ],
  [
    'I7 a role of its own with an extra permission',
    ownRole({ can: { subtree: ['voc:contest.manage'] } }),
    'roles.helper.can.subtree[0]: voc:contest.manage is only given singly',
  ],
  [
    'a role of its own that gives access',
    ownRole({ can: { subtree: ['administration:grant.give'] } }),
    "roles.helper.can.subtree[0]: administration:grant.give stands in no role of an organization's own",
  ],
  [
    'a role of its own with an unknown attribute',
    ownRole({ can: { self: [{ permission: 'voc:alert.view', when: [{ attribute: 'resource.status', equals: 'open' }] }] } }),
    'roles.helper.can.self[0].when[0].attribute: no attribute resource.status',
  ],
  ['a grant to nobody', grant({ to: 'user:eve' }), 'grants[9].to: no member, service account or group user:eve'],
  ['a grant on nothing', grant({ on: 'voc:nort' }), 'grants[9].on: no node, service item or location group voc:nort'],
  [
    'I3 a grant outside the home of its receiver',
    grant({ gives: { role: 'voc/reader' }, on: 'subscription:south' }),
    'grants[9].on: subscription:south does not lie in the home of user:bob',
  ],
  ['an unknown role', grant({ gives: { role: 'voc/writer' } }), 'grants[9].gives.role: no role voc/writer'],
  ['a role on a wrong kind', grant({ on: 'point_of_service:quay' }), 'grants[9].on: voc/contributor is not given on point_of_service:quay'],
  [
    'a role on an item of another service',
    grant({ gives: { role: 'mystery_shopper/reader' } }),
    'grants[9].on: mystery_shopper/reader is not given on voc:north',
  ],
  [
    'a role on a location group',
    grant({ on: 'location_group:coast' }),
    'grants[9].on: voc/contributor is not given on location_group:coast',
  ],
  [
    'a role of its own where it may not be',
    grant({ gives: { role: 'auditor' }, on: 'point_of_service:quay' }),
    'grants[9].on: auditor is not given on point_of_service:quay',
  ],
  [
    'a permission that is no extra',
    grant({ gives: { permission: 'voc:alert.view' } }),
    'grants[9].gives.permission: no extra permission voc:alert.view',
  ],
  [
    'an unknown permission',
    grant({ gives: { permission: 'voc:alert.see' } }),
    'grants[9].gives.permission: no extra permission voc:alert.see',
  ],
  [
    'an extra on an item of another service',
    grant({ gives: { permission: 'mystery_shopper:confidential.view' }, reason: 'R' }),
    'grants[9].on: mystery_shopper:confidential.view is not given on voc:north',
  ],
  [
    'an extra on a location group',
    grant({ gives: { permission: 'voc:contest.manage' }, on: 'location_group:coast' }),
    'grants[9].on: voc:contest.manage is not given on location_group:coast',
  ],
  [
    'a sensitive extra without a reason',
    grant({ gives: { permission: 'voc:confidential.view' }, on: 'subscription:north' }),
    'grants[9].reason: voc:confidential.view is given with a reason',
  ],
  ['locations on an item', grant({ gives: { locations: true } }), 'grants[9].on: locations are given on a node or a location group'],
  ['services of a role', grant({ services: ['voc'] }), 'grants[9].services: only locations are given for services'],
  [
    'an unknown service of locations',
    grant({ gives: { locations: true }, on: 'subscription:north', services: ['polls'] }),
    'grants[9].services[0]: no service or service item polls',
  ],
  [
    'a grant that ends before it begins',
    grant({ validFrom: '2030-01-01T00:00:00Z', validUntil: '2029-01-01T00:00:00Z' }),
    'grants[9].validUntil: ends before it begins',
  ],
  [
    'E69 a role that gives access, for a time',
    grant({ gives: { role: 'administration/administrator' }, on: 'subscription:north', validUntil: '2030-01-01T00:00:00Z' }),
    'grants[9].validUntil: administration/administrator lets its holder give access, so it cannot end by itself',
  ],
  [
    'E69 a role that gives access, in a group with a temporary member',
    grant({ to: 'group:desk', gives: { role: 'administration/administrator' }, on: 'subscription:north' }),
    'grants[9].validUntil: administration/administrator lets its holder give access, so it cannot end by itself',
  ],
  ['a grant given twice', grant({ gives: { role: 'voc/reader' } }), 'grants[9]: given twice at one time'],
  [
    'I8 nobody at the top',
    with_(small, { grants: [] }),
    'grants: at least 1 active member with an address must hold administration/owner on the root',
  ],
];

test.each(shape)('%s is a fault of shape, at its place', (_what, document, fault) => {
  expect(problems(catalogs.hexia(), document)).toContain(fault);
});

test.each(meaning)('%s is a fault, at its place', (_what, document, fault) => {
  expect(problems(catalogs.hexia(), document)).toContain(fault);
});

test('HX-5 a subscription without a location is no fault', () => {
  expect(
    problems(catalogs.hexia(), adding(small, 'nodes', { kind: 'subscription', key: 'west', name: 'West', parent: 'organization:small' })),
  ).toEqual([]);
});

test('HX-30 a location group has any name and any places of its subscription, and a place may be in several', () => {
  const group = (key: string, name: string, ...locations: string[]) => ({ key, name, home: 'subscription:north', locations });
  const pier = { kind: 'point_of_service', key: 'pier', name: 'Pier', parent: 'subscription:north', type: 'store' };
  const shore = { kind: 'point_of_service', key: 'shore', name: 'Shore', parent: 'subscription:south', type: 'store' };
  const places = adding(small, 'nodes', pier, shore);
  const [quay, near] = ['point_of_service:quay', 'point_of_service:pier'];

  expect(
    problems(catalogs.hexia(), adding(places, 'locationGroups', group('a', 'Régie n° 7 « Est »', quay, near), group('b', '42', quay))),
  ).toEqual([]);
  expect(problems(catalogs.hexia(), adding(places, 'locationGroups', group('c', 'Both', quay, 'point_of_service:shore')))).toHaveLength(1);
});

test.each([
  ['store', []],
  ['segment', []],
  ['online', []],
  ['kiosk', ['nodes[4].type: a point_of_service has no type kiosk']],
])('HX-6 a location that is a %s', (type, faults) => {
  const place = { kind: 'point_of_service', key: 'place', name: 'Place', parent: 'subscription:north', type };

  expect(problems(catalogs.hexia(), adding(small, 'nodes', place))).toEqual(faults);
});

test('every fault is named, not only the first', () => {
  expect(
    problems(catalogs.hexia(), adding(grant({ to: 'user:eve' }), 'groups', { key: 'g', name: 'G', members: ['user:eve'] })),
  ).toHaveLength(2);
});

test('I2 nodes that hang below each other are a fault, and end', () => {
  const strange: Product = {
    ...products.hexia,
    nodeKinds: {
      ...products.hexia.nodeKinds,
      subscription: { ...products.hexia.nodeKinds.subscription, under: ['organization', 'subscription'] },
    },
  };
  const nodes = [
    { kind: 'organization', key: 'small', name: 'Small' },
    { kind: 'subscription', key: 'east', name: 'East', parent: 'subscription:west' },
    { kind: 'subscription', key: 'west', name: 'West', parent: 'subscription:east' },
  ];
  expect(problems(catalogOf(strange), with_(small, { nodes }))).toEqual([
    'nodes[1].parent: subscription:west hangs below itself',
    'nodes[2].parent: subscription:east hangs below itself',
  ]);
});

const file = { type: 'client_file', key: 'c9' };
const cliniqueFaults: readonly (readonly [what: string, document: Loose, fault: string])[] = [
  [
    'a resource at an unknown node',
    adding(clinique, 'resources', { ...file, at: ['branch:lava'] }),
    'resources[12].at[0]: no node branch:lava',
  ],
  [
    'a resource at a wrong kind',
    adding(clinique, 'resources', { ...file, at: ['company:clinique-mouvement'] }),
    'resources[12].at[0]: a client_file may not be at a company',
  ],
  [
    'a resource of an unknown item',
    adding(clinique, 'resources', { ...file, serviceItem: 'files:a' }),
    'resources[12].serviceItem: no service item files:a',
  ],
  ['a resource of nobody', adding(clinique, 'resources', { ...file, owner: 'user:eve' }), 'resources[12].owner: no member user:eve'],
  [
    'an unknown participant',
    adding(clinique, 'resources', { ...file, participants: [{ member: 'user:eve', kind: 'professional' }] }),
    'resources[12].participants[0].member: no member user:eve',
  ],
  [
    'an unknown participation',
    adding(clinique, 'resources', { ...file, participants: [{ member: 'user:rita', kind: 'owner' }] }),
    'resources[12].participants[0].kind: a client_file has no owner',
  ],
  [
    'a participation that ends before it begins',
    adding(clinique, 'resources', {
      ...file,
      participants: [{ member: 'user:rita', kind: 'professional', from: '2030-01-01T00:00:00Z', until: '2030-01-01T00:00:00Z' }],
    }),
    'resources[12].participants[0].until: ends before it begins',
  ],
  [
    'location groups where there are none',
    adding(clinique, 'locationGroups', { key: 'g', name: 'G', locations: [] }),
    'locationGroups: this product has no location groups',
  ],
  [
    'locations where none are given',
    adding(clinique, 'grants', { to: 'user:rita', gives: { locations: true }, on: 'branch:laval' }),
    'grants[7].gives.locations: this product gives no locations',
  ],
  [
    'rights of a group where groups give none',
    adding(adding(clinique, 'groups', { key: 'g', name: 'G', home: 'branch:laval', members: ['user:rita'] }), 'grants', {
      to: 'group:g',
      gives: { role: 'hexfit/employee' },
      on: 'branch:laval',
    }),
    'grants[7].to: groups of this product give no rights',
  ],
  [
    'HF-1 a second profile',
    adding(clinique, 'grants', { to: 'user:maude', gives: { role: 'hexfit/employee' }, on: 'branch:laval' }),
    'grants[7].gives.role: user:maude has hexfit/manager already',
  ],
  [
    'HF-23 a paid profile with a free bundle',
    adding(clinique, 'grants', { to: 'user:rita', gives: { role: 'hexfit/employee' }, on: 'branch:laval' }),
    'grants[7].gives.role: user:rita needs a paid bundle for it',
  ],
];

test.each(cliniqueFaults)('%s is a fault, at its place', (_what, document, fault) => {
  expect(problems(catalogs.hexfit(), document)).toContain(fault);
});

test('HF-1 one profile may be held on several branches, and follow another', () => {
  const later = { validFrom: '2031-01-01T00:00:00Z' };
  const document = adding(
    clinique,
    'grants',
    { to: 'user:eve', gives: { role: 'hexfit/manager' }, on: 'branch:laval', ...later },
    { to: 'user:eve', gives: { role: 'hexfit/employee' }, on: 'branch:laval', validUntil: '2031-01-01T00:00:00Z' },
  );
  expect(problems(catalogs.hexfit(), adding(document, 'members', { type: 'user', key: 'eve', bundle: 'clinic' }))).toEqual([]);
});

test('features may be added and taken, own roles and service accounts need no bundle', () => {
  const eve = { type: 'user', key: 'eve', bundle: 'solo', features: { add: ['messaging'], remove: ['client_files'] } };
  const robot = { type: 'service_account', key: 'robot', name: 'Robot' };
  const document = adding(
    adding(
      with_(clinique, { serviceAccounts: [robot], roles: { guest: { can: { participating: ['files:plan.view'] } } } }),
      'members',
      eve,
    ),
    'grants',
    { to: 'user:eve', gives: { role: 'guest' }, on: 'branch:laval' },
    { to: 'service_account:robot', gives: { role: 'hexfit/employee' }, on: 'branch:laval' },
  );
  expect(problems(catalogs.hexfit(), document)).toEqual([]);
});

test('groups where there are none are a fault', () => {
  expect(problems(catalogs.hitflow(), adding(acme, 'groups', { key: 'g', name: 'G', members: [] }))).toEqual([
    'groups: this product has no user groups',
  ]);
});

test('HT-8 I8 a second owner is a fault', () => {
  expect(
    problems(catalogs.hitflow(), adding(acme, 'grants', { to: 'user:ben', gives: { role: 'hitflow/owner' }, on: 'account:acme' })),
  ).toEqual(['grants: at most 1 may hold hitflow/owner']);
});

test('subjects are of the types the product has', () => {
  const product: Product = { ...products.hitflow, subjectTypes: { person: { is: 'member' } } };
  const person = { type: 'person', key: 'ana', email: 'ana@acme.example' };
  const document = with_(acme, { members: [person], grants: [{ to: 'person:ana', gives: { role: 'hitflow/owner' }, on: 'account:acme' }] });
  expect(problems(catalogOf(product), document)).toEqual([]);
});

test('a role of its own under a key that the product uses is a fault', () => {
  const hexia: Catalog = catalogs.hexia();
  const reader = hexia.roles.get('voc/reader');
  const catalog: Catalog = { ...hexia, roles: new Map([...hexia.roles, ...(reader ? [['helper', reader] as const] : [])]) };
  expect(problems(catalog, ownRole({ can: { subtree: ['voc:alert.view'] } }))).toEqual([
    'roles.helper: a role of the product has this key',
  ]);
});
