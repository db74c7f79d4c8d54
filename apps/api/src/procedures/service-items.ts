import {
  ArchiveServiceItem,
  ChangedServiceItem,
  CreateServiceItem,
  EditServiceItem,
  RestoreServiceItem,
} from '@totem/domain/change-service-items';
import { pageOf } from '@totem/domain/paging';
import { GetServiceItem, ListServiceItems, ServiceItemView } from '@totem/domain/service-items';
import {
  archiveServiceItem,
  createServiceItem,
  editServiceItem,
  restoreServiceItem,
} from '@totem/operations/service-items/change-service-items';
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
  create: memberProcedure
    .input(CreateServiceItem)
    .output(ChangedServiceItem)
    .mutation(({ ctx, input }) => createServiceItem(ctx.asking, input)),
  edit: memberProcedure
    .input(EditServiceItem)
    .output(ChangedServiceItem)
    .mutation(({ ctx, input }) => editServiceItem(ctx.asking, input)),
  archive: memberProcedure
    .input(ArchiveServiceItem)
    .output(ChangedServiceItem)
    .mutation(({ ctx, input }) => archiveServiceItem(ctx.asking, input)),
  restore: memberProcedure
    .input(RestoreServiceItem)
    .output(ChangedServiceItem)
    .mutation(({ ctx, input }) => restoreServiceItem(ctx.asking, input)),
});
