import type { PermissionEntry } from '../catalog/catalog.ts';
import { isUnder } from '../tree.ts';
import { type CompiledAccess, inForce } from './compile.ts';
import type { ClosedGate } from './decision.ts';
import type { LocationGroupFact, UserGroupFact } from './facts.ts';
import type { Located } from './target.ts';

/** What a decision depends on besides the member: where they sit, and who looks over their shoulder. */
export interface Situation {
  /** `elsewhere`: the product allows one device, and this sign-in session does not hold the place. */
  readonly device?: 'here' | 'elsewhere';
  /** The actor viewing as this member; absent: they act themselves. */
  readonly viewer?: CompiledAccess;
  /** Groups that a fix may use; only those that the asker may see. Absent: fixes give directly. */
  readonly surroundings?: Surroundings;
}

export interface Surroundings {
  readonly userGroups: readonly UserGroupFact[];
  readonly locationGroups: readonly LocationGroupFact[];
}

/** Whether somebody who acts themselves is allowed; handed in so that gates need not know how deciding is done. */
type Decides = (access: CompiledAccess, permission: PermissionEntry, at: Located, nowMs: number) => boolean;

/** Every gate that is closed, not only the first: each is evaluated, in a fixed order. */
export function closedGates(
  access: CompiledAccess,
  permission: PermissionEntry,
  at: Located,
  nowMs: number,
  situation: Situation,
  decides: Decides,
): ClosedGate[] {
  const gates: ClosedGate[] = [];
  const { status, bundle } = access.facts;
  if (status !== 'active') gates.push({ gate: 'status', status });
  if (permission.feature !== null && !access.features.has(permission.feature))
    gates.push({ gate: 'entitlement', feature: permission.feature, bundle });
  if (at.archived) gates.push({ gate: 'archived' });
  // A view never holds a device of the subject's, and never takes it.
  if (situation.device === 'elsewhere' && !situation.viewer) gates.push({ gate: 'device' });
  if (situation.viewer) {
    if (permission.effect !== 'read') gates.push({ gate: 'view_as', because: 'not_read' });
    if (!isInViewScope(situation.viewer, at, nowMs)) gates.push({ gate: 'view_as', because: 'outside_scope' });
    else if (permission.sensitive && !decides(situation.viewer, permission, at, nowMs)) gates.push({ gate: 'view_as', because: 'masked' });
  }
  return gates;
}

/** Whether a thing, and the location named with it, lie where the actor may view as others. */
function isInViewScope(actor: CompiledAccess, at: Located, nowMs: number): boolean {
  const scope = inForce(actor.roleGrants, nowMs).filter((grant) => grant.role.can.has('administration:view_as.start'));
  const isInside = (node: number) => scope.some((grant) => isUnder(actor.tree, node, grant.node));
  return at.nodes.some(isInside) && (at.named < 0 || isInside(at.named));
}
