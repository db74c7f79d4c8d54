import { MapNodes, NodeMapView } from '@totem/domain/node-map';
import { GetNode, ListNodes, NodeFound, NodeView, SearchNodes } from '@totem/domain/nodes';
import { pageOf } from '@totem/domain/paging';
import { getNode, listNodes, searchNodes } from '@totem/operations/nodes/list-nodes';
import { mapNodes } from '@totem/operations/nodes/map-nodes';
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
});
