import { Migration } from '@mikro-orm/migrations';

/** What a preview writes is taken back, so whether it may stand is not asked: two previews of one draft do not wait for each other. */
export class Migration20261125174500_previews_do_not_wait extends Migration {
  override up() {
    this.addSql(`alter table access_grant drop constraint access_grant_once`);
    this.addSql(`alter table access_grant add constraint access_grant_once exclude using gist (organization_id with =, coalesce(to_member_id, to_user_group_id, to_service_account_id) with =, coalesce(on_node_id, on_service_item_id, on_location_group_id) with =, coalesce('r' || role_key, 'p' || permission_key, 's' || filter_service, 'i' || filter_item_id::text, '') with =, tstzrange(valid_from, case when ended_at is null then valid_until else least(valid_until, greatest(ended_at, valid_from)) end) with &&) deferrable`);
    this.addSql(`alter table user_group_member drop constraint user_group_member_once`);
    this.addSql(`alter table user_group_member add constraint user_group_member_once exclude using gist (organization_id with =, user_group_id with =, member_id with =, tstzrange(valid_from, valid_until) with &&) deferrable`);
    this.addSql(`alter table location_group_entry drop constraint location_group_entry_once`);
    this.addSql(`alter table location_group_entry add constraint location_group_entry_once exclude using gist (organization_id with =, location_group_id with =, location_id with =, coalesce('s' || filter_service, 'i' || filter_item_id::text, '') with =, tstzrange(valid_from, valid_until) with &&) deferrable`);
  }
}
