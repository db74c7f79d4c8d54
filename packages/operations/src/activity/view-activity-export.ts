import type { ActivityExportView } from '@totem/domain/activity-exports';
import { maySeeNode } from '@totem/domain/access/visibility';
import type { KeptExport } from '@totem/db/activity-exports';
import type { Ctx } from '../context.ts';

/** An export as who asked for it sees it. */
export function viewActivityExport(ctx: Ctx, kept: KeptExport): ActivityExportView {
  const node = ctx.tree.nodes[ctx.tree.nodeAt.get(kept.node) ?? -1];
  return {
    id: kept.id,
    node: node && maySeeNode(ctx, node.id) ? { id: node.id, name: node.name } : null,
    format: kept.format,
    filter: kept.filter,
    state: kept.state,
    events: kept.events,
    share: kept.state === 'ready' ? 1 : shareOf(kept),
    bytes: kept.bytes,
    failure: kept.failure,
    askedAt: kept.createdAt.toISOString(),
    keptUntil: kept.keptUntil.toISOString(),
  };
}

/** In hundredths: finer, it would tell how many events there are that the reader may not see. */
const shareOf = ({ newest, position }: KeptExport): number => Math.floor(((newest + 1 - position) / Math.max(newest, 1)) * 100) / 100;
