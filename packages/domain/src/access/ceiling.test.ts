import { describe, expect, test } from 'vitest';
import type { Reason } from '../errors.ts';
import type { Gives } from '../grants.ts';
import { type World, accessIn, given, groupIn, inUserGroup, readable, withMember } from '../testing.ts';
import { type Giving, type GivingTo, holdsTopRole, manages, whyNotGive, whyNotJoin } from './ceiling.ts';
import { worldOf } from './scenarios.ts';

const now = new Date('2026-06-01T12:00:00Z');
const dayMs = 86_400_000;
const tomorrow = { fromMs: now.getTime() + dayMs, untilMs: Infinity };
const untilTomorrow = { fromMs: 0, untilMs: now.getTime() + dayMs };
const ended = { fromMs: 0, untilMs: now.getTime() };

const marvel = worldOf('marvel');
const clinique = worldOf('clinique');
const of = (world: World, member: string) => accessIn(world, readable.member(member));
const group = (world: World, id: string): Extract<GivingTo, { group: unknown }> => {
  const found = world.userGroups.find((one) => one.id === id);
  if (!found) throw new Error(`No group ${id}.`);
  return { group: groupIn(world, found), members: found.members.map((one) => accessIn(world, one.member)) };
};
const giving = (gives: Gives, node: string, more: Partial<Giving> = {}): Giving => ({
  gives,
  node: readable.node(node),
  act: 'give',
  hasEnd: false,
  reason: null,
  ...more,
});
const why = (world: World, giver: string, to: string, what: Giving): Reason | null =>
  whyNotGive(of(world, giver), to.startsWith('group:') ? group(world, to) : { member: of(world, to) }, what, now);

const reader = { role: 'voc/reader' };
const administrator = { role: 'administration/administrator' };
const sensitive = { permission: 'voc:confidential.view' };
const places = { locations: null };
const oscorp = 'subscription:oscorp';
const stark = 'subscription:stark';
const root = 'organization:marvel';

