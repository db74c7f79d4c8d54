import type { Catalog } from '@totem/domain/catalog/catalog';
import type { MemberRow } from '@totem/domain/members';

/** Whether something is given to somebody themselves, and not only by user groups. */
export const isDirect = ({
  roles,
  locations,
  extras,
  userGroups,
}: Pick<MemberRow, 'roles' | 'locations' | 'extras' | 'userGroups'>): boolean =>
  roles.some((one) => one.through !== 'group') || (userGroups.length === 0 && (locations.held > 0 || extras.length > 0));

/** Whether user groups give anything in this product; where they do not, they only gather people. */
export const groupsGive = (catalog: Catalog): boolean => catalog.product.policies.userGroups === 'with_grants';
