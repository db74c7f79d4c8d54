import { pageOf } from '@totem/domain/paging';
import { GetUserGroup, ListUserGroups, UserGroupView } from '@totem/domain/user-groups';
import { getUserGroup, listUserGroups } from '@totem/operations/user-groups/list-user-groups';
import { memberProcedure, router } from '../trpc.ts';

export const userGroups = router({
  list: memberProcedure
    .input(ListUserGroups)
    .output(pageOf(UserGroupView))
    .query(({ ctx, input }) => listUserGroups(ctx.asking, input)),
  get: memberProcedure
    .input(GetUserGroup)
    .output(UserGroupView)
    .query(({ ctx, input }) => getUserGroup(ctx.asking, input)),
});
