// oxlint-disable vitest/expect-expect -- that a line does not compile is the assertion
import { describe, expectTypeOf, test } from 'vitest';
import type { AdministrationPermission } from './administration.ts';
import { catalogOf } from './catalog-of.ts';
import type { Catalog } from './catalog.ts';
import {
  type Permission,
  type Policies,
  type Product,
  type RoleKey,
  type ServiceKey,
  defineAdministration,
  defineProduct,
  defineService,
} from './define-product.ts';
import type { hexfit } from './hexfit.ts';
import { hexia } from './hexia.ts';
import type { hitflow } from './hitflow.ts';

const text = { en: 'a word', fr: 'un mot' };
const role = { label: text, lets: text, rank: 10, on: [] as const };
const named = { label: text, shortLabel: text };

const desk = defineService({
  ...named,
  at: ['shop'],
  permissions: {
    'ticket.view': { lets: text, effect: 'read' },
    'ticket.edit': { lets: text, effect: 'write', feature: 'editing' },
    'salary.view': { lets: text, effect: 'read', extraOnly: true },
  },
  functions: [],
  roles: { reader: { ...role, can: { subtree: ['ticket.view'] } } },
});
const administration = defineAdministration({ ...named, functions: [], roles: { owner: { ...role, can: { subtree: ['console.open'] } } } });

declare const words: Product['words'];
declare const invitation: Policies['invitation'];
const policies = {
  level: 'chosen',
  oneRoleOf: [],
  userGroups: 'off',
  locationGroups: false,
  customRoles: 'yes',
  bundle: 'none',
  invitation: { ...invitation, preset: [] },
  ownership: { top: 'administration/owner', min: 1, max: null, firstOwnerGets: [], transfer: true, formerOwnerGets: [] },
  seats: 'none',
  devices: 'unlimited',
  viewAs: { lifetimeMs: 1, minimumReason: 1 },
  presets: {},
  startsWith: [],
} as const;
const common = { key: 'shops', version: 1, label: text, words, resourceTypes: {}, features: ['editing'], bundles: {}, policies } as const;
const nodeKinds = { chain: { label: text, labels: text }, shop: { label: text, labels: text, under: ['chain'] } } as const;

describe('BX-12 keys are unions inferred from the catalog', () => {
  test('declared pairs, not their cross product', () => {
    expectTypeOf<'voc:alert.edit'>().toExtend<Permission<typeof hexia>>();
    expectTypeOf<'mystery_shopper:alert.edit'>().not.toExtend<Permission<typeof hexia>>();
    expectTypeOf<'voc:alert.edti'>().not.toExtend<Permission<typeof hexia>>();
    expectTypeOf<ServiceKey<typeof hexia>>().toEqualTypeOf<'administration' | 'voc' | 'mystery_shopper' | 'hexia_local'>();
    expectTypeOf<Permission<typeof hitflow>>().not.toEqualTypeOf<string>();
  });

  test('roles of services and roles across services', () => {
    expectTypeOf<'voc/contributor'>().toExtend<RoleKey<typeof hexia>>();
    expectTypeOf<'hexia/contributor'>().not.toExtend<RoleKey<typeof hexia>>();
    expectTypeOf<RoleKey<typeof hitflow>>().toEqualTypeOf<'hitflow/owner' | 'hitflow/technical' | 'hitflow/admin' | 'hitflow/billing'>();
    expectTypeOf<'hexfit/read_only'>().toExtend<RoleKey<typeof hexfit>>();
  });

  test('every product has the permissions of the administration', () => {
    expectTypeOf<AdministrationPermission>().toExtend<Permission<typeof hexia>>();
    expectTypeOf<AdministrationPermission>().toExtend<Permission<typeof hexfit>>();
    expectTypeOf<AdministrationPermission>().toExtend<Permission<typeof hitflow>>();
  });

  test('a catalog keeps them; a product known at run time only has strings', () => {
    expectTypeOf(catalogOf(hexia)).toEqualTypeOf<Catalog<Permission<typeof hexia>>>();
    expectTypeOf<Permission<Product>>().toEqualTypeOf<string>();
    expectTypeOf<RoleKey<Product>>().toEqualTypeOf<string>();
    expectTypeOf<Catalog<Permission<typeof hexia>>>().toExtend<Catalog>();
  });
});

