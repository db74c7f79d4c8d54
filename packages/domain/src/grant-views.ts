import { z } from 'zod';
import { GrantOrigin, Gives } from './grants.ts';
import { GrantId, LocationGroupId, MemberId, NodeId, ServiceItemId } from './ids.ts';

/** What a grant is on, by name. `service` is null but for a service item. */
export const TargetName = z.object({
  id: z.union([NodeId, ServiceItemId, LocationGroupId]),
  is: z.enum(['node', 'item', 'location_group']),
  name: z.string(),
  kind: z.string().nullable(),
  service: z.string().nullable(),
});
export type TargetName = z.infer<typeof TargetName>;

/** For which service, or service item, locations are given; null: every service. The name of an item is null where it is not the reader's to see. */
export const FilterName = z
  .union([z.object({ service: z.string() }), z.object({ item: ServiceItemId, name: z.string().nullable() })])
  .nullable();
export type FilterName = z.infer<typeof FilterName>;

/** A grant as people read it. Instants are ISO strings; `until: null` is no end. */
export const GrantView = z.object({
  id: GrantId,
  gives: Gives,
  on: TargetName,
  from: z.iso.datetime(),
  until: z.iso.datetime().nullable(),
  reason: z.string().nullable(),
  origin: GrantOrigin,
  /** Null: the import, the system, or somebody the reader may not see. */
  grantedBy: z.object({ id: MemberId, name: z.string() }).nullable(),
  grantedAt: z.iso.datetime(),
});
export type GrantView = z.infer<typeof GrantView>;
