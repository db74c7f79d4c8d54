import { type Asker, maySeeNode } from '@totem/domain/access/visibility';
import { type CompiledAccess, inForce } from '@totem/domain/access/compile';
import { pathsToLocation } from '@totem/domain/access/held';
import { levelOn } from '@totem/domain/access/level';
import { covers } from '@totem/domain/access/reaches';
import { allows } from '@totem/domain/access/table';
import { locate } from '@totem/domain/access/target';
import type { EffectiveAccessPage, EffectiveAccessRow, StandingAccessRow } from '@totem/domain/effective-access';
import type { ListEffectiveAccess } from '@totem/domain/members';
import { type ServiceItem, locationsBelow } from '@totem/domain/tree';
import { accessThen } from '../access-at.ts';
import { authorizeMember } from '../authorize.ts';
import type { Ctx } from '../context.ts';
import { nodeNameOf } from '../names.ts';
import { pageOfList } from '../page-of-list.ts';

/**
 * A person's access as a grid of service items and places, now or at another instant; only what the reader may see. Items
 * come in the order of the tree, those on which the person has nothing at all left out.
 *
 * @throws Refusal `member.not_found` · `cursor.unknown`
 */
export async function listEffectiveAccess(
  ctx: Ctx,
  { member, at: asked, cursor, pageSize }: ListEffectiveAccess,
): Promise<EffectiveAccessPage> {
  const { access, at } = await accessThen(ctx, member, asked);
  authorizeMember(ctx, access);
  const { tree } = access;
  const items = tree.items
    .filter((item) => maySeeNode(ctx, item.node) && !item.archived && isConcerned(access, item, at))
    .toSorted((a, b) => (tree.nodeAt.get(a.node) ?? 0) - (tree.nodeAt.get(b.node) ?? 0));
  const page = pageOfList(items, { cursor, pageSize }, { list: 'effective_access', member, at: asked ?? null }, (item) => item.id);
  return {
    ...page,
    rows: page.rows.map((item) => viewItem(access, item, at)),
    standing: cursor === undefined ? standingRows(ctx, access, at) : [],
    total: items.length,
  };
}

/** Whether a person has a role on an item, or holds a place under it. */
function isConcerned(access: CompiledAccess, item: ServiceItem, at: Date): boolean {
  if (levelOn(access, item.id, at)) return true;
  return placesOf(access, item).some(
    (place) => pathsToLocation(access, place, item.service, access.tree.itemAt.get(item.id) ?? -1, at.getTime()).length > 0,
  );
}

const placesOf = ({ tree }: CompiledAccess, item: ServiceItem): number[] => {
  const node = tree.nodeAt.get(item.node) ?? 0;
  return [...locationsBelow(tree, node)].filter((place) => tree.closed[place] !== 1);
};

function viewItem(access: CompiledAccess, item: ServiceItem, at: Date): EffectiveAccessRow {
  const { tree, catalog } = access;
  const number = tree.itemAt.get(item.id) ?? -1;
  const nowMs = at.getTime();
  const role = levelOn(access, item.id, at);
  const here = locate(tree, { item: item.id });
  const roleGrants = here
    ? inForce(access.roleGrants, nowMs).filter((grant) => grant.role.services.has(item.service) && covers(access, grant, here, nowMs))
    : [];
  const roleEnds = roleGrants.length > 0 && roleGrants.every((grant) => grant.untilMs !== Infinity);
  const sensitive = [...catalog.permissions.values()].filter((entry) => entry.service === item.service && entry.sensitive);
  const untilOf = new Map(access.locationGrants.map((grant) => [grant.fact.id, grant.untilMs]));
  return {
    item: { id: item.id, name: item.name, service: item.service },
    node: nodeNameOf(tree, item.node),
    role: role?.key ?? null,
    places: placesOf(access, item).flatMap((place): EffectiveAccessRow['places'] => {
      const location = tree.nodes[place];
      if (!location) return [];
      const paths = pathsToLocation(access, place, item.service, number, nowMs);
      const isHeld = paths.length > 0;
      const placeEnds = isHeld && paths.every((path) => untilOf.get(path.grant) !== Infinity);
      return [
        {
          location: { id: location.id, name: location.name },
          state: role ? (isHeld ? 'yes' : 'no_location') : isHeld ? 'no_role' : 'none',
          sensitive: sensitive
            .filter((entry) => allows(access, entry.key, { item: item.id, location: location.id }, at))
            .map((entry) => entry.key),
          ends: (role !== null && isHeld && roleEnds) || placeEnds,
        },
      ];
    }),
  };
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
