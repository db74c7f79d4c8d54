import type { StandingGrant } from '@totem/domain/access/draft';
import type { MoveConcerns, StandsBelow } from '@totem/domain/access/move-node';
import type { MemberId, NodeId, ServiceItemId } from '@totem/domain/ids';
import { type GrantRow, factOf, grantColumns, standing } from './draft.ts';
import { endGrants, endMemberships } from './many-grants.ts';
import { filterOf } from './facts.ts';
import { type Db, query } from './orm.ts';
import type { Locked } from './version.ts';

/** That a row holds, or will; one that was ended before it began never does. */
const stands = (row: string) => `coalesce(${row}.valid_until, 'infinity') > greatest(clock_timestamp(), ${row}.valid_from)`;

/** What stands below a node, with whose level or home it has to lie under: what `leftBehind` asks. Of deleted groups too, which may come back. */
export async function findStandsBelow(db: Db, { below, itemsBelow }: Pick<MoveConcerns, 'below' | 'itemsBelow'>): Promise<StandsBelow> {
  const grants = await query<GrantRow & { receiver_home: NodeId; target_node: NodeId }>(
    db,
    'grants_below',
    `select ${grantColumns}, coalesce(s.home_node_id, u.home_node_id) as receiver_home,
       coalesce(g.on_node_id, i.node_id, l.home_node_id) as target_node
     from access_grant g
     left join member_state s on s.organization_id = $1 and s.member_id = g.to_member_id and s.valid_until is null
     left join user_group u on u.organization_id = $1 and u.id = g.to_user_group_id
     left join service_item i on i.organization_id = $1 and i.id = g.on_service_item_id
     left join location_group l on l.organization_id = $1 and l.id = g.on_location_group_id
     where ${standing} and coalesce(s.home_node_id, u.home_node_id) is not null and (g.on_node_id = any ($2) or g.on_service_item_id = any ($3)
       or g.on_location_group_id = any (array(select l.id from location_group l where l.organization_id = $1 and l.home_node_id = any ($2))))
     order by g.id`,
    [db.organizationId, below, itemsBelow],
  );
  const entries = await query<Omit<StandsBelow['entries'][number], 'filter'> & { service: string | null; item: ServiceItemId | null }>(
    db,
    'entries_below',
    `select l.id as "locationGroup", l.home_node_id as home, e.location_id as location, e.filter_service as service, e.filter_item_id as item
     from location_group_entry e join location_group l on l.organization_id = $1 and l.id = e.location_group_id
     where e.organization_id = $1 and e.location_id = any ($2) and ${stands('e')} order by l.id, e.location_id, e.id`,
    [db.organizationId, below],
  );
  const memberships = await query<StandsBelow['memberships'][number]>(
    db,
    'memberships_below',
    `select distinct u.id as "group", u.home_node_id as home, b.member_id as member, s.home_node_id as "memberHome" from user_group u
     join user_group_member b on b.organization_id = $1 and b.user_group_id = u.id and ${stands('b')}
     join member_state s on s.organization_id = $1 and s.member_id = b.member_id and s.valid_until is null
     where u.organization_id = $1 and u.home_node_id = any ($2) order by 1, 3`,
    [db.organizationId, below],
  );
  return {
    grants: grants.flatMap((row) => {
      const grant = grantOf(row);
      return grant ? [{ grant, receiverHome: row.receiver_home, node: row.target_node }] : [];
    }),
    entries: entries.map(({ service, item, ...entry }) => ({ ...entry, filter: filterOf(service, item) })),
    memberships,
  };
}

function grantOf(row: GrantRow): StandingGrant | null {
  if (row.to_member_id !== null) return { ...factOf(row), to: { member: row.to_member_id } };
  return row.to_user_group_id === null ? null : { ...factOf(row), to: { group: row.to_user_group_id } };
}

/**
 * Everybody to whom a move could make a difference, in the order of their ids: who holds something below the node, holds the
 * places of a node above it, or has there what counts at a place that one does not hold.
 */
