import { z } from 'zod';
import { GivenName } from './change-nodes.ts';
import { GrantReason } from './grants.ts';
import { NodeId, OrganizationId, ServiceItemId, Version } from './ids.ts';

export const CreateServiceItem = z.strictObject({
  organizationId: OrganizationId,
  node: NodeId,
  service: z.string().max(64),
  name: GivenName,
});
export type CreateServiceItem = z.infer<typeof CreateServiceItem>;

/** What a service item is called. `was`: as the editor saw it, so that nothing is silently overwritten. */
export const EditServiceItem = z.strictObject({
  organizationId: OrganizationId,
  item: ServiceItemId,
  name: GivenName,
  was: z.strictObject({ name: z.string() }),
});
export type EditServiceItem = z.infer<typeof EditServiceItem>;

export const ArchiveServiceItem = z.strictObject({
  organizationId: OrganizationId,
  item: ServiceItemId,
  reason: GrantReason.optional(),
});
export type ArchiveServiceItem = z.infer<typeof ArchiveServiceItem>;

export const RestoreServiceItem = z.strictObject({ organizationId: OrganizationId, item: ServiceItemId });
export type RestoreServiceItem = z.infer<typeof RestoreServiceItem>;

/** What was made or changed, and the version that shows it. */
export const ChangedServiceItem = z.object({ item: ServiceItemId, version: Version });
export type ChangedServiceItem = z.infer<typeof ChangedServiceItem>;
