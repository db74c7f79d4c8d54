import { z } from 'zod';
import { NodeId, OrganizationId, ServiceItemId } from './ids.ts';
import { NodeName } from './nodes.ts';
import { Paging } from './paging.ts';
import { Search } from './search.ts';

/**
 * What a list of service items is ordered by: their name, their service as the product lists them, or the node they belong to
 * from the top down. Those of one service or node follow each other by name, from A to Z in either direction.
 */
export const ServiceItemSort = z.strictObject({ by: z.enum(['name', 'service', 'level']), descending: z.boolean().default(false) });
export type ServiceItemSort = z.infer<typeof ServiceItemSort>;

/** Service items at or below a node. */
export const ListServiceItems = z.strictObject({
  organizationId: OrganizationId,
  within: NodeId,
  service: z.string().max(64).optional(),
  search: Search.optional(),
  sort: ServiceItemSort.default({ by: 'name', descending: false }),
  ...Paging.shape,
});
export type ListServiceItems = z.infer<typeof ListServiceItems>;

export const ServiceItemView = z.object({
  id: ServiceItemId,
  service: z.string(),
  name: z.string(),
  node: NodeName,
  archived: z.boolean(),
});
export type ServiceItemView = z.infer<typeof ServiceItemView>;

export const GetServiceItem = z.strictObject({ organizationId: OrganizationId, item: ServiceItemId });
export type GetServiceItem = z.infer<typeof GetServiceItem>;
