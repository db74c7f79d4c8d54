import { describe, expect, test } from 'vitest';
import type { Reason } from '../errors.ts';
import { RoleId } from '../ids.ts';
import type { OrganizationRole, RoleRight } from '../roles.ts';
import type { Catalog } from './catalog.ts';
import { holdableIn, withOrganizationRoles } from './organization-roles.ts';
import { keyOfRole, labelOfRole } from './role-label.ts';
import { catalogs } from './products.ts';
import { whyNotRights, whyNotRoleLabel } from './role-rules.ts';

const [hexia, hexfit, hitflow] = [catalogs.hexia(), catalogs.hexfit(), catalogs.hitflow()];
const id = RoleId.parse('01980000-0000-7000-8000-0000000000a1');
const here = (...keys: string[]): RoleRight[] => keys.map((key) => ({ permission: `voc:${key}`, reach: 'granted_locations' }));
const role = (basedOn: string, can: readonly RoleRight[] | null, label = 'Night desk'): OrganizationRole => ({
  id,
  basedOn,
  label,
  description: 'Whoever answers at night',
  can: can && [...can],
});
const entryOf = (catalog: Catalog, one: OrganizationRole) => withOrganizationRoles(catalog, [one]).roles.get(keyOfRole(one));
/** Who may give it. */
const giversOf = (catalog: Catalog, one: OrganizationRole): string[] =>
  [...withOrganizationRoles(catalog, [one]).roles.values()].flatMap(({ key, mayAssign }) =>
    mayAssign !== 'held' && mayAssign.has(keyOfRole(one)) ? [key] : [],
  );

test('an organization without roles of its own has its product’s catalog itself', () => {
  expect(withOrganizationRoles(hexia, [])).toBe(hexia);
});

test('BX-39 a role of one’s own is one among those of its set: it holds what it says, and gives nobody the power to give', () => {
  const made = role('voc/reader', here('alert.view', 'alert.edit'));
  const entry = entryOf(hexia, made);
  expect(entry).toMatchObject({
    key: `voc/${id}`,
    service: 'voc',
    services: new Set(['voc']),
    label: { en: 'Night desk', fr: 'Night desk' },
    on: hexia.roles.get('voc/reader')?.on,
    assignable: true,
    mayAssign: new Set(),
    mayGrantExtra: new Set(),
    mayGrantLocations: false,
    hasCeiling: false,
    isStanding: false,
    seat: 'none',
    custom: { id, basedOn: 'voc/reader', description: 'Whoever answers at night' },
  });
  expect([...(entry?.can ?? [])]).toEqual([
    ['voc:alert.view', ['granted_locations']],
    ['voc:alert.edit', ['granted_locations']],
  ]);
});

const two: RoleRight[] = [
  { permission: 'administration:location.view', reach: 'subtree' },
  { permission: 'administration:location.view', reach: 'granted_locations' },
];
const administrators = ['administration/owner', 'administration/administrator'];

test.each<[string, string, readonly RoleRight[], number, readonly string[]]>([
  ['as much as Reader', 'voc/contributor', here('alert.view'), 10, administrators],
  ['as much as Contributor', 'voc/reader', here('alert.view', 'alert.edit'), 20, administrators],
  ['as much as Administrator', 'voc/reader', here('alert_rule.manage'), 30, administrators],
  ['what no role of the product holds together', 'administration/reader', two, 40, ['administration/owner']],
])('BX-40 a role that holds %s ranks, and is given, accordingly', (_, basedOn, can, rank, givers) => {
  const made = role(basedOn, can);
  expect(entryOf(hexia, made)?.rank).toBe(rank);
  expect(giversOf(hexia, made)).toEqual(givers);
});

test('BX-40 where roles are given by whoever holds them, one’s own are too', () => {
  const made = role('hitflow/technical', [{ permission: 'modules:servers.view', reach: 'subtree' }]);
  const catalog = withOrganizationRoles(hitflow, [made]);
  expect(catalog.roles.get('hitflow/admin')).toBe(hitflow.roles.get('hitflow/admin'));
  expect(giversOf(hitflow, made)).toEqual(['hitflow/owner']);
  expect(catalog.roles.get(`hitflow/${id}`)).toMatchObject({ service: null, isStanding: false });
});

