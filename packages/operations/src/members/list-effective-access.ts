import { cellsOn, itemGrants } from '@totem/domain/access/cells';
import { type CompiledAccess, inForce } from '@totem/domain/access/compile';
import { throughGroups } from '@totem/domain/access/everyone';
import { admits, heldUntil } from '@totem/domain/access/held';
import { allows } from '@totem/domain/access/table';
import { type Asker, maySeeNode } from '@totem/domain/access/visibility';
import type { EffectiveAccessPage, EffectiveAccessRow, StandingAccessRow } from '@totem/domain/effective-access';
import type { ServiceFilter } from '@totem/domain/grants';
import type { LocationGroupId } from '@totem/domain/ids';
import type { ListEffectiveAccess } from '@totem/domain/members';
import { type Tree, known, knownNumber, locationsBelow, numberOf } from '@totem/domain/tree';
import { listPlacesOfGroup } from '@totem/db/everyone';
import { inOrganization } from '@totem/db/orm';
import { accessThen } from '../access-at.ts';
import { authorizeMember } from '../authorize.ts';
import type { Ctx } from '../context.ts';
import { nodeNameOf } from '../names.ts';
import { pageOfList } from '../page-of-list.ts';

/**
 * A person's access as a grid of service items and places, now or at another instant; only what the reader may see. Items
 * come in the order of the tree, those on which the person has nothing at all left out. Of a location group that does not
 * exist, no place is shown.
 *
 * @throws Refusal `member.not_found` · `cursor.unknown`
 */
export async function listEffectiveAccess(ctx: Ctx, asked: ListEffectiveAccess): Promise<EffectiveAccessPage> {
  const { member, at: instant, locationGroup, onlyGroups = false, cursor, pageSize } = asked;
  const { access: whole, at } = await accessThen(ctx, member, instant);
  authorizeMember(ctx, whole, at);
  const access = onlyGroups ? throughGroups(whole) : whole;
  const { tree } = access;
  const isShown = locationGroup === undefined ? () => true : await placesOfGroup(ctx, tree, locationGroup, at);
  const placesOf = (item: number) =>
    [...locationsBelow(tree, knownNumber(tree.itemNode, item))].filter((place) => tree.closed[place] !== 1 && isShown(place, item));
  const isConcerned = (item: number) => {
    if (itemGrants(access, item, at).length > 0) return true;
    const untilAt = heldUntil(access, item, at.getTime());
    return placesOf(item).some((place) => untilAt(place) !== null);
  };
  const items = [...tree.items.keys()]
    .filter((item) => !known(tree.items, item).archived && maySeeNode(ctx, known(tree.items, item).node) && isConcerned(item))
    .toSorted((a, b) => knownNumber(tree.itemNode, a) - knownNumber(tree.itemNode, b));
  const question = { list: 'effective_access', member, at: instant ?? null, locationGroup: locationGroup ?? null, onlyGroups };
  const page = pageOfList(items, { cursor, pageSize }, question, (item) => known(tree.items, item).id);
  return {
    ...page,
    rows: page.rows.map((item) => viewItem(access, item, placesOf(item), at)),
    standing: cursor === undefined ? standingRows(ctx, access, at) : [],
    active: access.facts.status === 'active',
    total: items.length,
  };
}

function viewItem(access: CompiledAccess, item: number, places: readonly number[], at: Date): EffectiveAccessRow {
  const { tree } = access;
  const { id, name, service, node } = known(tree.items, item);
  const cellAt = cellsOn(access, item, at);
  return {
    item: { id, name, service },
    node: nodeNameOf(tree, node),
    role: itemGrants(access, item, at)[0]?.role.key ?? null,
    places: places.map((place) => {
      const location = known(tree.nodes, place);
      const { state, extras, ends } = cellAt(place);
      return { location: { id: location.id, name: location.name }, state, extras: [...extras], ends };
    }),
  };
}

/** Whether a location group holds a place, by number, for an item. */
async function placesOfGroup(ctx: Ctx, tree: Tree, group: LocationGroupId, at: Date): Promise<(place: number, item: number) => boolean> {
  const entries = await inOrganization(ctx.runtime.orm, ctx.organizationId, (db) => listPlacesOfGroup(db, group, at));
  const filtersOf = new Map<number, ServiceFilter[]>();
  for (const { location, filter } of entries) {
    const place = numberOf(tree, location);
    filtersOf.set(place, [...(filtersOf.get(place) ?? []), filter]);
  }
  return (place, item) => filtersOf.get(place)?.some((filter) => admits(tree, filter, known(tree.items, item).service, item)) === true;
}

/** A line for each node where some role over services without items is held. */
function standingRows(asker: Asker, access: CompiledAccess, at: Date): StandingAccessRow[] {
  const { tree, catalog } = access;
  const standing = inForce(access.roleGrants, at.getTime()).filter((grant) =>
    [...grant.role.services].some((service) => catalog.services.get(service)?.hasItems === false),
  );
  const asked = [...catalog.permissions.values()].filter((entry) => catalog.services.get(entry.service)?.hasItems === false);
  return [...new Set(standing.map((grant) => grant.node))]
    .toSorted((a, b) => a - b)
    .flatMap((number) => {
      const node = tree.nodes[number];
      if (!node || !maySeeNode(asker, node.id)) return [];
      return [
        {
          node: nodeNameOf(tree, node.id),
          roles: [...new Set(standing.filter((grant) => grant.node === number).map((grant) => grant.role.key))],
          permissions: asked.filter((entry) => allows(access, entry.key, { node: node.id }, at)).map((entry) => entry.key),
        },
      ];
    });
}
