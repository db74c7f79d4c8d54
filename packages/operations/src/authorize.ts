import type { CompiledAccess } from '@totem/domain/access/compile';
import {
  type Asker,
  mayAt,
  mayOpenLocation,
  maySeeGroup,
  maySeeLocationGroup,
  maySeeMember,
  maySeeNode,
} from '@totem/domain/access/visibility';
import type { LocationGroupFact, UserGroupFact } from '@totem/domain/access/facts';
import type { AdministrationPermission } from '@totem/domain/catalog/administration';
import { Refusal } from '@totem/domain/errors';
import type { NodeId } from '@totem/domain/ids';

/**
 * The guard of a read: the actor may use an administrative permission at a node.
 *
 * @throws Refusal `access.denied` where the node is theirs to see, `node.not_found` where it is not, or does not exist
 */
export function authorize(ctx: Asker, permission: AdministrationPermission, node: NodeId): void {
  if (mayAt(ctx, permission, node)) return;
  throw new Refusal(maySeeNode(ctx, node) ? 'access.denied' : 'node.not_found');
}

/**
 * The guard of a read about a person: they are the actor, or the actor may see people at their level or where their
 * roles reach.
 *
 * @param at the instant that their access is told for.
 * @throws Refusal `member.not_found`
 */
export function authorizeMember(ctx: Asker, member: CompiledAccess, at: Date = ctx.now): void {
  if (!maySeeMember(ctx, member, at)) throw new Refusal('member.not_found');
}

/**
 * The guard of a read about a user group: it exists, and the actor may see people or make groups at its home, or is in it.
 *
 * @throws Refusal `user_group.not_found`
 */
export function authorizeGroup<Group extends Pick<UserGroupFact, 'home' | 'id'>>(
  ctx: Asker,
  group: Group | undefined,
): asserts group is Group {
  if (!group || !maySeeGroup(ctx, group)) throw new Refusal('user_group.not_found');
}

/**
 * The guard of a read about a location: it is one, and the actor may see it there, not only hear its name.
 *
 * @throws Refusal `access.denied` where its name is theirs to know, `node.not_found` where it is not, or is no location
 */
export function authorizeLocation(ctx: Asker, location: NodeId): void {
  if (mayOpenLocation(ctx, location)) return;
  const { tree } = ctx.mine;
  const isPlace = tree.isLocation[tree.nodeAt.get(location) ?? -1] === 1;
  throw new Refusal(isPlace && maySeeNode(ctx, location) ? 'access.denied' : 'node.not_found');
}

/**
 * The guard of a read about a location group: it exists, and the actor may edit it, or open one of its locations.
 *
 * @throws Refusal `location_group.not_found`
 */
export function authorizeLocationGroup(ctx: Asker, group: LocationGroupFact | undefined): asserts group is LocationGroupFact {
  if (!group || !maySeeLocationGroup(ctx, group)) throw new Refusal('location_group.not_found');
}
