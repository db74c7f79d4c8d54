import type { Catalog, NodeKindEntry, PermissionEntry, Reach, RoleEntry, ServiceEntry } from './catalog.ts';
import type { Permission, Product, Role } from './define-product.ts';
import { productFaults } from './product-faults.ts';

/**
 * A product, indexed for the engine.
 *
 * @throws Error naming every fault and its place, for what types cannot see or a document may hold: a key that is declared
 * nowhere, an empty role, an extra permission inside a role, a permission that no matrix row or no top role holds.
 */
export function catalogOf<const P extends Product>(product: P): Catalog<Permission<P>> {
  const faults = productFaults(product);
  if (faults.length > 0)
    throw new Error(`Product ${product.key} is not sound:\n${faults.map(({ path, problem }) => `${path}: ${problem}`).join('\n')}`);

  // Every key below is read from the product itself, so it is one of the keys its type declares.
  const keyOf = (key: string) => key as Permission<P>;
  const kinds = new Map(
    Object.entries(product.nodeKinds).map(([key, kind]): [string, NodeKindEntry] => [
      key,
      { key, under: kind.under ?? [], isLocation: kind.isLocation === true, isLevel: kind.isLevel === true },
    ]),
  );
  const permissions = permissionsOf(product, keyOf);
  const services = new Map(
    Object.entries(product.services).map(([key, service]): [string, ServiceEntry] => [
      key,
      {
        key,
        hasItems: service.at !== undefined,
        at: service.at ?? [],
        permissions: [...permissions.values()].filter((permission) => permission.service === key),
      },
    ]),
  );
  const roles = new Map<string, RoleEntry<Permission<P>>>();
  for (const [service, { at, roles: own }] of Object.entries(product.services))
    for (const [name, role] of Object.entries(own)) {
      const key = `${service}/${name}`;
      roles.set(
        key,
        roleEntry(key, role, service, at !== undefined, (short) => keyOf(`${service}:${short}`), permissions),
      );
    }
  for (const [name, role] of Object.entries(product.roles)) {
    const key = `${product.key}/${name}`;
    roles.set(key, roleEntry(key, role, null, false, keyOf, permissions));
  }
  return {
    product,
    rootKind: [...kinds.values()].flatMap(({ key, under }) => (under.length === 0 ? [key] : [])).join(),
    kinds,
    services,
    permissions,
    extras: new Set([...permissions.values()].filter(({ extraOnly }) => extraOnly).map(({ key }) => key)),
    roles,
    ownRoles: [],
    grantsLocations:
      [...permissions.values()].some(({ needsLocation }) => needsLocation) ||
      [...roles.values()].some(({ can }) => [...can.values()].some((reaches) => reaches.includes('granted_locations'))),
  };
}

function permissionsOf<P extends string>(product: Product, keyOf: (key: string) => P): Map<P, PermissionEntry<P>> {
  const permissions = new Map<P, PermissionEntry<P>>();
  for (const [service, { permissions: own }] of Object.entries(product.services))
    for (const [name, definition] of Object.entries(own)) {
      const key = keyOf(`${service}:${name}`);
      permissions.set(key, {
        key,
        service,
        number: permissions.size,
        effect: definition.effect,
        extraOnly: definition.extraOnly === true,
        sensitive: definition.sensitive === true,
        needsLocation: definition.needsLocation === true,
        feature: definition.feature ?? null,
        provisional: definition.provisional === true,
        lets: definition.lets,
      });
    }
  return permissions;
}

function roleEntry<P extends string>(
  key: string,
  role: Role,
  service: string | null,
  onItems: boolean,
  keyOf: (key: string) => P,
  permissions: ReadonlyMap<P, PermissionEntry<P>>,
): RoleEntry<P> {
  const can = new Map<P, Reach[]>();
  for (const reach of reaches)
    for (const listed of role.can[reach] ?? []) {
      const permission = keyOf(listed);
      can.set(permission, [...new Set([...(can.get(permission) ?? []), reach])]);
    }
  const services = new Set([...permissions.values()].filter(({ key: permission }) => can.has(permission)).map(({ service: own }) => own));
  const mayAssign = role.mayAssign ?? [];
  return {
    key,
    service,
    services,
    label: role.label,
    rank: role.rank,
    can,
    on: { nodeKinds: new Set(role.on), items: onItems },
    assignable: role.assignable !== false,
    mayAssign: mayAssign === 'held' ? 'held' : new Set(mayAssign),
    mayGrantExtra: new Set(role.mayGrantExtra),
    mayGrantLocations: role.mayGrantLocations === true,
    hasCeiling: mayAssign.length > 0,
    isStanding: services.has('administration'),
    seat: role.seat ?? 'none',
    custom: null,
  };
}

const reaches: readonly Reach[] = ['subtree', 'granted_locations', 'participating', 'self', 'none'];
