import { Migration } from '@mikro-orm/migrations';

/** Tables with their primary keys and nothing else, so that they can be distributed. */
export class Migration20261124100000_tables extends Migration {
  override up() {
    this.addSql(`
      create table app_user (
        id uuid not null,
        display_name text not null,
        language text not null default 'en',
        time_zone text not null default 'UTC',
        is_operator boolean not null default false,
        created_at timestamptz not null default now(),
        primary key (id)
      )`);
    this.addSql(`
      create table email_address (
        key text collate "C" not null,
        user_id uuid not null,
        display text not null,
        verified_at timestamptz,
        is_primary boolean not null,
        primary key (key)
      )`);
    this.addSql(`
      create table organization_slug (
        slug text collate "C" not null,
        organization_id uuid not null,
        primary key (slug)
      )`);
    this.addSql(`
      create table membership_directory (
        user_id uuid not null,
        organization_id uuid not null,
        primary key (user_id, organization_id)
      )`);
    this.addSql(`
      create table product_version (
        product text not null,
        version int not null,
        document jsonb not null,
        created_at timestamptz not null default now(),
        primary key (product, version)
      )`);
    this.addSql(`
      create table organization (
        organization_id uuid not null,
        product text not null,
        slug text not null,
        name text not null,
        time_zone text not null default 'UTC',
        language text not null default 'en',
        paid_seats int not null default 0,
        settings jsonb not null default '{}',
        created_at timestamptz not null default now(),
        archived_at timestamptz,
        primary key (organization_id)
      )`);
    this.addSql(`
      create table organization_version (
        organization_id uuid not null,
        version bigint not null default '0',
        epoch bigint not null default '0',
        primary key (organization_id)
      )`);
    this.addSql(`
      create table delta (
        organization_id uuid not null,
        version bigint not null,
        touched jsonb not null,
        created_at timestamptz not null default now(),
        primary key (organization_id, version)
      )`);
    this.addSql(`
      create table organization_catalog (
        organization_id uuid not null,
        id uuid not null,
        product text not null,
        product_version int not null,
        valid_from timestamptz not null,
        valid_until timestamptz,
        primary key (organization_id, id)
      )`);
    this.addSql(`
      create table node_kind_pair (
        organization_id uuid not null,
        kind text not null,
        parent_kind text not null,
        primary key (organization_id, kind, parent_kind)
      )`);
    this.addSql(`
      create table node (
        organization_id uuid not null,
        id uuid not null,
        kind text not null,
        type text,
        name text not null,
        key text,
        attributes jsonb not null default '{}',
        created_at timestamptz not null default now(),
        primary key (organization_id, id)
      )`);
    this.addSql(`
      create table node_placement (
        organization_id uuid not null,
        id uuid not null,
        node_id uuid not null,
        kind text not null,
        parent_id uuid,
        parent_kind text not null,
        path uuid[] not null,
        position int not null default 0,
        valid_from timestamptz not null,
        valid_until timestamptz,
        primary key (organization_id, id)
      )`);
    this.addSql(`
      create table archive (
        organization_id uuid not null,
        id uuid not null,
        node_id uuid,
        service_item_id uuid,
        resource_id uuid,
        archived_by uuid,
        reason text,
        valid_from timestamptz not null,
        valid_until timestamptz,
        primary key (organization_id, id)
      )`);
    this.addSql(`
      create table service_item (
        organization_id uuid not null,
        id uuid not null,
        node_id uuid not null,
        service text not null,
        name text not null,
        key text,
        created_at timestamptz not null default now(),
        primary key (organization_id, id)
      )`);
    this.addSql(`
      create table location_group (
        organization_id uuid not null,
        id uuid not null,
        home_node_id uuid not null,
        name text not null,
        key text,
        created_at timestamptz not null default now(),
        deleted_at timestamptz,
        primary key (organization_id, id)
      )`);
    this.addSql(`
      create table location_group_entry (
        organization_id uuid not null,
        id uuid not null,
        location_group_id uuid not null,
        location_id uuid not null,
        filter_service text,
        filter_item_id uuid,
        valid_from timestamptz not null,
        valid_until timestamptz,
        primary key (organization_id, id)
      )`);
    this.addSql(`
      create table member (
        organization_id uuid not null,
        id uuid not null,
        user_id uuid,
        type text not null default 'user',
        key text,
        name text not null,
        name_folded text collate "C" not null,
        email text,
        email_key text collate "C",
        attributes jsonb not null default '{}',
        created_at timestamptz not null default now(),
        ended_at timestamptz,
        primary key (organization_id, id)
      )`);
    this.addSql(`
      create table member_state (
        organization_id uuid not null,
        id uuid not null,
        member_id uuid not null,
        home_node_id uuid not null,
        status text not null,
        bundle text,
        features_added text[] not null default '{}',
        features_removed text[] not null default '{}',
        valid_from timestamptz not null,
        valid_until timestamptz,
        primary key (organization_id, id)
      )`);
    this.addSql(`
      create table member_word (
        organization_id uuid not null,
        word text collate "C" not null,
        member_id uuid not null,
        primary key (organization_id, word, member_id)
      )`);
    this.addSql(`
      create table user_group (
        organization_id uuid not null,
        id uuid not null,
        home_node_id uuid not null,
        name text not null,
        key text,
        created_at timestamptz not null default now(),
        deleted_at timestamptz,
        primary key (organization_id, id)
      )`);
    this.addSql(`
      create table user_group_member (
        organization_id uuid not null,
        id uuid not null,
        user_group_id uuid not null,
        member_id uuid not null,
        added_by uuid,
        valid_from timestamptz not null,
        valid_until timestamptz,
        primary key (organization_id, id)
      )`);
    this.addSql(`
      create table service_account (
        organization_id uuid not null,
        id uuid not null,
        type text not null default 'service_account',
        key text,
        name text not null,
        home_node_id uuid not null,
        created_at timestamptz not null default now(),
        disabled_at timestamptz,
        primary key (organization_id, id)
      )`);
    this.addSql(`
      create table api_key (
        organization_id uuid not null,
        id uuid not null,
        service_account_id uuid,
        member_id uuid,
        name text not null,
        prefix text not null,
        token_hash bytea not null,
        scopes text[] not null,
        created_by uuid,
        created_at timestamptz not null default now(),
        expires_at timestamptz,
        last_used_on date,
        revoked_at timestamptz,
        primary key (organization_id, id)
      )`);
    this.addSql(`
      create table access_grant (
        organization_id uuid not null,
        id uuid not null,
        to_member_id uuid,
        to_user_group_id uuid,
        to_service_account_id uuid,
        role_key text,
        permission_key text,
        gives_locations boolean not null default false,
        on_node_id uuid,
        on_service_item_id uuid,
        on_location_group_id uuid,
        filter_service text,
        filter_item_id uuid,
        reason text,
        origin text not null,
        granted_by uuid,
        granted_at timestamptz not null,
        valid_from timestamptz not null,
        valid_until timestamptz,
        ended_at timestamptz,
        ended_by uuid,
        end_reason text,
        primary key (organization_id, id)
      )`);
    this.addSql(`
      create table resource (
        organization_id uuid not null,
        id uuid not null,
        type text not null,
        service_item_id uuid,
        title text not null,
        key text,
        owner_id uuid,
        created_by uuid,
        attributes jsonb not null default '{}',
        created_at timestamptz not null default now(),
        primary key (organization_id, id)
      )`);
    this.addSql(`
      create table resource_location (
        organization_id uuid not null,
        id uuid not null,
        resource_id uuid not null,
        node_id uuid not null,
        valid_from timestamptz not null,
        valid_until timestamptz,
        primary key (organization_id, id)
      )`);
    this.addSql(`
      create table participation (
        organization_id uuid not null,
        id uuid not null,
        resource_id uuid not null,
        member_id uuid not null,
        kind text not null,
        valid_from timestamptz not null,
        valid_until timestamptz,
        primary key (organization_id, id)
      )`);
    this.addSql(`
      create table audit_event (
        organization_id uuid not null,
        number bigint not null,
        version bigint not null,
        at timestamptz not null,
        actor jsonb not null,
        viewed_as uuid,
        action text not null,
        event jsonb not null,
        prev_hash bytea not null,
        hash bytea not null,
        primary key (organization_id, number)
      )`);
    this.addSql(`
      create table audit_subject (
        organization_id uuid not null,
        subject_id uuid not null,
        number bigint not null,
        primary key (organization_id, subject_id, number)
      )`);
    this.addSql(`
      create table idempotency_key (
        organization_id uuid not null,
        actor text not null,
        key text not null,
        request_hash bytea not null,
        version bigint not null,
        answer jsonb not null,
        created_at timestamptz not null default now(),
        primary key (organization_id, actor, key)
      )`);
  }
}
