import { Migration } from '@mikro-orm/migrations';

const both = 'totem_api, totem_worker';

/** Table → columns that may be written again. A table without a line is written once. */
const rewritten: Readonly<Record<string, readonly string[]>> = {
  app_user: ['display_name', 'language', 'time_zone'],
  email_address: ['display', 'verified_at', 'is_primary'],
  organization: ['name', 'time_zone', 'language', 'paid_seats', 'settings', 'archived_at'],
  organization_version: ['version'],
  organization_catalog: ['valid_until'],
  node: ['name', 'type', 'attributes'],
  node_placement: ['valid_until'],
  archive: ['valid_until'],
  service_item: ['name'],
  location_group: ['name', 'deleted_at'],
  location_group_entry: ['valid_until'],
  member: ['user_id', 'name', 'name_folded', 'email', 'email_key', 'attributes', 'ended_at'],
  member_state: ['valid_until'],
  user_group: ['name', 'deleted_at'],
  user_group_member: ['valid_until'],
  service_account: ['name', 'disabled_at'],
  api_key: ['last_used_on', 'revoked_at'],
  access_grant: ['ended_at', 'ended_by', 'end_reason'],
  resource: ['title', 'owner_id', 'attributes'],
  resource_location: ['valid_until'],
  participation: ['valid_until'],
};

const writtenOnce = ['organization_slug', 'membership_directory', 'product_version', 'delta', 'node_kind_pair', 'member_word', 'audit_event', 'audit_subject', 'idempotency_key'];

/** What the api and the worker may do, line by line; nobody may truncate, and only what is derived or outdated is deleted. */
export class Migration20261124100008_privileges extends Migration {
  override up() {
    this.addSql(`revoke all on all tables in schema public from public`);
    this.addSql(`revoke create on schema public from public`);
    this.addSql(`grant usage on schema public to ${both}`);
    for (const table of [...Object.keys(rewritten), ...writtenOnce]) this.addSql(`grant select, insert on ${table} to ${both}`);
    for (const [table, columns] of Object.entries(rewritten)) this.addSql(`grant update (${columns.join(', ')}) on ${table} to ${both}`);
    // Who operates the installation is said by the command line alone.
    this.addSql(`revoke insert on app_user from ${both}`);
    this.addSql(`grant insert (id, display_name, language, time_zone) on app_user to ${both}`);
    this.addSql(`grant update (is_operator) on app_user to totem_worker`);
    this.addSql(`grant delete on email_address, membership_directory, node_kind_pair, member_word to ${both}`);
    this.addSql(`grant delete on delta, idempotency_key to totem_worker`);
    // After a restore, by the operator's command.
    this.addSql(`grant update (epoch) on organization_version to totem_worker`);
    // Which migrations were made: start-up compares.
    this.addSql(`grant select on migration to ${both}`);

    this.addSql(`grant usage on schema auth to ${both}`);
    this.addSql(`grant select, insert, update, delete on all tables in schema auth to totem_api`);
    this.addSql(`grant select, insert, update on auth."user", auth."account" to totem_worker`);
    this.addSql(`grant select, delete on auth."session", auth."verification" to totem_worker`);

    this.addSql(`grant usage on schema job to ${both}`);
    this.addSql(`grant select on all tables in schema job to totem_api`);
    this.addSql(`grant insert, update on job.job, job.job_common to totem_api`);
    this.addSql(`grant select, insert, update, delete on all tables in schema job to totem_worker`);
  }
}
