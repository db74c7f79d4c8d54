import { describe, expect, test } from 'vitest';
import type { Reason } from '../errors.ts';
import type { AccessChange } from '../grants.ts';
import {
  type World,
  accessIn,
  draftFactsIn,
  given,
  groupIn,
  inUserGroup,
  readable,
  receiverNamed,
  targetNamed,
  withMember,
} from '../testing.ts';
import { whyNotJoin } from './ceiling.ts';
import { givenToGroups } from './draft.ts';
import { maySeeTarget, whyNotChange } from './judge-change.ts';
import { worldOf } from './scenarios.ts';

const now = new Date('2026-06-01T12:00:00Z');
const dayMs = 86_400_000;
const untilTomorrow = { fromMs: 0, untilMs: now.getTime() + dayMs };
const until = '2026-07-01T00:00:00Z';

const marvel = worldOf('marvel');
const [oscorp, root, desk] = ['subscription:oscorp', 'organization:marvel', 'group:oscorp-desk'];
const department = 'location_group:mary-jane-department';
const administrator = { role: 'administration/administrator' };
const owner = { role: 'administration/owner' };
const reader = { role: 'voc/reader' };
const of = (world: World, member: string) => accessIn(world, readable.member(member));

/** Why a line is refused; `with`: what the same draft gives besides. */
function why(world: World, by: string, change: AccessChange, besides: readonly AccessChange[] = []): Reason | null {
  const facts = { ...draftFactsIn(world, now), given: givenToGroups(besides) };
  return whyNotChange({ mine: of(world, by), now }, facts, change, null, new Set());
}
const give = (
  to: string,
  gives: Extract<AccessChange, { change: 'give' }>['gives'],
  on: string,
  times: { until?: string } = {},
): AccessChange => ({
  change: 'give',
  to: receiverNamed(to),
  gives,
  on: targetNamed(marvel, on),
  ...times,
});
const belong = (change: 'join' | 'leave', member: string, times: { until?: string } = {}): AccessChange => ({
  change,
  group: readable.userGroup(desk),
  member: readable.member(member),
  ...(change === 'join' && times),
});
const join = (member: string, times: { until?: string } = {}) => belong('join', member, times);
const entry = (
  change: 'enter' | 'withdraw',
  location: string,
  filter: Extract<AccessChange, { change: 'enter' }>['filter'] = null,
): AccessChange => ({
  change,
  locationGroup: readable.locationGroup(department),
  location: readable.node(location),
  filter,
});
const endLast = (world: World): AccessChange => {
  const last = world.grants.at(-1);
  if (!last) throw new Error('Something was given last.');
  return { change: 'end', grant: last.id };
};

const powerful = given(marvel, desk, administrator, oscorp);

describe('a role by which one may give, and an end', () => {
  test('E69 is given, and joined, without one', () => {
    expect(why(marvel, 'user:nick', give('user:may', administrator, oscorp))).toBeNull();
    expect(why(powerful, 'user:nick', join('user:may'))).toBeNull();
    expect(why(marvel, 'user:nick', join('user:may'), [give(desk, administrator, oscorp)])).toBeNull();
  });

  test('E69 is neither given nor joined with one', () => {
    expect(why(marvel, 'user:nick', give('user:may', administrator, oscorp, { until }))).toBe('grant.cannot_expire');
    expect(why(powerful, 'user:nick', join('user:may', { until }))).toBe('grant.cannot_expire');
    const ending = given(marvel, desk, administrator, oscorp, untilTomorrow);
    expect(why(ending, 'user:nick', join('user:may'))).toBe('grant.cannot_expire');
  });

  test('E69 is not given to a group of which one of two leaves by themselves', () => {
    const both = inUserGroup(inUserGroup(marvel, desk, 'user:may'), desk, 'user:gwen', untilTomorrow);
    expect(why(both, 'user:nick', give(desk, administrator, oscorp))).toBe('grant.cannot_expire');
    // Leaving another group is nothing to this one.
    const elsewhere = inUserGroup(inUserGroup(powerful, 'group:all-marvel', 'user:maria'), desk, 'user:maria', untilTomorrow);
    expect(why(elsewhere, 'user:nick', give(desk, { role: 'administration/contributor' }, oscorp))).toBeNull();
    expect(why(elsewhere, 'user:nick', give(desk, owner, oscorp))).toBe('grant.cannot_expire');
  });
});

describe('joining and leaving', () => {
  test('who is in another group may join this one', () => {
    const elsewhere = inUserGroup(marvel, 'group:all-marvel', 'user:maria');
    expect(why(elsewhere, 'user:nick', join('user:maria'))).toBeNull();
  });

  test('who leaves is not asked what the same draft gives the group', () => {
    const inside = inUserGroup(marvel, desk, 'user:may');
    expect(why(inside, 'user:felicia', belong('leave', 'user:may'), [give(desk, owner, oscorp)])).toBeNull();
  });

  test('E29 a group is left only where each of its grants may be ended, the last one, too', () => {
    const inside = inUserGroup(given(given(marvel, desk, reader, oscorp), desk, { role: 'voc/owner' }, oscorp), desk, 'user:may');
    expect(why(inside, 'user:felicia', belong('leave', 'user:may'))).toBe('grant.beyond_ceiling');
    expect(why(inside, 'user:nick', belong('leave', 'user:may'))).toBeNull();
  });

  test('E28 nobody brings whom they do not manage into a group, though it gives nothing', () => {
    const world = withMember(marvel, 'user:may', { home: readable.node(root) });
    const group = world.userGroups.find(({ id }) => id === desk);
    if (!group) throw new Error('Oscorp has its desk.');
    expect(whyNotJoin(of(world, 'user:felicia'), of(world, 'user:may'), groupIn(world, group), [], false, now)).toBe('grant.managed_above');
  });
});

