import type { Catalog, RoleEntry } from './catalog/catalog.ts';
import type { Fault } from './catalog/product-faults.ts';
import type { DocumentGrant, OrganizationDocument } from './organization-document.ts';
import { type Named, orderFaults } from './organization-names.ts';

/** What is wrong with the grants of a document, one by one and together. */
export function accessFaults(catalog: Catalog, document: OrganizationDocument, names: Named): Fault[] {
  const roles = new Set([...catalog.roles.keys(), ...Object.keys(document.roles)]);
  const single = document.grants.flatMap((grant, index) => grantFaults(`grants[${index}]`, grant, catalog, document, names, roles));
  if (single.length > 0) return single;
  return [
    ...repeatedGrants(document),
    ...exclusiveFaults(catalog, document),
    ...bundleFaults(catalog, document),
    ...ownerFaults(catalog, document, names),
  ];
}

function grantFaults(
  path: string,
  grant: DocumentGrant,
  catalog: Catalog,
  document: OrganizationDocument,
  names: Named,
  roles: ReadonlySet<string>,
): Fault[] {
  const { to, gives, on, services, validFrom, validUntil, reason } = grant;
  const receiver = names.groups.get(to) ?? names.members.get(to) ?? names.serviceAccounts.get(to);
  const node = names.nodes.has(on) ? on : (names.items.get(on)?.node ?? names.locationGroups.get(on)?.home);
  const isTarget = node !== undefined || names.locationGroups.has(on);
  const problems: (readonly [field: string, problem: string | false | undefined])[] = [
    ['to', !receiver && `no member, service account or group ${to}`],
    ['to', names.groups.has(to) && catalog.product.policies.userGroups === 'without_grants' && 'groups of this product give no rights'],
    ['on', !isTarget && `no node, service item or location group ${on}`],
    ['on', isTarget && receiver && !names.isWithin(node, receiver.home) && `${on} does not lie in the home of ${to}`],
    ['services', !('locations' in gives) && services.length > 0 && 'only locations are given for services'],
  ];
  if ('locations' in gives) {
    problems.push(['gives.locations', !catalog.grantsLocations && 'this product gives no locations']);
    problems.push(['on', names.items.has(on) && 'locations are given on a node or a location group']);
  } else if ('permission' in gives) {
    const permission = catalog.permissions.get(gives.permission);
    const item = names.items.get(on);
    const isWrongItem = item !== undefined && permission !== undefined && item.service !== permission.service;
    problems.push(['gives.permission', !permission?.extraOnly && `no extra permission ${gives.permission}`]);
    problems.push(['on', (isWrongItem || names.locationGroups.has(on)) && `${gives.permission} is not given on ${on}`]);
    problems.push(['reason', permission?.sensitive && reason === undefined && `${gives.permission} is given with a reason`]);
  } else {
    const role = catalog.roles.get(gives.role);
    const isTemporary = validUntil !== undefined || names.groups.get(to)?.isTemporary;
    const own = document.roles[gives.role];
    const isAllowed = role ? mayBeOn(role, on, names) : own ? (own.on?.includes(kindOf(on)) ?? true) : true;
    problems.push(['gives.role', !roles.has(gives.role) && `no role ${gives.role}`]);
    problems.push(['on', (!isAllowed || names.locationGroups.has(on)) && `${gives.role} is not given on ${on}`]);
    problems.push([
      'validUntil',
      role?.hasCeiling && isTemporary && `${gives.role} lets its holder give access, so it cannot end by itself`,
    ]);
  }
  return [
    ...problems.flatMap(([field, problem]) => (problem ? [{ path: `${path}.${field}`, problem }] : [])),
    ...names.serviceFaults(`${path}.services`, services),
    ...orderFaults(`${path}.validUntil`, validFrom, validUntil),
  ];
}

const kindOf = (reference: string): string => reference.slice(0, reference.indexOf(':'));

