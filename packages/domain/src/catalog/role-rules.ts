import type { Reason } from '../errors.ts';
import type { RoleRight } from '../roles.ts';
import { isSameName } from '../search.ts';
import type { Catalog } from './catalog.ts';
import { holdableIn } from './organization-roles.ts';

/**
 * Why a role may not hold these rights; null when it may: only what reads or writes, as far as some built-in role of the set
 * reaches, never what is given singly, never what changes who may do what (BX-39).
 *
 * @param catalog of the product as it comes.
 * @returns `role.not_found` for what is no role to begin from · `role.operator_approves` · `role.right_not_allowed`
 */
export function whyNotRights(catalog: Catalog, basedOn: string, can: readonly RoleRight[]): Reason | null {
  const base = catalog.roles.get(basedOn);
  if (!base) return 'role.not_found';
  if (catalog.product.policies.customRoles !== 'yes') return 'role.operator_approves';
  const holdable = new Map(holdableIn(catalog, basedOn).map(({ permission, reaches }) => [permission.key, reaches]));
  return can.every(({ permission, reach }) => holdable.get(permission)?.includes(reach)) ? null : 'role.right_not_allowed';
}

/** Why a role may not be called so; null when it may. @param own its key, where it is there already. */
export function whyNotRoleLabel(catalog: Catalog, basedOn: string, label: string, own: string | null): Reason | null {
  const service = catalog.roles.get(basedOn)?.service;
  const others = [...catalog.roles.values()].filter((role) => role.service === service && role.key !== own);
  return others.some((role) => isSameName(role.label.en, label) || isSameName(role.label.fr, label)) ? 'role.name_taken' : null;
}
