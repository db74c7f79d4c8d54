import type { ResourceFact } from '@totem/domain/access/facts';
import type { MemberId, NodeId, ResourceId } from '@totem/domain/ids';
import { type Db, query } from './orm.ts';

export interface StoredResource extends ResourceFact {
  readonly title: string;
  readonly key: string | null;
}

interface Row {
  id: ResourceId;
  type: string;
  title: string;
  key: string | null;
  owner: MemberId | null;
  nodes: NodeId[];
  archived: boolean;
}

const holds = (row: string) => `${row}.valid_from <= $2 and (${row}.valid_until is null or ${row}.valid_until > $2)`;

const found = `select r.id, r.type, r.title, r.key, r.owner_id as owner,
  coalesce((select array_agg(l.node_id order by l.valid_from, l.id) from resource_location l
            where l.organization_id = $1 and l.resource_id = r.id and ${holds('l')}), '{}') as nodes,
  exists (select from archive a where a.organization_id = $1 and a.resource_id = r.id and ${holds('a')}) as archived
  from resource r where r.organization_id = $1`;

/** Resources as questions name them, at an instant, in no particular order; those that do not exist are left out. */
export const findResources = (db: Db, ids: readonly ResourceId[], now: Date): Promise<StoredResource[]> =>
  query<Row>(db, 'find_resources', `${found} and r.id = any ($3)`, [db.organizationId, now, ids]);

/** A resource by its type and the key of another system; null for none. */
export async function findResourceByKey(db: Db, type: string, key: string, now: Date): Promise<StoredResource | null> {
  const [row] = await query<Row>(db, 'find_resource_by_key', `${found} and r.type = $3 and r.key = $4`, [
    db.organizationId,
    now,
    type,
    key,
  ]);
  return row ?? null;
}
