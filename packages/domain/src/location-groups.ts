import { z } from 'zod';
import { LocationGroupId, NodeId, OrganizationId } from './ids.ts';
import { NodeName } from './nodes.ts';
import { Paging } from './paging.ts';
import { Search } from './search.ts';

/** Location groups whose home lies at or below a node, by name. */
export const ListLocationGroups = z.strictObject({
  organizationId: OrganizationId,
  within: NodeId,
  search: Search.optional(),
  ...Paging.shape,
});
export type ListLocationGroups = z.infer<typeof ListLocationGroups>;

export const LocationGroupView = z.object({ id: LocationGroupId, name: z.string(), home: NodeName, locations: z.int() });
export type LocationGroupView = z.infer<typeof LocationGroupView>;
