import { ArchiveNode, ChangedNode, CreateNode, EditNode, RestoreNode } from '@totem/domain/change-nodes';
import { MoveNode, MoveView, PreviewMove } from '@totem/domain/move-nodes';
import { MapNodes, NodeMapView } from '@totem/domain/node-map';
import { GetNode, ListNodes, NodeFound, NodeView, SearchNodes } from '@totem/domain/nodes';
import { pageOf } from '@totem/domain/paging';
import { archiveNode, createNode, editNode, restoreNode } from '@totem/operations/nodes/change-nodes';
import { getNode, listNodes, searchNodes } from '@totem/operations/nodes/list-nodes';
import { mapNodes } from '@totem/operations/nodes/map-nodes';
import { moveNode, previewMove } from '@totem/operations/nodes/move-node';
import { memberProcedure, router } from '../trpc.ts';

export const nodes = router({
  list: memberProcedure
    .input(ListNodes)
    .output(pageOf(NodeView))
    .query(({ ctx, input }) => listNodes(ctx.asking, input)),
  get: memberProcedure
    .input(GetNode)
    .output(NodeView.extend({ path: NodeFound.shape.path }))
    .query(({ ctx, input }) => getNode(ctx.asking, input)),
  search: memberProcedure
    .input(SearchNodes)
    .output(pageOf(NodeFound))
    .query(({ ctx, input }) => searchNodes(ctx.asking, input)),
  map: memberProcedure
    .input(MapNodes)
    .output(NodeMapView)
    .query(({ ctx, input }) => mapNodes(ctx.asking, input)),
  create: memberProcedure
    .input(CreateNode)
    .output(ChangedNode)
    .mutation(({ ctx, input }) => createNode(ctx.asking, input)),
  edit: memberProcedure
    .input(EditNode)
    .output(ChangedNode)
    .mutation(({ ctx, input }) => editNode(ctx.asking, input)),
  archive: memberProcedure
    .input(ArchiveNode)
    .output(ChangedNode)
    .mutation(({ ctx, input }) => archiveNode(ctx.asking, input)),
  restore: memberProcedure
    .input(RestoreNode)
    .output(ChangedNode)
    .mutation(({ ctx, input }) => restoreNode(ctx.asking, input)),
  previewMove: memberProcedure
    .input(PreviewMove)
    .output(MoveView)
    .query(({ ctx, input }) => previewMove(ctx.asking, input)),
  move: memberProcedure
    .input(MoveNode)
    .output(ChangedNode)
    .mutation(({ ctx, input }) => moveNode(ctx.asking, input)),
});
