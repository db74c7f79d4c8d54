import { z } from 'zod';
import { NodeId, ServiceItemId } from './ids.ts';
import { NodeName } from './nodes.ts';
import { Cursor } from './paging.ts';

/**
 * One row of a person's effective access: a service item, their strongest role there, and the places under it.
 *
 * A place is `yes` where the role counts, `no_location` where the service is held and the place is not, `no_role` the
 * other way round, `none` for neither. `extras` names the extra permissions that were given and count there.
 */
export const EffectiveAccessRow = z.object({
  item: z.object({ id: ServiceItemId, name: z.string(), service: z.string() }),
  node: NodeName,
  role: z.string().nullable(),
  places: z.array(
    z.object({
      location: z.object({ id: NodeId, name: z.string() }),
      state: z.enum(['yes', 'no_location', 'no_role', 'none']),
      extras: z.array(z.string()),
      /** Whether what is held here ends by itself. */
      ends: z.boolean(),
    }),
  ),
});
export type EffectiveAccessRow = z.infer<typeof EffectiveAccessRow>;

/** Rights of services without items, a line for each node where a role or more is held. */
export const StandingAccessRow = z.object({ node: NodeName, roles: z.array(z.string()), permissions: z.array(z.string()) });
export type StandingAccessRow = z.infer<typeof StandingAccessRow>;

/** `complete` speaks of the items; standing rights come whole with the first page. */
export const EffectiveAccessPage = z.object({
  rows: z.array(EffectiveAccessRow),
  standing: z.array(StandingAccessRow),
  /** Whether they were active then: whoever is suspended has all this, and may do nothing with it. */
  active: z.boolean(),
  complete: z.boolean(),
  next: Cursor.nullable(),
  total: z.int(),
});
export type EffectiveAccessPage = z.infer<typeof EffectiveAccessPage>;
