import type { PermissionEntry } from '../catalog/catalog.ts';
import type { CompiledAccess } from './compile.ts';
import type { AccessPath, Decision, LocationPath } from './decision.ts';
import { nearMissesOf } from './explain.ts';
import { holds } from './facts.ts';
import { type Situation, type Surroundings, closedGates } from './gates.ts';
import { pathsToLocation } from './held.ts';
import { covers, distanceTo, hasRoleUnder, isAskedOf, isHeldHere, reachedBy } from './reaches.ts';
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
 * @returns `because` nearest first; `nearMisses` only when refused. An unknown permission or thing, or a permission that is
 * not asked about such a thing: refused, with nothing said.
 */
export function decide<P extends string>(
  access: CompiledAccess<P>,
  permission: NoInfer<P>,
  target: Target,
  now: Date,
  situation: Situation = {},
): Decision {
  const entry = access.catalog.permissions.get(permission);
  const at = locate(access.tree, target);
  if (!entry || !at || !isAskedOf(access, entry.service, at)) return nothing;
  const nowMs = now.getTime();
  const gates = closedGates(access, entry, at, nowMs, situation, isAllowedAlone);
  const because = pathsTo(access, entry, at, nowMs);
  const allowed = gates.length === 0 && because.length > 0;
  return {
    allowed,
    gates,
    because,
    nearMisses: allowed
      ? []
      : nearMissesOf({ access, permission: entry, at, nowMs, surroundings: situation.surroundings ?? none }, gates, because.length > 0),
  };
}

/** Whether somebody who acts themselves is allowed: what a view asks of the one who views. */
const isAllowedAlone = (access: CompiledAccess, entry: PermissionEntry, at: Located, nowMs: number): boolean =>
  closedGates(access, entry, at, nowMs, {}, isAllowedAlone).length === 0 && pathsTo(access, entry, at, nowMs).length > 0;

/** Every path by which grants in force give a permission at a place, nearest first; gates are not asked. */
function pathsTo(access: CompiledAccess, entry: PermissionEntry, at: Located, nowMs: number): AccessPath[] {
  const permission = entry.key;
  const ways: { path: AccessPath; distance: number }[] = [];
  let held: LocationPath[] | undefined;
  const heldHere = () => (held ??= at.locations.flatMap((location) => pathsToLocation(access, location, entry.service, at.item, nowMs)));

  for (const grant of access.roleGrants) {
    const reaches = grant.role.can.get(permission);
    if (!reaches || !holds(grant, nowMs)) continue;
    const reach = reaches.find((one) => reachedBy[one](access, grant, at, entry.service, nowMs));
    if (!reach) continue;
    ways.push({
      distance: distanceTo(access, grant, at),
      path: {
        grant: grant.fact.id,
        through: grant.through,
        gives: { role: grant.role.key, reach },
        on: grant.fact.on,
        locations: reach === 'granted_locations' ? heldHere() : [],
        participation: at.resource && reach === 'participating' ? at.resource.id : null,
      },
    });
  }
  for (const grant of access.singleGrants) {
    if (grant.permission !== permission || !holds(grant, nowMs) || !covers(access, grant, at, nowMs)) continue;
    if (entry.extraOnly && !hasRoleUnder(access, entry.service, at, nowMs)) continue;
    if (entry.needsLocation && !isHeldHere(access, at, entry.service, nowMs)) continue;
    ways.push({
      distance: distanceTo(access, grant, at),
      path: {
        grant: grant.fact.id,
        through: grant.through,
        gives: { permission },
        on: grant.fact.on,
        locations: entry.needsLocation ? heldHere() : [],
        participation: null,
      },
    });
  }
  return ways
    .sort((a, b) => a.distance - b.distance || Number(a.path.through !== null) - Number(b.path.through !== null))
    .map((way) => way.path);
}
