import { z } from 'zod';
import { type Reason, isReason } from './errors.ts';
import { GrantView } from './grant-views.ts';
import { MemberId, NodeId, OrganizationId, UserGroupId, Version } from './ids.ts';
import { NodeName } from './nodes.ts';
import { Paging } from './paging.ts';
import { Search } from './search.ts';

/** Filters of the list of user groups; all given ones must hold. */
export const UserGroupFilter = z.strictObject({
  /** Only groups whose home is exactly this node. */
  level: NodeId.optional(),
  /** Gives this extra, now or later. */
  extra: z.string().max(130).optional(),
});
export type UserGroupFilter = z.infer<typeof UserGroupFilter>;

/**
 * What a list of user groups is ordered by: their name, their home from the node down, or how many people are in them now
 * or later. Those of one home or number follow each other by name, from A to Z in either direction.
 */
export const UserGroupSort = z.strictObject({ by: z.enum(['name', 'level', 'people']), descending: z.boolean().default(false) });
export type UserGroupSort = z.infer<typeof UserGroupSort>;

/** User groups whose home lies at or below a node. */
export const ListUserGroups = z.strictObject({
  organizationId: OrganizationId,
  within: NodeId,
  search: Search.optional(),
  filter: UserGroupFilter.default({}),
  sort: UserGroupSort.default({ by: 'name', descending: false }),
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

const ReasonKey = z.custom<Reason>(isReason);

/** Somebody who is in a user group, now or later. */
export const GroupMember = z.object({
  id: MemberId,
  name: z.string(),
  level: NodeName,
  isMe: z.boolean(),
  from: z.iso.datetime(),
  until: z.iso.datetime().nullable(),
  /** Why this reader cannot take them out; absent: they can. */
  refusals: z.object({ leave: ReasonKey.optional() }),
});
export type GroupMember = z.infer<typeof GroupMember>;

/** Who is in a user group, now or later, by name: as far as the reader may see them. */
export const ListGroupMembers = z.strictObject({ ...GetUserGroup.shape, ...Paging.shape });
export type ListGroupMembers = z.infer<typeof ListGroupMembers>;

/** Since when, and until when, somebody is in a user group. */
export const NamedMembership = GroupMember.pick({ id: true, name: true, from: true, until: true });
export type NamedMembership = z.infer<typeof NamedMembership>;

/** One user group with those of its people whom the reader may see. `version` is what a draft about it is made from. */
export const UserGroupDetails = UserGroupView.extend({
  /** By name, the first 200; `members` counts them all. */
  people: z.array(GroupMember),
  /** Whether `people` holds them all. */
  complete: z.boolean(),
  /** Only people of these levels can join it; null: whoever works at its home can. */
  levels: z.array(NodeId).nullable(),
  /** Why this reader cannot alter who is in it (`edit`) or what it gives (`give`); absent: they can. */
  refusals: z.object({ edit: ReasonKey.optional(), give: ReasonKey.optional() }),
  /** Roles, extras and `locations` this reader may not give it, and why. A key that is absent may be given. */
  notGivable: z.record(z.string(), ReasonKey),
  version: Version,
});
export type UserGroupDetails = z.infer<typeof UserGroupDetails>;