/** A role on one of its node kinds, or, of a service with items, on an item of it. */
const mayBeOn = (role: RoleEntry, on: string, names: Named): boolean =>
  role.on.nodeKinds.has(kindOf(on)) || (role.on.items && names.items.get(on)?.service === role.service);

/** Equal grants whose times overlap: one of them is a mistake. */
function repeatedGrants(document: OrganizationDocument): Fault[] {
  const byContent = Map.groupBy(document.grants.entries(), ([, { to, gives, on, services }]) =>
    JSON.stringify([to, gives, on, services.toSorted()]),
  );
  return [...byContent.values()].flatMap((same) =>
    same.flatMap(([index, grant], nth) =>
      same.slice(0, nth).some(([, earlier]) => overlaps(grant, earlier))
        ? [{ path: `grants[${index}]`, problem: 'given twice at one time' }]
        : [],
    ),
  );
}

const overlaps = (one: DocumentGrant, other: DocumentGrant): boolean =>
  isBefore(one.validFrom, other.validUntil) && isBefore(other.validFrom, one.validUntil);

const isBefore = (from: Date | undefined, until: Date | undefined): boolean => !from || !until || from < until;

/** Of some roles a member has one at a time, on as many nodes as needed. */
function exclusiveFaults(catalog: Catalog, document: OrganizationDocument): Fault[] {
  const { oneRoleOf } = catalog.product.policies;
  const exclusive = [...document.grants.entries()].flatMap(([index, grant]) =>
    'role' in grant.gives && oneRoleOf.includes(grant.gives.role) ? [{ index, grant, role: grant.gives.role }] : [],
  );
  return [...Map.groupBy(exclusive, ({ grant }) => grant.to).values()].flatMap((same) =>
    same.flatMap(({ index, grant, role }, nth) => {
      const other = same.slice(0, nth).find((earlier) => earlier.role !== role && overlaps(earlier.grant, grant));
      return other ? [{ path: `grants[${index}].gives.role`, problem: `${grant.to} has ${other.role} already` }] : [];
    }),
  );
}

/** Where bundles exist, the class of a member's bundle is the class of their role. */
function bundleFaults(catalog: Catalog, document: OrganizationDocument): Fault[] {
  const { bundles, policies } = catalog.product;
  if (policies.bundle === 'none') return [];
  const classOf = new Map(document.members.map(({ type, key, bundle = '' }) => [`${type}:${key}`, bundles[bundle]?.seat]));
  return document.grants.flatMap(({ to, gives }, index) => {
    const seat = roleOf(gives, catalog)?.seat ?? 'none';
    if (seat === 'none' || !classOf.has(to) || classOf.get(to) === seat) return [];
    return [{ path: `grants[${index}].gives.role`, problem: `${to} needs a ${seat} bundle for it` }];
  });
}

/** The product's role that a grant gives, if it gives one. */
const roleOf = (gives: DocumentGrant['gives'], catalog: Catalog): RoleEntry | undefined =>
  'role' in gives ? catalog.roles.get(gives.role) : undefined;

/** How many hold the top role directly, at the root, without end, and can sign in (I8). */
function ownerFaults(catalog: Catalog, document: OrganizationDocument, names: Named): Fault[] {
  const { top, min, max } = catalog.product.policies.ownership;
  const able = new Set(
    document.members.filter(({ email, status }) => email !== undefined && status === 'active').map(({ type, key }) => `${type}:${key}`),
  );
  const isRoot = (on: string) => names.nodes.has(on) && names.nodes.get(on)?.parent === undefined;
  const owners = document.grants.filter(({ to, gives, on }) => able.has(to) && roleOf(gives, catalog)?.key === top && isRoot(on));
  if (owners.length < min)
    return [{ path: 'grants', problem: `at least ${min} active member with an address must hold ${top} on the root` }];
  return max !== null && owners.length > max ? [{ path: 'grants', problem: `at most ${max} may hold ${top}` }] : [];
}
