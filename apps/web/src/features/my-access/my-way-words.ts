import type { AccessPathView, LocationPathView } from '@totem/domain/access-questions';
import type { Catalog } from '@totem/domain/catalog/catalog';
import { m } from '../../paraglide/messages.js';
import { say } from '../../product-words.ts';
import { permissionLets, roleName } from '../person/access/role-words.ts';

/** How one path leads the reader there. */
export function myPathSentence(catalog: Catalog, { role, permission, on, through }: AccessPathView): string {
  if (role === null) {
    const words = { lets: permissionLets(catalog, permission), on: on.name };
    return through ? m.mine_extra_group({ ...words, group: through.name }) : m.mine_extra({ ...words });
  }
  const words = { role: roleName(catalog, role), on: on.name };
  return through ? m.mine_role_group({ ...words, group: through.name }) : m.mine_role(words);
}

/** How the reader holds a location: itself, as a part of something larger, or with a location group. */
export function myPlaceSentence(catalog: Catalog, { location, on, through }: LocationPathView): string {
  const words = { location: location.name, on: on.name };
  const group = through?.name;
  if (on.is === 'location_group') {
    const kind = say(catalog.product.words.locationGroup);
    return group === undefined ? m.mine_place_set({ ...words, kind }) : m.mine_place_set_group({ ...words, kind, group });
  }
  if (on.id === location.id)
    return group === undefined ? m.mine_place({ location: location.name }) : m.mine_place_group({ location: location.name, group });
  return group === undefined ? m.mine_place_part(words) : m.mine_place_part_group({ ...words, group });
}
