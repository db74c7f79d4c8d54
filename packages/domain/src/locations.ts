import { z } from 'zod';
import { type Reason, isReason } from './errors.ts';
import { FilterName } from './grant-views.ts';
import { LocationGroupId, NodeId, OrganizationId, ServiceItemId, Version } from './ids.ts';
import { mostGroupsCompared } from './most-groups-compared.ts';
import { NodeName } from './nodes.ts';
import { Paging } from './paging.ts';
import { Search } from './search.ts';

const ReasonKey = z.custom<Reason>(isReason);

/** What lies directly below a node, as far as there are locations that the asker may open; a location answers with itself. */
export const ListLocationTree = z.strictObject({ organizationId: OrganizationId, under: NodeId, ...Paging.shape });
export type ListLocationTree = z.infer<typeof ListLocationTree>;

/** A location, or a node with what the asker may open below it. */
export const LocationBranch = NodeName.extend({
  type: z.string().nullable(),
  archived: z.boolean(),
  /** Locations at it or below it, archived ones left out. */
  locations: z.int(),
  /** How many of these nobody can see. */
  unseen: z.int(),
  /** Whether anything is listed below it. */
  hasBelow: z.boolean(),
});
export type LocationBranch = z.infer<typeof LocationBranch>;

const ComparedGroups = z.array(LocationGroupId).min(1).max(mostGroupsCompared);

/**
 * The locations at or below a node that the asker may open, in the order of the tree. All that is given must hold.
 *
 * `search` finds the beginnings of words of a name, and of every word for what it is ("Point of Sale").
 */
export const ListLocations = z.strictObject({
  organizationId: OrganizationId,
  within: NodeId,
  search: Search.optional(),
  /** One of its kind's types. */
  type: z.string().max(64).optional(),
  /** In one of these location groups at least. */
  groups: ComparedGroups.optional(),
  /** Of `groups`, in all of these and in none of the others. */
  part: ComparedGroups.optional(),
  /** Not in this location group yet, for every service. */
  outside: LocationGroupId.optional(),
  only: z.enum(['nobody_sees']).optional(),
  ...Paging.shape,
});
export type ListLocations = z.infer<typeof ListLocations>;

const GroupName = z.object({ id: LocationGroupId, name: z.string() });

/** One location of a list. */
export const LocationRow = NodeName.extend({
  type: z.string().nullable(),
  archived: z.boolean(),
  /** What it lies in; null for the root. */
  parent: NodeName.nullable(),
  /** Nobody active holds it, for any service. */
  unseen: z.boolean(),
  /** The location groups it is in, by name, the first of them. */
  groups: z.array(GroupName),
  /** How many there are beyond those. */
  moreGroups: z.int(),
});
export type LocationRow = z.infer<typeof LocationRow>;

export const GetLocation = z.strictObject({ organizationId: OrganizationId, location: NodeId });
export type GetLocation = z.infer<typeof GetLocation>;

/** That a location is in a group, once for every service or once for each of some. */
export const LocationEntry = z.object({
  filter: FilterName,
  /** Why this reader cannot take it out; absent: they can, as far as is known before the review. */
  refusals: z.object({ withdraw: ReasonKey.optional() }),
});
export type LocationEntry = z.infer<typeof LocationEntry>;

/** One location, with what has data there and which groups it is in. `version` is what a draft about it is made from. */
export const LocationDetails = NodeName.extend({
  type: z.string().nullable(),
  archived: z.boolean(),
  /** From the topmost node that the reader may name down to the location itself. */
  path: z.array(NodeName),
  unseen: z.boolean(),
  /** Service items that can show it, archived ones left out. */
  services: z.array(z.object({ id: ServiceItemId, service: z.string(), name: z.string(), node: NodeName })),
  /** The location groups it is in, by name. */
  groups: z.array(GroupName.extend({ home: NodeName, entries: z.array(LocationEntry) })),
  /** Why this reader can put it into no group, nor take it out; absent: into some they can. */
  refusals: z.object({ regroup: ReasonKey.optional() }),
  version: Version,
});
export type LocationDetails = z.infer<typeof LocationDetails>;
