import { mayAt } from '@totem/domain/access/visibility';
import type { NodeId } from '@totem/domain/ids';
import type { ListLocationTree, LocationBranch } from '@totem/domain/locations';
import type { Page } from '@totem/domain/paging';
import { known, knownNumber } from '@totem/domain/tree';
import { inOrganization } from '@totem/db/orm';
import type { Ctx } from '../context.ts';
import { nodeNameOf } from '../names.ts';
import { pageOfList } from '../page-of-list.ts';
import { authorizeLocations } from './authorize-locations.ts';
import { seenLocations } from './seen-locations.ts';

/**
 * What lies directly below a node, in the order of the tree: locations that the asker may open, nodes with such locations
 * below them, and nodes without one that the asker administers, since a location may be missing there.
 *
 * @throws Refusal `access.denied` · `node.not_found` · `cursor.unknown`
 */
export async function listLocationTree(ctx: Ctx, { under, cursor, pageSize }: ListLocationTree): Promise<Page<LocationBranch>> {
  const { tree } = ctx;
  const opened = authorizeLocations(ctx, under);
  const seen = await inOrganization(ctx.runtime.orm, ctx.organizationId, (db) => seenLocations(ctx, db, opened));
  const count = counterOf(ctx, opened, seen);
  const top = tree.nodeAt.get(under) ?? 0;
  const listed = tree.isLocation[top] === 1 ? [top] : childrenOf(ctx, top).filter((child) => isListed(ctx, child, count(child).any));
  const page = pageOfList(listed, { cursor, pageSize }, { list: 'location_tree', under }, (number) => known(tree.nodes, number).id);
  return {
    ...page,
    rows: page.rows.map((number) => {
      const node = known(tree.nodes, number);
      const { locations, unseen } = count(number);
      const hasBelow = number !== top && childrenOf(ctx, number).some((child) => isListed(ctx, child, count(child).any));
      return { ...nodeNameOf(tree, node.id), type: node.type, archived: tree.closed[number] === 1, locations, unseen, hasBelow };
    }),
  };
}

/** The numbers of the nodes directly below one: each begins where the one before it ends. */
function childrenOf({ tree }: Ctx, top: number): number[] {
  const children: number[] = [];
  for (let at = top + 1; at < knownNumber(tree.end, top); at = knownNumber(tree.end, at)) children.push(at);
  return children;
}

const isListed = (ctx: Ctx, number: number, opensSome: boolean): boolean =>
  opensSome || (ctx.tree.isLocation[number] !== 1 && mayAt(ctx, 'administration:node.view', known(ctx.tree.nodes, number).id));

/** Counts what may be opened at a node and below it, by running totals in the order of the tree. */
function counterOf({ tree }: Ctx, opened: readonly number[], seen: ReadonlySet<NodeId>) {
  const totals = [{ any: 0, locations: 0, unseen: 0 }];
  const at = new Set(opened);
  for (const [index, place] of tree.locationNode.entries()) {
    const { any, locations, unseen } = known(totals, index);
    const isOpened = at.has(place);
    const isCounted = isOpened && tree.closed[place] !== 1;
    totals.push({
      any: any + Number(isOpened),
      locations: locations + Number(isCounted),
      unseen: unseen + Number(isCounted && !seen.has(known(tree.nodes, place).id)),
    });
  }
  return (number: number) => {
    const from = known(totals, knownNumber(tree.firstLocation, number));
    const to = known(totals, knownNumber(tree.firstLocation, knownNumber(tree.end, number)));
    return { any: to.any > from.any, locations: to.locations - from.locations, unseen: to.unseen - from.unseen };
  };
}
