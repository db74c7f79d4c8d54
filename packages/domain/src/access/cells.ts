import { known, knownNumber } from '../tree.ts';
import { type CompiledAccess, type RoleGrant, inForce } from './compile.ts';
import { heldUntil } from './held.ts';
import { covers } from './reaches.ts';
import { allows } from './table.ts';
import { isPlaceOf } from './target.ts';

/** What somebody has on one service item at one place, for people to read; decisions ask permissions, never this. */
export interface Cell {
  /** The strongest role on the item; null for none. */
  readonly role: string | null;
  /** Whether the role counts at the place: it does, one of the two lacks, or both do. */
  readonly state: 'yes' | 'no_location' | 'no_role' | 'none';
  /** The extra permissions that were given and count there. */
  readonly extras: readonly string[];
  /** Whether what counts there ends by itself. */
  readonly ends: boolean;
}

/**
 * What somebody has on one service item, by number, at the places below it, by number. What all its cells share is looked
 * up once, so that thousands of them are quickly asked for.
 */
export function cellsOn(access: CompiledAccess, item: number, now: Date): (place: number) => Cell {
  const { tree, catalog } = access;
  const { id, service } = known(tree.items, item);
  const nowMs = now.getTime();
  const grants = itemGrants(access, item, now);
  const role = grants[0]?.role.key ?? null;
  const roleEnds = grants.every((grant) => grant.untilMs !== Infinity);
  const extras = [...catalog.extras].filter(
    (key) => catalog.permissions.get(key)?.service === service && access.singleGrants.some((grant) => grant.permission === key),
  );
  const untilAt = heldUntil(access, item, nowMs);
  const cellAt = (place: number, until: number | null): Cell => {
    const isHeld = until !== null;
    const location = known(tree.nodes, place).id;
    return {
      role,
      state: role !== null ? (isHeld ? 'yes' : 'no_location') : isHeld ? 'no_role' : 'none',
      extras: extras.filter((key) => allows(access, key, { item: id, location }, now)),
      ends: isHeld && (until !== Infinity || (role !== null && roleEnds)),
    };
  };
  // Places are alike that are held for ever, held for some time, or open and not held: few cells are made, and shared.
  const alike = new Map<'always' | 'ending' | 'not_held', Cell>();
  return (place) => {
    const until = untilAt(place);
    if (until === null && (tree.closed[place] === 1 || !isPlaceOf(tree, item, place))) return cellAt(place, null);
    const kind = until === null ? 'not_held' : until === Infinity ? 'always' : 'ending';
    const cell = alike.get(kind) ?? cellAt(place, until);
    alike.set(kind, cell);
    return cell;
  };
}

/** Whether a role is over some service without items. */
const isStanding = ({ role }: RoleGrant, { catalog }: CompiledAccess): boolean =>
  [...role.services].some((service) => catalog.services.get(service)?.hasItems === false);

/** The grants of roles in force over services without items that cover a node, by number: the strongest role first. */
export const standingGrants = (access: CompiledAccess, node: number, now: Date): RoleGrant[] =>
  rolesAt(access, node, -1, now.getTime()).filter((grant) => isStanding(grant, access));

/** The grants of roles in force that count on an item, by number: the strongest role first. */
export function itemGrants(access: CompiledAccess, item: number, now: Date): RoleGrant[] {
  const { service } = known(access.tree.items, item);
  return rolesAt(access, knownNumber(access.tree.itemNode, item), item, now.getTime()).filter(({ role }) => role.services.has(service));
}

/** The grants of roles in force that cover a node, or an item at it, the strongest role first. */
function rolesAt(access: CompiledAccess, node: number, item: number, nowMs: number): RoleGrant[] {
  const at = { nodes: [node] as const, item, resource: null, locations: [], named: -1, archived: false };
  return inForce(access.roleGrants, nowMs)
    .filter((grant) => covers(access, grant, at, nowMs))
    .toSorted((a, b) => b.role.rank - a.role.rank);
}
