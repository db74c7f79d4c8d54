import { isUnder } from '../tree.ts';
import { type CompiledAccess, type LocationGrant, compile, inForce } from './compile.ts';
import { type GrantFact, holds } from './facts.ts';
import { type Remains, redundancyOf } from './redundancy.ts';

/** A grant that could be ended without anybody losing anything, with what gives the same. */
export interface NeedlessGrant {
  readonly grant: GrantFact;
  readonly remains: readonly Remains[];
}

/**
 * The direct grants of a member that can all be ended together, and nothing is lost now or later (BX-6).
 *
 * Each is held against what is left when those before it are gone, so that two which cover each other never go both. A grant
 * counts only where another covers it whole, places to come included; who is suspended is judged as if restored.
 *
 * @returns in the order of the member's grants; only grants in force.
 */
export function needlessGrants<P extends string>(access: CompiledAccess<P>, now: Date): NeedlessGrant[] {
  const { catalog, tree } = access;
  const found: NeedlessGrant[] = [];
  let left = compile(catalog, tree, { ...access.facts, status: 'active' });
  for (const grant of access.facts.grants) {
    if (!holds(grant, now.getTime())) continue;
    const { isRedundant, remains } = redundancyOf(left, { grant: grant.id }, now);
    if (!isRedundant || !isCoveredWhole(left, grant, remains, now)) continue;
    found.push({ grant, remains });
    left = compile(catalog, tree, { ...left.facts, grants: left.facts.grants.filter((one) => one !== grant) });
  }
  return found;
}

/** Whether what remains covers the grant as it stands, and not only where there is something today. */
function isCoveredWhole(access: CompiledAccess, grant: GrantFact, remains: readonly Remains[], now: Date): boolean {
  if ('role' in grant.gives) return remains.some((one) => 'role' in one);
  if ('permission' in grant.gives) return remains.some((one) => 'permission' in one);
  const grants = inForce(access.locationGrants, now.getTime());
  return grants.some((one) => one.fact === grant && grants.some((other) => other !== one && isWider(access, other, one)));
}

function isWider({ tree }: CompiledAccess, other: LocationGrant, one: LocationGrant): boolean {
  if (other.filter !== null && JSON.stringify(other.filter) !== JSON.stringify(one.filter)) return false;
  return one.locationGroup === null
    ? other.locationGroup === null && isUnder(tree, one.node, other.node)
    : other.locationGroup !== null && other.locationGroup.fact.id === one.locationGroup.fact.id;
}
