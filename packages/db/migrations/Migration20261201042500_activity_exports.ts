import { Migration } from '@mikro-orm/migrations';

const mine = `organization_id = nullif(current_setting('app.organization_id', true), '')::uuid`;

/** What was exported lies in the database, in parts: the one store that every process of an installation reaches (ADR 0027). */
export class Migration20261201042500_activity_exports extends Migration {
  override up() {
    this.addSql(`
      create table activity_export (
        organization_id uuid not null,
        id uuid not null,
        member_id uuid not null,
        user_id uuid not null,
        node_id uuid not null,
        filter jsonb not null,
        format text not null,
        language text not null,
        time_zone text not null,
        state text not null default 'waiting',
        newest bigint not null,
        position bigint not null,
        parts int not null default 0,
        events bigint not null default 0,
        bytes bigint not null default 0,
        troubles int not null default 0,
        failure text,
        created_at timestamptz not null default now(),
        ended_at timestamptz,
        kept_until timestamptz not null,
        primary key (organization_id, id)
      )`);
    this.addSql(`
      create table activity_export_part (
        organization_id uuid not null,
        export_id uuid not null,
        number int not null,
        content text not null,
        primary key (organization_id, export_id, number)
      )`);
    this.addSql(`do $$ begin
      if not exists (select from pg_extension where extname = 'citus') then return; end if;
      perform create_distributed_table('activity_export', 'organization_id', colocate_with => 'organization');
      perform create_distributed_table('activity_export_part', 'organization_id', colocate_with => 'organization');
    end $$`);
    this.addSql(`alter table activity_export add constraint activity_export_format_check check (format in ('csv', 'json_lines'))`);
    this.addSql(`alter table activity_export add constraint activity_export_language_check check (language in ('en', 'fr'))`);
    this.addSql(`alter table activity_export add constraint activity_export_state_check check (state in ('waiting', 'running', 'ready', 'failed'))`);
    this.addSql(`alter table activity_export add constraint activity_export_end check ((state in ('ready', 'failed')) = (ended_at is not null))`);
    // Of two that one person asks for at the same time, one is refused.
    this.addSql(`create unique index activity_export_under_way on activity_export (organization_id, member_id) where state in ('waiting', 'running')`);
    this.addSql(`alter table activity_export add constraint activity_export_user_id_fkey foreign key (user_id) references app_user (id)`);
    for (const [column, target] of [['member_id', 'member'], ['node_id', 'node']])
      this.addSql(`alter table activity_export add constraint activity_export_${column}_fkey foreign key (organization_id, ${column}) references ${target} (organization_id, id)`);
    this.addSql(`alter table activity_export_part add constraint activity_export_part_export_id_fkey
      foreign key (organization_id, export_id) references activity_export (organization_id, id) on delete cascade`);
    for (const table of ['activity_export', 'activity_export_part']) {
      this.addSql(`alter table ${table} enable row level security`);
      this.addSql(`alter table ${table} force row level security`);
      this.addSql(`create policy tenant on ${table} using (${mine}) with check (${mine})`);
    }
    // Who asks makes and removes the row; the worker writes the file.
    this.addSql(`grant select, insert, delete on activity_export to totem_api`);
    this.addSql(`grant select on activity_export_part to totem_api`);
    this.addSql(`grant select, delete on activity_export to totem_worker`);
    this.addSql(`grant update (state, position, parts, events, bytes, troubles, failure, ended_at) on activity_export to totem_worker`);
    this.addSql(`grant select, insert on activity_export_part to totem_worker`);

    const queue = { policy: 'standard', retryLimit: 8, retryDelay: 2, retryBackoff: true, heartbeatSeconds: 10, deadLetter: 'dead' };
    for (const name of ['activity.export', 'activity.forget']) this.addSql(`select job.create_queue('${name}', '${JSON.stringify(queue)}'::jsonb)`);
  }
}
