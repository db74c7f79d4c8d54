import { whyNotMove } from '@totem/domain/access/move-node';
import { maySeeNode } from '@totem/domain/access/visibility';
import { Refusal } from '@totem/domain/errors';
import type { NodeId } from '@totem/domain/ids';
import type { GetNode, ListNodes, NodeFound, NodeView, SearchNodes } from '@totem/domain/nodes';
import type { Page } from '@totem/domain/paging';
import { isUnder } from '@totem/domain/tree';
import { countMembersByLevel } from '@totem/db/members';
import { inOrganization } from '@totem/db/orm';
import type { Ctx } from '../context.ts';
import { nodeNameOf } from '../names.ts';
import { pageOfList } from '../page-of-list.ts';
import { calledBy } from './called-by.ts';
import { pathOf } from './path-of.ts';
import { topOf } from './top-of.ts';
import { viewNode } from './view-node.ts';

/**
 * The nodes directly below one, in the order of the tree, that the asker may see; for `under: null`, the topmost one that
 * is theirs.
 *
 * @throws Refusal `node.not_found` · `cursor.unknown`
 */
export async function listNodes(ctx: Ctx, { under, cursor, pageSize }: ListNodes): Promise<Page<NodeView>> {
  const { tree } = ctx;
  const top = topOf(ctx);
  if (under !== null && !maySeeNode(ctx, under)) throw new Refusal('node.not_found');
  const parent = under === null ? null : (tree.nodeAt.get(under) ?? -1);
  const children =
    parent === null ? [top] : [...tree.nodes.keys()].filter((number) => tree.parent[number] === parent && isMine(ctx, number));
  const page = pageOfList(children, { cursor, pageSize }, { list: 'nodes', under }, (number) => tree.nodes[number]?.id ?? '');
  const peopleAt = await inOrganization(ctx.runtime.orm, ctx.organizationId, countMembersByLevel);
  return { ...page, rows: page.rows.flatMap((number) => viewNode(tree, number, peopleAt) ?? []) };
}

const isMine = (ctx: Ctx, number: number): boolean => {
  const node = ctx.tree.nodes[number];
  return node !== undefined && maySeeNode(ctx, node.id);
};

/** One node with its counts. @throws Refusal `node.not_found` */
export async function getNode(ctx: Ctx, { node }: GetNode): Promise<NodeView & { path: NodeFound['path'] }> {
  const number = ctx.tree.nodeAt.get(node);
  if (number === undefined || !maySeeNode(ctx, node)) throw new Refusal('node.not_found');
  const view = viewNode(ctx.tree, number, await inOrganization(ctx.runtime.orm, ctx.organizationId, countMembersByLevel));
  if (!view) throw new Refusal('node.not_found');
  return { ...view, path: pathOf(ctx, node) };
}

/**
 * Nodes at or below one whose names have words that begin as asked, in the order of the tree. The words of a kind find its
 * nodes too, by each of its names ("Point of Sale").
 *
 * @throws Refusal `node.not_found` · `cursor.unknown`
 */
export function searchNodes(ctx: Ctx, { cursor, pageSize, ...question }: SearchNodes): Page<NodeFound> {
  const { within, search, locationsOnly, levelsOnly, takes } = question;
  const { tree, catalog } = ctx;
  const top = tree.nodeAt.get(within);
  if (top === undefined || !maySeeNode(ctx, within)) throw new Refusal('node.not_found');
  if (takes !== undefined && !maySeeNode(ctx, takes)) throw new Refusal('node.not_found');
  const above = takes === undefined ? null : (catalog.kinds.get(tree.nodes[tree.nodeAt.get(takes) ?? -1]?.kind ?? '')?.under ?? []);
  const isCalled = calledBy(catalog, search);
  const found = tree.nodes.filter(
    (node, number) =>
      isUnder(tree, number, top) &&
      above?.includes(node.kind) !== false &&
      tree.closed[number] !== 1 &&
      (!locationsOnly || tree.isLocation[number] === 1) &&
      (!levelsOnly || catalog.kinds.get(node.kind)?.isLevel === true) &&
      isCalled(node) &&
      maySeeNode(ctx, node.id) &&
      (takes === undefined || isDestination(ctx, takes, node.id)),
  );
  const page = pageOfList(
    found,
    { cursor, pageSize },
    { list: 'search_nodes', within, search: search ?? '', locationsOnly, levelsOnly, takes: takes ?? null },
    (node) => node.id,
  );
  return { ...page, rows: page.rows.map((node) => ({ ...nodeNameOf(tree, node.id), type: node.type, path: pathOf(ctx, node.id) })) };
}

/** Where it may go, or could by another name: that much is said when it is chosen. */
function isDestination(ctx: Ctx, node: NodeId, under: NodeId): boolean {
  const refused = whyNotMove(ctx, node, under);
  return refused === null || refused === 'node.name_taken';
}
