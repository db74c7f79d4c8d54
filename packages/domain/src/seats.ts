import { z } from 'zod';
import { NodeId, OrganizationId } from './ids.ts';

/** Seats are one number for a whole organization: asked about any node but the root, there are none to tell of. */
export const GetSeats = z.strictObject({ organizationId: OrganizationId, node: NodeId });
export type GetSeats = z.infer<typeof GetSeats>;

/** How the paid seats of an organization stand. Who is suspended takes none. */
export const SeatsView = z.object({
  bought: z.int(),
  occupied: z.int(),
  /** By invitations; there are none yet. */
  reserved: z.int(),
  /** People with free roles alone, of whom there may be any number. */
  free: z.int(),
});
export type SeatsView = z.infer<typeof SeatsView>;

/** What a draft does to the paid seats; `after`: how they would stand, null for a reader who may not see the whole. */
export const SeatsEffect = z.object({ change: z.int(), after: SeatsView.nullable() });
export type SeatsEffect = z.infer<typeof SeatsEffect>;
