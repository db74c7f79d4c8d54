import { ChangedLocationGroup, CreateLocationGroup, EditLocationGroup } from '@totem/domain/change-groups';
import { DeletedLocationGroup, DeletedLocationGroupDetails, ListDeletedGroups } from '@totem/domain/deleted-groups';
import {
  CompareLocationGroups,
  ComparedLocationGroups,
  GetLocationGroup,
  GroupHolder,
  GroupPlace,
  ListGroupHolders,
  ListGroupPlaces,
  ListLocationGroups,
  LocationGroupDetails,
  LocationGroupView,
} from '@totem/domain/location-groups';
import { pageOf } from '@totem/domain/paging';
import { createLocationGroup, editLocationGroup } from '@totem/operations/groups/change-groups';
import { getDeletedLocationGroup, listDeletedLocationGroups } from '@totem/operations/groups/deleted-groups';
import { compareLocationGroups } from '@totem/operations/location-groups/compare-location-groups';
import { getLocationGroup } from '@totem/operations/location-groups/get-location-group';
import { listGroupHolders } from '@totem/operations/location-groups/list-group-holders';
import { listGroupPlaces } from '@totem/operations/location-groups/list-group-places';
import { listLocationGroups } from '@totem/operations/location-groups/list-location-groups';
import { z } from 'zod';
import { memberProcedure, router } from '../trpc.ts';

export const locationGroups = router({
  list: memberProcedure
    .input(ListLocationGroups)
    .output(pageOf(LocationGroupView))
    .query(({ ctx, input }) => listLocationGroups(ctx.asking, input)),
  get: memberProcedure
    .input(GetLocationGroup)
    .output(LocationGroupDetails)
    .query(({ ctx, input }) => getLocationGroup(ctx.asking, input)),
  deleted: memberProcedure
    .input(ListDeletedGroups)
    .output(pageOf(DeletedLocationGroup))
    .query(({ ctx, input }) => listDeletedLocationGroups(ctx.asking, input)),
  getDeleted: memberProcedure
    .input(GetLocationGroup)
    .output(DeletedLocationGroupDetails)
    .query(({ ctx, input }) => getDeletedLocationGroup(ctx.asking, input)),
  places: memberProcedure
    .input(ListGroupPlaces)
    .output(pageOf(GroupPlace).extend({ total: z.int() }))
    .query(({ ctx, input }) => listGroupPlaces(ctx.asking, input)),
  holders: memberProcedure
    .input(ListGroupHolders)
    .output(pageOf(GroupHolder))
    .query(({ ctx, input }) => listGroupHolders(ctx.asking, input)),
  compare: memberProcedure
    .input(CompareLocationGroups)
    .output(ComparedLocationGroups)
    .query(({ ctx, input }) => compareLocationGroups(ctx.asking, input)),
  create: memberProcedure
    .input(CreateLocationGroup)
    .output(ChangedLocationGroup)
    .mutation(({ ctx, input }) => createLocationGroup(ctx.asking, input)),
  edit: memberProcedure
    .input(EditLocationGroup)
    .output(ChangedLocationGroup)
    .mutation(({ ctx, input }) => editLocationGroup(ctx.asking, input)),
});
