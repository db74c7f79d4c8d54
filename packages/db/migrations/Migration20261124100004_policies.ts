import { Migration } from '@mikro-orm/migrations';

/** nullif: the setting is null before its first use in a connection and '' afterwards. */
const mine = `organization_id = nullif(current_setting('app.organization_id', true), '')::uuid`;

const tenants = [
  'organization',
  'organization_version',
  'delta',
  'organization_catalog',
  'node_kind_pair',
  'node',
  'node_placement',
  'archive',
  'service_item',
  'location_group',
  'location_group_entry',
  'member',
  'member_state',
  'member_word',
  'user_group',
  'user_group_member',
  'service_account',
  'api_key',
  'access_grant',
  'resource',
  'resource_location',
  'participation',
  'audit_event',
  'audit_subject',
  'idempotency_key',
];

const dated = [
  'organization_catalog',
  'node_placement',
  'archive',
  'location_group_entry',
  'member_state',
  'user_group_member',
  'resource_location',
  'participation',
];

const lookedUp = ['organization', 'organization_version', 'member', 'member_state', 'service_account', 'api_key'];

/**
 * Row-level security, forced on the owner too: one equality. A second policy, for updates alone, keeps what has ended as it
 * is. The role that owns the schema `lookup` reads six tables before there is an organization, and no role may become it.
 */
export class Migration20261124100004_policies extends Migration {
  override up() {
    for (const table of tenants) {
      this.addSql(`alter table ${table} enable row level security`);
      this.addSql(`alter table ${table} force row level security`);
      this.addSql(`create policy tenant on ${table} using (${mine}) with check (${mine})`);
    }
    for (const table of dated)
      this.addSql(
        `create policy ended_is_final on ${table} as restrictive for update using (valid_until is null or valid_until > clock_timestamp()) with check (true)`,
      );
    this.addSql(`create policy ended_is_final on access_grant as restrictive for update using (ended_at is null) with check (true)`);
    for (const table of lookedUp) this.addSql(`create policy lookup on ${table} for select to totem_lookup using (true)`);
  }
}
