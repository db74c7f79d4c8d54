import type { LocationGroupFact } from '@totem/domain/access/facts';
import { holds } from '@totem/domain/access/facts';
import { mayAt, mayOpenLocation } from '@totem/domain/access/visibility';
import type { NodeId } from '@totem/domain/ids';
import type { LocationGroupView } from '@totem/domain/location-groups';
import type { Ctx } from '../context.ts';
import { nodeNameOf } from '../names.ts';

/** The locations of a group, each once, that the asker may open. */
export const openedOf = (ctx: Ctx, group: LocationGroupFact): ReadonlySet<NodeId> =>
  new Set(
    group.entries.flatMap((entry) => (holds(entry, ctx.now.getTime()) && mayOpenLocation(ctx, entry.location) ? [entry.location] : [])),
  );

/** A location group as people read it. */
export const viewLocationGroup = (
  ctx: Ctx,
  { id, name, home, locations }: Pick<LocationGroupFact, 'id' | 'name' | 'home'> & { readonly locations: number },
): LocationGroupView => ({
  id,
  name,
  home: nodeNameOf(ctx.tree, home),
  locations,
  refusals: mayAt(ctx, 'administration:location_group.edit', home) ? {} : { edit: 'access.denied' },
});
