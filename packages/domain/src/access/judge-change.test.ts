// Who may save which change: long, since every rule stands beside the case that it refuses.
import { describe, expect, test } from 'vitest';
import type { Reason } from '../errors.ts';
import type { AccessChange } from '../grants.ts';
import {
  type World,
  accessIn,
  draftFactsIn,
  filtersOf,
  given,
  inUserGroup,
  newGrantId,
  readable,
  receiverNamed,
  targetNamed,
  withMember,
} from '../testing.ts';
import { givenToGroups } from './draft.ts';
import { whyNotChange } from './judge-change.ts';
import { worldOf } from './scenarios.ts';

const now = new Date('2026-06-01T12:00:00Z');
const marvel = worldOf('marvel');
const oscorp = 'subscription:oscorp';
const desk = 'group:oscorp-desk';
const department = 'location_group:mary-jane-department';

const why = (world: World, by: string, change: AccessChange, draft: { reason?: string; ended?: readonly string[] } = {}): Reason | null =>
  whyNotChange(
    { mine: accessIn(world, readable.member(by)), now },
    draftFactsIn(world, now),
    change,
    draft.reason ?? null,
    new Set(draft.ended),
  );

type Gives = Extract<AccessChange, { change: 'give' }>['gives'];
const give = (to: string, gives: Gives, on: string, more: { from?: string; until?: string; reason?: string } = {}): AccessChange => ({
  change: 'give',
  to: receiverNamed(to),
  gives,
  on: targetNamed(marvel, on),
  ...more,
});
const join = (group: string, member: string, more: { from?: string; until?: string } = {}): AccessChange => ({
  change: 'join',
  group: readable.userGroup(group),
  member: readable.member(member),
  ...more,
});
const leave = (group: string, member: string): AccessChange => ({
  change: 'leave',
  group: readable.userGroup(group),
  member: readable.member(member),
});
/** `only`: the service, or the service item, that the location is in the group for. */
const entry = (change: 'enter' | 'withdraw', group: string, location: string, only?: string): AccessChange => ({
  change,
  locationGroup: readable.locationGroup(group),
  location: readable.node(location),
  filter: filtersOf(only === undefined ? [] : [only])[0] ?? null,
});
const grantTo = (world: World, to: string): AccessChange => {
  const found = world.grants.findLast((grant) => JSON.stringify(grant.to) === JSON.stringify(receiverNamed(to)));
  if (!found) throw new Error(`Nothing is given to ${to}.`);
  return { change: 'end', grant: found.id };
};

const reader = { role: 'voc/reader' };
const places = { locations: null };
const montreal = 'point_of_service:montreal';

