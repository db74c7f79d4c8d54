import { nodeRight } from '../catalog/administration.ts';
import type { Catalog, Reach } from '../catalog/catalog.ts';
import type { Reason } from '../errors.ts';
import type { ServiceFilter } from '../grants.ts';
import type { LocationGroupId, MemberId, NodeId, ServiceItemId, UserGroupId } from '../ids.ts';
import { type Tree, isUnder, isWithin, known, knownNumber, locationsBelow, numberOf, pathUp, treeOf } from '../tree.ts';
import { whyNotName } from './change-node.ts';
import type { StandingGrant } from './draft.ts';
import type { MemberFacts, Period, UserGroupFact } from './facts.ts';
import type { Around } from './preview.ts';
import { type Asker, mayAt, maySeeNode } from './visibility.ts';

/**
 * Why the asker may not move a node under another; null when they may. It leaves one place and begins at another, so the
 * right to archive is needed here and the right to create there (E34).
 *
 * @returns `node.not_found` for a node or destination that the asker may not see · `node.archived` for what is archived, or
 * a destination that is · `access.denied` · `node.kind_not_allowed` for the root, a kind that may not hang there (I1), or a
 * destination below the node itself (I2) · `node.already_there` · `node.name_taken`.
 */
export function whyNotMove(asker: Asker, node: NodeId, under: NodeId): Reason | null {
  const { tree, catalog } = asker.mine;
  const from = numberOf(tree, node);
  const to = numberOf(tree, under);
  if (from < 0 || to < 0 || !maySeeNode(asker, node) || !maySeeNode(asker, under)) return 'node.not_found';
  if (tree.closed[from] === 1 || tree.closed[to] === 1) return 'node.archived';
  const isPlace = tree.isLocation[from] === 1;
  if (!mayAt(asker, nodeRight(isPlace, 'archive'), node) || !mayAt(asker, nodeRight(isPlace, 'create'), under)) return 'access.denied';
  const moved = known(tree.nodes, from);
  const mayHang = catalog.kinds.get(moved.kind)?.under.includes(known(tree.nodes, to).kind) === true;
  if (!mayHang || isUnder(tree, to, from)) return 'node.kind_not_allowed';
  if (moved.parent === under) return 'node.already_there';
  return whyNotName(tree, { ...moved, parent: under });
}

/** The tree after a move that may be made: the node with all below it, after its new siblings. */
export function treeAfterMove(catalog: Catalog, tree: Tree, node: NodeId, under: NodeId): Tree {
  const moved = known(tree.nodes, numberOf(tree, node));
  return treeOf(catalog, [...tree.nodes.filter((one) => one !== moved), { ...moved, parent: under }], tree.items);
}

/** What can end by a move, in force or to come: all that is given, or kept, at or below the node that moves. */
export interface StandsBelow {
  readonly grants: readonly { readonly grant: StandingGrant; readonly receiverHome: NodeId; readonly node: NodeId }[];
  readonly entries: readonly {
    readonly locationGroup: LocationGroupId;
    readonly home: NodeId;
    readonly location: NodeId;
    readonly filter: ServiceFilter;
  }[];
  readonly memberships: readonly {
    readonly group: UserGroupId;
    readonly home: NodeId;
    readonly member: MemberId;
    readonly memberHome: NodeId;
  }[];
}

/**
 * What a move ends (I19): grants that lie no more under their receiver's level (I3), places of location groups under whose
 * home they lie no more (I4), and people in user groups of another place than theirs. Where levels follow from roles nobody
 * leaves a user group.
 *
 * @param after the tree as the move leaves it.
 */
export const leftBehind = (catalog: Catalog, after: Tree, { grants, entries, memberships }: StandsBelow): StandsBelow => ({
  grants: grants.filter((one) => !isWithin(after, one.node, one.receiverHome)),
  entries: entries.filter((one) => !isWithin(after, one.location, one.home)),
  memberships: catalog.product.policies.level === 'chosen' ? memberships.filter((one) => !isWithin(after, one.home, one.memberHome)) : [],
});

