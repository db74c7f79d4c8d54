import type { Db } from './orm.ts';

/** Tables that are written many rows at a time. */
export type BulkTable =
  | 'node'
  | 'node_placement'
  | 'archive'
  | 'service_item'
  | 'location_group'
  | 'location_group_entry'
  | 'member'
  | 'member_state'
  | 'member_word'
  | 'user_group'
  | 'user_group_member'
  | 'service_account'
  | 'access_grant'
  | 'resource'
  | 'resource_location'
  | 'participation'
  | 'membership_directory'
  | 'node_kind_pair';

/**
 * Inserts rows in one statement. Every row has the same columns, by their names in the database; a column that is left out
 * takes its default. The organization is the transaction's.
 */
export async function insertMany(db: Db, table: BulkTable, rows: readonly Readonly<Record<string, unknown>>[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first).map((column) => `"${column}"`);
  const hasOrganization = table !== 'membership_directory';
  const into = [...(hasOrganization ? ['organization_id'] : []), ...columns].join(', ');
  const from = [...(hasOrganization ? ['$2::uuid'] : []), ...columns].join(', ');
  const values = hasOrganization ? [JSON.stringify(rows), db.organizationId] : [JSON.stringify(rows)];
  await db.client.query(`insert into ${table} (${into}) select ${from} from jsonb_populate_recordset(null::${table}, $1::jsonb)`, values);
}

/** Lists of at most `size`, in order. */
export function* slices<One>(all: readonly One[], size: number): Generator<readonly One[]> {
  for (let from = 0; from < all.length; from += size) yield all.slice(from, from + size);
}
