import { type NewNode, whyNotArchiveNode, whyNotCreateNode, whyNotEditNode, whyNotRestoreNode } from '@totem/domain/access/change-node';
import type { CompiledAccess } from '@totem/domain/access/compile';
import { noDelta } from '@totem/domain/access/deltas';
import type { AuditEvent } from '@totem/domain/audit';
import type { ArchiveNode, ChangedNode, CreateNode, EditNode, RestoreNode } from '@totem/domain/change-nodes';
import { type Reason, Refusal } from '@totem/domain/errors';
import { NodeId } from '@totem/domain/ids';
import { type Node, isWithin, known, numberOf, pathUp } from '@totem/domain/tree';
import { endArchive, insertArchive, insertNode, renameNode } from '@totem/db/structure';
import type { Locked } from '@totem/db/version';
import type { Ctx } from '../context.ts';
import { newId } from '../new-id.ts';
import { write } from '../write.ts';

/**
 * Makes a node below another, after its siblings (HX-19 and E39: what covers all of a place above, new ones included, covers it).
 *
 * @throws Refusal as `whyNotCreateNode` says.
 */
export function createNode(ctx: Ctx, { under, kind, type, name }: CreateNode): Promise<ChangedNode> {
  const asked: NewNode = { under, kind, type, name };
  return changeNode(ctx, async (tx, mine) => {
    refuse(whyNotCreateNode({ mine, now: tx.now }, asked), { name });
    const id = newId(NodeId);
    const above = nodeIn(mine, under);
    const pathAbove = pathUp(mine.tree, under).map((node) => node.id);
    await insertNode(tx, { ...asked, id, under: above, pathAbove: pathAbove.toReversed() });
    return { node: id, event: { type: 'node.created', node: id, under, kind, as: { name, type } } };
  });
}

/**
 * Renames a node, or changes its type.
 *
 * @throws Refusal as `whyNotEditNode` says · `change.conflict` when it is no longer as the editor saw it, or nothing changes.
 */
export function editNode(ctx: Ctx, { node, name, type, was }: EditNode): Promise<ChangedNode> {
  return changeNode(ctx, async (tx, mine) => {
    refuse(whyNotEditNode({ mine, now: tx.now }, node, { name, type }), { name });
    const before = { name: nodeIn(mine, node).name, type: nodeIn(mine, node).type };
    const isSeen = before.name === was.name && before.type === was.type;
    if (!isSeen || (before.name === name && before.type === type)) throw new Refusal('change.conflict');
    await renameNode(tx, node, { name, type });
    return { node, event: { type: 'node.edited', node, before, after: { name, type } } };
  });
}

/**
 * Archives a node with all that lies below it: nobody may do anything there until it is restored, and nothing given is lost.
 *
 * @throws Refusal as `whyNotArchiveNode` says · `self.lockout` when the actor's own level lies there and they have not typed
 * the node's name.
 */
export function archiveNode(ctx: Ctx, { node, reason, confirmation }: ArchiveNode): Promise<ChangedNode> {
  return changeNode(ctx, async (tx, mine) => {
    refuse(whyNotArchiveNode({ mine, now: tx.now }, node));
    const { name } = nodeIn(mine, node);
    if (isWithin(mine.tree, mine.facts.home, node) && confirmation?.trim() !== name)
      throw new Refusal('self.lockout', { node: name, confirm: 'yes' });
    await insertArchive(tx, { node }, ctx.actor.member, reason ?? null);
    return { node, event: { type: 'node.archived', node, reason: reason ?? null } };
  });
}

/** Restores a node, and with it all that was in it. @throws Refusal as `whyNotRestoreNode` says. */
export function restoreNode(ctx: Ctx, { node }: RestoreNode): Promise<ChangedNode> {
  return changeNode(ctx, async (tx, mine) => {
    refuse(whyNotRestoreNode({ mine, now: tx.now }, node), { name: mine.tree.nodes[numberOf(mine.tree, node)]?.name ?? '' });
    if (!(await endArchive(tx, { node }))) throw new Refusal('node.not_archived');
    return { node, event: { type: 'node.restored', node } };
  });
}

interface Change {
  readonly node: NodeId;
  readonly event: AuditEvent;
}

/** One change of the tree, judged on the locked state. */
async function changeNode(ctx: Ctx, change: (tx: Locked, mine: CompiledAccess) => Promise<Change>): Promise<ChangedNode> {
  const { result, version } = await write(ctx, async (tx, mine) => {
    const { node, event } = await change(tx, mine);
    return { result: node, delta: { ...noDelta, tree: true }, events: [event], wake: [] };
  });
  return { node: result, version };
}

function refuse(reason: Reason | null, details: Readonly<Record<string, string>> = {}): void {
  if (reason !== null) throw new Refusal(reason, reason.endsWith('name_taken') ? details : {});
}

const nodeIn = ({ tree }: CompiledAccess, id: NodeId): Node => known(tree.nodes, numberOf(tree, id));
