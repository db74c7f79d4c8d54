import { Migration } from '@mikro-orm/migrations';

const mine = `organization_id = nullif(current_setting('app.organization_id', true), '')::uuid`;

/** What is imported lies in the database row by row, so that each has its verdict, and each part commits with what became of it (ADR 0029). */
export class Migration20261201105500_imports extends Migration {
  override up() {
    this.addSql(`
      create table import (
        organization_id uuid not null,
        id uuid not null,
        member_id uuid not null,
        user_id uuid not null,
        node_id uuid not null,
        name text not null,
        language text not null,
        time_zone text not null,
        state text not null default 'uploading',
        rows int not null default 0,
        bytes int not null default 0,
        judging int not null default 0,
        judged int not null default 0,
        effect jsonb,
        troubles int not null default 0,
        failure text,
        created_at timestamptz not null default now(),
        kept_until timestamptz not null,
        primary key (organization_id, id)
      )`);
    this.addSql(`
      create table import_row (
        organization_id uuid not null,
        import_id uuid not null,
        number int not null,
        line int not null,
        kind text not null,
        cells jsonb not null,
        place int,
        verdict text,
        problem jsonb,
        outcome text,
        primary key (organization_id, import_id, number)
      )`);
    this.addSql(`do $$ begin
      if not exists (select from pg_extension where extname = 'citus') then return; end if;
      perform create_distributed_table('import', 'organization_id', colocate_with => 'organization');
      perform create_distributed_table('import_row', 'organization_id', colocate_with => 'organization');
    end $$`);
    const among = (column: string, values: readonly string[]) => `check (${column} in (${values.map((value) => `'${value}'`).join(', ')}))`;
    this.addSql(`alter table import add constraint import_language_check ${among('language', ['en', 'fr'])}`);
    this.addSql(
      `alter table import add constraint import_state_check ${among('state', ['uploading', 'judging', 'judged', 'running', 'done', 'stopped', 'failed'])}`,
    );
    this.addSql(
      `alter table import_row add constraint import_row_kind_check ${among('kind', ['locations', 'location_groups', 'user_groups', 'group_grants', 'people'])}`,
    );
    this.addSql(`alter table import_row add constraint import_row_verdict_check ${among('verdict', ['new', 'changes', 'same', 'refused', 'blocked'])}`);
    this.addSql(`alter table import_row add constraint import_row_outcome_check ${among('outcome', ['made', 'changed', 'same', 'refused'])}`);
    // Of two that one person has judged or made at the same time, one is refused.
    this.addSql(`create unique index import_under_way on import (organization_id, member_id) where state in ('judging', 'running')`);
    this.addSql(`alter table import add constraint import_user_id_fkey foreign key (user_id) references app_user (id)`);
    for (const [column, target] of [['member_id', 'member'], ['node_id', 'node']])
      this.addSql(`alter table import add constraint import_${column}_fkey foreign key (organization_id, ${column}) references ${target} (organization_id, id)`);
    this.addSql(`alter table import_row add constraint import_row_import_id_fkey
      foreign key (organization_id, import_id) references import (organization_id, id) on delete cascade`);
    for (const table of ['import', 'import_row']) {
      this.addSql(`alter table ${table} enable row level security`);
      this.addSql(`alter table ${table} force row level security`);
      this.addSql(`create policy tenant on ${table} using (${mine}) with check (${mine})`);
    }
    // Who imports makes the rows and says what they say; the worker judges and makes them.
    this.addSql(`grant select, insert, delete on import to totem_api`);
    this.addSql(`grant update (state, rows, bytes, judging, judged, effect, troubles, failure) on import to totem_api`);
    this.addSql(`grant select, insert, delete on import_row to totem_api`);
    this.addSql(`grant update (cells, verdict, problem, outcome) on import_row to totem_api`);
    this.addSql(`grant select, delete on import to totem_worker`);
    this.addSql(`grant update (state, judged, effect, troubles, failure) on import to totem_worker`);
    this.addSql(`grant select on import_row to totem_worker`);
    this.addSql(`grant update (place, verdict, problem, outcome) on import_row to totem_worker`);

    const queue = { policy: 'standard', retryLimit: 8, retryDelay: 2, retryBackoff: true, heartbeatSeconds: 10, deadLetter: 'dead' };
    for (const name of ['import.judge', 'import.make', 'import.forget'])
      this.addSql(`select job.create_queue('${name}', '${JSON.stringify(queue)}'::jsonb)`);
  }
}
