import { z } from 'zod';
import { NodeId, OrganizationId, ServiceItemId } from './ids.ts';
import { NodeName } from './nodes.ts';
import { Paging } from './paging.ts';
import { Search } from './search.ts';

/** Service items at or below a node, by name. */
export const ListServiceItems = z.strictObject({
  organizationId: OrganizationId,
  within: NodeId,
  service: z.string().max(64).optional(),
  search: Search.optional(),
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
