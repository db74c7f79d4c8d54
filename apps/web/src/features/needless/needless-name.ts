import type { Catalog } from '@totem/domain/catalog/catalog';
import type { NeedlessRow } from '@totem/domain/needless-grants';
import { m } from '../../paraglide/messages.js';
import { permissionName, roleName } from '../person/access/role-words.ts';

/** A grant in few words: "Reader on Oscorp VoC". */
export function needlessName(catalog: Catalog, { gives, on }: NeedlessRow['grants'][number]): string {
  if ('locations' in gives) return on.name;
  return m.person_gives_on({
    what: 'role' in gives ? roleName(catalog, gives.role) : permissionName(catalog, gives.permission),
    on: on.name,
  });
}
