import { z } from 'zod';
import type { Catalog } from '../catalog/catalog.ts';

/** What the rows of one table are about, in the order in which they are made: what is made first can be named by what follows. */
export const ImportKind = z.enum(['locations', 'location_groups', 'user_groups', 'group_grants', 'people']);
export type ImportKind = z.infer<typeof ImportKind>;

export const importKinds: readonly ImportKind[] = ImportKind.options;

/** Every column that a table may have, whatever it is about. */
export const ColumnKey = z.enum([
  'key',
  'kind',
  'name',
  'type',
  'in',
  'group',
  'location',
  'service',
  'email',
  'level',
  'groups',
  'role',
  'extra',
  'on',
  'locations',
  'from',
  'until',
  'reason',
]);
export type ColumnKey = z.infer<typeof ColumnKey>;

/** So many characters a cell has at most. */
export const longestCell = 1_000;

/** What a row says, by column; a column that is absent says nothing. */
export const ImportCells = z.partialRecord(ColumnKey, z.string().max(longestCell));
export type ImportCells = Readonly<z.infer<typeof ImportCells>>;

/** The kinds of tables that a product has: no groups where it has none, no places given where nothing depends on them. */
export function importKindsOf({ product: { policies } }: Catalog): readonly ImportKind[] {
  return importKinds.filter((kind) => {
    if (kind === 'location_groups') return policies.locationGroups;
    if (kind === 'user_groups') return policies.userGroups !== 'off';
    return kind !== 'group_grants' || policies.userGroups === 'with_grants';
  });
}
