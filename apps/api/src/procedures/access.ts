import {
  CheckAccess,
  CheckAnswer,
  CheckManyAccess,
  CheckManyAnswer,
  DecisionView,
  ExplainAccess,
  ListLocationGroupsOf,
  ListLocationsOf,
  ListWhoCan,
  LocationGroupOfView,
  LocationOfView,
  WhoCanView,
} from '@totem/domain/access-questions';
import { ChangedPage, CountEveryone, EveryoneCount, EveryonePage, ListChanged, ListEveryone } from '@totem/domain/everyone-questions';
import { pageOf } from '@totem/domain/paging';
import { checkAccess, checkManyAccess } from '@totem/operations/access/check-access';
import { explainAccess } from '@totem/operations/access/explain-access';
import { listChanged } from '@totem/operations/access/list-changed';
import { countEveryone, listEveryone } from '@totem/operations/access/list-everyone';
import { listLocationGroupsOf } from '@totem/operations/access/list-location-groups-of';
import { listLocationsOf } from '@totem/operations/access/list-locations-of';
import { listWhoCan } from '@totem/operations/access/list-who-can';
import { memberProcedure, router } from '../trpc.ts';

export const access = router({
  check: memberProcedure
    .input(CheckAccess)
    .output(CheckAnswer)
    .query(({ ctx, input }) => checkAccess(ctx.asking, input)),
  /** A mutation by its verb alone, since a thousand questions do not fit into an address; it changes nothing. */
  checkMany: memberProcedure
    .input(CheckManyAccess)
    .output(CheckManyAnswer)
    .mutation(({ ctx, input }) => checkManyAccess(ctx.asking, input)),
  explain: memberProcedure
    .input(ExplainAccess)
    .output(DecisionView)
    .query(({ ctx, input }) => explainAccess(ctx.asking, input)),
  locations: memberProcedure
    .input(ListLocationsOf)
    .output(pageOf(LocationOfView))
    .query(({ ctx, input }) => listLocationsOf(ctx.asking, input)),
  /** What a filter by location group offers. */
  locationGroups: memberProcedure
    .input(ListLocationGroupsOf)
    .output(pageOf(LocationGroupOfView))
    .query(({ ctx, input }) => listLocationGroupsOf(ctx.asking, input)),
  whoCan: memberProcedure
    .input(ListWhoCan)
    .output(pageOf(WhoCanView))
    .query(({ ctx, input }) => listWhoCan(ctx.asking, input)),
  everyone: memberProcedure
    .input(ListEveryone)
    .output(EveryonePage)
    .query(({ ctx, input }) => listEveryone(ctx.asking, input)),
  changed: memberProcedure
    .input(ListChanged)
    .output(ChangedPage)
    .query(({ ctx, input }) => listChanged(ctx.asking, input)),
  countEveryone: memberProcedure
    .input(CountEveryone)
    .output(EveryoneCount)
    .query(({ ctx, input }) => countEveryone(ctx.asking, input)),
});
