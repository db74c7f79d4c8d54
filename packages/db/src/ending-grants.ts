import type { GrantId, OrganizationId, UserId } from '@totem/domain/ids';
import { stands } from './deleted-groups.ts';
import { type Db, type Orm, query } from './orm.ts';
import { thrownFor } from './sqlstate.ts';

/** A grant in force that will end by itself, given to somebody who can be told. */
export interface EndingGrant {
  readonly grant: GrantId;
  readonly user: UserId;
  readonly role: string | null;
  readonly permission: string | null;
  /** The name of what it is on. */
  readonly where: string;
  readonly until: Date;
}

/**
 * Grants to active people of which the last quarter has begun, three days at most, and about whose end no mail was put down.
 * A grant of less than a day is not among them: whoever got it knows. The nearest end first, 200 at most.
 */
export async function listEndingGrants(db: Db): Promise<EndingGrant[]> {
  return query<EndingGrant>(
    db,
    'ending_grants',
    `select g.id as grant, m.user_id as user, g.role_key as role, g.permission_key as permission,
       coalesce(n.name, i.name, l.name) as where, g.valid_until as until
     from access_grant g
     join member m on m.organization_id = $1 and m.id = g.to_member_id and m.ended_at is null and m.user_id is not null
     join member_state s on s.organization_id = $1 and s.member_id = m.id and s.valid_until is null and s.status = 'active'
     left join node n on n.organization_id = $1 and n.id = g.on_node_id
     left join service_item i on i.organization_id = $1 and i.id = g.on_service_item_id
     left join location_group l on l.organization_id = $1 and l.id = g.on_location_group_id
     where g.organization_id = $1 and (l.id is null or ${stands('location_group_id', 'l.id')}) and g.ended_at is null and g.valid_from <= clock_timestamp()
       and g.valid_until > clock_timestamp() and g.valid_until - g.valid_from >= interval '1 day'
       and g.valid_until - clock_timestamp() <= least(interval '3 days', (g.valid_until - g.valid_from) / 4)
       and not exists (select from mail_delivery d where d.key = 'access.ends_soon/' || g.id || '/' || to_char(g.valid_until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS'))
     order by g.valid_until, g.id limit 200`,
    [db.organizationId],
  );
}

/** The organizations there are, by id, 500 at most after `after`. A directory for work that asks each organization itself. */
export async function listOrganizationIds(orm: Orm, after: OrganizationId | null): Promise<OrganizationId[]> {
  try {
    const { rows } = await orm.pools.reads.query<{ organization_id: OrganizationId }>({
      name: 'organization_ids',
      text: 'select organization_id from organization_slug where $1::uuid is null or organization_id > $1 order by organization_id limit 500',
      values: [after],
    });
    return rows.map((row) => row.organization_id);
  } catch (error) {
    throw thrownFor(error, 'work');
  }
}
