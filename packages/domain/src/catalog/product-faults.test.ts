import { expect, test } from 'vitest';
import { catalogOf } from './catalog-of.ts';
import type { NodeKind, Policies, Product, Role, ServiceType } from './define-product.ts';
import { productFaults } from './product-faults.ts';
import { products } from './products.ts';

const sound: Product = products.hexfit;
const { files, administration } = products.hexfit.services;
const text = { en: 'a word', fr: 'un mot' };
const role: Role = { label: text, lets: text, rank: 10, on: ['branch'], can: { subtree: ['files:overview.view'] } };

const withKinds = (nodeKinds: Record<string, NodeKind>): Product => ({ ...sound, nodeKinds });
const withService = (key: string, service: ServiceType): Product => ({ ...sound, services: { ...sound.services, [key]: service } });
const withRole = (more: Partial<Role>): Product => ({ ...sound, roles: { ...sound.roles, helper: { ...role, ...more } } });
const withPolicies = (more: Partial<Policies>): Product => ({ ...sound, policies: { ...sound.policies, ...more } });

const { company, branch } = products.hexfit.nodeKinds;
const { 'console.open': _, ...fewer } = administration.permissions;
const extra = { lets: text, effect: 'read', extraOnly: true } as const;
const salaries: ServiceType = {
  label: text,
  shortLabel: text,
  permissions: { see: extra },
  functions: [{ label: text, permissions: ['see'] }],
  roles: {},
};

/** What a document may hold and types cannot see: BX-14. */
const broken: readonly (readonly [what: string, product: Product, ...faults: string[]])[] = [
  ['two roots', withKinds({ company, branch, other: { ...company } }), 'nodeKinds: 2 kinds hang under nothing; exactly one is the root'],
  ['no home for members', withKinds({ company: { label: text, labels: text }, branch }), 'nodeKinds: no kind may be the home of a member'],
  [
    'an unknown kind above',
    withKinds({ company, branch: { ...branch, under: ['company', 'mall'] } }),
    'nodeKinds.branch.under[1]: no node kind mall',
  ],
  [
    'a warning about an unknown kind',
    withKinds({ company: { ...company, warnWithout: 'mall' }, branch }),
    'nodeKinds.company.warnWithout: no node kind mall',
  ],
  ['a service at an unknown kind', withService('files', { ...files, at: ['mall'] }), 'services.files.at[0]: no node kind mall'],
  [
    'a permission of an unknown feature',
    withService('salaries', { ...salaries, permissions: { see: { ...extra, feature: 'pay' } } }),
    'services.salaries.permissions.see.feature: no feature pay',
  ],
  [
    'a row with an unknown permission',
    withService('salaries', { ...salaries, functions: [{ label: text, permissions: ['see', 'print'], added: ['look'] }] }),
    'services.salaries.functions[0].permissions[1]: no permission print',
    'services.salaries.functions[0].added[0]: no permission of this row look',
  ],
  [
    'a permission in no row',
    withService('salaries', { ...salaries, functions: [] }),
    'services.salaries.permissions.see: stands in 0 rows of the matrix instead of one',
  ],
  [
    'a foreign permission in a role of a service',
    withService('files', { ...files, roles: { reader: { ...role, can: { subtree: ['overview.view', 'billing.view'] } } } }),
    'services.files.roles.reader.can.subtree[1]: no permission files:billing.view',
  ],
  [
    'an unknown permission in a role',
    withRole({ can: { subtree: ['files:overview.veiw'] } }),
    'roles.helper.can.subtree[0]: no permission files:overview.veiw',
  ],
  ['an empty role', withRole({ can: { subtree: [] } }), 'roles.helper.can: holds nothing'],
  [
    'an extra permission in a role',
    { ...withRole({ can: { subtree: ['salaries:see'] } }), services: { ...sound.services, salaries } },
    'roles.helper.can.subtree[0]: salaries:see is only given singly',
  ],
  [
    'an unknown reach',
    withRole({ can: JSON.parse('{ "subtree": ["files:overview.view"], "everywhere": ["files:overview.view"] }') }),
    'roles.helper.can.everywhere: no reach everywhere',
  ],
  ['a role on an unknown kind', withRole({ on: ['mall'] }), 'roles.helper.on[0]: no node kind mall'],
  ['an unknown role to assign', withRole({ mayAssign: ['hexfit/chief'] }), 'roles.helper.mayAssign[0]: no role hexfit/chief'],
  [
    'an extra that is none',
    withRole({ mayGrantExtra: ['files:overview.view'] }),
    'roles.helper.mayGrantExtra[0]: no extra permission files:overview.view',
  ],
  [
    'no administration',
    { ...sound, services: { files, staff: products.hexfit.services.staff, billing: products.hexfit.services.billing } },
    'services: no administration',
  ],
  [
    'an administration that lacks something',
    withService('administration', { ...administration, permissions: fewer }),
    'services.administration.permissions: lacks console.open',
  ],
  [
    'an unknown top role',
    withPolicies({ ownership: { ...sound.policies.ownership, top: 'hexfit/chief' } }),
    'policies.ownership.top: no role hexfit/chief',
  ],
  [
    'a top role of an unknown service',
    withPolicies({ ownership: { ...sound.policies.ownership, top: 'office/chief' } }),
    'policies.ownership.top: no role office/chief',
  ],
  [
    'a right that the top role lacks',
    withPolicies({ ownership: { ...sound.policies.ownership, top: 'hexfit/branch_administrator' } }),
    'policies.ownership.top: hexfit/branch_administrator lacks administration:settings.edit',
  ],
  [
    'a resource type of an unknown service, at an unknown kind',
    { ...sound, resourceTypes: { note: { label: text, labels: text, service: 'notes', at: ['mall'], participants: [] } } },
    'resourceTypes.note.service: no service notes',
    'resourceTypes.note.at[0]: no node kind mall',
  ],
  [
    'a bundle with an unknown feature',
    { ...sound, bundles: { ...sound.bundles, big: { label: text, seat: 'paid', features: ['pay'] } } },
    'bundles.big.features[0]: no feature pay',
  ],
  [
    'a free role that gets a paid bundle',
    withPolicies({ bundle: { freeRoleGets: 'solo' } }),
    'policies.bundle.freeRoleGets: no free bundle solo',
  ],
  ['an unknown exclusive role', withPolicies({ oneRoleOf: ['hexfit/chief'] }), 'policies.oneRoleOf[0]: no role hexfit/chief'],
  [
    'an unknown role in a preset',
    withPolicies({ presets: { all: { label: text, roles: ['hexfit/chief'], locations: false } } }),
    'policies.presets.all.roles[0]: no role hexfit/chief',
  ],
  ['an unknown kind to start with', withPolicies({ startsWith: ['mall'] }), 'policies.startsWith[0]: no node kind mall'],
];

test.each(broken.map(([what, product, ...expected]) => ({ what, product, expected })))(
  'BX-14 $what is refused at its place',
  ({ product, expected }) => {
    const faults = productFaults(product).map(({ path, problem }) => `${path}: ${problem}`);
    expect(faults).toEqual(expect.arrayContaining(expected));
    expect(() => catalogOf(product)).toThrow(expected[0] ?? '');
  },
);

test('the built-in products have no fault', () => {
  expect(Object.values(products).flatMap(productFaults)).toEqual([]);
});
