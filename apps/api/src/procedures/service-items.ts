import { pageOf } from '@totem/domain/paging';
import { GetServiceItem, ListServiceItems, ServiceItemView } from '@totem/domain/service-items';
import { getServiceItem, listServiceItems } from '@totem/operations/service-items/list-service-items';
import { memberProcedure, router } from '../trpc.ts';

export const serviceItems = router({
  list: memberProcedure
    .input(ListServiceItems)
    .output(pageOf(ServiceItemView))
    .query(({ ctx, input }) => listServiceItems(ctx.asking, input)),
  get: memberProcedure
    .input(GetServiceItem)
    .output(ServiceItemView)
    .query(({ ctx, input }) => getServiceItem(ctx.asking, input)),
});
