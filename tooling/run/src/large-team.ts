import { GrantId, LocationGroupId, UserGroupId } from '@totem/domain/ids';
import { type LargeGrant, type LargeOrganization, type LargeUserGroup, since } from './large-world.ts';

export type LargeTeam = LargeUserGroup;

const uuid = (kind: number, number: number) => `0198000${kind}-f000-7000-8000-00000000000${number}`;

/**
 * A large organization in which everybody belongs to the root and is in one team, which is given a role and the places of the
 * first subscription: whatever happens to the team, or to a place there, happens to all of them. Another team is given a role
 * and twenty places there, and nobody is in it yet.
 */
export function withTeams(organization: LargeOrganization): LargeOrganization & { readonly team: LargeTeam; readonly twenty: LargeTeam } {
  const [root] = organization.nodes;
  const subscription = organization.nodes.find(({ parent }) => parent === root?.id);
  const [item, other] = organization.items;
  if (!root || !subscription || !item || !other) throw new Error('A large organization has some of everything.');
  const members = organization.members.map((member) => ({ ...member, home: root.id }));
  const teamOf = (number: number, name: string, them: typeof members): LargeTeam => ({
    id: UserGroupId.parse(uuid(5, number)),
    name,
    home: root.id,
    members: them.map(({ id }) => id),
  });
  const [team, twenty] = [teamOf(0, 'Everybody', members), teamOf(1, 'Twenty places', [])];
  const places = organization.nodes.filter(({ parent }) => parent === subscription.id).slice(0, 20);
  const group = {
    id: LocationGroupId.parse(uuid(4, 0)),
    name: 'Twenty places',
    home: subscription.id,
    entries: places.map(({ id }) => ({ location: id, filter: null, fromMs: since.getTime(), untilMs: Infinity })),
  };
  const give = (number: number, to: LargeTeam, gives: LargeGrant['gives'], on: LargeGrant['on']): LargeGrant => ({
    id: GrantId.parse(uuid(8, number)),
    to: { group: to.id },
    gives,
    on,
    reason: null,
  });
  const given = [
    give(0, team, { role: `${item.service}/reader` }, { item: item.id }),
    give(1, team, { locations: null }, { node: subscription.id }),
    give(2, twenty, { role: `${other.service}/reader` }, { item: other.id }),
    give(3, twenty, { locations: null }, { locationGroup: group.id }),
  ];
  return {
    ...organization,
    members,
    team,
    twenty,
    userGroups: [...organization.userGroups, team, twenty],
    locationGroups: [...organization.locationGroups, group],
    *grants() {
      yield* organization.grants();
      yield* given;
    },
  };
}
