import { itemGrants } from '@totem/domain/access/cells';
import type { CompiledAccess } from '@totem/domain/access/compile';
import { admits, isHeld } from '@totem/domain/access/held';
import { type LocationAnswer, locations } from '@totem/domain/access/locations';
import { maySeeNode } from '@totem/domain/access/visibility';
import type { ListLocationsOf } from '@totem/domain/access-questions';
import type { ServiceFilter } from '@totem/domain/grants';
import type { LocationGroupId, MemberId, NodeId } from '@totem/domain/ids';
import { known, knownNumber, locationsBelow } from '@totem/domain/tree';
import { listPlacesInGroups } from '@totem/db/location-groups';
import { inOrganization } from '@totem/db/orm';
import { accessThen } from '../access-at.ts';
import { authorizeMember } from '../authorize.ts';
import { type Ctx, accessOf } from '../context.ts';

type Asked = Pick<ListLocationsOf, 'member' | 'permission' | 'of'>;

/**
 * Where somebody may use a permission, in the order of the tree; only places whose names are the asker's to know.
 *
 * @throws Refusal `member.not_found`
 */
export async function placesOf(
  ctx: Ctx,
  { member, permission, of }: Asked,
): Promise<{ readonly access: CompiledAccess; readonly answers: readonly LocationAnswer[] }> {
  const access = await accessOf(ctx, member);
  authorizeMember(ctx, access);
  const answers = access.catalog.permissions.has(permission) ? locations(access, permission, of, ctx.now) : [];
  return { access, answers: answers.filter((answer) => maySeeNode(ctx, answer.location)) };
}

type Groups = readonly { readonly id: LocationGroupId; readonly name: string; readonly places: ReadonlySet<NodeId> }[];

/** Which of these places each location group holds, for what was asked about; groups that hold none are left out. By name. */
export function groupsOfPlaces(ctx: Ctx, { of }: Asked, answers: readonly LocationAnswer[]): Promise<Groups> {
  const { tree } = ctx;
  const serviceOf = (id: string) => tree.items.find((item) => item.id === id)?.service;
  const counts = (filter: ServiceFilter): boolean => {
    if (filter === null) return true;
    if ('item' in filter) return 'item' in of ? filter.item === of.item : serviceOf(filter.item) === of.service;
    return filter.service === ('item' in of ? serviceOf(of.item) : of.service);
  };
  const places = answers.map((answer) => answer.location);
  return groupsHolding(ctx, places, ctx.now, (_location, filter) => counts(filter));
}

/**
 * The same of every place where a role of somebody's counts, for the service items that it counts on, at an instant.
 *
 * @throws Refusal `member.not_found`
 */
export async function groupsOfAll(
  ctx: Ctx,
  { member, at: instant }: { readonly member: MemberId; readonly at?: string | undefined },
): Promise<Groups> {
  const { access, at } = await accessThen(ctx, member, instant);
  authorizeMember(ctx, access, at);
  const { tree } = access;
  const itemsAt = new Map<NodeId, number[]>();
  for (const item of tree.items.keys()) {
    if (known(tree.items, item).archived || itemGrants(access, item, at).length === 0) continue;
    const { service } = known(tree.items, item);
    for (const place of locationsBelow(tree, knownNumber(tree.itemNode, item))) {
      if (!isHeld(access, place, service, item, at.getTime())) continue;
      const { id } = known(tree.nodes, place);
      itemsAt.set(id, [...(itemsAt.get(id) ?? []), item]);
    }
  }
  const places = [...itemsAt.keys()].filter((place) => maySeeNode(ctx, place));
  return groupsHolding(ctx, places, at, (location, filter) =>
    (itemsAt.get(location) ?? []).some((item) => admits(tree, filter, known(tree.items, item).service, item)),
  );
}

async function groupsHolding(
  ctx: Ctx,
  places: readonly NodeId[],
  at: Date,
  counts: (location: NodeId, filter: ServiceFilter) => boolean,
): Promise<Groups> {
  const entries = await inOrganization(ctx.runtime.orm, ctx.organizationId, (db) => listPlacesInGroups(db, places, at));
  const groups = new Map<LocationGroupId, { id: LocationGroupId; name: string; places: Set<NodeId> }>();
  for (const { group, location, filter } of entries) {
    if (!counts(location, filter)) continue;
    const one = groups.get(group.id) ?? { ...group, places: new Set() };
    one.places.add(location);
    groups.set(group.id, one);
  }
  return [...groups.values()];
}
