import type { Catalog } from '@totem/domain/catalog/catalog';
import type { Gives } from '@totem/domain/grants';
import { m } from '../../../paraglide/messages.js';
import { permissionName, roleName } from './role-words.ts';

/** Something that already gives the same; `role` null: a location or an extra permission. */
export interface Instead {
  readonly role: string | null;
  readonly through: string | null;
}

/** Why a line changes nothing, by what already gives the same; whole, with what to do instead. */
export function withoutEffectSentence(catalog: Catalog, gives: Gives, because: readonly Instead[]): string {
  const [first] = because;
  const through = first?.through ?? null;
  if ('role' in gives) {
    const words = { role: roleName(catalog, gives.role), held: roleName(catalog, first?.role ?? gives.role) };
    return through === null ? m.person_no_effect_role_direct(words) : m.person_no_effect_role({ ...words, group: through });
  }
  if ('permission' in gives) {
    const extra = permissionName(catalog, gives.permission);
    return through === null ? m.person_no_effect_extra_direct({ extra }) : m.person_no_effect_extra({ extra, group: through });
  }
  return through === null ? m.person_no_effect_locations_direct() : m.person_no_effect_locations({ group: through });
}