describe('giving to a member', () => {
  test.each<[string, string, string, Giving, Reason | null]>([
    [
      'a node that does not exist lies in nobody’s level',
      'user:nick',
      'user:may',
      giving(reader, 'subscription:nowhere'),
      'grant.outside_level',
    ],
    [
      'HX-12 a place of another subscription lies outside the level',
      'user:nick',
      'user:may',
      giving(places, 'point_of_service:malibu'),
      'grant.outside_level',
    ],
    [
      'a role that does not exist is nobody’s to give',
      'user:nick',
      'user:may',
      giving({ role: 'voc/king' }, oscorp),
      'grant.beyond_ceiling',
    ],
    [
      'a permission that is in roles is not given singly',
      'user:nick',
      'user:may',
      giving({ permission: 'voc:alert.view' }, oscorp),
      'grant.beyond_ceiling',
    ],
    ['E26 who holds no role with a ceiling gives nothing', 'user:normand', 'user:may', giving(reader, oscorp), 'grant.beyond_ceiling'],
    [
      'E26 who administers one subscription gives nothing in another',
      'user:felicia',
      'user:happy',
      giving(reader, stark),
      'grant.beyond_ceiling',
    ],
    [
      'E26 an Administrator gives what she does not hold',
      'user:felicia',
      'user:may',
      giving({ ...sensitive }, oscorp, { reason: 'Complaint 1204' }),
      null,
    ],
    [
      'HX-49 without a reason, or with an empty one, nothing sensitive is given',
      'user:felicia',
      'user:may',
      giving(sensitive, oscorp, { reason: '' }),
      'grant.reason_missing',
    ],
    [
      'an extra permission that is not sensitive needs no reason',
      'user:felicia',
      'user:may',
      giving({ permission: 'voc:contest.manage' }, oscorp),
      null,
    ],
    ['what is sensitive is ended without a reason', 'user:felicia', 'user:may', giving(sensitive, oscorp, { act: 'end' }), null],
    [
      'E27 the top role elsewhere than at the root gives oneself nothing',
      'user:felicia',
      'user:felicia',
      giving(reader, oscorp),
      'grant.to_self',
    ],
    ['E27 one ends one’s own', 'user:felicia', 'user:felicia', giving(reader, oscorp, { act: 'end' }), null],
    ['R5 who belongs above is managed above', 'user:felicia', 'user:maria', giving(places, oscorp), 'grant.managed_above'],
    [
      'E69 a role with a ceiling takes no end',
      'user:nick',
      'user:may',
      giving(administrator, oscorp, { hasEnd: true }),
      'grant.cannot_expire',
    ],
    [
      'E69 a role with a ceiling that has an end is ended',
      'user:nick',
      'user:may',
      giving(administrator, oscorp, { hasEnd: true, act: 'end' }),
      null,
    ],
    ['BX-29 places take an end', 'user:felicia', 'user:may', giving(places, oscorp, { hasEnd: true }), null],
  ])('%s', (_name, giver, to, what, expected) => {
    expect(why(marvel, giver, to, what)).toBe(expected);
  });

  test('each refusal comes before those that follow it', () => {
    // Felicia to Gwen, who is above her at Oscorp and outside it nothing; one fault is mended at a time.
    const above = given(marvel, 'user:gwen', { role: 'administration/owner' }, oscorp);
    const whys = [
      why(above, 'user:felicia', 'user:gwen', giving(administrator, stark, { hasEnd: true })),
      why(above, 'user:felicia', 'user:gwen', giving({ role: 'administration/owner' }, oscorp, { hasEnd: true })),
      why(above, 'user:felicia', 'user:maria', giving(sensitive, oscorp)),
      why(above, 'user:felicia', 'user:felicia', giving(sensitive, oscorp)),
      why(above, 'user:felicia', 'user:gwen', giving(sensitive, oscorp)),
      why(above, 'user:felicia', 'user:gwen', giving(administrator, oscorp, { hasEnd: true })),
      why(marvel, 'user:felicia', 'user:gwen', giving(administrator, oscorp, { hasEnd: true })),
    ];
    expect(whys).toEqual([
      'grant.outside_level',
      'grant.beyond_ceiling',
      'grant.managed_above',
      'grant.to_self',
      'grant.reason_missing',
      'grant.upward',
      'grant.cannot_expire',
    ]);
  });

  test('a ceiling that has ended, or has not begun, gives nothing', () => {
    const late = {
      ...marvel,
      grants: marvel.grants.map((grant) =>
        'role' in grant.gives && grant.gives.role.startsWith('administration/') ? { ...grant, ...tomorrow } : grant,
      ),
    };
    expect(why(late, 'user:nick', 'user:may', giving(reader, oscorp))).toBe('grant.beyond_ceiling');
    expect(holdsTopRole(of(late, 'user:nick'), now)).toBe(false);
  });

  test('R6 equals act on each other; who holds the same higher up is above', () => {
    const equals = given(marvel, 'user:gwen', administrator, oscorp);
    expect(why(equals, 'user:felicia', 'user:gwen', giving(reader, oscorp))).toBeNull();
    const higher = withMember(given(marvel, 'user:maria', administrator, root), 'user:maria', { home: readable.node(oscorp) });
    expect(why(higher, 'user:felicia', 'user:maria', giving(reader, oscorp))).toBe('grant.upward');
    expect(why(higher, 'user:maria', 'user:felicia', giving(reader, oscorp))).toBeNull();
  });

  test('R6 of several ceilings, the strongest counts', () => {
    const world = given(given(marvel, 'user:gwen', { role: 'administration/owner' }, oscorp), 'user:nick', administrator, oscorp);
    expect(why(world, 'user:nick', 'user:gwen', giving(reader, oscorp))).toBeNull();
  });

  test('R6 the level of a service puts nobody above', () => {
    const owner = given(marvel, 'user:gwen', { role: 'voc/owner' }, 'voc:oscorp-voc');
    expect(why(owner, 'user:felicia', 'user:gwen', giving(reader, oscorp))).toBeNull();
  });

  test('R12 a top role through a user group counts, in another node it does not', () => {
    const desk = inUserGroup(given(marvel, 'group:all-marvel', { role: 'administration/owner' }, root), 'group:all-marvel', 'user:maria');
    expect(why(desk, 'user:maria', 'user:maria', giving(reader, oscorp))).toBeNull();
    const below = given(marvel, 'user:gwen', { role: 'administration/owner' }, oscorp);
    expect(why(below, 'user:gwen', 'user:gwen', giving(reader, oscorp))).toBe('grant.to_self');
  });
});

