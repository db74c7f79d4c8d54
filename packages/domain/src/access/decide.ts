import type { Reach } from '../catalog/catalog.ts';
import { isUnder } from '../tree.ts';
import type { CompiledAccess, RoleGrant, SingleGrant } from './compile.ts';
import type { AccessPath, Decision } from './decision.ts';
import { nearMissesOf } from './explain.ts';
import { holds } from './facts.ts';
import { type Situation, type Surroundings, closedGates } from './gates.ts';
import { isHeld, pathsToLocation } from './held.ts';
import { type Located, type Target, locate } from './target.ts';

/** What a question about nothing is answered: a thing that does not exist and one nobody may see are the same. */
const nothing: Decision = { allowed: false, gates: [], because: [], nearMisses: [] };

const none: Surroundings = { userGroups: [], locationGroups: [] };

/**
 * Answers whether a member may use `permission` on `target`, and why or why not.
 *
 * Grants only add and gates only close, so neither the order of grants nor a repeated one changes the answer (ADR 0003).
 * All closed gates are named, not only the first. `allows` (table.ts) gives the same answer without the reasons.
 *
 * @param now by the database's clock; a grant holds from its start until just before its end.
 * @returns `because` nearest first; `nearMisses` only when refused. An unknown permission or thing: refused, with nothing said.
 */
export function decide<P extends string>(access: CompiledAccess<P>, permission: NoInfer<P>, target: Target, now: Date, situation: Situation = {}): Decision {
  const entry = access.catalog.permissions.get(permission);
  const at = locate(access.tree, target);
  if (!entry || !at) return nothing;
  const nowMs = now.getTime();
  const gates = closedGates(access, entry, target, at, nowMs, situation, isAllowedAlone);
  const because = pathsTo(access, permission, at, nowMs);
  const allowed = gates.length === 0 && because.length > 0;
  return { allowed, gates, because, nearMisses: allowed ? [] : nearMissesOf({ access, permission: entry, at, nowMs, surroundings: situation.surroundings ?? none }, gates, because.length > 0) };
}

/** Whether somebody who acts themselves is allowed: what a view asks of the one who views. */
function isAllowedAlone(access: CompiledAccess, permission: string, target: Target, nowMs: number): boolean {
  const entry = access.catalog.permissions.get(permission);
  const at = locate(access.tree, target);
  if (!entry || !at) return false;
  return closedGates(access, entry, target, at, nowMs, {}, isAllowedAlone).length === 0 && pathsTo(access, permission, at, nowMs).length > 0;
}

/** Every path by which grants in force give a permission at a place, nearest first; gates are not asked. */
export function pathsTo(access: CompiledAccess, permission: string, at: Located, nowMs: number): AccessPath[] {
  const entry = access.catalog.permissions.get(permission);
  if (!entry || !isAskedOf(access, entry.service, at)) return [];
  const ways: { path: AccessPath; distance: number }[] = [];
  const heldHere = () => at.locations.flatMap((location) => pathsToLocation(access, location, entry.service, at.item, nowMs));

  for (const grant of access.roleGrants) {
    const reaches = grant.role.can.get(permission);
    if (!reaches || !holds(grant, nowMs)) continue;
    const reach = reaches.find((one) => reachedBy[one](access, grant, at, entry.service, nowMs));
    if (!reach) continue;
    ways.push({
      distance: distanceTo(access, grant, at, nowMs),
      path: {
        grant: grant.fact.id,
        through: grant.through,
        gives: { role: grant.role.key, reach },
        on: grant.fact.on,
        locations: reach === 'granted_locations' ? heldHere() : [],
        participation: reach === 'participating' ? (at.resource?.id ?? null) : null,
      },
    });
  }
  for (const grant of access.singleGrants) {
    if (grant.permission !== permission || !holds(grant, nowMs) || !covers(access, grant, at, nowMs)) continue;
    if (entry.extraOnly && !hasRoleUnder(access, entry.service, at, nowMs)) continue;
    if (entry.needsLocation && !isHeldHere(access, at, entry.service, nowMs)) continue;
    ways.push({
      distance: distanceTo(access, grant, at, nowMs),
      path: { grant: grant.fact.id, through: grant.through, gives: { permission }, on: grant.fact.on, locations: entry.needsLocation ? heldHere() : [], participation: null },
    });
  }
  return ways
    .sort((a, b) => a.distance - b.distance || Number(a.path.through !== null) - Number(b.path.through !== null))
    .map((way) => way.path);
}

/** What each reach asks. A reach that is added does not compile until it is answered here. */
const reachedBy: { readonly [R in Reach]: (access: CompiledAccess, grant: RoleGrant, at: Located, service: string, nowMs: number) => boolean } = {
  subtree: (access, grant, at, _service, nowMs) => covers(access, grant, at, nowMs) && (at.named < 0 || isUnder(access.tree, at.named, grant.node)),
  granted_locations: (access, grant, at, service, nowMs) => covers(access, grant, at, nowMs) && isHeldHere(access, at, service, nowMs),
  participating: (access, _grant, at, _service, nowMs) => participates(access, at, nowMs),
  self: (access, _grant, at) => at.resource !== null && at.resource.owner === access.facts.id,
  none: (access, grant, at, _service, nowMs) => covers(access, grant, at, nowMs),
};

/** A service with items is asked on its own items; one without, on nodes and resources. */
function isAskedOf(access: CompiledAccess, service: string, at: Located): boolean {
  return at.item >= 0 ? access.tree.items[at.item]?.service === service : access.catalog.services.get(service)?.hasItems === false;
}

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

/** 0 on the thing itself; then one more for each node up to the grant's target; a path by participation is the nearest. */
function distanceTo(access: CompiledAccess, grant: RoleGrant | SingleGrant, at: Located, nowMs: number): number {
  if (grant.node < 0 || grant.item >= 0 || !covers(access, grant, at, nowMs)) return 0;
  const depths = at.nodes.filter((node) => isUnder(access.tree, node, grant.node)).map((node) => access.tree.depth[node] ?? 0);
  return 1 + Math.min(...depths) - (access.tree.depth[grant.node] ?? 0);
}
