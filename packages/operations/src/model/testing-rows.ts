import type { TestDatabase } from '@totem/db/testing';
import type { OrganizationId } from '@totem/domain/ids';
import type { World } from '@totem/domain/testing';
import pg from 'pg';

/** What is really in a database, read by a superuser over one connection. */
export interface Rows {
  /** Each table of organizations, and the queue's jobs, by what an organization has in it: alike where no row is another. */
  contents(organizationId: OrganizationId): Promise<ReadonlyMap<string, string>>;
  /** What is given, who is in which user group and what in which location group, now or later: as `standingIn` says it of a model. */
  standing(organizationId: OrganizationId): Promise<string[]>;
  /** The world's grants under the ids that the database gave those made last. */
  withGrantIds(organizationId: OrganizationId, world: World): Promise<World>;
  close(): Promise<void>;
}

export async function openRows({ owner }: TestDatabase): Promise<Rows> {
  const client = new pg.Client(owner);
  await client.connect();
  const tables = await client.query<{ name: string }>(
    `select c.table_name as name from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public' and c.column_name = 'organization_id' and t.table_type = 'BASE TABLE' order by 1`,
  );
  const digest = `coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as digest`;
  const statement = [
    ...tables.rows.map(
      ({ name }) => `select '${name}' as name, ${digest} from ${client.escapeIdentifier(name)} t where organization_id = $1`,
    ),
    `select 'jobs' as name, ${digest} from job.job t`,
  ].join(' union all ');
  return {
    async contents(organizationId) {
      const { rows } = await client.query<{ name: string; digest: string }>({
        name: 'contents',
        text: statement,
        values: [organizationId],
      });
      return new Map(rows.map(({ name, digest: content }) => [name, content]));
    },
    async standing(organizationId) {
      const stands = `organization_id = $1 and coalesce(valid_until, 'infinity') > greatest(clock_timestamp(), valid_from)`;
      const { rows } = await client.query<{ row: string }>({
        name: 'standing',
        text: `select 'grant ' || id as row from access_grant where ${stands} and ended_at is null
          union all select 'member ' || user_group_id || ' ' || member_id from user_group_member where ${stands}
          union all select 'place ' || location_group_id || ' ' || location_id || ' ' || coalesce(filter_service, filter_item_id::text, '')
            from location_group_entry where ${stands}`,
        values: [organizationId],
      });
      return rows.map(({ row }) => row);
    },
    async withGrantIds(organizationId, world) {
      const { rows } = await client.query<{ id: World['grants'][number]['id']; key: string }>({
        name: 'grant_ids',
        text: `select id, concat_ws(' ', coalesce(to_member_id, to_user_group_id), role_key, permission_key, filter_service, filter_item_id,
            coalesce(on_node_id, on_service_item_id, on_location_group_id)) as key
          from access_grant where organization_id = $1 order by granted_at, id`,
        values: [organizationId],
      });
      const known = new Set<string>(rows.map(({ id }) => id));
      const isTaken = new Set<string>(world.grants.map(({ id }) => id));
      const free = rows.filter(({ id }) => !isTaken.has(id));
      const grants = world.grants.map((grant) => {
        const found = known.has(grant.id) ? undefined : free.find(({ key }) => key === keyOf(grant));
        return found ? { ...grant, id: found.id } : grant;
      });
      return { ...world, grants };
    },
    close: () => client.end(),
  };
}

function keyOf({ to, gives, on }: World['grants'][number]): string {
  const filter = 'locations' in gives ? gives.locations : null;
  const what = 'role' in gives ? gives.role : 'permission' in gives ? gives.permission : filter && Object.values(filter)[0];
  return [Object.values(to)[0], what, Object.values(on)[0]].filter((part) => part !== null && part !== undefined).join(' ');
}
