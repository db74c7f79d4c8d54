import { z } from 'zod';
import { type Reason, isReason } from './errors.ts';
import { GrantView } from './grant-views.ts';
import { LocationGroupId, MemberId, NodeId, OrganizationId, UserGroupId, Version } from './ids.ts';
import { LocationEntry, LocationRow } from './locations.ts';
import { mostGroupsCompared } from './most-groups-compared.ts';
import { NodeName } from './nodes.ts';
import { Paging } from './paging.ts';
import { Search } from './search.ts';

const ReasonKey = z.custom<Reason>(isReason);

/**
 * Location groups whose home lies at or below a node, by name: those that the asker may edit, and those that hold a location
 * they may open. With `around`, those that may hold this location: whose home is it, or lies above it.
 */
export const ListLocationGroups = z.strictObject({
  organizationId: OrganizationId,
  within: NodeId,
  around: NodeId.optional(),
  search: Search.optional(),
  ...Paging.shape,
});
export type ListLocationGroups = z.infer<typeof ListLocationGroups>;

/** `locations`: how many of its locations the asker may open; of the others nothing is told. */
export const LocationGroupView = z.object({
  id: LocationGroupId,
  name: z.string(),
  home: NodeName,
  locations: z.int(),
  /** Why this reader cannot put locations into it or take them out; absent: they can. */
  refusals: z.object({ edit: ReasonKey.optional() }),
});
export type LocationGroupView = z.infer<typeof LocationGroupView>;

export const GetLocationGroup = z.strictObject({ organizationId: OrganizationId, group: LocationGroupId });
export type GetLocationGroup = z.infer<typeof GetLocationGroup>;

/** `version` is what a draft about it is made from. */
export const LocationGroupDetails = LocationGroupView.extend({ version: Version });
export type LocationGroupDetails = z.infer<typeof LocationGroupDetails>;

/** The locations of a group that the asker may open, in the order of the tree. */
export const ListGroupPlaces = z.strictObject({ ...GetLocationGroup.shape, search: Search.optional(), ...Paging.shape });
export type ListGroupPlaces = z.infer<typeof ListGroupPlaces>;

/** A location of a group: for which services it is in it, and which other groups hold it. */
export const GroupPlace = LocationRow.extend({ entries: z.array(LocationEntry) });
export type GroupPlace = z.infer<typeof GroupPlace>;

/** To whom the locations of a group are given: user groups first, then people, each by name. */
export const ListGroupHolders = z.strictObject({ ...GetLocationGroup.shape, ...Paging.shape });
export type ListGroupHolders = z.infer<typeof ListGroupHolders>;

/** A grant of a group's locations, with whom it is to. */
export const GroupHolder = z.object({
  grant: GrantView,
  to: z.discriminatedUnion('is', [
    z.object({ is: z.literal('member'), id: MemberId, name: z.string(), level: NodeName }),
    z.object({ is: z.literal('user_group'), id: UserGroupId, name: z.string(), level: NodeName }),
  ]),
});
export type GroupHolder = z.infer<typeof GroupHolder>;

/** Up to three location groups, and what they have in common. */
export const CompareLocationGroups = z.strictObject({
  organizationId: OrganizationId,
  groups: z.array(LocationGroupId).min(1).max(mostGroupsCompared),
});
export type CompareLocationGroups = z.infer<typeof CompareLocationGroups>;

export const ComparedLocationGroups = z.object({
  /** In the order asked. */
  groups: z.array(LocationGroupView),
  /** Each part that holds a location the asker may open: those in all of these groups and in none of the others. */
  parts: z.array(z.object({ groups: z.array(LocationGroupId), locations: z.int() })),
});
export type ComparedLocationGroups = z.infer<typeof ComparedLocationGroups>;
