import { isInScope } from '@totem/domain/access/ceiling';
import { maySeeNode } from '@totem/domain/access/visibility';
import type { CountMembers, MemberFilter } from '@totem/domain/members';
import { Refusal } from '@totem/domain/errors';
import type { NodeId, ServiceItemId } from '@totem/domain/ids';
import { itemOf, pathUp } from '@totem/domain/tree';
import type { MemberQuery } from '@totem/db/members';
import type { Ctx } from '../context.ts';

const weekMs = 7 * 24 * 3_600_000;

/**
 * The people at a node as the database finds them: the levels of its subtree, then, for a node below the root, people of
 * other levels whose roles reach it from above or lie below it, apart where they are not the asker's to manage. What they
 * hold beside it finds nobody, so that a filter
 * tells nothing of what its asker may not see.
 *
 * @throws Refusal `role.not_found` · `service_item.not_found` · `node.not_found` for a filter that names what does not exist
 */
export function memberQuery(ctx: Ctx, { node, filter }: Pick<CountMembers, 'node' | 'filter'>): MemberQuery {
  const { tree, catalog } = ctx;
  const at = tree.nodeAt.get(node) ?? -1;
  const end = tree.end[at] ?? 0;
  const isLevel = (kind: string) => catalog.kinds.get(kind)?.isLevel === true;
  const within = tree.nodes.slice(at, end);
  const levels = within.filter((one) => isLevel(one.kind)).map((one) => one.id);
  const others = tree.nodes.filter((one, number) => isLevel(one.kind) && (number < at || number >= end)).map((one) => one.id);
  const nodes = new Set([...within, ...pathUp(tree, node)].map((one) => one.id));
  const items = tree.items.filter((item) => nodes.has(item.node)).map((item) => item.id);
  return {
    // Where nobody has a level below, people belong to the node above: a branch lists those whose roles reach it.
    levels: filter.level ? levels.filter((level) => level === filter.level) : levels,
    ...(at > 0 ? { places: { nodes: [...nodes], items } } : {}),
    ...(at > 0 && !filter.level ? { reaching: others, apart: managedByOthers(ctx) } : {}),
    status: filter.status,
    search: filter.search,
    permission: filter.extra,
    userGroup: filter.userGroup,
    locationGroup: filter.locationGroup,
    now: ctx.now,
    ...rolesOf(ctx, filter),
    ...(filter.item ? { item: itemAsked(ctx, filter.item) } : {}),
    ...(filter.location ? { location: locationOf(ctx, filter.location) } : {}),
    ...(filter.only === 'ending_this_week' ? { endingBefore: new Date(ctx.now.getTime() + weekMs) } : {}),
    ...(filter.only === 'with_service_without_location' ? { holdsLocations: false } : {}),
    ...(filter.only === 'with_location_without_service' ? { holdsLocations: true } : {}),
  };
}

/** Who is not the asker's to manage, as `manages` tells it of one person. */
function managedByOthers({ mine, tree, catalog, now }: Ctx): MemberQuery['apart'] {
  const foreign = tree.nodes.filter((_node, number) => !isInScope(mine, number, now.getTime())).map((one) => one.id);
  if (catalog.product.policies.level === 'chosen') return { levels: foreign };
  const nodes = new Set(foreign);
  return { nodes: foreign, items: tree.items.filter((item) => nodes.has(item.node)).map((item) => item.id) };
}

function rolesOf({ catalog }: Ctx, { role, service, only }: MemberFilter): Pick<MemberQuery, 'roles' | 'withoutRoles'> {
  const all = [...catalog.roles.values()];
  const ofItems = all.filter((one) => [...one.services].some((key) => catalog.services.get(key)?.hasItems)).map((one) => one.key);
  if (role !== undefined && !catalog.roles.has(role)) throw new Refusal('role.not_found');
  const wanted =
    role !== undefined ? [role] : service !== undefined ? all.filter((one) => one.services.has(service)).map((one) => one.key) : undefined;
  if (only === 'with_service_without_location') return { roles: wanted ?? ofItems };
  if (only === 'with_location_without_service') return { withoutRoles: ofItems, roles: wanted };
  return { roles: wanted };
}

function itemAsked(ctx: Ctx, id: ServiceItemId): MemberQuery['item'] {
  const item = itemOf(ctx.tree, id);
  if (!item || !maySeeNode(ctx, item.node)) throw new Refusal('service_item.not_found');
  const roles = [...ctx.catalog.roles.values()].filter((role) => role.services.has(item.service)).map((role) => role.key);
  return { id, path: pathUp(ctx.tree, item.node).map((one) => one.id), roles };
}

function locationOf(ctx: Ctx, location: NodeId): { id: NodeId; path: NodeId[] } {
  if (!ctx.tree.nodeAt.has(location) || !maySeeNode(ctx, location)) throw new Refusal('node.not_found');
  return { id: location, path: pathUp(ctx.tree, location).map((one) => one.id) };
}