describe('giving', () => {
  test.each<[string, string, AccessChange, Reason | null]>([
    ['what one may', 'user:felicia', give('user:may', reader, oscorp), null],
    ['to nobody', 'user:felicia', give('user:nobody', reader, oscorp), 'member.not_found'],
    ['HX-12 to whom one may not see', 'user:felicia', give('user:pepper', reader, oscorp), 'member.not_found'],
    ['to no group', 'user:felicia', give('group:nobody', reader, oscorp), 'user_group.not_found'],
    ['to a group that one may not see', 'user:felicia', give('group:customer-support-specialists', reader, oscorp), 'user_group.not_found'],
    ['to a group', 'user:felicia', give(desk, reader, oscorp), null],
    ['on a node that does not exist', 'user:felicia', give('user:may', reader, 'subscription:nowhere'), 'node.not_found'],
    ['HX-12 on a node that one may not see', 'user:felicia', give('user:may', reader, 'subscription:stark'), 'node.not_found'],
    [
      'HX-12 on a service item that one may not see',
      'user:felicia',
      give('user:may', reader, 'voc:voc-post-purchase'),
      'service_item.not_found',
    ],
    [
      'on a location group that does not exist',
      'user:felicia',
      give('user:may', places, 'location_group:nowhere'),
      'location_group.not_found',
    ],
    [
      'HX-12 on a location group none of whose locations one may open',
      'user:gwen',
      give('user:gwen', places, department),
      'location_group.not_found',
    ],
    ['places on a location group', 'user:felicia', give('user:may', places, department), null],
    ['a role that does not exist', 'user:nick', give('user:may', { role: 'voc/king' }, oscorp), 'role.not_found'],
    [
      'a role of one service on an item of another',
      'user:nick',
      give('user:may', { role: 'mystery_shopper/reader' }, 'voc:oscorp-voc'),
      'grant.not_on_target',
    ],
    [
      'a role of a service without items on an item',
      'user:nick',
      give('user:may', { role: 'administration/reader' }, 'voc:oscorp-voc'),
      'grant.not_on_target',
    ],
    ['a role on a kind of node that it may not be on', 'user:nick', give('user:may', reader, montreal), 'grant.not_on_target'],
    ['a role on a location group', 'user:nick', give('user:may', reader, department), 'grant.not_on_target'],
    ['a permission that does not exist', 'user:nick', give('user:may', { permission: 'voc:everything' }, oscorp), 'permission.not_found'],
    ['a permission that roles hold', 'user:nick', give('user:may', { permission: 'voc:alert.view' }, oscorp), 'permission.not_found'],
    [
      'an extra permission on an item of another service',
      'user:nick',
      give('user:may', { permission: 'voc:contest.manage' }, 'mystery_shopper:oscorp-mystery-shopper'),
      'grant.not_on_target',
    ],
    [
      'an extra permission on a location group',
      'user:nick',
      give('user:may', { permission: 'voc:contest.manage' }, department),
      'grant.not_on_target',
    ],
    [
      'an extra permission on an item of its service',
      'user:nick',
      give('user:may', { permission: 'voc:contest.manage' }, 'voc:oscorp-voc'),
      null,
    ],
    ['places on a service item', 'user:nick', give('user:may', places, 'voc:oscorp-voc'), 'grant.not_on_target'],
    [
      'places for a service without items',
      'user:nick',
      give('user:may', { locations: { service: 'administration' } }, oscorp),
      'service_item.not_found',
    ],
    [
      'places for a service that does not exist',
      'user:nick',
      give('user:may', { locations: { service: 'nothing' } }, oscorp),
      'service_item.not_found',
    ],
    [
      'places for an item that does not exist',
      'user:nick',
      give('user:may', { locations: { item: readable.item('voc:nothing') } }, oscorp),
      'service_item.not_found',
    ],
    [
      'HX-12 places for an item that one may not see',
      'user:felicia',
      give('user:may', { locations: { item: readable.item('voc:voc-post-purchase') } }, oscorp),
      'service_item.not_found',
    ],
    ['places for a service', 'user:nick', give('user:may', { locations: { service: 'voc' } }, oscorp), null],
    ['places for an item', 'user:nick', give('user:may', { locations: { item: readable.item('voc:oscorp-voc') } }, oscorp), null],
    ['BX-8 with a start in the past', 'user:nick', give('user:may', reader, oscorp, { from: '2026-06-01T11:59:59Z' }), 'grant.in_the_past'],
    [
      'BX-8 with an end before its start',
      'user:nick',
      give('user:may', reader, oscorp, { from: '2026-06-03T00:00:00Z', until: '2026-06-02T00:00:00Z' }),
      'grant.in_the_past',
    ],
    ['BX-8 with an end in the past', 'user:nick', give('user:may', reader, oscorp, { until: '2026-06-01T12:00:00Z' }), 'grant.in_the_past'],
    [
      'BX-29 with a start and an end to come',
      'user:nick',
      give('user:may', reader, oscorp, { from: '2026-06-03T00:00:00Z', until: '2026-06-04T00:00:00+02:00' }),
      null,
    ],
    [
      'BX-30 E69 a role that gives access, with an end',
      'user:nick',
      give('user:may', { role: 'administration/administrator' }, oscorp, { until: '2026-07-01T00:00:00Z' }),
      'grant.cannot_expire',
    ],
    ['without the right to give', 'user:normand', give('user:normand', reader, oscorp), 'access.denied'],
    ['E26 beyond the ceiling', 'user:felicia', give('user:may', { role: 'voc/owner' }, oscorp), 'grant.beyond_ceiling'],
    ['what is given already', 'user:felicia', give('user:mary-jane', reader, 'voc:oscorp-voc'), 'grant.already_given'],
    [
      'what is given already to a group',
      'user:nick',
      give('group:pepper-pots-department', { role: 'voc/contributor' }, 'voc:voc-post-purchase'),
      'grant.already_given',
    ],
    ['the same on more', 'user:felicia', give('user:mary-jane', reader, oscorp), null],
  ])('%s', (_name, by, change, expected) => {
    expect(why(marvel, by, change)).toBe(expected);
  });

  test('to somebody who has ended', () => {
    expect(why(withMember(marvel, 'user:may', { status: 'ended' }), 'user:felicia', give('user:may', reader, oscorp))).toBe(
      'member.not_found',
    );
  });

  test('HX-49 a reason is a line’s own, or the draft’s', () => {
    const sensitive = { permission: 'voc:confidential.view' };
    expect(why(marvel, 'user:felicia', give('user:may', sensitive, 'voc:oscorp-voc'))).toBe('grant.reason_missing');
    expect(why(marvel, 'user:felicia', give('user:may', sensitive, 'voc:oscorp-voc', { reason: 'Complaint 1204' }))).toBeNull();
    expect(why(marvel, 'user:felicia', give('user:may', sensitive, 'voc:oscorp-voc'), { reason: 'Complaint 1204' })).toBeNull();
  });

  test('what the same draft ends may be given anew, and what is given at another time', () => {
    const world = given(marvel, 'user:may', reader, oscorp, { fromMs: 0, untilMs: Date.parse('2026-06-02T00:00:00Z') });
    const again = give('user:may', reader, oscorp);
    expect(why(world, 'user:felicia', again)).toBe('grant.already_given');
    expect(why(world, 'user:felicia', again, { ended: [world.grants.at(-1)?.id ?? ''] })).toBeNull();
    expect(why(world, 'user:felicia', give('user:may', reader, oscorp, { from: '2026-06-02T00:00:00Z' }))).toBeNull();
    const later = given(marvel, 'user:may', reader, oscorp, { fromMs: Date.parse('2026-06-02T00:00:00Z'), untilMs: Infinity });
    expect(why(later, 'user:felicia', give('user:may', reader, oscorp, { until: '2026-06-02T00:00:00Z' }))).toBeNull();
    expect(why(later, 'user:felicia', again)).toBe('grant.already_given');
  });

  test('on a service item that does not exist', () => {
    expect(
      why(marvel, 'user:nick', { change: 'give', to: receiverNamed('user:may'), gives: reader, on: { item: readable.item('voc:gone') } }),
    ).toBe('service_item.not_found');
  });

  test('to a group, whose rights to give it needs, not those at the target', () => {
    const catalog = marvel.catalog;
    const role = catalog.roles.get('administration/administrator');
    if (!role) throw new Error('Hexia has an Administrator.');
    const can = new Map([...role.can].filter(([key]) => key !== 'administration:user_group.grant'));
    const world = { ...marvel, catalog: { ...catalog, roles: new Map([...catalog.roles, [role.key, { ...role, can }]]) } };
    expect(why(world, 'user:felicia', give(desk, reader, oscorp))).toBe('access.denied');
    expect(why(world, 'user:felicia', give('user:may', reader, oscorp))).toBeNull();
  });

  test('to groups, where the product’s groups give nothing', () => {
    const clinique = {
      ...worldOf('clinique'),
      userGroups: [{ id: readable.userGroup('group:team'), name: 'Team', home: readable.node('branch:laval'), members: [] }],
    };
    expect(why(clinique, 'user:sofia', give('group:team', { role: 'hexfit/employee' }, 'branch:laval'))).toBe('grant.not_on_target');
  });
});