describe('roles that give what their holder holds', () => {
  const acme = worldOf('acme');
  const technical = giving({ role: 'hitflow/technical' }, 'account:acme');
  test.each<[string, World, string, Reason | null]>([
    ['HT-10 what one holds', acme, 'user:ben', null],
    [
      'HT-10 what one held is no longer one’s to give',
      {
        ...acme,
        grants: acme.grants.map((grant) => ({
          ...grant,
          ...('role' in grant.gives && grant.gives.role === 'hitflow/technical' ? ended : {}),
        })),
      },
      'user:ben',
      'grant.beyond_ceiling',
    ],
    ['HT-9 a role without a ceiling gives nothing of what it holds', acme, 'user:cid', 'grant.beyond_ceiling'],
  ])('%s', (_name, world, giver, expected) => {
    expect(why(world, giver, 'user:cid', technical)).toBe(expected);
  });
});

describe('giving to a user group', () => {
  const support = 'group:customer-support-specialists';
  test.each<[string, World, string, string, Giving, Reason | null]>([
    ['outside the group’s level', marvel, 'user:nick', support, giving(reader, oscorp), 'grant.outside_level'],
    ['inside it', marvel, 'user:nick', support, giving(reader, stark), null],
    [
      'a group of a level above is managed above',
      marvel,
      'user:felicia',
      'group:all-marvel',
      giving(reader, oscorp),
      'grant.managed_above',
    ],
    [
      'a group that has a member above the giver',
      inUserGroup(marvel, 'group:oscorp-desk', 'user:nick'),
      'user:felicia',
      'group:oscorp-desk',
      giving(reader, oscorp),
      null,
    ],
    [
      'R9 taking from somebody above',
      inUserGroup(marvel, 'group:oscorp-desk', 'user:nick'),
      'user:felicia',
      'group:oscorp-desk',
      giving(reader, oscorp, { act: 'end' }),
      'grant.upward',
    ],
    [
      'R9 taking from nobody above',
      inUserGroup(marvel, 'group:oscorp-desk', 'user:may'),
      'user:felicia',
      'group:oscorp-desk',
      giving(reader, oscorp, { act: 'end' }),
      null,
    ],
    [
      'E27 a group that one is in',
      inUserGroup(marvel, 'group:oscorp-desk', 'user:felicia'),
      'user:felicia',
      'group:oscorp-desk',
      giving(reader, oscorp),
      'grant.to_self',
    ],
    [
      'E27 places for a group that one is in',
      inUserGroup(marvel, 'group:oscorp-desk', 'user:felicia'),
      'user:felicia',
      'group:oscorp-desk',
      giving(places, oscorp),
      null,
    ],
    [
      'R11 a role with a ceiling, to a group that somebody leaves by themselves',
      inUserGroup(marvel, 'group:oscorp-desk', 'user:may', untilTomorrow),
      'user:nick',
      'group:oscorp-desk',
      giving(administrator, oscorp),
      'grant.cannot_expire',
    ],
    [
      'R11 a role with a ceiling, to a group that somebody has left',
      inUserGroup(marvel, 'group:oscorp-desk', 'user:may', ended),
      'user:nick',
      'group:oscorp-desk',
      giving(administrator, oscorp),
      null,
    ],
    [
      'R11 a role with a ceiling, to a group whose members stay',
      inUserGroup(inUserGroup(marvel, 'group:all-marvel', 'user:may', untilTomorrow), 'group:oscorp-desk', 'user:may'),
      'user:nick',
      'group:oscorp-desk',
      giving(administrator, oscorp),
      null,
    ],
  ])('%s', (_name, world, giver, to, what, expected) => {
    expect(why(world, giver, to, what)).toBe(expected);
  });
});