test('whoever holds something of the administration stands above and below others', () => {
  const made = role('administration/reader', [{ permission: 'administration:location.view', reach: 'granted_locations' }]);
  expect(entryOf(hexia, made)?.isStanding).toBe(true);
});

test('a role that is deleted is none, and keeps its name; what the product has no longer is left out', () => {
  const former = role('voc/reader', null);
  const catalog = withOrganizationRoles(hexia, [former]);
  expect([...catalog.roles.keys()]).toEqual([...hexia.roles.keys()]);
  expect([`voc/${id}`, 'voc/reader', 'voc/nothing'].map((key) => labelOfRole(catalog, key)?.en ?? null)).toEqual([
    'Night desk',
    'Reader',
    null,
  ]);
  expect(entryOf(hexia, role('voc/nothing', here('alert.view')))).toBeUndefined();
  expect([...(entryOf(hexia, role('voc/reader', here('alert.view', 'nothing')))?.can.keys() ?? [])]).toEqual(['voc:alert.view']);
});

test('BX-39 of a set it is told what may be held and why the rest may not', () => {
  const told = new Map(holdableIn(hexia, 'voc/reader').map(({ permission, reaches, whyNot }) => [permission.key, [reaches, whyNot]]));
  expect(told.get('voc:alert.edit')).toEqual([['granted_locations'], null]);
  expect(told.get('voc:confidential.view')).toEqual([[], 'extra']);
  expect(told.has('administration:node.view')).toBe(false);
  const portal = new Map(holdableIn(hexia, 'administration/reader').map(({ permission, whyNot }) => [permission.key, whyNot]));
  expect([portal.get('administration:node.view'), portal.get('administration:grant.give')]).toEqual([null, 'admin']);
  expect(holdableIn(hexia, 'voc/nothing')).toEqual([]);
  // What no role of the set holds in any way is no part of it: a Hexfit profile knows nothing of an extra of another service.
  expect(holdableIn(hexfit, 'hexfit/employee').every(({ reaches, whyNot }) => reaches.length > 0 || whyNot !== null)).toBe(true);
});

describe('BX-39 what a role may hold', () => {
  test.each<[string, Catalog, string, readonly RoleRight[], Reason | null]>([
    ['what reads and writes', hexia, 'voc/reader', here('alert.view', 'alert.edit'), null],
    ['what is given singly', hexia, 'voc/reader', here('confidential.view'), 'role.right_not_allowed'],
    [
      'what changes who may do what',
      hexia,
      'administration/reader',
      [{ permission: 'administration:grant.give', reach: 'subtree' }],
      'role.right_not_allowed',
    ],
    ['further than any role reaches', hexia, 'voc/reader', [{ permission: 'voc:alert.view', reach: 'subtree' }], 'role.right_not_allowed'],
    [
      'what is another service’s',
      hexia,
      'voc/reader',
      [{ permission: 'mystery_shopper:dashboard.view', reach: 'granted_locations' }],
      'role.right_not_allowed',
    ],
    ['what does not exist', hexia, 'voc/reader', here('nothing'), 'role.right_not_allowed'],
    ['anything, begun from nothing', hexia, 'voc/nothing', here('alert.view'), 'role.not_found'],
    [
      'anything, where the operator makes roles',
      hexfit,
      'hexfit/employee',
      [{ permission: 'files:overview.view', reach: 'participating' }],
      'role.operator_approves',
    ],
  ])('%s', (_, catalog, basedOn, can, refused) => {
    expect(whyNotRights(catalog, basedOn, can)).toBe(refused);
  });
});

test('two roles of one set are not called alike in any language, and one keeps its own name', () => {
  const made = role('voc/reader', here('alert.view'));
  const catalog = withOrganizationRoles(hexia, [made]);
  const why = (label: string, own: string | null = null, basedOn = 'voc/contributor') => whyNotRoleLabel(catalog, basedOn, label, own);
  expect([why('night  DESK'), why('Lecteur'), why('reader'), why('Desk')]).toEqual([
    'role.name_taken',
    'role.name_taken',
    'role.name_taken',
    null,
  ]);
  expect([why('Night desk', keyOfRole(made)), why('Night desk', null, 'administration/reader')]).toEqual([null, null]);
});
