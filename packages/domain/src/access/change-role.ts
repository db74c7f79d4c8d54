import { withOrganizationRoles } from '../catalog/organization-roles.ts';
import { keyOfRole } from '../catalog/role-label.ts';
import { whyNotRights, whyNotRoleLabel } from '../catalog/role-rules.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Reason } from '../errors.ts';
import type { LivingRole, OrganizationRole } from '../roles.ts';
import { known } from '../tree.ts';
import { type CompiledAccess, compile } from './compile.ts';
import { ceilingsFor, whyNotGive } from './ceiling.ts';
import { type DraftFacts, type StandingGrant, givingTo, nodeOfTarget } from './draft.ts';
import { type Asker, mayAt } from './visibility.ts';

/** Why the asker may not make, edit or delete roles; null when they may. They belong to the organization, so it is asked at its root. */
export const whyNotManageRoles = (asker: Asker): Reason | null =>
  mayAt(asker, 'administration:role.manage', known(asker.mine.tree.nodes, 0).id) ? null : 'access.denied';

/**
 * Why the asker may not have a role be so; null when they may. It is theirs to give, everywhere, or it is not theirs to make.
 *
 * @param role as it is to be: new, or in the place of the one with its id.
 * @param own the organization's roles now.
 * @returns `access.denied` · `role.not_found` · `role.operator_approves` · `role.right_not_allowed` · `role.too_many` ·
 * `role.name_taken` · `grant.beyond_ceiling`
 */
export function whyNotShapeRole(asker: Asker, product: Catalog, own: readonly OrganizationRole[], role: LivingRole): Reason | null {
  const refused = whyNotManageRoles(asker) ?? whyNotRights(product, role.basedOn, role.can);
  if (refused) return refused;
  const isNew = own.every(({ id }) => id !== role.id);
  if (isNew && own.filter(({ can }) => can !== null).length >= mostRoles) return 'role.too_many';
  const after = withOrganizationRoles(product, withRole(own, role));
  const key = keyOfRole(role);
  return (
    whyNotRoleLabel(after, role.basedOn, role.label, key) ??
    (mayGiveAnywhere(accessUnder(asker.mine, after), key, asker.now) ? null : 'grant.beyond_ceiling')
  );
}

/** So many roles of its own an organization may have: people choose among them. */
export const mostRoles = 100;

/** Roles with one of them another, or one more. */
export const withRole = (own: readonly OrganizationRole[], role: OrganizationRole): OrganizationRole[] =>
  own.some(({ id }) => id === role.id) ? own.map((one) => (one.id === role.id ? role : one)) : [...own, role];

/** What somebody has, were the catalog another. */
export const accessUnder = ({ tree, facts }: CompiledAccess, catalog: Catalog): CompiledAccess => compile(catalog, tree, facts);

/** Whether somebody may give a role at the root, and so everywhere. */
export const mayGiveAnywhere = (access: CompiledAccess, role: string, now: Date): boolean =>
  ceilingsFor(access, { role }, 0, now.getTime()).length > 0;

/**
 * Why a role that is held may not become another; null when it may. For every holder it is ended and given anew (E28): whoever
 * edits it could take away the one and give the other.
 *
 * @param grants every grant of the role that stands, with all that they name in `facts`.
 * @returns what `whyNotGive` says of the first that is refused, with that grant.
 */
export function whyNotRegive(
  asker: Asker,
  facts: DraftFacts,
  grants: readonly StandingGrant[],
  after: Catalog,
): { readonly reason: Reason; readonly grant: StandingGrant } | null {
  const then = accessUnder(asker.mine, after);
  for (const grant of grants) {
    const [to, node] = [givingTo(facts, grant.to), nodeOfTarget(facts, grant.on)];
    if (!to || node === null) continue;
    const { gives, reason } = grant;
    const hasEnd = grant.untilMs !== Infinity;
    const refused =
      whyNotGive(asker.mine, to, { gives, node, act: 'end', hasEnd, reason }, asker.now) ??
      whyNotGive(then, to, { gives, node, act: 'give', hasEnd, reason }, asker.now);
    if (refused) return { reason: refused, grant };
  }
  return null;
}
