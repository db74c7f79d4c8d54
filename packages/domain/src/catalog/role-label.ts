// Apart from the catalog that is made of roles: pages that only name them need no more.
import type { Text } from '../language.ts';
import type { OrganizationRole } from '../roles.ts';
import type { Catalog } from './catalog.ts';

/** What a role is called, also one that is deleted; null for what never was one. */
export const labelOfRole = ({ roles, ownRoles }: Catalog, key: string): Text | null => {
  const former = roles.has(key) ? undefined : ownRoles.find((role) => keyOfRole(role) === key);
  return roles.get(key)?.label ?? (former ? wordsOfRole(former) : null);
};

/** The key of a role of one's own: of the set of the role it was begun from. No built-in key has hyphens (ADR 0028). */
export const keyOfRole = ({ id, basedOn }: Pick<OrganizationRole, 'id' | 'basedOn'>): string => `${basedOn.split('/', 1).join()}/${id}`;

/** It is called the same in every language: whoever made it gave it one name. */
export const wordsOfRole = ({ label }: OrganizationRole): Text => ({ en: label, fr: label });
