import { Migration } from '@mikro-orm/migrations';

/** Read or written here whole, once: what forces row-level security on the owner too is lifted while they are. */
const whole = ['archive', 'user_group', 'location_group'];

/**
 * Groups are deleted by a row with a period, as places are archived: what was given through one stays as it is, and history
 * is exact before, during and after. No release has written the column that goes.
 */
export class Migration20261201040500_deleted_groups extends Migration {
  override up() {
    for (const table of whole) this.addSql(`alter table ${table} no force row level security`);
    this.addSql(`alter table archive add column user_group_id uuid, add column location_group_id uuid`);
    this.addSql(`alter table archive drop constraint archive_one_thing`);
    this.addSql(`alter table archive add constraint archive_one_thing check (num_nonnulls(node_id, service_item_id, resource_id, user_group_id, location_group_id) = 1)`);
    this.addSql(`alter table archive drop constraint archive_once`);
    this.addSql(`alter table archive add constraint archive_once exclude using gist (organization_id with =, coalesce(node_id, service_item_id, resource_id, user_group_id, location_group_id) with =, tstzrange(valid_from, valid_until) with &&) deferrable`);
    for (const table of ['user_group', 'location_group']) {
      this.addSql(
        `insert into archive (organization_id, id, ${table}_id, valid_from)
         select organization_id, gen_random_uuid(), id, deleted_at from ${table} where deleted_at is not null`,
      );
      this.addSql(`alter table ${table} drop column deleted_at`);
      this.addSql(
        `alter table archive add constraint archive_${table}_id_fkey foreign key (organization_id, ${table}_id) references ${table} (organization_id, id)`,
      );
      this.addSql(`create index archive_of_${table} on archive (organization_id, ${table}_id) where ${table}_id is not null`);
    }
    for (const table of whole) this.addSql(`alter table ${table} force row level security`);
  }
}
