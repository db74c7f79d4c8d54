// One check for each thing a document may hold, side by side: read singly they are short, and none stands alone.
import type { Catalog } from './catalog/catalog.ts';
import type { Fault } from './catalog/product-faults.ts';
import { accessFaults } from './organization-grant-faults.ts';
import type { OrganizationDocument } from './organization-document.ts';
import { type Named, namesIn, orderFaults } from './organization-names.ts';
import { emailKeyOf } from './sign-in.ts';

/** Everything in a document of sound shape that its product or the rules of an organization refuse, in document order. */
export function organizationFaults(catalog: Catalog, document: OrganizationDocument): Fault[] {
  const { product } = catalog;
  if (document.product !== product.key) return [{ path: 'product', problem: `expected ${product.key}` }];
  if (document.productVersion !== product.version) return [{ path: 'productVersion', problem: `expected ${product.version}` }];
  const { names, faults } = namesIn(catalog, document);
  const tree = nodeFaults(catalog, document, names);
  // Nothing below a broken tree can be judged: where a thing lies would be anybody's guess.
  if (faults.length + tree.length > 0) return [...faults, ...tree];
  return [
    ...serviceItemFaults(catalog, document, names),
    ...locationGroupFaults(catalog, document, names),
    ...resourceFaults(catalog, document, names),
    ...peopleFaults(catalog, document, names),
    ...groupFaults(catalog, document, names),
    ...roleFaults(catalog, document),
    ...accessFaults(catalog, document, names),
  ];
}

function nodeFaults(catalog: Catalog, document: OrganizationDocument, names: Named): Fault[] {
  const roots = document.nodes.filter(({ parent }) => parent === undefined);
  const faults: Fault[] =
    roots.length === 1 ? [] : [{ path: 'nodes', problem: `${roots.length} nodes without a parent; exactly one is the root` }];
  for (const [index, { kind, parent, type }] of document.nodes.entries()) {
    const path = `nodes[${index}]`;
    const entry = catalog.kinds.get(kind);
    if (!entry) continue;
    if (parent === undefined) {
      if (kind !== catalog.rootKind) faults.push({ path: `${path}.parent`, problem: `a ${kind} needs a parent` });
      continue;
    }
    const above = names.nodes.get(parent);
    if (!above) faults.push({ path: `${path}.parent`, problem: `no node ${parent}` });
    else if (!entry.under.includes(above.kind))
      faults.push({ path: `${path}.parent`, problem: `a ${kind} may not hang under a ${above.kind}` });
    else if (!names.reachesRoot(parent)) faults.push({ path: `${path}.parent`, problem: `${parent} hangs below itself` });
    const types = catalog.product.nodeKinds[kind]?.types ?? {};
    if (type !== undefined && !Object.hasOwn(types, type)) faults.push({ path: `${path}.type`, problem: `a ${kind} has no type ${type}` });
  }
  return faults;
}

function serviceItemFaults(catalog: Catalog, document: OrganizationDocument, names: Named): Fault[] {
  return document.serviceItems.flatMap(({ service, node }, index) => {
    const at = names.nodes.get(node);
    if (!at) return [{ path: `serviceItems[${index}].node`, problem: `no node ${node}` }];
    const isAllowed = catalog.services.get(service)?.at.includes(at.kind);
    return isAllowed ? [] : [{ path: `serviceItems[${index}].node`, problem: `${service} may not be at a ${at.kind}` }];
  });
}

function locationGroupFaults(catalog: Catalog, document: OrganizationDocument, names: Named): Fault[] {
  const isOff = document.locationGroups.length > 0 && !catalog.product.policies.locationGroups;
  if (isOff) return [{ path: 'locationGroups', problem: 'this product has no location groups' }];
  return document.locationGroups.flatMap(({ home, locations }, index) => [
    ...homeFaults(`locationGroups[${index}].home`, home, names),
    ...locations.flatMap(({ location, services }, entry): Fault[] => {
      const path = `locationGroups[${index}].locations[${entry}]`;
      const node = names.nodes.get(location);
      if (!node || !catalog.kinds.get(node.kind)?.isLocation) return [{ path, problem: `no location ${location}` }];
      if (!names.isWithin(location, home)) return [{ path, problem: `${location} does not lie in the home of the group` }];
      return names.serviceFaults(`${path}.services`, services);
    }),
    ...repeated(locations.map(({ location, services }) => `${location} for ${services.toSorted().join(', ') || 'every service'}`)).map(
      (at) => ({
        path: `locationGroups[${index}].locations[${at}]`,
        problem: 'named twice',
      }),
    ),
  ]);
}

