import { labelOfRole } from '@totem/domain/catalog/role-label';
import type { Catalog, RoleEntry } from '@totem/domain/catalog/catalog';
import type { Role } from '@totem/domain/catalog/define-product';
import { m } from '../../../paraglide/messages.js';
import { getLocale } from '../../../paraglide/runtime.js';
import { say } from '../../../product-words.ts';
import { setOf } from './lines.ts';

/** The roles of which one takes the place of another, the lowest first. */
export const rolesOf = (catalog: Catalog, set: string): RoleEntry[] =>
  [...catalog.roles.values()].filter((role) => setOf(catalog, role) === set).toSorted((a, b) => a.rank - b.rank);

export const roleName = (catalog: Catalog, key: string): string => {
  const label = labelOfRole(catalog, key);
  return label ? say(label) : key;
};

/** Of a service, in full and for chips; the key itself where the product has it no longer. */
export const serviceName = (catalog: Catalog, key: string): string => {
  const service = catalog.product.services[key];
  return service ? say(service.label) : key;
};

/** Finishes "can …". */
export const permissionLets = (catalog: Catalog, key: string): string => {
  const permission = catalog.permissions.get(key);
  return permission ? say(permission.lets) : key;
};

/** A permission as a heading of its own: "See confidential information". */
export const permissionName = (catalog: Catalog, key: string): string => capital(permissionLets(catalog, key));

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase(getLocale()) + text.slice(1);

/** How many things are named before the others are counted. */
const named = 4;

/**
 * Names as people list them: all, or the first few and how many more; with semicolons where a name has a comma in it.
 *
 * @param beyond how many there are besides `names`.
 */
export function listed(names: readonly string[], most = named, beyond = 0): string {
  const isAll = names.length <= most + 1 && (beyond === 0 || names.length <= most);
  const shown = isAll ? names : names.slice(0, most);
  const more = names.length - shown.length + beyond;
  const all = more > 0 ? [...shown, m.person_more({ count: more })] : shown;
  return all.some((name) => name.includes(',')) ? all.join('; ') : new Intl.ListFormat(getLocale()).format(all);
}

/** What a role is for, in a sentence, and what it adds over the one below it. */
export function roleSentence(catalog: Catalog, role: RoleEntry, below: RoleEntry | undefined): string {
  const can = m.person_role_can({ lets: letsOf(catalog, role) });
  const adds = below ? [...role.can.keys()].filter((key) => !below.can.has(key)) : [];
  if (!below || adds.length === 0) return can;
  const what = listed(adds.map((key) => permissionLets(catalog, key)));
  return `${can} ${m.person_role_adds({ role: say(below.label), what })}`;
}

function letsOf(catalog: Catalog, { key, service, custom, can }: RoleEntry): string {
  const { product } = catalog;
  if (custom) return listed([...can.keys()].map((permission) => permissionLets(catalog, permission)));
  const roles: Readonly<Record<string, Role>> = (service === null ? product.roles : product.services[service]?.roles) ?? {};
  const role = roles[key.slice(key.indexOf('/') + 1)];
  return role ? say(role.lets) : key;
}
