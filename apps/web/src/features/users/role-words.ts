import type { Catalog } from '@totem/domain/catalog/catalog';
import type { MemberRow } from '@totem/domain/members';
import { m } from '../../paraglide/messages.js';
import { say } from '../../product-words.ts';

/** A role in words, where no chip can stand: "Voice of Customer: Reader", "Manager on Laval". */
export function roleWords(catalog: Catalog, { role: key, on }: Pick<MemberRow['roles'][number], 'role' | 'on'>): string {
  const role = catalog.roles.get(key);
  const name = role ? say(role.label) : key;
  const service = role?.service ? catalog.product.services[role.service] : undefined;
  return service ? m.users_role_of({ service: say(service.label), role: name }) : m.users_on({ role: name, place: on.name });
}

/** An extra permission by the function of the service that it opens. */
export function extraWords(catalog: Catalog, key: string): string {
  const permission = catalog.permissions.get(key);
  const service = permission && catalog.product.services[permission.service];
  if (!service) return key;
  const short = key.slice(permission.service.length + 1);
  const row = service.functions.find((one) => one.permissions.length === 1 && one.permissions[0] === short);
  return row ? say(row.label) : say(permission.lets);
}