describe('BX-12 what does not compile in a service', () => {
  const base = {
    ...named,
    permissions: { 'a.view': { lets: text, effect: 'read' }, 'b.view': { lets: text, effect: 'read', extraOnly: true } },
    functions: [],
  } as const;

  test('a role that lists a permission its service lacks', () => {
    // @ts-expect-error the service has no c.view
    defineService({ ...base, roles: { reader: { ...role, can: { subtree: ['a.view', 'c.view'] } } } });
  });

  test('I7 a role that lists an extra permission', () => {
    // @ts-expect-error b.view is only given singly
    defineService({ ...base, roles: { reader: { ...role, can: { subtree: ['b.view'] } } } });
  });

  test('an unknown reach', () => {
    // @ts-expect-error no such reach
    defineService({ ...base, roles: { reader: { ...role, can: { subtree: ['a.view'], everywhere: ['a.view'] } } } });
  });

  test('a matrix row with an unknown permission', () => {
    // @ts-expect-error the service has no c.view
    defineService({ ...base, functions: [{ label: text, permissions: ['c.view'] }], roles: {} });
  });

  test('an administration role with an unknown permission, or a matrix row with one', () => {
    // @ts-expect-error no such permission
    defineAdministration({ ...named, functions: [], roles: { owner: { ...role, can: { subtree: ['console.opne'] } } } });
    // @ts-expect-error no such permission
    defineAdministration({ ...named, functions: [{ label: text, permissions: ['console.opne'] }], roles: {} });
  });
});

describe('BX-12 what does not compile in a product', () => {
  const shops = { ...common, nodeKinds, services: { administration, desk }, roles: {} } as const;
  const boss = { ...role, can: { subtree: ['desk:ticket.view'] } } as const;

  test('the sound one does', () => {
    defineProduct({
      ...shops,
      roles: { boss: { ...boss, mayAssign: ['desk/reader', 'shops/boss'], mayGrantExtra: ['desk:salary.view'] } },
    });
  });

  test('a product without administration', () => {
    // @ts-expect-error administration is missing
    defineProduct({ ...shops, services: { desk } });
  });

  test('an unknown node kind in under, at or on', () => {
    const inMalls = defineService({ ...named, at: ['mall'], permissions: {}, functions: [], roles: {} });
    const ofMalls = { owner: { ...role, on: ['mall'], can: { subtree: ['console.open'] } } } as const;
    const forMalls = defineAdministration({ ...named, functions: [], roles: ofMalls });
    // @ts-expect-error no kind mall
    defineProduct({ ...shops, nodeKinds: { ...nodeKinds, stall: { label: text, labels: text, under: ['mall'] } } });
    // @ts-expect-error no kind mall
    defineProduct({ ...shops, services: { administration, inMalls } });
    // @ts-expect-error no kind mall
    defineProduct({ ...shops, services: { administration: forMalls, desk } });
    // @ts-expect-error no kind mall
    defineProduct({ ...shops, roles: { boss: { ...boss, on: ['mall'] } } });
  });

  test('a role across services with an unknown or an extra permission', () => {
    // @ts-expect-error no such permission
    defineProduct({ ...shops, roles: { boss: { ...role, can: { subtree: ['desk:ticket.close'] } } } });
    // @ts-expect-error desk:salary.view is only given singly
    defineProduct({ ...shops, roles: { boss: { ...role, can: { subtree: ['desk:salary.view'] } } } });
    // @ts-expect-error no such reach
    defineProduct({ ...shops, roles: { boss: { ...role, can: { everywhere: ['desk:ticket.view'] } } } });
  });

  test('an unknown role in mayAssign, an unknown extra in mayGrantExtra', () => {
    const ofWriters = { owner: { ...role, can: { subtree: ['console.open'] }, mayAssign: ['desk/writer'] } } as const;
    const forWriters = defineAdministration({ ...named, functions: [], roles: ofWriters });
    // @ts-expect-error no role desk/writer
    defineProduct({ ...shops, roles: { boss: { ...boss, mayAssign: ['desk/writer'] } } });
    // @ts-expect-error desk:ticket.view is no extra permission
    defineProduct({ ...shops, roles: { boss: { ...boss, mayGrantExtra: ['desk:ticket.view'] } } });
    // @ts-expect-error no role desk/writer
    defineProduct({ ...shops, services: { administration: forWriters, desk } });
  });

  test('an unknown feature in a bundle or of a permission', () => {
    // @ts-expect-error no feature printing
    defineProduct({ ...shops, bundles: { basic: { label: text, seat: 'free', features: ['printing'] } } });
    // @ts-expect-error desk:ticket.edit has the feature editing
    defineProduct({ ...shops, features: ['printing'] });
  });

  test('a policy that names an unknown role', () => {
    // @ts-expect-error no role desk/writer
    defineProduct({ ...shops, policies: { ...policies, oneRoleOf: ['desk/writer'] } });
  });
});
