import { Migration } from '@mikro-orm/migrations';

const reference = ['app_user', 'email_address', 'organization_slug', 'product_version'];

const distributed = [
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

/** On a cluster: one organization's rows lie on one shard. On plain PostgreSQL nothing is done. */
export class Migration20261124100001_distribute extends Migration {
  override up() {
    const steps = [
      ...reference.map((table) => `perform create_reference_table('${table}');`),
      ...distributed.map((table) =>
        table === 'organization'
          ? `perform create_distributed_table('organization', 'organization_id');`
          : `perform create_distributed_table('${table}', 'organization_id', colocate_with => 'organization');`,
      ),
    ];
    this.addSql(`do $$ begin
      if not exists (select from pg_extension where extname = 'citus') then return; end if;
      ${steps.join('\n      ')}
    end $$`);
  }
}
