import { z } from 'zod';
import { type Reason, isReason } from './errors.ts';
import { TargetName } from './grant-views.ts';
import { Gives } from './grants.ts';
import { GrantId, MemberId, NodeId, OrganizationId, Version } from './ids.ts';
import { NodeName } from './nodes.ts';
import { Paging, pageOf } from './paging.ts';

/** Who of the people at a node has grants that change nothing, by name. */
export const ListNeedlessGrants = z.strictObject({ organizationId: OrganizationId, node: NodeId, ...Paging.shape });
export type ListNeedlessGrants = z.infer<typeof ListNeedlessGrants>;

/** One person's direct grants that can all be ended together, and nobody loses anything. */
export const NeedlessRow = z.object({
  person: z.object({ id: MemberId, name: z.string(), level: NodeName }),
  grants: z.array(
    z.object({
      id: GrantId,
      gives: Gives,
      on: TargetName,
      /** What already gives the same, strongest first; `role` null: a location or an extra permission. */
      because: z.array(z.object({ role: z.string().nullable(), through: z.string().nullable() })),
      /** Why this reader may not end it; null where they may. */
      refused: z.custom<Reason>(isReason).nullable(),
    }),
  ),
});
export type NeedlessRow = z.infer<typeof NeedlessRow>;

/**
 * A page holds whom it found among the people it looked at, so it may hold few and yet not be the last. `version`: what a
 * draft that ends them is made from.
 */
export const NeedlessPage = pageOf(NeedlessRow).extend({ looked: z.int(), version: Version });
export type NeedlessPage = z.infer<typeof NeedlessPage>;
