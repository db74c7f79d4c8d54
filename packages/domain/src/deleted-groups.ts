import { z } from 'zod';
import { LocationGroupId, MemberId, NodeId, OrganizationId, UserGroupId, Version } from './ids.ts';
import { NodeName } from './nodes.ts';
import { Paging } from './paging.ts';

/** Groups at or below a node that are deleted and can still be restored, the last deleted first. */
export const ListDeletedGroups = z.strictObject({ organizationId: OrganizationId, within: NodeId, ...Paging.shape });
export type ListDeletedGroups = z.infer<typeof ListDeletedGroups>;

const Deletion = {
  name: z.string(),
  home: NodeName,
  deletedAt: z.iso.datetime(),
  /** Null: the system, or somebody the reader may not know. */
  deletedBy: z.object({ id: MemberId, name: z.string() }).nullable(),
  reason: z.string().nullable(),
  /** Just before this it can be restored. */
  until: z.iso.datetime(),
};

export const DeletedUserGroup = z.object({ id: UserGroupId, ...Deletion });
export type DeletedUserGroup = z.infer<typeof DeletedUserGroup>;

export const DeletedLocationGroup = z.object({ id: LocationGroupId, ...Deletion });
export type DeletedLocationGroup = z.infer<typeof DeletedLocationGroup>;

/** `version` is what a draft that restores it is made from. */
export const DeletedUserGroupDetails = DeletedUserGroup.extend({ version: Version });
export type DeletedUserGroupDetails = z.infer<typeof DeletedUserGroupDetails>;

export const DeletedLocationGroupDetails = DeletedLocationGroup.extend({ version: Version });
export type DeletedLocationGroupDetails = z.infer<typeof DeletedLocationGroupDetails>;
