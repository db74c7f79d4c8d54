import type { Reason } from '../errors.ts';
import { isUnder, numberOf } from '../tree.ts';
import { manages } from './ceiling.ts';
import { type CompiledAccess, inForce } from './compile.ts';

/**
 * Why somebody may not view as a member; null when they may. Strictly downward in rank, and only where everything the
 * subject has lies in the viewer's own scope: a clipped view would mislead.
 *
 * @param isViewing whether the actor views as somebody already.
 * @returns `view_as.nested` · `view_as.subject_inactive` · `view_as.not_allowed` · `view_as.not_lower` · `view_as.beyond_scope` ·
 * `view_as.managed_above`, the first that applies in this order.
 */
export function whyNotViewAs(actor: CompiledAccess, subject: CompiledAccess, now: Date, isViewing = false): Reason | null {
  if (isViewing) return 'view_as.nested';
  const nowMs = now.getTime();
  const { tree } = actor;
  if (subject.facts.status !== 'active') return 'view_as.subject_inactive';
  const views = inForce(actor.roleGrants, nowMs).filter((grant) => grant.role.can.has('administration:view_as.start'));
  if (views.length === 0 || subject.facts.id === actor.facts.id) return 'view_as.not_allowed';

  const standing = inForce(subject.roleGrants, nowMs).filter((grant) => grant.role.isStanding);
  const rank = Math.max(...views.map((grant) => grant.role.rank));
  if (standing.some((grant) => grant.role.rank >= rank)) return 'view_as.not_lower';

  const grants = [...subject.roleGrants, ...subject.singleGrants, ...subject.locationGrants];
  const targets = inForce(grants, nowMs).map((grant) => (grant.locationGroup ? numberOf(tree, grant.locationGroup.fact.home) : grant.node));
  if (!targets.every((node) => views.some((view) => isUnder(tree, node, view.node)))) return 'view_as.beyond_scope';
  return manages(actor, subject, now) ? null : 'view_as.managed_above';
}
