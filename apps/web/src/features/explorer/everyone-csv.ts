import type { WayView } from '@totem/domain/access-questions';
import type { Catalog } from '@totem/domain/catalog/catalog';
import type { EveryoneColumn, EveryoneRow } from '@totem/domain/everyone-questions';
import { m } from '../../paraglide/messages.js';
import { permissionName, roleName } from '../person/access/role-words.ts';

/** The columns of the file, by name. */
export const csvHead = (): string[] => [
  m.explorer_csv_person(),
  m.explorer_csv_level(),
  m.explorer_csv_state(),
  m.explorer_csv_item(),
  m.explorer_csv_gives(),
  m.explorer_csv_through(),
  m.explorer_csv_on(),
  m.explorer_csv_by(),
  m.explorer_csv_since(),
  m.explorer_csv_until(),
  m.explorer_csv_reason(),
];

/** What a person has at a thing as lines of a file: one for each grant that counts, with who gave it, when and why. */
export function csvLines(catalog: Catalog, columns: readonly EveryoneColumn[], row: EveryoneRow): string[][] {
  const items = new Map(columns.map((column) => [column.item.id, column.item.name]));
  return row.ways.map((way) => [
    row.member.name,
    row.level.name,
    row.gates.length > 0 ? m.person_is_suspended() : m.person_active(),
    way.item === null ? m.explorer_standing() : (items.get(way.item) ?? ''),
    givesWords(catalog, way),
    way.through?.name ?? m.why_directly(),
    way.on.name,
    way.grantedBy?.name ?? '',
    way.grantedAt,
    way.until ?? '',
    way.reason ?? '',
  ]);
}

function givesWords(catalog: Catalog, { role, permission }: WayView): string {
  if (role !== null) return roleName(catalog, role);
  return permission === null ? m.explorer_csv_locations() : permissionName(catalog, permission);
}