function resourceFaults(catalog: Catalog, document: OrganizationDocument, names: Named): Fault[] {
  return document.resources.flatMap(({ type, at, serviceItem, owner, participants }, index) => {
    const path = `resources[${index}]`;
    const kind = catalog.product.resourceTypes[type];
    return [
      ...at.flatMap((node, entry) => {
        const where = names.nodes.get(node);
        if (!where) return [{ path: `${path}.at[${entry}]`, problem: `no node ${node}` }];
        return kind?.at.includes(where.kind) ? [] : [{ path: `${path}.at[${entry}]`, problem: `a ${type} may not be at a ${where.kind}` }];
      }),
      ...(serviceItem === undefined || names.items.has(serviceItem)
        ? []
        : [{ path: `${path}.serviceItem`, problem: `no service item ${serviceItem}` }]),
      ...(owner === undefined || names.members.has(owner) ? [] : [{ path: `${path}.owner`, problem: `no member ${owner}` }]),
      ...participants.flatMap(({ member, kind: how, from, until }, entry) => [
        ...(names.members.has(member) ? [] : [{ path: `${path}.participants[${entry}].member`, problem: `no member ${member}` }]),
        ...(kind?.participants.includes(how) ? [] : [{ path: `${path}.participants[${entry}].kind`, problem: `a ${type} has no ${how}` }]),
        ...orderFaults(`${path}.participants[${entry}].until`, from, until),
      ]),
    ];
  });
}

function peopleFaults(catalog: Catalog, document: OrganizationDocument, names: Named): Fault[] {
  const { bundles, features: known } = catalog.product;
  const emails = document.members.map(({ email, key, type }) => emailKeyOf(email ?? '') ?? `${type}:${key}`);
  return [
    ...document.members.flatMap(({ home, bundle, features }, index) => {
      const path = `members[${index}]`;
      const homeKind = home === undefined ? undefined : names.nodes.get(home)?.kind;
      const isNoLevel = homeKind !== undefined && !catalog.kinds.get(homeKind)?.isLevel;
      return [
        ...homeFaults(`${path}.home`, home, names),
        ...(isNoLevel ? [{ path: `${path}.home`, problem: `a ${homeKind} is nobody's level` }] : []),
        ...(bundle === undefined || Object.hasOwn(bundles, bundle) ? [] : [{ path: `${path}.bundle`, problem: `no bundle ${bundle}` }]),
        ...(['add', 'remove'] as const).flatMap((list) =>
          features[list].flatMap((feature, at) =>
            known.includes(feature) ? [] : [{ path: `${path}.features.${list}[${at}]`, problem: `no feature ${feature}` }],
          ),
        ),
      ];
    }),
    ...repeated(emails).map((index) => ({ path: `members[${index}].email`, problem: 'another member has this address' })),
    ...document.serviceAccounts.flatMap(({ home }, index) => homeFaults(`serviceAccounts[${index}].home`, home, names)),
  ];
}

function groupFaults(catalog: Catalog, document: OrganizationDocument, names: Named): Fault[] {
  const { userGroups, level } = catalog.product.policies;
  if (document.groups.length > 0 && userGroups === 'off') return [{ path: 'groups', problem: 'this product has no user groups' }];
  return document.groups.flatMap(({ home, members }, index) => [
    ...homeFaults(`groups[${index}].home`, home, names),
    ...members.flatMap(({ member, validFrom, validUntil }, entry): Fault[] => {
      const path = `groups[${index}].members[${entry}]`;
      const known = names.members.get(member);
      if (!known) return [{ path, problem: `no member ${member}` }];
      // Where people belong by their roles, they may be in a group of any branch they work in.
      if (level === 'chosen' && !names.isWithin(home, known.home))
        return [{ path, problem: `${member} belongs below the home of the group` }];
      return orderFaults(`${path}.validUntil`, validFrom, validUntil);
    }),
    ...repeated(members.map(({ member }) => member)).map((entry) => ({
      path: `groups[${index}].members[${entry}]`,
      problem: 'named twice',
    })),
  ]);
}

/** An organization's own role gives no extra permission, nothing that changes who may do what, and tests no attribute unknown to the product. */
function roleFaults(catalog: Catalog, document: OrganizationDocument): Fault[] {
  return Object.entries(document.roles).flatMap(([key, { can, on = [] }]) => {
    const path = `roles.${key}`;
    const entries = Object.entries(can).flatMap(([reach, list]) =>
      list.map((entry, index) => ({ ...entry, path: `${path}.can.${reach}[${index}]` })),
    );
    return [
      ...(catalog.roles.has(key) ? [{ path, problem: 'a role of the product has this key' }] : []),
      ...(entries.length === 0 ? [{ path: `${path}.can`, problem: 'holds nothing' }] : []),
      ...on.flatMap((kind, index) =>
        catalog.kinds.has(kind) || catalog.services.has(kind)
          ? []
          : [{ path: `${path}.on[${index}]`, problem: `no node kind or service ${kind}` }],
      ),
      ...entries.flatMap(({ permission, when, path: at }): Fault[] => {
        const known = catalog.permissions.get(permission);
        if (!known) return [{ path: at, problem: `no permission ${permission}` }];
        if (known.extraOnly) return [{ path: at, problem: `${permission} is only given singly` }];
        if (known.effect === 'admin') return [{ path: at, problem: `${permission} stands in no role of an organization's own` }];
        return when.map(({ attribute }, index) => ({ path: `${at}.when[${index}].attribute`, problem: `no attribute ${attribute}` }));
      }),
    ];
  });
}

const homeFaults = (path: string, home: string | undefined, names: Named): Fault[] =>
  home === undefined || names.nodes.has(home) ? [] : [{ path, problem: `no node ${home}` }];

/** The places of what stands in a list again. */
function repeated(keys: readonly string[]): number[] {
  const seen = new Set<string>();
  return keys.flatMap((key, index) => (seen.size < seen.add(key).size ? [] : [index]));
}
