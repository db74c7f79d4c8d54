import { mayAt, maySeeNode } from '@totem/domain/access/visibility';
import type { LocationGroupId } from '@totem/domain/ids';
import type { GetLocation, LocationDetails } from '@totem/domain/locations';
import { known, numberOf, pathUp } from '@totem/domain/tree';
import { findLocationGroups } from '@totem/db/draft';
import { listPlacesInGroups } from '@totem/db/location-groups';
import { inOrganization } from '@totem/db/orm';
import { authorizeLocation } from '../authorize.ts';
import type { Ctx } from '../context.ts';
import { type HeldGroup, entryJudge, loadHeldGroup } from '../location-groups/entry-judge.ts';
import { nodeNameOf } from '../names.ts';
import { pathOf } from '../nodes/path-of.ts';
import { viewFilter } from '../view-filter.ts';
import { seenLocations } from './seen-locations.ts';

/** One location with what has data there and which groups it is in. @throws Refusal `access.denied` · `node.not_found` */
export async function getLocation(ctx: Ctx, { location }: GetLocation): Promise<LocationDetails> {
  const { tree, catalog } = ctx;
  authorizeLocation(ctx, location);
  const place = numberOf(tree, location);
  const node = known(tree.nodes, place);
  const above = new Set<string>(pathUp(tree, location).map((one) => one.id));
  const archived = tree.closed[place] === 1;
  const { entries, held, seen } = await inOrganization(ctx.runtime.orm, ctx.organizationId, async (db) => {
    const entriesHere = await listPlacesInGroups(db, [location], ctx.now);
    const groups: HeldGroup[] = [];
    for (const group of await findLocationGroups(db, [...new Set(entriesHere.map((one) => one.group.id))]))
      groups.push(await loadHeldGroup(ctx, db, group));
    return { entries: entriesHere, held: groups, seen: await seenLocations(ctx, db, [place]) };
  });
  const judges = new Map<LocationGroupId, Awaited<ReturnType<typeof entryJudge>>>();
  for (const one of held) judges.set(one.group.id, await entryJudge(ctx, one));
  const homes = new Map(held.map(({ group }) => [group.id, group.home]));
  const named = [...new Map(entries.map(({ group }) => [group.id, group])).values()];
  const mayRegroup =
    catalog.product.policies.locationGroups &&
    pathUp(tree, location).some((one) => mayAt(ctx, 'administration:location_group.edit', one.id));
  return {
    ...nodeNameOf(tree, location),
    type: node.type,
    archived,
    path: pathOf(ctx, location),
    unseen: !archived && !seen.has(location),
    services: tree.items
      .filter((item) => above.has(item.node) && !item.archived && maySeeNode(ctx, item.node))
      .map((item) => ({ id: item.id, service: item.service, name: item.name, node: nodeNameOf(tree, item.node) })),
    groups: named.flatMap(({ id, name }) => {
      const home = homes.get(id);
      const judge = judges.get(id);
      if (!home || !judge) return [];
      const here = entries.filter((entry) => entry.group.id === id);
      return [
        {
          id,
          name,
          home: nodeNameOf(tree, home),
          entries: here.map(({ filter }) => {
            const withdraw = judge({ change: 'withdraw', locationGroup: id, location, filter });
            return { filter: viewFilter(ctx, filter), refusals: withdraw ? { withdraw } : {} };
          }),
        },
      ];
    }),
    refusals: mayRegroup ? {} : { regroup: 'access.denied' },
    version: ctx.version,
  };
}
