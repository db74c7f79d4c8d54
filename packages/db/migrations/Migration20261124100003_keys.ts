import { Migration } from '@mikro-orm/migrations';

/** Table, its column that refers, and the table referred to by (organization, id). */
const withinOrganization = [
  ['archive', 'node_id', 'node'],
  ['archive', 'service_item_id', 'service_item'],
  ['archive', 'resource_id', 'resource'],
  ['archive', 'archived_by', 'member'],
  ['service_item', 'node_id', 'node'],
  ['location_group', 'home_node_id', 'node'],
  ['location_group_entry', 'location_group_id', 'location_group'],
  ['location_group_entry', 'location_id', 'node'],
  ['location_group_entry', 'filter_item_id', 'service_item'],
  ['member_state', 'member_id', 'member'],
  ['member_state', 'home_node_id', 'node'],
  ['member_word', 'member_id', 'member'],
  ['user_group', 'home_node_id', 'node'],
  ['user_group_member', 'user_group_id', 'user_group'],
  ['user_group_member', 'member_id', 'member'],
  ['user_group_member', 'added_by', 'member'],
  ['service_account', 'home_node_id', 'node'],
  ['api_key', 'service_account_id', 'service_account'],
  ['api_key', 'member_id', 'member'],
  ['api_key', 'created_by', 'member'],
  ['access_grant', 'to_member_id', 'member'],
  ['access_grant', 'to_user_group_id', 'user_group'],
  ['access_grant', 'to_service_account_id', 'service_account'],
  ['access_grant', 'on_node_id', 'node'],
  ['access_grant', 'on_service_item_id', 'service_item'],
  ['access_grant', 'on_location_group_id', 'location_group'],
  ['access_grant', 'filter_item_id', 'service_item'],
  ['access_grant', 'granted_by', 'member'],
  ['access_grant', 'ended_by', 'member'],
  ['resource', 'service_item_id', 'service_item'],
  ['resource', 'owner_id', 'member'],
  ['resource', 'created_by', 'member'],
  ['resource_location', 'resource_id', 'resource'],
  ['resource_location', 'node_id', 'node'],
  ['participation', 'resource_id', 'resource'],
  ['participation', 'member_id', 'member'],
  ['audit_event', 'viewed_as', 'member'],
] as const;

/** Tables whose rows refer to nothing else of their organization. */
const ofOrganization = [
  'organization_version',
  'delta',
  'organization_catalog',
  'node_kind_pair',
  'node',
  'member',
  'resource',
  'audit_event',
  'idempotency_key',
] as const;

/** Foreign keys: between tenants' tables composite, organization first; from a global table into a tenant's, none. */
export class Migration20261124100003_keys extends Migration {
  override up() {
    this.addSql(`alter table email_address add constraint email_address_user_id_fkey foreign key (user_id) references app_user (id)`);
    this.addSql(`alter table member add constraint member_user_id_fkey foreign key (user_id) references app_user (id)`);
    for (const table of ofOrganization)
      this.addSql(
        `alter table ${table} add constraint ${table}_organization_fkey foreign key (organization_id) references organization (organization_id)`,
      );
    for (const [table, column, target] of withinOrganization)
      this.addSql(
        `alter table ${table} add constraint ${table}_${column}_fkey foreign key (organization_id, ${column}) references ${target} (organization_id, id)`,
      );
    this.addSql(
      `alter table node_placement add constraint node_placement_node_id_fkey foreign key (organization_id, node_id, kind) references node (organization_id, id, kind)`,
    );
    this.addSql(
      `alter table node_placement add constraint node_placement_parent_id_fkey foreign key (organization_id, parent_id, parent_kind) references node (organization_id, id, kind)`,
    );
    this.addSql(
      `alter table node_placement add constraint node_placement_kind_fkey foreign key (organization_id, kind, parent_kind) references node_kind_pair (organization_id, kind, parent_kind)`,
    );
    this.addSql(
      `alter table audit_subject add constraint audit_subject_number_fkey foreign key (organization_id, number) references audit_event (organization_id, number)`,
    );
  }
}
