import type { CompiledAccess } from '@totem/domain/access/compile';
import { allows } from '@totem/domain/access/table';
import type { AdministrationPermission } from '@totem/domain/catalog/administration';
import { Refusal } from '@totem/domain/errors';
import type { NodeId } from '@totem/domain/ids';
import { isWithin } from '@totem/domain/tree';
import type { Ctx } from './context.ts';

/** Whose right is asked, and when: a context, or the actor's access under a change's lock. */
export type Asker = Pick<Ctx, 'mine' | 'now' | 'tree'>;

/**
 * The guard of a read: the actor may use an administrative permission at a node.
 *
 * @throws Refusal `access.denied` where the node is theirs to see, `node.not_found` where it is not, or does not exist
 */
export function authorize(ctx: Asker, permission: AdministrationPermission, node: NodeId): void {
  if (allows(ctx.mine, permission, { node }, ctx.now)) return;
  throw new Refusal(maySeeNode(ctx, node) ? 'access.denied' : 'node.not_found');
}

/** Whether the actor may, at any of these nodes. */
export const mayAt = (ctx: Asker, permission: AdministrationPermission, node: NodeId): boolean =>
  allows(ctx.mine, permission, { node }, ctx.now);

/** Whether a node's name is the actor's to know: they administer or hold it, or it lies on the way from their level to the root. */
export function maySeeNode(ctx: Asker, node: NodeId): boolean {
  const { mine, now, tree } = ctx;
  if (isWithin(tree, mine.facts.home, node)) return true;
  if (allows(mine, 'administration:node.view', { node }, now) || allows(mine, 'administration:location.view', { node }, now)) return true;
  return holdsSomethingWithin(mine, node, now);
}

/** Whether some grant of theirs is on this node, on something below it, or on a node above it. */
function holdsSomethingWithin(access: CompiledAccess, node: NodeId, now: Date): boolean {
  const { tree } = access;
  const nowMs = now.getTime();
  const at = tree.nodeAt.get(node) ?? -1;
  const grants = [...access.roleGrants, ...access.singleGrants, ...access.locationGrants].filter(
    (grant) => nowMs >= grant.fromMs && nowMs < grant.untilMs,
  );
  return grants.some((grant) => {
    const places = grant.locationGroup ? [...grant.locationGroup.entriesAt.keys()] : [grant.node];
    return places.some((place) => (place >= at && place < (tree.end[at] ?? 0)) || (at >= place && at < (tree.end[place] ?? 0)));
  });
}

/**
 * The guard of a read about a person: they are the actor, or the actor may see people at their level or where their
 * roles reach.
 *
 * @throws Refusal `member.not_found`
 */
export function authorizeMember(ctx: Asker, member: CompiledAccess): void {
  if (!maySeeMember(ctx, member)) throw new Refusal('member.not_found');
}

export function maySeeMember(ctx: Asker, member: CompiledAccess): boolean {
  if (member.facts.id === ctx.mine.facts.id || mayAt(ctx, 'administration:member.view', member.facts.home)) return true;
  const nowMs = ctx.now.getTime();
  // Whoever reaches a node from above is listed there: who can see a place must be complete.
  return member.roleGrants.some((grant) => {
    const node = ctx.tree.nodes[grant.node];
    return node !== undefined && nowMs >= grant.fromMs && nowMs < grant.untilMs && reachesWhereISee(ctx, grant.node);
  });
}

/** Whether a node, by number, lies below or above some node where the actor may see people. */
function reachesWhereISee(ctx: Asker, node: number): boolean {
  const { tree, mine } = ctx;
  const nowMs = ctx.now.getTime();
  return mine.roleGrants.some(
    (grant) =>
      nowMs >= grant.fromMs &&
      nowMs < grant.untilMs &&
      grant.role.can.has('administration:member.view') &&
      ((node >= grant.node && node < (tree.end[grant.node] ?? 0)) || (grant.node >= node && grant.node < (tree.end[node] ?? 0))),
  );
}
