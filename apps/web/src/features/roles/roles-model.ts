import type { Catalog, PermissionEntry, RoleEntry } from '@totem/domain/catalog/catalog';
import type { Text } from '@totem/domain/language';
import { byRank, differs, furthest, matricesOf, type Matrix, reachBeyond, twoColumns } from '../services/matrix-model.ts';

/** Roles of which one stands above another: those of one service, or those across services. */
export interface RoleSet {
  /** Null: across services. */
  readonly service: string | null;
  readonly label: Text;
  /** From the highest rank down. */
  readonly roles: readonly RoleEntry[];
}

/** Every set of roles of a product: those across services first, then service by service in declared order. */
export function roleSets(catalog: Catalog): RoleSet[] {
  const { product } = catalog;
  const setOf = (service: string | null, label: Text): RoleSet => ({
    service,
    label,
    roles: [...catalog.roles.values()].filter((role) => role.service === service).toSorted(byRank),
  });
  const sets = [setOf(null, product.label), ...Object.entries(product.services).map(([key, { label }]) => setOf(key, label))];
  return sets.filter(({ roles }) => roles.length > 0);
}

/** The roles that one is told against: the one it was begun from, or those of the product next below it. */
export function rolesBelow({ roles }: RoleSet, role: RoleEntry): RoleEntry[] {
  if (role.custom) return roles.filter(({ key }) => key === role.custom?.basedOn);
  const lower = roles.filter(({ rank, custom }) => custom === null && rank < role.rank);
  return lower.filter(({ rank }) => rank === lower[0]?.rank);
}

/** What a role can that no role below it can, in words of the matrix, and what it only can further. */
export interface Added {
  readonly more: readonly Text[];
  readonly further: readonly Text[];
}

/** What a role adds over those next below it; over none: all that it can. What does not exist in the product is left out. */
export function addedBy(catalog: Catalog, role: RoleEntry, below: readonly RoleEntry[]): Added {
  const rows = matricesOf(catalog).flatMap((matrix) => matrix.rows);
  const reachAmong = (roles: readonly RoleEntry[], { key }: PermissionEntry) => furthest(roles.flatMap((one) => one.can.get(key) ?? []));
  const isMore = (permission: PermissionEntry) => role.can.has(permission.key) && reachAmong(below, permission) === null;
  const isFurther = (permission: PermissionEntry) => {
    const [ours, theirs] = [reachAmong([role], permission), reachAmong(below, permission)];
    return ours !== null && theirs !== null && reachBeyond(ours, theirs) > 0;
  };
  const named = (is: (permission: PermissionEntry) => boolean) =>
    rows.flatMap(({ label, permissions }) => {
      const those = permissions.filter(is);
      return those.length === permissions.length ? [label] : those.map(({ lets }) => lets);
    });
  return { more: named(isMore), further: named(isFurther) };
}

/** Who may give a role. `ifHeld`: only where they have it themselves. */
export interface Giver {
  readonly role: RoleEntry;
  readonly ifHeld: boolean;
}

/** The roles whose holders may give a role, from the highest rank down; none where nobody gives it. */
export function giversOf(catalog: Catalog, role: RoleEntry): Giver[] {
  if (!role.assignable) return [];
  return [...catalog.roles.values()]
    .filter(({ mayAssign }) => mayAssign === 'held' || mayAssign.has(role.key))
    .map((giver) => ({ role: giver, ifHeld: giver.mayAssign === 'held' }))
    .toSorted((a, b) => b.role.rank - a.role.rank);
}

/** Whether a role is the owners' and passes on by a transfer alone. */
export const isTransferred = ({ product: { policies } }: Catalog, { key, assignable }: RoleEntry): boolean =>
  !assignable && policies.ownership.transfer && policies.ownership.top === key;

/** Service by service, the functions of which two roles of one set do not have the same; null where the two are not in one. */
export function differencesOf(catalog: Catalog, a: string | undefined, b: string | undefined): readonly Matrix[] | null {
  const [one, other] = [catalog.roles.get(a ?? ''), catalog.roles.get(b ?? '')];
  if (!one || !other || one === other || one.service !== other.service) return null;
  return matricesOf(catalog).flatMap((matrix) => {
    const pair = twoColumns(matrix, a, b);
    const rows = pair?.rows.filter(differs) ?? [];
    return pair && rows.length > 0 ? [{ ...pair, rows }] : [];
  });
}
