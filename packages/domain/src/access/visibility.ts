import type { AdministrationPermission } from '../catalog/administration.ts';
import type { Reason } from '../errors.ts';
import type { NodeId } from '../ids.ts';
import { isUnder, isWithin, known, numberOf, pathUp } from '../tree.ts';
import { levelNodes } from './ceiling.ts';
import { type CompiledAccess, inForce } from './compile.ts';
import { type LocationGroupFact, type UserGroupFact, holds } from './facts.ts';
import { allows } from './table.ts';

/** Whose right is asked, and when. */
export interface Asker {
  readonly mine: CompiledAccess;
  readonly now: Date;
}

/** Whether the asker may use an administrative permission at a node. */
export const mayAt = ({ mine, now }: Asker, permission: AdministrationPermission, node: NodeId): boolean =>
  allows(mine, permission, { node }, now);

/**
 * Whether a node's name is the asker's to know: it lies on the way from their level to the root, they administer it, or
 * something is given to them on it, below it or above it.
 */
export function maySeeNode(asker: Asker, node: NodeId): boolean {
  const { mine } = asker;
  return (
    isWithin(mine.tree, mine.facts.home, node) ||
    mayAt(asker, 'administration:node.view', node) ||
    mayAt(asker, 'administration:location.view', node) ||
    placesOfGrants(asker).some((place) => isOnOnePath(asker, place, numberOf(mine.tree, node)))
  );
}

/**
 * Whether the asker may open a location, and not only know its name: they may see it there; of an archived one, at which
 * nobody may do anything, they may archive, and so restore, what lies in the nearest open node above it.
 */
export function mayOpenLocation(asker: Asker, location: NodeId): boolean {
  const { tree } = asker.mine;
  const at = numberOf(tree, location);
  if (at < 0 || tree.isLocation[at] !== 1) return false;
  if (tree.closed[at] !== 1) return mayAt(asker, 'administration:location.view', location);
  const open = pathUp(tree, location).find((node) => known(tree.closed, numberOf(tree, node.id)) !== 1);
  return open !== undefined && mayAt(asker, 'administration:location.archive', open.id);
}

/** Whether the asker may know of a location group: they may edit it, or it holds a location now that they may open. */
export const maySeeLocationGroup = (asker: Asker, group: Pick<LocationGroupFact, 'home' | 'entries'>): boolean =>
  mayAt(asker, 'administration:location_group.edit', group.home) ||
  group.entries.some((entry) => holds(entry, asker.now.getTime()) && mayOpenLocation(asker, entry.location));

/** The nodes, by number, on which something is given to the asker now; of a location group, its locations of now. */
function placesOfGrants({ mine, now }: Asker): number[] {
  const nowMs = now.getTime();
  const grants = inForce([...mine.roleGrants, ...mine.singleGrants, ...mine.locationGrants], nowMs);
  return grants.flatMap(({ node, locationGroup }) =>
    locationGroup
      ? [...locationGroup.entriesAt].flatMap(([place, entries]) => (entries.some((entry) => holds(entry, nowMs)) ? [place] : []))
      : [node],
  );
}

/** Whether one of two nodes, by number, is the other or lies below it. */
const isOnOnePath = ({ mine: { tree } }: Asker, one: number, other: number): boolean =>
  isUnder(tree, one, other) || isUnder(tree, other, one);

/**
 * Whether the asker may see a member with their access: themselves, people at whose level they may see people, and people whose roles
 * reach a node where they may: who can see a place must be complete.
 *
 * @param at the instant that the member's access is told for; the asker's rights are those of now.
 */
export function maySeeMember(asker: Asker, member: CompiledAccess, at: Date = asker.now): boolean {
  const { mine, now } = asker;
  if (member.facts.id === mine.facts.id || mayAt(asker, 'administration:member.view', member.facts.home)) return true;
  const views = inForce(mine.roleGrants, now.getTime()).filter((grant) => grant.role.can.has('administration:member.view'));
  const reaching = inForce(member.roleGrants, at.getTime());
  return reaching.some((grant) => views.some((view) => isOnOnePath(asker, numberHere(asker, member, grant.node), view.node)));
}

/** A node of a member's tree in the asker's: what a member had earlier was numbered in the tree of then. */
const numberHere = ({ mine: { tree } }: Asker, { tree: theirs }: CompiledAccess, node: number): number =>
  tree === theirs || node < 0 ? node : numberOf(tree, known(theirs.nodes, node).id);

/**
 * Whether a member's name, and no more, is the asker's to know: also of colleagues whom they may put into user groups,
 * without seeing what these are given (R39).
 */
export const mayNameMember = (asker: Asker, member: CompiledAccess): boolean =>
  maySeeMember(asker, member) ||
  levelNodes(member, asker.now).some((node) => mayAt(asker, 'administration:user_group.edit', known(member.tree.nodes, node).id));

/** Whether the asker may know of a user group: one at a node where they see people or make groups, or one they are, or will be, in. */
export const maySeeGroup = (asker: Asker, group: Pick<UserGroupFact, 'home' | 'id'>): boolean =>
  mayAt(asker, 'administration:member.view', group.home) ||
  mayAt(asker, 'administration:user_group.edit', group.home) ||
  asker.mine.facts.memberships.some((one) => one.group.id === group.id && one.untilMs > asker.now.getTime());

/** What the asker hears of a refusal that is about a member: whom they may not know of is not found, whatever else refuses. */
export const toldOf = (asker: Asker, member: CompiledAccess, refused: Reason | null): Reason | null =>
  refused !== null && !mayNameMember(asker, member) ? 'member.not_found' : refused;