describe('ending', () => {
  test.each<[string, World, string, (world: World) => AccessChange, Reason | null]>([
    ['what does not exist', marvel, 'user:felicia', () => ({ change: 'end', grant: newGrantId() }), 'grant.not_found'],
    [
      'what has ended',
      given(marvel, 'user:may', reader, oscorp, { fromMs: 0, untilMs: now.getTime() }),
      'user:felicia',
      (world) => grantTo(world, 'user:may'),
      'grant.not_found',
    ],
    ['HX-12 what somebody has whom one may not see', marvel, 'user:felicia', (world) => grantTo(world, 'user:pepper'), 'grant.not_found'],
    [
      'HX-12 what somebody has where one may not see',
      marvel,
      'user:felicia',
      (world) => grantTo(given(world, 'user:maria', reader, 'subscription:stark'), 'user:maria'),
      'grant.not_found',
    ],
    ['what somebody of one’s own has', marvel, 'user:felicia', (world) => grantTo(world, 'user:normand'), null],
    ['what a group has', marvel, 'user:nick', (world) => grantTo(world, 'group:pepper-pots-department'), null],
    ['without the right to give', marvel, 'user:normand', (world) => grantTo(world, 'user:normand'), 'access.denied'],
    [
      'what somebody of a level above has',
      marvel,
      'user:felicia',
      (world) =>
        grantTo(
          { ...world, grants: world.grants.filter(({ on }) => JSON.stringify(on) === JSON.stringify({ node: oscorp })) },
          'user:maria',
        ),
      'grant.managed_above',
    ],
  ])('%s', (_name, world, by, change, expected) => {
    expect(why(world, by, change(world))).toBe(expected);
  });

  test('what is on a thing that no longer exists', () => {
    const world = given(marvel, 'user:may', places, 'location_group:gone');
    const gone = {
      ...world,
      grants: world.grants.map((grant) =>
        grant === world.grants.at(-1) ? { ...grant, on: { locationGroup: readable.locationGroup('location_group:gone') } } : grant,
      ),
    };
    expect(why(gone, 'user:felicia', grantTo(gone, 'user:may'))).toBe('grant.not_found');
  });
});

