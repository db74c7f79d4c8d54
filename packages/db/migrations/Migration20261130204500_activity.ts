import { Migration } from '@mikro-orm/migrations';

/** Read here whole, once: what forces row-level security on the owner too is lifted while they are. */
const read = ['audit_event', 'audit_subject', 'node_placement', 'service_item', 'location_group', 'user_group', 'member_state'];

/** The home of what an event names by a key of its row, as node ids. */
const homeOf = (table: string, column: string, key: string) =>
  `select e.organization_id, e.number, e.action, e.at, h.${column} as node from audit_event e
   join ${table} h on h.organization_id = e.organization_id and h.${table === 'member_state' ? 'member_id' : 'id'} = (${key})::uuid
   ${table === 'member_state' ? 'and h.valid_from <= e.at and (h.valid_until is null or h.valid_until > e.at)' : ''}`;

/** Events are found by who did them and by where they happened, and by their kind; those that are there already, too. */
export class Migration20261130204500_activity extends Migration {
  override up() {
    for (const table of read) this.addSql(`alter table ${table} no force row level security`);
    this.addSql(`alter table audit_subject add column relation text, add column action text`);
    this.addSql(`
      update audit_subject s set relation = 'about', action = e.action from audit_event e
      where e.organization_id = s.organization_id and e.number = s.number`);
    this.addSql(`alter table audit_subject drop constraint audit_subject_pkey`);
    this.addSql(`alter table audit_subject add primary key (organization_id, subject_id, relation, action, number)`);
    this.addSql(`alter table audit_subject add constraint audit_subject_relation check (relation in ('about', 'by', 'within'))`);
    this.addSql(`
      insert into audit_subject (organization_id, subject_id, relation, action, number)
      select organization_id, coalesce(actor ->> 'member', actor ->> 'serviceAccount')::uuid, 'by', action, number
      from audit_event where coalesce(actor ->> 'member', actor ->> 'serviceAccount') is not null`);
    this.addSql(`
      insert into audit_subject (organization_id, subject_id, relation, action, number)
      select distinct w.organization_id, above.node, 'within', w.action, w.number
      from (
        select organization_id, number, action, at, (event -> 'on' ->> 'node')::uuid as node from audit_event where event -> 'on' ->> 'node' is not null
        union all
        select organization_id, number, action, at, (event ->> 'location')::uuid from audit_event where event ->> 'location' is not null
        union all ${homeOf('service_item', 'node_id', `e.event -> 'on' ->> 'item'`)}
        union all ${homeOf('location_group', 'home_node_id', `coalesce(e.event -> 'on' ->> 'locationGroup', e.event ->> 'locationGroup')`)}
        union all ${homeOf('user_group', 'home_node_id', `e.event ->> 'group'`)}
        union all ${homeOf('member_state', 'home_node_id', `e.event ->> 'member'`)}
        union all
        select e.organization_id, e.number, e.action, e.at, p.node_id from audit_event e
        join node_placement p on p.organization_id = e.organization_id and p.parent_id is null
        where e.action = 'organization.imported'
      ) w
      join node_placement p on p.organization_id = w.organization_id and p.node_id = w.node
        and p.valid_from <= w.at and (p.valid_until is null or p.valid_until > w.at)
      cross join lateral unnest(p.path) as above(node)`);
    for (const table of read) this.addSql(`alter table ${table} force row level security`);
  }
}
