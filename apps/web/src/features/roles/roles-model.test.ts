import type { Catalog, RoleEntry } from '@totem/domain/catalog/catalog';
import { catalogs } from '@totem/domain/catalog/products';
import { expect, test } from 'vitest';
import { addedBy, differencesOf, giversOf, isTransferred, roleSets, rolesBelow } from './roles-model.ts';

const [hexia, hexfit, hitflow] = [catalogs.hexia(), catalogs.hexfit(), catalogs.hitflow()];

function roleOf(catalog: Catalog, key: string): RoleEntry {
  const role = catalog.roles.get(key);
  if (!role) throw new Error(`no role ${key}`);
  return role;
}
const belowOf = (catalog: Catalog, key: string) =>
  roleSets(catalog).flatMap((set) => (set.roles.some((role) => role.key === key) ? rolesBelow(set, roleOf(catalog, key)) : []));
const added = (catalog: Catalog, key: string) => {
  const { more, further } = addedBy(catalog, roleOf(catalog, key), belowOf(catalog, key));
  return { more: more.map(({ en }) => en), further: further.map(({ en }) => en) };
};
const givers = (catalog: Catalog, key: string) =>
  giversOf(catalog, roleOf(catalog, key)).map(({ role, ifHeld }) => `${role.key}${ifHeld ? ' if held' : ''}`);

test('roles are by service, or across services, from the highest down', () => {
  expect(roleSets(hexia).map(({ label, roles }) => `${label.en}: ${roles.length}`)).toEqual([
    'Administration portal: 4',
    'Voice of Customer: 4',
    'Mystery Shopper: 4',
    'Hexia Local: 4',
  ]);
  expect(roleSets(hexfit).map(({ service, roles }) => ({ service, roles: roles.length }))).toEqual([{ service: null, roles: 5 }]);
});

test('a role adds over those next below it what none of them can', () => {
  expect(added(hexia, 'voc/contributor')).toEqual({ more: ['Edit / Forward / Change Status of Alerts'], further: [] });
  expect(added(hexia, 'voc/owner')).toEqual({ more: [], further: [] });
  expect(added(hexia, 'administration/contributor')).toEqual({ more: ['edit a place'], further: [] });
  expect(belowOf(hitflow, 'hitflow/owner').map(({ key }) => key)).toEqual(['hitflow/technical', 'hitflow/admin', 'hitflow/billing']);
  expect(added(hitflow, 'hitflow/owner').more).toEqual(['Revoke access', 'The account as a whole']);
  expect(belowOf(hitflow, 'hitflow/billing')).toEqual([]);
  expect(added(hitflow, 'hitflow/billing').more).toEqual(['Offers', 'Billing']);
});

test('what a role can further than those below it is said apart', () => {
  const { more, further } = added(hexfit, 'hexfit/manager');
  expect(more).toContain('Manage the customers of a branch');
  expect(further).toContain('Objectives');
  expect(more).not.toContain('Objectives');
});

test('a role is given by those whose roles may give it, or who hold it themselves', () => {
  expect(givers(hexia, 'voc/reader')).toEqual(['administration/owner', 'administration/administrator']);
  expect(givers(hexia, 'administration/owner')).toEqual(['administration/owner']);
  expect(givers(hitflow, 'hitflow/billing')).toEqual(['hitflow/owner', 'hitflow/admin if held']);
});

test('HT-8 nobody gives the role of the owner: it is transferred', () => {
  const owner = roleOf(hitflow, 'hitflow/owner');
  expect(giversOf(hitflow, owner)).toEqual([]);
  expect(isTransferred(hitflow, owner)).toBe(true);
  expect(isTransferred(hexia, roleOf(hexia, 'administration/owner'))).toBe(false);
});

test('two roles of one set differ service by service, and roles of two sets are not compared', () => {
  const services = differencesOf(hitflow, 'hitflow/technical', 'hitflow/admin')?.map(({ service, rows }) => `${service}: ${rows.length}`);
  expect(services).toEqual(['modules: 12', 'administration: 2']);
  expect(differencesOf(hexia, 'voc/owner', 'voc/administrator')).toEqual([]);
  expect(differencesOf(hexia, 'voc/owner', 'mystery_shopper/owner')).toBeNull();
  expect(differencesOf(hexia, 'voc/owner', undefined)).toBeNull();
});
