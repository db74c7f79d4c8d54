import { EffectiveAccessPage } from '@totem/domain/effective-access';
import {
  CountMembers,
  GetMember,
  ListEffectiveAccess,
  ListMembers,
  MemberCount,
  MemberRow,
  MemberSelection,
  MemberView,
  SelectMembers,
} from '@totem/domain/members';
import { pageOf } from '@totem/domain/paging';
import { getMember } from '@totem/operations/members/get-member';
import { listEffectiveAccess } from '@totem/operations/members/list-effective-access';
import { countMembers, listMembers } from '@totem/operations/members/list-members';
import { selectMembers } from '@totem/operations/members/select-members';
import { memberProcedure, router } from '../trpc.ts';

export const members = router({
  list: memberProcedure
    .input(ListMembers)
    .output(pageOf(MemberRow))
    .query(({ ctx, input }) => listMembers(ctx.asking, input)),
  count: memberProcedure
    .input(CountMembers)
    .output(MemberCount)
    .query(({ ctx, input }) => countMembers(ctx.asking, input)),
  select: memberProcedure
    .input(SelectMembers)
    .output(MemberSelection)
    .query(({ ctx, input }) => selectMembers(ctx.asking, input)),
  get: memberProcedure
    .input(GetMember)
    .output(MemberView)
    .query(({ ctx, input }) => getMember(ctx.asking, input)),
  effective: memberProcedure
    .input(ListEffectiveAccess)
    .output(EffectiveAccessPage)
    .query(({ ctx, input }) => listEffectiveAccess(ctx.asking, input)),
});
