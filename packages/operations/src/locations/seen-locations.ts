import type { NodeId } from '@totem/domain/ids';
import { known } from '@totem/domain/tree';
import type { Db } from '@totem/db/orm';
import { listSeenLocations } from '@totem/db/seen-locations';
import type { Ctx } from '../context.ts';

/**
 * Of these places (numbers of nodes), the ones that somebody can see; where a product gives no locations, nothing depends on
 * holding one, and it is all of them.
 */
export async function seenLocations({ tree, catalog, now }: Ctx, db: Db, places: readonly number[]): Promise<ReadonlySet<NodeId>> {
  if (!catalog.grantsLocations) return new Set(places.map((place) => known(tree.nodes, place).id));
  return listSeenLocations(db, tree, places, now);
}
