import type { CompiledAccess } from '@totem/domain/access/compile';
import { type LocationAnswer, locations } from '@totem/domain/access/locations';
import { maySeeNode } from '@totem/domain/access/visibility';
import type { ListLocationsOf } from '@totem/domain/access-questions';
import type { ServiceFilter } from '@totem/domain/grants';
import type { LocationGroupId, NodeId } from '@totem/domain/ids';
import { listPlacesInGroups } from '@totem/db/location-groups';
import { inOrganization } from '@totem/db/orm';
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

/** Which of these places each location group holds, for what was asked about; groups that hold none are left out. By name. */
export async function groupsOfPlaces(
  ctx: Ctx,
  { of }: Asked,
  answers: readonly LocationAnswer[],
): Promise<readonly { readonly id: LocationGroupId; readonly name: string; readonly places: ReadonlySet<NodeId> }[]> {
  const { tree } = ctx;
  const counts = (filter: ServiceFilter): boolean => {
    if (filter === null) return true;
    const serviceOf = (id: string) => tree.items.find((item) => item.id === id)?.service;
    if ('item' in filter) return 'item' in of ? filter.item === of.item : serviceOf(filter.item) === of.service;
    return filter.service === ('item' in of ? serviceOf(of.item) : of.service);
  };
  const entries = await inOrganization(ctx.runtime.orm, ctx.organizationId, (db) =>
    listPlacesInGroups(
      db,
      answers.map((answer) => answer.location),
      ctx.now,
    ),
  );
  const groups = new Map<LocationGroupId, { id: LocationGroupId; name: string; places: Set<NodeId> }>();
  for (const { group, location, filter } of entries) {
    if (!counts(filter)) continue;
    const known = groups.get(group.id) ?? { ...group, places: new Set() };
    known.places.add(location);
    groups.set(group.id, known);
  }
  return [...groups.values()];
}
