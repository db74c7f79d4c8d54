import type { CompiledAccess } from '@totem/domain/access/compile';
import { findMemberNames } from '@totem/db/members';
import type { Db } from '@totem/db/orm';
import type { Told } from './explain-access.ts';

/** What is named with the paths of several people: who gave what they have, and the location groups it is on. */
export async function toldOfMany(db: Db, people: readonly CompiledAccess[]): Promise<Told> {
  const grants = people.flatMap(({ facts }) => [...facts.grants, ...facts.memberships.flatMap((one) => one.group.grants)]);
  const givers = [...new Set(grants.flatMap((grant) => grant.grantedBy ?? []))];
  const names = givers.length > 0 ? await findMemberNames(db, givers) : [];
  return {
    names: new Map(names.map((one) => [one.id, one])),
    userGroups: [],
    locationGroups: new Map(people.flatMap(({ facts }) => facts.locationGroups.map((group) => [group.id, group] as const))),
  };
}