describe('who is in a user group', () => {
  const withDesk = given(marvel, desk, reader, oscorp);
  const above = given(inUserGroup(withDesk, desk, 'user:gwen'), 'user:gwen', { role: 'administration/owner' }, oscorp);
  test.each<[string, World, string, AccessChange, Reason | null]>([
    ['a group that does not exist', marvel, 'user:felicia', join('group:nobody', 'user:may'), 'user_group.not_found'],
    [
      'a group that one may not see',
      marvel,
      'user:felicia',
      join('group:customer-support-specialists', 'user:may'),
      'user_group.not_found',
    ],
    ['nobody', marvel, 'user:felicia', join(desk, 'user:nobody'), 'member.not_found'],
    ['HX-12 somebody one may not see', marvel, 'user:felicia', join(desk, 'user:pepper'), 'member.not_found'],
    [
      'a group that one is in and may not change',
      inUserGroup(marvel, desk, 'user:normand'),
      'user:normand',
      join(desk, 'user:normand'),
      'access.denied',
    ],
    ['E28 a group that gives what one may give', withDesk, 'user:felicia', join(desk, 'user:may'), null],
    [
      'E28 a group that gives what one may not give',
      given(marvel, desk, { role: 'voc/owner' }, oscorp),
      'user:felicia',
      join(desk, 'user:may'),
      'grant.beyond_ceiling',
    ],
    [
      'whoever is in it already',
      inUserGroup(marvel, desk, 'user:may'),
      'user:felicia',
      join(desk, 'user:may'),
      'user_group.already_member',
    ],
    [
      'whoever will be in it',
      inUserGroup(marvel, desk, 'user:may', { fromMs: now.getTime() + 1, untilMs: Infinity }),
      'user:felicia',
      join(desk, 'user:may'),
      'user_group.already_member',
    ],
    [
      'whoever was in it',
      inUserGroup(marvel, desk, 'user:may', { fromMs: 0, untilMs: now.getTime() }),
      'user:felicia',
      join(desk, 'user:may'),
      null,
    ],
    [
      'BX-8 from an instant in the past',
      marvel,
      'user:felicia',
      join(desk, 'user:may', { from: '2020-01-01T00:00:00Z' }),
      'grant.in_the_past',
    ],
    [
      'R11 for a time, a group that gives a role with a ceiling',
      given(marvel, desk, { role: 'administration/administrator' }, oscorp),
      'user:nick',
      join(desk, 'user:may', { until: '2026-07-01T00:00:00Z' }),
      'grant.cannot_expire',
    ],
    [
      'what a group gave on a thing that is gone binds nobody',
      { ...given(marvel, desk, { role: 'voc/owner' }, 'subscription:gone') },
      'user:felicia',
      join(desk, 'user:may'),
      null,
    ],
    [
      'taking out whoever is not in it',
      inUserGroup(marvel, desk, 'user:may', { fromMs: 0, untilMs: now.getTime() }),
      'user:felicia',
      leave(desk, 'user:may'),
      'user_group.not_found',
    ],
    ['taking somebody out', inUserGroup(withDesk, desk, 'user:may'), 'user:felicia', leave(desk, 'user:may'), null],
    ['R9 taking out somebody above', above, 'user:felicia', leave(desk, 'user:gwen'), 'grant.upward'],
  ])('%s', (_name, world, by, change, expected) => {
    expect(why(world, by, change)).toBe(expected);
  });

  test('HX-49 E28 who joins a group that gives what is sensitive needs a reason: the draft’s, or the grant’s own', () => {
    const plain = given(marvel, desk, { permission: 'voc:confidential.view' }, oscorp);
    expect(why(plain, 'user:felicia', join(desk, 'user:may'))).toBe('grant.reason_missing');
    expect(why(plain, 'user:felicia', join(desk, 'user:may'), { reason: 'Complaint 1204' })).toBeNull();
    const reasoned = { ...plain, grants: plain.grants.map((grant) => ({ ...grant, reason: 'Complaints' })) };
    expect(why(reasoned, 'user:felicia', join(desk, 'user:may'))).toBeNull();
  });

  test('E28 who joins a group is given what the same draft gives it', () => {
    const sensitive = { permission: 'voc:confidential.view' };
    const whyJoin = (member: string, ...lines: AccessChange[]) =>
      whyNotChange(
        { mine: accessIn(marvel, readable.member('user:felicia')), now },
        { ...draftFactsIn(marvel, now), given: givenToGroups(lines) },
        join(desk, member),
        null,
        new Set(),
      );
    expect(whyJoin('user:felicia')).toBeNull();
    expect(whyJoin('user:felicia', give(desk, reader, oscorp))).toBe('grant.to_self');
    expect(whyJoin('user:felicia', give('user:may', reader, oscorp))).toBeNull();
    expect(whyJoin('user:felicia', give(desk, { locations: null }, oscorp))).toBeNull();
    expect(whyJoin('user:may', give(desk, reader, oscorp), give(desk, sensitive, oscorp))).toBe('grant.reason_missing');
    expect(whyJoin('user:may', give(desk, reader, oscorp, { until: '2027-01-01T00:00:00Z' }))).toBeNull();
    expect(whyJoin('user:may', give(desk, sensitive, oscorp, { reason: 'Complaints' }))).toBeNull();
  });
});