/** What a member's access is compiled from once something was left behind at an instant; what people share stays shared. */
export function factsAfterMove(left: StandsBelow, nowMs: number): (facts: MemberFacts) => MemberFacts {
  const ended = new Set(left.grants.map(({ grant }) => grant.id));
  const withdrawn = new Map<string, Set<NodeId>>();
  for (const { locationGroup, location } of left.entries)
    withdrawn.set(locationGroup, (withdrawn.get(locationGroup) ?? new Set()).add(location));
  const leavers = new Set(left.memberships.map(({ group, member }) => `${group} ${member}`));
  const endNow = <Row extends Period>(row: Row): Row => ({ ...row, untilMs: Math.min(row.untilMs, nowMs) });
  const without = <Row extends Period>(rows: readonly Row[], isEnded: (row: Row) => boolean): readonly Row[] =>
    rows.some(isEnded) ? rows.map((row) => (isEnded(row) ? endNow(row) : row)) : rows;
  const grantsWithout = <Holder extends Pick<UserGroupFact, 'grants'>>(holder: Holder): Holder => {
    const grants = without(holder.grants, ({ id }) => ended.has(id));
    return grants === holder.grants ? holder : { ...holder, grants };
  };
  const groups = once(grantsWithout<UserGroupFact>);
  const locationGroups = once((group: MemberFacts['locationGroups'][number]) => {
    const places = withdrawn.get(group.id);
    return places ? { ...group, entries: without(group.entries, ({ location }) => places.has(location)) } : group;
  });
  return (facts) => ({
    ...grantsWithout(facts),
    memberships: without(facts.memberships, ({ group }) => leavers.has(`${group.id} ${facts.id}`)).map((one) => ({
      ...one,
      group: groups(one.group),
    })),
    locationGroups: facts.locationGroups.map(locationGroups),
  });
}

function once<One extends object>(change: (one: One) => One): (one: One) => One {
  const known = new Map<One, One>();
  return (one) => {
    const made = known.get(one) ?? change(one);
    known.set(one, made);
    return made;
  };
}

/** What a move concerns: where it happens, and whom it can take something from or give something to. */
export interface MoveConcerns {
  /** The node and all below it. */
  readonly below: readonly NodeId[];
  /** The nodes above it, before and after. */
  readonly above: readonly NodeId[];
  readonly itemsBelow: readonly ServiceItemId[];
  readonly itemsAbove: readonly ServiceItemId[];
  /** Roles and extra permissions that count below the node for whoever has them above it, and holds no place. */
  readonly roles: readonly string[];
  readonly permissions: readonly string[];
  /** The questions whose answers can differ, for whoever leaves no user group. */
  readonly around: Around;
}

export function concernsOfMove(catalog: Catalog, tree: Tree, node: NodeId, under: NodeId): MoveConcerns {
  const at = numberOf(tree, node);
  const below = tree.nodes.slice(at, knownNumber(tree.end, at)).map(({ id }) => id);
  const above = [...new Set([...pathUp(tree, node).slice(1), ...pathUp(tree, under)].map(({ id }) => id))];
  const itemsAt = (nodes: readonly NodeId[]) => {
    const all = new Set(nodes);
    return tree.items.filter((item) => all.has(item.node)).map(({ id }) => id);
  };
  const [itemsBelow, itemsAbove] = [itemsAt(below), itemsAt(above)];
  const places = [...locationsBelow(tree, at)].map((place) => known(tree.nodes, place).id);
  // On what is no place, and on a service item as such, every role from above counts.
  const isPlaceAlone = places.length === below.length && itemsBelow.length === 0;
  const countsUnheld = (reaches: readonly Reach[]) => reaches.includes('subtree') || reaches.includes('none');
  return {
    below,
    above,
    itemsBelow,
    itemsAbove,
    roles: [...catalog.roles.values()].filter((role) => !isPlaceAlone || [...role.can.values()].some(countsUnheld)).map(({ key }) => key),
    permissions: [...catalog.extras].filter((key) => !isPlaceAlone || catalog.permissions.get(key)?.needsLocation !== true),
    around: { items: [...itemsAbove, ...itemsBelow], places, nodes: below },
  };
}
