import type { Reach } from '../catalog/catalog.ts';
import { isUnder, known } from '../tree.ts';
import type { CompiledAccess, RoleGrant, SingleGrant } from './compile.ts';
import { holds } from './facts.ts';
import { isHeld } from './held.ts';
import type { Located } from './target.ts';

/** What each reach asks. A reach that is added does not compile until it is answered here. */
export const reachedBy: {
  readonly [R in Reach]: (access: CompiledAccess, grant: RoleGrant, at: Located, service: string, nowMs: number) => boolean;
} = {
  subtree: (access, grant, at, _service, nowMs) =>
    covers(access, grant, at, nowMs) && (at.named < 0 || isUnder(access.tree, at.named, grant.node)),
  granted_locations: (access, grant, at, service, nowMs) => covers(access, grant, at, nowMs) && isHeldHere(access, at, service, nowMs),
  participating: (access, _grant, at, _service, nowMs) => participates(access, at, nowMs),
  self: (access, _grant, at) => at.resource !== null && at.resource.owner === access.facts.id,
  none: (access, grant, at, _service, nowMs) => covers(access, grant, at, nowMs),
};

/** Whether a grant's target covers the thing, whatever location is named. */
export function covers(access: CompiledAccess, grant: RoleGrant | SingleGrant, at: Located, nowMs: number): boolean {
  if (grant.item >= 0) return grant.item === at.item;
  if (!grant.locationGroup) return at.nodes.some((node) => isUnder(access.tree, node, grant.node));
  return grant.locationGroup.fact.entries.some((entry) => {
    const location = access.tree.nodeAt.get(entry.location);
    return location !== undefined && holds(entry, nowMs) && at.nodes.some((node) => isUnder(access.tree, node, location));
  });
}

/** No location is involved, or one of them is held. */
export const isHeldHere = (access: CompiledAccess, at: Located, service: string, nowMs: number): boolean =>
  at.locations.length === 0 || at.locations.some((location) => isHeld(access, location, service, at.item, nowMs));

export const participates = (access: CompiledAccess, at: Located, nowMs: number): boolean =>
  at.resource !== null && access.facts.participations.some((one) => one.resource === at.resource?.id && holds(one, nowMs));

/** Whether some role of a service, in force, covers the thing: what an extra permission stands on. */
export const hasRoleUnder = (access: CompiledAccess, service: string, at: Located, nowMs: number): boolean =>
  access.roleGrants.some((grant) => grant.role.services.has(service) && holds(grant, nowMs) && covers(access, grant, at, nowMs));

/** A service with items is asked on its own items; one without, on nodes and resources. */
export const isAskedOf = (access: CompiledAccess, service: string, at: Located): boolean =>
  at.item >= 0 ? known(access.tree.items, at.item).service === service : access.catalog.services.get(service)?.hasItems === false;

/** 0 on the thing itself, then one more for each node up to the grant's target; what covers nothing here came by participation: 0. */
export function distanceTo(access: CompiledAccess, grant: RoleGrant | SingleGrant, at: Located): number {
  if (grant.node < 0 || grant.item >= 0) return 0;
  let nearest = Infinity;
  for (const node of at.nodes) if (isUnder(access.tree, node, grant.node)) nearest = Math.min(nearest, known(access.tree.depth, node));
  return nearest === Infinity ? 0 : 1 + nearest - known(access.tree.depth, grant.node);
}