describe('joining a user group', () => {
  const join = (world: World, giver: string, member: string, id: string, more: { givings?: readonly Giving[]; hasEnd?: boolean } = {}) =>
    whyNotJoin(of(world, giver), of(world, member), group(world, id).group, more.givings ?? [], more.hasEnd ?? false, now);
  const gives = (what: Gives, node: string) => ({ givings: [giving(what, node)] });

  test.each<[string, Reason | null, Reason | null]>([
    ['I3 from a level beside it', join(marvel, 'user:nick', 'user:peter', 'group:oscorp-desk'), 'user_group.outside_level'],
    ['somebody of a level above the giver', join(marvel, 'user:felicia', 'user:maria', 'group:oscorp-desk'), 'grant.managed_above'],
    [
      'somebody by who administers elsewhere',
      join(marvel, 'user:felicia', 'user:happy', 'group:customer-support-specialists'),
      'grant.managed_above',
    ],
    ['a group without grants', join(marvel, 'user:felicia', 'user:may', 'group:oscorp-desk'), null],
    [
      'E28 a group that gives what the giver may give',
      join(marvel, 'user:felicia', 'user:may', 'group:oscorp-desk', gives(reader, oscorp)),
      null,
    ],
    [
      'E28 a group that gives what the giver may not give',
      join(marvel, 'user:felicia', 'user:may', 'group:oscorp-desk', gives({ role: 'voc/owner' }, oscorp)),
      'grant.beyond_ceiling',
    ],
    [
      'E28 a group that gives the giver a role',
      join(marvel, 'user:felicia', 'user:felicia', 'group:oscorp-desk', gives(reader, oscorp)),
      'grant.to_self',
    ],
    [
      'R11 for a time, a group that gives a role with a ceiling',
      join(marvel, 'user:nick', 'user:may', 'group:oscorp-desk', { ...gives(administrator, oscorp), hasEnd: true }),
      'grant.cannot_expire',
    ],
    [
      'R11 a group that gives a role with a ceiling',
      join(marvel, 'user:nick', 'user:may', 'group:oscorp-desk', gives(administrator, oscorp)),
      null,
    ],
  ])('%s', (_name, refused, expected) => {
    expect(refused).toBe(expected);
  });

  const team = (home: string): World => ({
    ...clinique,
    userGroups: [{ id: readable.userGroup('group:team'), name: 'Team', home: readable.node(home), members: [] }],
  });
  test.each<[string, string, string, string, Reason | null]>([
    ['I3 where levels follow from roles, a group of a branch they work in', 'branch:laval', 'user:bruno', 'user:emile', null],
    ['I3 of a branch they do not work in', 'branch:quebec', 'user:sofia', 'user:emile', 'user_group.outside_level'],
    ['I3 of the company they work in', 'company:clinique-mouvement', 'user:sofia', 'user:emile', null],
    ['I3 of a branch of the company they have all of', 'branch:laval', 'user:sofia', 'user:sofia', null],
    [
      'a group of the company is beyond who administers a branch',
      'company:clinique-mouvement',
      'user:bruno',
      'user:emile',
      'grant.beyond_ceiling',
    ],
  ])('%s', (_name, home, giver, member, expected) => {
    expect(join(team(home), giver, member, 'group:team')).toBe(expected);
  });
});

describe('managing', () => {
  test('HF-10 who works in two branches is managed by who has both', () => {
    expect(manages(of(clinique, 'user:bruno'), of(clinique, 'user:zoe'), now)).toBe(false);
    const both = given(clinique, 'user:bruno', { role: 'hexfit/branch_administrator' }, 'branch:quebec');
    expect(manages(of(both, 'user:bruno'), of(both, 'user:zoe'), now)).toBe(true);
  });
  test('HF-10 who has no profile yet belongs to the company', () => {
    const bare = { ...clinique, grants: clinique.grants.filter(({ to }) => !('member' in to && to.member === 'user:emile')) };
    expect(manages(of(bare, 'user:bruno'), of(bare, 'user:emile'), now)).toBe(false);
    expect(manages(of(bare, 'user:sofia'), of(bare, 'user:emile'), now)).toBe(true);
  });
});
