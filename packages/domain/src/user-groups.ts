import { z } from 'zod';
import { GrantView } from './grant-views.ts';
import { NodeId, OrganizationId, UserGroupId } from './ids.ts';
import { NodeName } from './nodes.ts';
import { Paging } from './paging.ts';
import { Search } from './search.ts';

/** User groups whose home lies at or below a node, by name. */
export const ListUserGroups = z.strictObject({
  organizationId: OrganizationId,
  within: NodeId,
  search: Search.optional(),
  ...Paging.shape,
});
export type ListUserGroups = z.infer<typeof ListUserGroups>;

export const UserGroupView = z.object({
  id: UserGroupId,
  name: z.string(),
  home: NodeName,
  members: z.int(),
  /** In force now or later. */
  grants: z.array(GrantView),
});
export type UserGroupView = z.infer<typeof UserGroupView>;

export const GetUserGroup = z.strictObject({ organizationId: OrganizationId, group: UserGroupId });
export type GetUserGroup = z.infer<typeof GetUserGroup>;
