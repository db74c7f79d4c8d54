import { z } from 'zod';
import { type Reason, isReason } from './errors.ts';
import { GrantView, TargetName } from './grant-views.ts';
import { LocationGroupId, MemberId, NodeId, OrganizationId, ServiceItemId, UserGroupId, Version } from './ids.ts';
import { NodeName } from './nodes.ts';
import { Paging } from './paging.ts';
import { Search } from './search.ts';

export const MemberStatus = z.enum(['active', 'suspended', 'ended']);

const ReasonKey = z.custom<Reason>(isReason);

/** What this reader cannot do to this person, and why; absent: they can. */
export const MemberRefusals = z.object({ edit: ReasonKey.optional(), viewAs: ReasonKey.optional() });
export type MemberRefusals = z.infer<typeof MemberRefusals>;

/** Filters of the list of people; all given ones must hold. */
export const MemberFilter = z.strictObject({
  search: Search.optional(),
  /** Only people whose level is exactly this node. */
  level: NodeId.optional(),
  status: z.enum(['active', 'suspended']).optional(),
  /** Holds a role of this service (in force, directly or through a group). */
  service: z.string().max(64).optional(),
  /** Holds this role (in force, directly or through a group). */
  role: z.string().max(130).optional(),
  /** Holds a role of its service on this service item: on the item itself, or on a node above it. */
  item: ServiceItemId.optional(),
  extra: z.string().max(130).optional(),
  userGroup: UserGroupId.optional(),
  /** Holds this location for some service. */
  location: NodeId.optional(),
  /** Was given the locations of this group, directly or through a user group. */
  locationGroup: LocationGroupId.optional(),
  only: z.enum(['with_service_without_location', 'with_location_without_service', 'ending_this_week']).optional(),
});
export type MemberFilter = z.infer<typeof MemberFilter>;

/**
 * What a list of people is ordered by: their level from the node down, their name, or their status (the active first).
 * Those of one level or status follow each other by name, from A to Z in either direction.
 */
export const MemberSort = z.strictObject({ by: z.enum(['level', 'name', 'status']), descending: z.boolean().default(false) });
export type MemberSort = z.infer<typeof MemberSort>;

/**
 * The people at a node: those whose level lies there or below, and those of another level whose roles reach here. Whom the
 * reader does not manage of these come last in any order, level by level.
 */
export const ListMembers = z.strictObject({
  organizationId: OrganizationId,
  node: NodeId,
  filter: MemberFilter.default({}),
  sort: MemberSort.default({ by: 'level', descending: false }),
  ...Paging.shape,
});
export type ListMembers = z.infer<typeof ListMembers>;

/**
 * One role of a person, for a chip: the strongest of each service (or across services), what it is on, and on how many
 * other things it is as well.
 */
export const RoleChip = z.object({
  role: z.string(),
  on: TargetName,
  elsewhere: z.int(),
  through: z.enum(['direct', 'group', 'both']),
});

/** Which places a person holds: how many of how many below their level, or all of a node with those to come. */
export const LocationSummary = z.object({ held: z.int(), of: z.int(), allOf: NodeName.nullable() });

export const MemberRow = z.object({
  id: MemberId,
  name: z.string(),
  email: z.string().nullable(),
  level: NodeName,
  status: MemberStatus,
  /** Set when this reader's list only shows them: the level at which they are managed. */
  managedAt: NodeName.nullable(),
  roles: z.array(RoleChip),
  extras: z.array(z.string()),
  locations: LocationSummary,
  hasService: z.boolean(),
  userGroups: z.array(z.object({ id: UserGroupId, name: z.string() })),
  isMe: z.boolean(),
  refusals: MemberRefusals,
});
export type MemberRow = z.infer<typeof MemberRow>;

/** `total` is exact: how many rows all pages hold under this filter. */
export const CountMembers = z.strictObject({ organizationId: OrganizationId, node: NodeId, filter: MemberFilter.default({}) });
export type CountMembers = z.infer<typeof CountMembers>;
export const MemberCount = z.object({ total: z.int() });

/** Everybody at a node under a filter, to be changed together. */
export const SelectMembers = z.strictObject({ ...CountMembers.shape });
export type SelectMembers = z.infer<typeof SelectMembers>;

/**
 * Whom the reader can change of all who match at one version, `total` in number, and how many they cannot, by why. Above 2,000
 * nobody is named: so many are no one draft.
 */
export const MemberSelection = z.object({
  version: Version,
  total: z.int(),
  people: z.array(MemberId),
  refused: z.array(z.object({ reason: ReasonKey, people: z.int() })),
  complete: z.boolean(),
});
export type MemberSelection = z.infer<typeof MemberSelection>;

export const GetMember = z.strictObject({ organizationId: OrganizationId, member: MemberId });
export type GetMember = z.infer<typeof GetMember>;

/** One person with everything given to them. `version` is what a draft about them is made from. */
export const MemberView = z.object({
  id: MemberId,
  name: z.string(),
  email: z.string().nullable(),
  level: NodeName,
  status: MemberStatus,
  bundle: z.string().nullable(),
  managedAt: NodeName.nullable(),
  isMe: z.boolean(),
  grants: z.array(GrantView),
  memberships: z.array(
    z.object({
      group: z.object({ id: UserGroupId, name: z.string(), home: NodeName, members: z.int() }),
      from: z.iso.datetime(),
      until: z.iso.datetime().nullable(),
      grants: z.array(GrantView),
    }),
  ),
  /** Direct grants that change nothing, with what already gives the same. */
  withoutEffect: z.array(
    z.object({ grant: z.string(), because: z.array(z.object({ role: z.string().nullable(), through: z.string().nullable() })) }),
  ),
  /** Roles and extras this reader may not give this person, and why. A key that is absent may be given. */
  notGivable: z.record(z.string(), ReasonKey),
  refusals: MemberRefusals,
  version: Version,
});
export type MemberView = z.infer<typeof MemberView>;

/**
 * A person's access as a grid, a page of service items at a time. `locationGroup`: only places that are in it;
 * `onlyGroups`: what is given directly does not count.
 */
export const ListEffectiveAccess = z.strictObject({
  organizationId: OrganizationId,
  member: MemberId,
  at: z.iso.datetime({ offset: true }).optional(),
  locationGroup: LocationGroupId.optional(),
  onlyGroups: z.boolean().optional(),
  ...Paging.shape,
});
export type ListEffectiveAccess = z.infer<typeof ListEffectiveAccess>;
