import { ChangedRole, CreateRole, DeleteRole, EditRole, PreviewDeletionOfRole, PreviewRole, RoleEffectView } from '@totem/domain/roles';
import { createRole, deleteRole, editRole, previewDeletionOfRole, previewRole } from '@totem/operations/roles/change-roles';
import { memberProcedure, router } from '../trpc.ts';

export const roles = router({
  create: memberProcedure
    .input(CreateRole)
    .output(ChangedRole)
    .mutation(({ ctx, input }) => createRole(ctx.asking, input)),
  /** A mutation by its verb alone, since a role may hold much; nothing of it stays. */
  preview: memberProcedure
    .input(PreviewRole)
    .output(RoleEffectView)
    .mutation(({ ctx, input }) => previewRole(ctx.asking, input)),
  edit: memberProcedure
    .input(EditRole)
    .output(ChangedRole)
    .mutation(({ ctx, input }) => editRole(ctx.asking, input)),
  previewDeletion: memberProcedure
    .input(PreviewDeletionOfRole)
    .output(RoleEffectView)
    .query(({ ctx, input }) => previewDeletionOfRole(ctx.asking, input)),
  delete: memberProcedure
    .input(DeleteRole)
    .output(ChangedRole)
    .mutation(({ ctx, input }) => deleteRole(ctx.asking, input)),
});
