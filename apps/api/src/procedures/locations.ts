import { GetLocation, ListLocationTree, ListLocations, LocationBranch, LocationDetails, LocationRow } from '@totem/domain/locations';
import { pageOf } from '@totem/domain/paging';
import { getLocation } from '@totem/operations/locations/get-location';
import { listLocationTree } from '@totem/operations/locations/list-location-tree';
import { listLocations } from '@totem/operations/locations/list-locations';
import { z } from 'zod';
import { memberProcedure, router } from '../trpc.ts';

export const locations = router({
  tree: memberProcedure
    .input(ListLocationTree)
    .output(pageOf(LocationBranch))
    .query(({ ctx, input }) => listLocationTree(ctx.asking, input)),
  list: memberProcedure
    .input(ListLocations)
    .output(pageOf(LocationRow).extend({ total: z.int() }))
    .query(({ ctx, input }) => listLocations(ctx.asking, input)),
  get: memberProcedure
    .input(GetLocation)
    .output(LocationDetails)
    .query(({ ctx, input }) => getLocation(ctx.asking, input)),
});
