import { z } from 'zod';
import { NodeId, OrganizationId } from './ids.ts';
import { Paging } from './paging.ts';
import { Search } from './search.ts';

/** A node as other things name it. */
export const NodeName = z.object({ id: NodeId, name: z.string(), kind: z.string() });
export type NodeName = z.infer<typeof NodeName>;

/** A node with what lies below it; counts are exact. */
export const NodeView = z.object({
  id: NodeId,
  kind: z.string(),
  type: z.string().nullable(),
  name: z.string(),
  parent: NodeId.nullable(),
  archived: z.boolean(),
  /** Nodes directly below. */
  children: z.int(),
  /** Locations below it, itself included, that are not archived. */
  locations: z.int(),
  serviceItems: z.int(),
  /** Members whose level lies here or below, ended ones left out. */
  people: z.int(),
});
export type NodeView = z.infer<typeof NodeView>;

/** The nodes directly below one, by name; `under: null` asks for the topmost the asker may see. */
export const ListNodes = z.strictObject({ organizationId: OrganizationId, under: NodeId.nullable(), ...Paging.shape });
export type ListNodes = z.infer<typeof ListNodes>;

/**
 * Nodes below `within` by the beginnings of words of their names; `locationsOnly` leaves out all but places, `levelsOnly`
 * all that is nobody's level, `takes` all under which the asker may not move this node.
 */
export const SearchNodes = z.strictObject({
  organizationId: OrganizationId,
  within: NodeId,
  search: Search.optional(),
  locationsOnly: z.boolean().default(false),
  levelsOnly: z.boolean().default(false),
  takes: NodeId.optional(),
  ...Paging.shape,
});
export type SearchNodes = z.infer<typeof SearchNodes>;

/** A node found, with the path of names that leads to it, the root first. */
export const NodeFound = NodeName.extend({ type: z.string().nullable(), path: z.array(NodeName) });
export type NodeFound = z.infer<typeof NodeFound>;

export const GetNode = z.strictObject({ organizationId: OrganizationId, node: NodeId });
export type GetNode = z.infer<typeof GetNode>;
