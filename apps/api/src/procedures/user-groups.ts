import { ChangedUserGroup, CreateUserGroup, EditUserGroup } from '@totem/domain/change-groups';
import { pageOf } from '@totem/domain/paging';
import {
  GetUserGroup,
  ListGroupMembers,
  ListUserGroups,
  NamedMembership,
  UserGroupDetails,
  UserGroupView,
} from '@totem/domain/user-groups';
import { createUserGroup, editUserGroup } from '@totem/operations/groups/change-groups';
import { DeletedUserGroup, DeletedUserGroupDetails, ListDeletedGroups } from '@totem/domain/deleted-groups';
import { getDeletedUserGroup, listDeletedUserGroups } from '@totem/operations/groups/deleted-groups';
import { getUserGroup } from '@totem/operations/user-groups/get-user-group';
import { listGroupMembers } from '@totem/operations/user-groups/list-group-members';
import { listUserGroups } from '@totem/operations/user-groups/list-user-groups';
import { memberProcedure, router } from '../trpc.ts';

export const userGroups = router({
  list: memberProcedure
    .input(ListUserGroups)
    .output(pageOf(UserGroupView))
    .query(({ ctx, input }) => listUserGroups(ctx.asking, input)),
  get: memberProcedure
    .input(GetUserGroup)
    .output(UserGroupDetails)
    .query(({ ctx, input }) => getUserGroup(ctx.asking, input)),
  members: memberProcedure
    .input(ListGroupMembers)
    .output(pageOf(NamedMembership))
    .query(({ ctx, input }) => listGroupMembers(ctx.asking, input)),
  create: memberProcedure
    .input(CreateUserGroup)
    .output(ChangedUserGroup)
    .mutation(({ ctx, input }) => createUserGroup(ctx.asking, input)),
  edit: memberProcedure
    .input(EditUserGroup)
    .output(ChangedUserGroup)
    .mutation(({ ctx, input }) => editUserGroup(ctx.asking, input)),
  deleted: memberProcedure
    .input(ListDeletedGroups)
    .output(pageOf(DeletedUserGroup))
    .query(({ ctx, input }) => listDeletedUserGroups(ctx.asking, input)),
  getDeleted: memberProcedure
    .input(GetUserGroup)
    .output(DeletedUserGroupDetails)
    .query(({ ctx, input }) => getDeletedUserGroup(ctx.asking, input)),
});
