import type { OrganizationRole } from '../roles.ts';
import type { Catalog, PermissionEntry, Reach, RoleEntry } from './catalog.ts';
import { keyOfRole, wordsOfRole } from './role-label.ts';

/**
 * A product's catalog with the roles of one organization: nothing that decides asks where a role comes from (ADR 0028).
 *
 * A role's rank is that of the lowest built-in role of its set that holds all it holds, of the highest where none does. Whoever
 * may give a built-in role that holds all of it may give it too, and so may whoever has the top role.
 */
export function withOrganizationRoles<P extends string>(catalog: Catalog<P>, own: readonly OrganizationRole[]): Catalog<P> {
  if (own.length === 0) return catalog;
  const made = own.flatMap((role) => entryOf(catalog, role) ?? []);
  const roles = new Map<string, RoleEntry<P>>();
  for (const [key, role] of catalog.roles) {
    if (role.mayAssign === 'held') roles.set(key, role);
    else {
      const { mayAssign } = role;
      const isTop = key === catalog.product.policies.ownership.top;
      const given = made.filter(({ within }) => isTop || within.some((one) => mayAssign.has(one)));
      roles.set(key, given.length === 0 ? role : { ...role, mayAssign: new Set([...mayAssign, ...given.map(({ entry }) => entry.key)]) });
    }
  }
  for (const { entry } of made) roles.set(entry.key, entry);
  return { ...catalog, roles, ownRoles: own };
}

interface Made<P extends string> {
  readonly entry: RoleEntry<P>;
  /** The built-in roles of its set that hold all it holds. */
  readonly within: readonly string[];
}

/** Null for one that is deleted, and for one whose beginning is no role of the product any more. */
function entryOf<P extends string>(catalog: Catalog<P>, role: OrganizationRole): Made<P> | null {
  const base = catalog.roles.get(role.basedOn);
  if (!base || role.can === null) return null;
  const permissions = new Map<string, PermissionEntry<P>>(catalog.permissions);
  const can = new Map<P, Reach[]>();
  const services = new Set<string>();
  for (const { permission, reach } of role.can) {
    const entry = permissions.get(permission);
    if (!entry) continue;
    can.set(entry.key, [...(can.get(entry.key) ?? []), reach]);
    services.add(entry.service);
  }
  const set = builtInSet(catalog, base);
  const within = set.filter((one) => [...can].every(([key, reaches]) => reaches.every((reach) => one.can.get(key)?.includes(reach))));
  // The first that holds it all, else the last of the set.
  const nearest = within.reduceRight(
    (_, one) => one,
    set.reduce((_, one) => one, base),
  );
  const entry: RoleEntry<P> = {
    key: keyOfRole(role),
    service: base.service,
    services,
    label: wordsOfRole(role),
    rank: nearest.rank,
    can,
    on: base.on,
    assignable: true,
    mayAssign: new Set(),
    mayGrantExtra: new Set(),
    mayGrantLocations: false,
    hasCeiling: false,
    isStanding: services.has('administration'),
    seat: nearest.seat,
    custom: { id: role.id, basedOn: role.basedOn, description: role.description },
  };
  return { entry, within: within.map(({ key }) => key) };
}

/** The built-in roles of a role's set, from the lowest rank up. */
const builtInSet = <P extends string>({ roles }: Catalog<P>, { service }: RoleEntry<P>): RoleEntry<P>[] =>
  [...roles.values()].filter((role) => role.service === service && role.custom === null).toSorted((a, b) => a.rank - b.rank);

/** A permission that a role of a set may hold, and the reaches that it may have there. */
export interface Holdable<P extends string = string> {
  readonly permission: PermissionEntry<P>;
  /** None: it may not be held. */
  readonly reaches: readonly Reach[];
  /** Why it may not: it is given singly, or it changes who may do what. Null: it may. */
  readonly whyNot: 'extra' | 'admin' | null;
}

/** All that the roles of a set are about, in declared order, and what of it a role of one's own may hold (BX-39). */
export function holdableIn<P extends string>(catalog: Catalog<P>, basedOn: string): Holdable<P>[] {
  const base = catalog.roles.get(basedOn);
  if (!base) return [];
  const set = builtInSet(catalog, base);
  return [...catalog.permissions.values()]
    .filter(({ service }) => base.service === null || service === base.service)
    .filter(({ key, extraOnly }) => extraOnly || set.some((role) => role.can.has(key)))
    .map((permission): Holdable<P> => {
      if (permission.extraOnly) return { permission, reaches: [], whyNot: 'extra' };
      if (permission.effect === 'admin') return { permission, reaches: [], whyNot: 'admin' };
      return { permission, reaches: [...new Set(set.flatMap((role) => role.can.get(permission.key) ?? []))], whyNot: null };
    });
}
