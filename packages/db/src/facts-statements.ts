import { stateAt } from './state-at.ts';

/** Whole milliseconds since 1970; null stays null. */
const ms = (instant: string) => `(floor(extract(epoch from ${instant}) * 1000))::float8`;

const clock = `date_trunc('milliseconds', clock_timestamp())`;

/** How long what has ended is still told ("had it until 3 May"). */
const memory = `interval '90 days'`;

const inForce = (row: string) =>
  `${row}.valid_from <= (select at from instant) and (${row}.valid_until is null or ${row}.valid_until > (select at from instant))`;

const grant = `g.id, g.to_member_id, g.to_user_group_id, g.role_key, g.permission_key, g.on_node_id, g.on_service_item_id, g.on_location_group_id,
  g.filter_service, g.filter_item_id, g.reason, g.origin, g.granted_by, g.granted_at, g.valid_from, least(g.valid_until, g.ended_at) as valid_until`;

const list = (columns: string, from: string) => `(select coalesce(json_agg(json_build_array(${columns})), '[]') from ${from})`;

/** Ids found on the way go on as arrays: joined, they would be met by reading whole tables. What a group that is deleted at
 * the instant gave ends with its deletion; once it is restored, what it gives holds as if nothing had been.
 *
 * `$1` organization · `$2` members · `$3` an instant, or null for now. */
export const factsStatement = `
with instant as materialized (select coalesce($3::timestamptz, ${clock}) as at),
wanted as materialized (
  select m.id, m.user_id, m.name, s.home_node_id, s.status, s.bundle, s.features_added, s.features_removed
  from unnest($2::uuid[]) as asked (id)
  cross join lateral ${stateAt('asked.id', '(select at from instant)')} s
  join member m on m.organization_id = $1 and m.id = asked.id
),
belonging as materialized (
  select b.member_id, b.user_group_id, u.name, u.home_node_id, b.valid_from, least(b.valid_until, d.valid_from) as valid_until
  from user_group_member b
  join user_group u on u.organization_id = $1 and u.id = b.user_group_id
  left join archive d on d.organization_id = $1 and d.user_group_id = b.user_group_id and ${inForce('d')}
  where b.organization_id = $1 and b.member_id = any ($2)
    and coalesce(least(b.valid_until, d.valid_from), 'infinity') > (select at from instant) - ${memory}
),
given as materialized (
  select ${grant} from access_grant g where g.organization_id = $1 and g.to_member_id = any ($2)
    and coalesce(least(g.valid_until, g.ended_at), 'infinity') > (select at from instant) - ${memory}
  union all
  select ${grant} from access_grant g where g.organization_id = $1 and g.to_user_group_id = any (array(select user_group_id from belonging))
    and coalesce(least(g.valid_until, g.ended_at), 'infinity') > (select at from instant) - ${memory}
),
named as materialized (
  select l.id, l.name, l.home_node_id, d.valid_from as deleted_at from location_group l
  left join archive d on d.organization_id = $1 and d.location_group_id = l.id and ${inForce('d')}
  where l.organization_id = $1 and l.id = any (array(select on_location_group_id from given))
)
select v.version, v.epoch,
  ${list('id, user_id, name, home_node_id, status, bundle, features_added, features_removed', 'wanted')} as members,
  ${list(
    `id, to_member_id, to_user_group_id, role_key, permission_key, on_node_id, on_service_item_id, on_location_group_id, filter_service,
    filter_item_id, reason, origin, granted_by, ${ms('granted_at')}, ${ms('valid_from')}, ${ms('valid_until')}`,
    '(select * from given order by id) given',
  )} as grants,
  ${list(`member_id, user_group_id, ${ms('valid_from')}, ${ms('valid_until')}`, '(select * from belonging order by valid_from, user_group_id) belonging')} as memberships,
  ${list('user_group_id, name, home_node_id', '(select distinct user_group_id, name, home_node_id from belonging) groups')} as user_groups,
  ${list('id, name, home_node_id', 'named')} as location_groups,
  ${list(
    `e.location_group_id, e.location_id, e.filter_service, e.filter_item_id, ${ms('e.valid_from')}, ${ms('least(e.valid_until, n.deleted_at)')}`,
    `location_group_entry e join named n on n.id = e.location_group_id
    where e.organization_id = $1 and e.location_group_id = any (array(select id from named))
      and coalesce(least(e.valid_until, n.deleted_at), 'infinity') > (select at from instant) - ${memory}`,
  )} as entries,
  ${list(
    `p.member_id, p.resource_id, p.kind, ${ms('p.valid_from')}, ${ms('p.valid_until')}`,
    `participation p where p.organization_id = $1 and p.member_id = any ($2)
      and coalesce(p.valid_until, 'infinity') > (select at from instant) - ${memory}`,
  )} as participations
from organization_version v where v.organization_id = $1`;

/** `$1` organization · `$2` an instant, or null for now. */
export const treeStatement = `
with instant as materialized (select coalesce($2::timestamptz, ${clock}) as at),
archived as materialized (select a.node_id, a.service_item_id from archive a where a.organization_id = $1 and ${inForce('a')})
select v.version, v.epoch, c.product, c.product_version,
  (select coalesce(json_agg(json_build_array(n.id, n.kind, n.type, n.name, p.parent_id, a.node_id is not null) order by p.position, n.name, n.id), '[]')
   from node_placement p
   join node n on n.organization_id = $1 and n.id = p.node_id
   left join archived a on a.node_id = n.id
   where p.organization_id = $1 and ${inForce('p')}) as nodes,
  (select coalesce(json_agg(json_build_array(i.id, i.service, i.name, i.node_id, a.service_item_id is not null) order by i.name, i.id), '[]')
   from service_item i
   left join archived a on a.service_item_id = i.id
   where i.organization_id = $1) as items,
  (select coalesce(json_agg(json_build_array(r.id, r.based_on, r.label, r.description, o.can) order by r.created_at, r.id), '[]')
   from custom_role r
   left join custom_role_content o on o.organization_id = $1 and o.role_id = r.id and ${inForce('o')}
   where r.organization_id = $1) as roles
from organization_version v
join organization_catalog c on c.organization_id = $1 and ${inForce('c')}
where v.organization_id = $1`;
