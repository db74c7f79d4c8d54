import { stands } from './deleted-groups.ts';
import { type Db, query } from './orm.ts';

export interface GivenSoFar {
  readonly people: number;
  readonly userGroups: number;
  /** Whether something stands that was given to a user group, or to a person who does not hold the top role. */
  readonly hasGiven: boolean;
}

/** What people and access an organization has so far; who has ended is not counted. */
export async function countGivenSoFar(db: Db, topRole: string): Promise<GivenSoFar> {
  const [row] = await query<GivenSoFar>(
    db,
    'given_so_far',
    `select
       (select count(*)::int from member_state where organization_id = $1 and valid_until is null and status <> 'ended') as people,
       (select count(*)::int from user_group u where u.organization_id = $1 and ${stands('user_group_id', 'u.id')}) as "userGroups",
       exists (
         select from access_grant g where g.organization_id = $1 and g.ended_at is null and (g.to_user_group_id is not null and ${stands('user_group_id', 'g.to_user_group_id')} or exists (
           select from member_state s where s.organization_id = $1 and s.member_id = g.to_member_id and s.valid_until is null and s.status <> 'ended'
             and not exists (
               select from access_grant o where o.organization_id = $1 and o.to_member_id = g.to_member_id and o.role_key = $2 and o.ended_at is null)))
       ) as "hasGiven"`,
    [db.organizationId, topRole],
  );
  return row ?? { people: 0, userGroups: 0, hasGiven: false };
}