describe('what is in a location group', () => {
  const quebec = 'point_of_service:quebec';
  const withStranger = {
    ...marvel,
    locationGroups: marvel.locationGroups.map((group) => ({
      ...group,
      home: readable.node('subscription:stark'),
      entries: group.entries.map((one) => ({ ...one, location: readable.node('point_of_service:malibu') })),
    })),
  };
  const withOpener = given(marvel, 'user:mary-jane', { role: 'administration/contributor' }, oscorp);
  test.each<[string, World, string, AccessChange, Reason | null]>([
    ['a group that does not exist', marvel, 'user:felicia', entry('enter', 'location_group:nowhere', quebec), 'location_group.not_found'],
    ['a group that one may not see', withStranger, 'user:felicia', entry('enter', department, quebec), 'location_group.not_found'],
    [
      'HX-12 a group none of whose locations one may open, kept where one belongs',
      marvel,
      'user:gwen',
      entry('enter', department, quebec),
      'location_group.not_found',
    ],
    ['a location that does not exist', marvel, 'user:felicia', entry('enter', department, 'point_of_service:nowhere'), 'node.not_found'],
    [
      'HX-12 a location that one may not see',
      marvel,
      'user:felicia',
      entry('enter', department, 'point_of_service:malibu'),
      'node.not_found',
    ],
    ['without the right to change it', withOpener, 'user:mary-jane', entry('enter', department, montreal), 'access.denied'],
    ['a node that is no location', marvel, 'user:felicia', entry('enter', department, oscorp), 'node.kind_not_allowed'],
    [
      'I4 E37 a location of another subscription',
      marvel,
      'user:nick',
      entry('enter', department, 'point_of_service:malibu'),
      'location_group.outside_level',
    ],
    ['a location that is in it', marvel, 'user:felicia', entry('enter', department, montreal), 'grant.already_given'],
    ['a location that is in it for every service, for one', marvel, 'user:felicia', entry('enter', department, montreal, 'voc'), null],
    ['a location that is not in it', marvel, 'user:felicia', entry('enter', department, quebec), null],
    ['for a service item', marvel, 'user:felicia', entry('enter', department, quebec, 'voc:oscorp-voc'), null],
    ...['voc:gone', 'voc:voc-post-purchase', 'administration', 'gone'].map((only): [string, World, string, AccessChange, Reason] => [
      `HX-12 for ${only}, which is not there for an administrator of Oscorp`,
      marvel,
      'user:felicia',
      entry('enter', department, quebec, only),
      'service_item.not_found',
    ]),
    ['taking out a location that is not in it', marvel, 'user:felicia', entry('withdraw', department, quebec), 'node.not_found'],
    [
      'taking out a location that is in it under another filter',
      marvel,
      'user:felicia',
      entry('withdraw', department, montreal, 'voc'),
      'node.not_found',
    ],
    ['taking out a location', marvel, 'user:felicia', entry('withdraw', department, montreal), null],
    [
      'R10 for holders who are managed above',
      given(marvel, 'user:maria', places, department),
      'user:felicia',
      entry('enter', department, quebec),
      'grant.managed_above',
    ],
    [
      'R10 for groups that hold it',
      given(marvel, 'group:all-marvel', places, department),
      'user:felicia',
      entry('enter', department, quebec),
      'grant.managed_above',
    ],
    [
      'R10 for groups of one’s own that hold it',
      given(inUserGroup(marvel, desk, 'user:may'), desk, places, department),
      'user:felicia',
      entry('enter', department, quebec),
      null,
    ],
  ])('%s', (_name, world, by, change, expected) => {
    expect(why(world, by, change)).toBe(expected);
  });

  test('a location group that nobody holds binds nobody, nor does a holder who is gone', () => {
    const asker = { mine: accessIn(marvel, readable.member('user:felicia')), now };
    const change = entry('enter', department, quebec);
    const facts = draftFactsIn(marvel, now);
    const withGone = draftFactsIn(inUserGroup(marvel, desk, 'user:gone'), now);
    expect(whyNotChange(asker, { ...facts, receivers: new Map() }, change, null, new Set())).toBeNull();
    const gone = [
      { member: readable.member('user:gone') },
      { group: readable.userGroup('group:gone') },
      { group: readable.userGroup(desk) },
    ];
    expect(
      whyNotChange(asker, { ...withGone, receivers: new Map([[readable.locationGroup(department), gone]]) }, change, null, new Set()),
    ).toBeNull();
  });
});
