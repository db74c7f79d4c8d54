import { Migration } from '@mikro-orm/migrations';

const mine = `organization_id = nullif(current_setting('app.organization_id', true), '')::uuid`;

/** Roles of an organization's own; what they can has a period, so that a question about a day is answered by what they could then (ADR 0028). */
export class Migration20261201100000_custom_roles extends Migration {
  override up() {
    this.addSql(`
      create table custom_role (
        organization_id uuid not null,
        id uuid not null,
        based_on text not null,
        label text not null,
        description text,
        created_at timestamptz not null default now(),
        primary key (organization_id, id)
      )`);
    this.addSql(`
      create table custom_role_content (
        organization_id uuid not null,
        id uuid not null,
        role_id uuid not null,
        can jsonb not null,
        valid_from timestamptz not null,
        valid_until timestamptz,
        primary key (organization_id, id)
      )`);
    this.addSql(`do $$ begin
      if not exists (select from pg_extension where extname = 'citus') then return; end if;
      perform create_distributed_table('custom_role', 'organization_id', colocate_with => 'organization');
      perform create_distributed_table('custom_role_content', 'organization_id', colocate_with => 'organization');
    end $$`);
    this.addSql(`alter table custom_role_content add constraint custom_role_content_period check (valid_until >= valid_from)`);
    this.addSql(`alter table custom_role_content add constraint custom_role_content_once exclude using gist (organization_id with =, role_id with =, tstzrange(valid_from, valid_until) with &&)`);
    this.addSql(`alter table custom_role_content add constraint custom_role_content_role_id_fkey
      foreign key (organization_id, role_id) references custom_role (organization_id, id)`);
    for (const table of ['custom_role', 'custom_role_content']) {
      this.addSql(`alter table ${table} enable row level security`);
      this.addSql(`alter table ${table} force row level security`);
      this.addSql(`create policy tenant on ${table} using (${mine}) with check (${mine})`);
      this.addSql(`grant select, insert on ${table} to totem_api, totem_worker`);
    }
    this.addSql(`create policy ended_is_final on custom_role_content as restrictive for update using (valid_until is null or valid_until > clock_timestamp()) with check (true)`);
    this.addSql(`grant update (label, description) on custom_role to totem_api, totem_worker`);
    this.addSql(`grant update (valid_until) on custom_role_content to totem_api, totem_worker`);
  }
}