export async function listConcernedByMove(db: Db, of: MoveConcerns): Promise<MemberId[]> {
  const rows = await query<{ id: MemberId }>(
    db,
    'concerned_by_move',
    `with groups_of_places as materialized (
       select e.location_group_id as id from location_group_entry e where e.organization_id = $1 and e.location_id = any ($2) and ${stands('e')}
       union select l.id from location_group l where l.organization_id = $1 and l.home_node_id = any ($2)
     ), given as materialized (
       select g.to_member_id, g.to_user_group_id from access_grant g
       where ${standing} and (g.on_node_id = any ($2) or g.on_service_item_id = any ($4)
         or g.on_location_group_id = any (array(select id from groups_of_places)))
       union select g.to_member_id, g.to_user_group_id from access_grant g where ${standing} and g.on_node_id = any ($3)
         and (g.gives_locations or g.role_key = any ($6) or g.permission_key = any ($7))
       union select g.to_member_id, g.to_user_group_id from access_grant g where ${standing} and g.on_service_item_id = any ($5)
         and (g.role_key = any ($6) or g.permission_key = any ($7))
     ), groups as materialized (
       select to_user_group_id as id from given where to_user_group_id is not null
       union select u.id from user_group u where u.organization_id = $1 and u.home_node_id = any ($2)
     )
     select id from (
       select to_member_id as id from given where to_member_id is not null
       union select b.member_id from user_group_member b
         where b.organization_id = $1 and b.user_group_id = any (array(select id from groups)) and ${stands('b')}
     ) concerned order by id`,
    [db.organizationId, of.below, of.above, of.itemsBelow, of.itemsAbove, of.roles, of.permissions],
  );
  return rows.map(({ id }) => id);
}

/** Ends what a move leaves behind, now. */
export async function endLeftBehind(
  tx: Locked,
  { grants, entries, memberships }: StandsBelow,
  by: MemberId,
  reason: string | null,
): Promise<void> {
  await endGrants(
    tx,
    grants.map(({ grant }) => grant.id),
    by,
    reason,
  );
  if (entries.length > 0)
    await query(
      tx,
      'end_entries',
      `update location_group_entry e set valid_until = greatest($4, e.valid_from) from unnest($2::uuid[], $3::uuid[]) as left_by(id, location)
       where e.organization_id = $1 and e.location_group_id = left_by.id and e.location_id = left_by.location
         and coalesce(e.valid_until, 'infinity') > $4`,
      [tx.organizationId, entries.map((one) => one.locationGroup), entries.map((one) => one.location), tx.now],
    );
  await endMemberships(tx, memberships);
}

export interface Hanging {
  readonly node: NodeId;
  /** The node and all below it. */
  readonly below: readonly NodeId[];
  readonly under: { readonly id: NodeId; readonly kind: string };
  /** From the root down to the node it is to hang under. */
  readonly pathAbove: readonly NodeId[];
}

/**
 * Hangs a node under another from now on, after its siblings, with all below it; where each hung until then stays as it was.
 * A kind that may not hang there breaks a constraint.
 */
export async function hangNode(tx: Locked, { node, below, under, pathAbove }: Hanging): Promise<void> {
  const rows = await query(
    tx,
    'hang_node',
    `with hung as (
       update node_placement set valid_until = greatest($7, valid_from)
       where organization_id = $1 and node_id = any ($3) and valid_until is null
       returning node_id, kind, parent_id, parent_kind, path, position
     ), last as (
       select coalesce(max(p.position) + 1, 0) as position from node_placement p
       where p.organization_id = $1 and p.parent_id = $4 and p.valid_until is null
     )
     insert into node_placement (organization_id, id, node_id, kind, parent_id, parent_kind, path, position, valid_from)
     select $1, gen_random_uuid(), node_id, kind, case when node_id = $2 then $4 else parent_id end,
       case when node_id = $2 then $5 else parent_kind end, $6::uuid[] || path[array_position(path, $2):],
       case when node_id = $2 then (select position from last) else position end, $7 from hung returning node_id`,
    [tx.organizationId, node, below, under.id, under.kind, pathAbove, tx.now],
  );
  if (rows.length !== below.length) throw new Error('Each node that moves hung somewhere.');
}

export interface LeftNode {
  readonly node: NodeId;
  /** From the root down to the node, as it hung until it left. */
  readonly path: readonly NodeId[];
  /** What it was called then. */
  readonly name: string;
}

/** Where nodes hung before they hung where they do now, the latest first. */
export async function listLeftNodes(db: Db, nodes: readonly NodeId[]): Promise<LeftNode[]> {
  if (nodes.length === 0) return [];
  return query<LeftNode>(
    db,
    'left_nodes',
    `select p.node_id as node, p.path, coalesce(renamed.name, n.name) as name from node_placement p
     join node n on n.organization_id = $1 and n.id = p.node_id
     left join lateral (
       select e.event -> 'before' ->> 'name' as name from audit_subject s
       join audit_event e on e.organization_id = $1 and e.number = s.number
       where s.organization_id = $1 and s.subject_id = p.node_id and s.relation = 'about' and s.action = 'node.edited' and e.at >= p.valid_until
       order by s.number limit 1
     ) renamed on true
     where p.organization_id = $1 and p.node_id = any ($2) and p.valid_until is not null and p.valid_until > p.valid_from
     order by p.valid_until desc`,
    [db.organizationId, nodes],
  );
}
