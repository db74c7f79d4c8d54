import { z } from 'zod';
import { GivenName } from './change-nodes.ts';
import { LocationGroupId, NodeId, OrganizationId, UserGroupId, Version } from './ids.ts';

/** A group without anybody or anything in it, which belongs to a node. */
const CreateGroup = z.strictObject({ organizationId: OrganizationId, home: NodeId, name: GivenName });
/** `was`: as the editor saw it, so that nothing is silently overwritten. */
const EditGroup = z.strictObject({ organizationId: OrganizationId, name: GivenName, was: z.strictObject({ name: z.string() }) });

export const CreateUserGroup = CreateGroup;
export type CreateUserGroup = z.infer<typeof CreateUserGroup>;

export const EditUserGroup = z.strictObject({ ...EditGroup.shape, group: UserGroupId });
export type EditUserGroup = z.infer<typeof EditUserGroup>;

export const CreateLocationGroup = CreateGroup;
export type CreateLocationGroup = z.infer<typeof CreateLocationGroup>;

export const EditLocationGroup = z.strictObject({ ...EditGroup.shape, group: LocationGroupId });
export type EditLocationGroup = z.infer<typeof EditLocationGroup>;

/** What was made or changed, and the version that shows it. */
export const ChangedUserGroup = z.object({ group: UserGroupId, version: Version });
export type ChangedUserGroup = z.infer<typeof ChangedUserGroup>;

export const ChangedLocationGroup = z.object({ group: LocationGroupId, version: Version });
export type ChangedLocationGroup = z.infer<typeof ChangedLocationGroup>;