test('who works at several branches may be in a group of one of them', () => {
  const clinique = worldOf('clinique');
  const group = { id: readable.userGroup('group:laval'), name: 'Laval', home: readable.node('branch:laval'), grants: [] };
  const join = (member: string) => whyNotJoin(of(clinique, 'user:sofia'), of(clinique, member), group, [], false, now);
  expect([join('user:zoe'), join('user:emile'), join('user:maude')]).toEqual([null, null, 'user_group.outside_level']);
});

describe('ending', () => {
  test('HX-12 what somebody has whom one may not know of is not found', () => {
    const world = given(marvel, 'user:pepper', reader, 'subscription:stark');
    expect(why(world, 'user:felicia', endLast(world))).toBe('grant.not_found');
  });

  test('HX-12 nor is it where one sees what it is on', () => {
    const [pattern] = marvel.members;
    if (!pattern) throw new Error('Marvel has people.');
    const visitor = { ...pattern, id: readable.member('user:visitor'), home: readable.node(root) };
    const world = given({ ...marvel, members: [...marvel.members, visitor] }, 'user:visitor', { locations: null }, root);
    expect(why(world, 'user:felicia', endLast(world))).toBe('grant.not_found');
    expect(why(world, 'user:nick', endLast(world))).toBeNull();
  });

  test('HX-12 what is on a node that one may not see is not found', () => {
    const world = given(marvel, 'user:maria', reader, 'subscription:stark');
    expect(why(world, 'user:felicia', endLast(world))).toBe('grant.not_found');
  });

  test('E29 what a group gives is not ended by whom somebody in it is above', () => {
    const world = given(given(inUserGroup(marvel, desk, 'user:may'), 'user:may', owner, oscorp), desk, reader, oscorp);
    expect(why(world, 'user:felicia', endLast(world))).toBe('grant.upward');
    expect(why(world, 'user:nick', endLast(world))).toBeNull();
  });
});

describe('places of a location group', () => {
  const held = given(given(inUserGroup(marvel, desk, 'user:may'), 'user:may', owner, oscorp), desk, { locations: null }, department);

  test('E29 are not taken from a group in which somebody is above, and may be given to it', () => {
    expect(why(held, 'user:felicia', entry('withdraw', 'point_of_service:montreal'))).toBe('grant.upward');
    expect(why(held, 'user:felicia', entry('enter', 'point_of_service:quebec'))).toBeNull();
  });

  test('are withdrawn also where they could not enter: outside its home, or for a service that is gone', () => {
    const strange = { location: readable.node('point_of_service:malibu'), filter: { service: 'gone' }, fromMs: 0, untilMs: Infinity };
    const world = {
      ...marvel,
      grants: marvel.grants.filter(({ on }) => !('locationGroup' in on)),
      locationGroups: marvel.locationGroups.map((group) => (group.id === department ? { ...group, entries: [strange] } : group)),
    };
    expect(why(world, 'user:nick', entry('withdraw', 'point_of_service:malibu', { service: 'gone' }))).toBeNull();
  });

  test('are places: the organization itself is none', () => {
    expect(why(marvel, 'user:nick', entry('enter', root))).toBe('node.kind_not_allowed');
  });
});

describe('giving', () => {
  test('an extra permission is given on a node and on an item, and not on a location group', () => {
    const extra = { permission: 'voc:contest.manage' };
    expect(why(marvel, 'user:nick', give('user:may', extra, oscorp))).toBeNull();
    expect(why(marvel, 'user:nick', give('user:may', extra, 'voc:oscorp-voc'))).toBeNull();
    expect(why(marvel, 'user:nick', give('user:may', extra, department))).toBe('grant.not_on_target');
  });

  test('beside a role, another one on the same thing is something else', () => {
    const world = given(marvel, 'user:may', reader, oscorp);
    expect(why(world, 'user:nick', give('user:may', { role: 'voc/contributor' }, oscorp))).toBeNull();
    expect(why(world, 'user:nick', give('user:may', reader, oscorp))).toBe('grant.already_given');
  });

  test('a location group that does not exist is nobody’s to see', () => {
    const facts = draftFactsIn(marvel, now);
    expect(
      maySeeTarget({ mine: of(marvel, 'user:nick'), now }, facts, { locationGroup: readable.locationGroup('location_group:none') }),
    ).toBe(false);
  });

  test('a rank counts before how high it is held', () => {
    // A reader of the whole organization is not above the administrator of a part.
    const world = given(
      withMember(marvel, 'user:may', { home: readable.node(oscorp) }),
      'user:may',
      { role: 'administration/reader' },
      root,
    );
    expect(why(world, 'user:felicia', give('user:may', reader, oscorp))).toBeNull();
  });
});
