import { ListLocationGroups, LocationGroupView } from '@totem/domain/location-groups';
import { pageOf } from '@totem/domain/paging';
import { listLocationGroups } from '@totem/operations/location-groups/list-location-groups';
import { memberProcedure, router } from '../trpc.ts';

export const locationGroups = router({
  list: memberProcedure
    .input(ListLocationGroups)
    .output(pageOf(LocationGroupView))
    .query(({ ctx, input }) => listLocationGroups(ctx.asking, input)),
});
