import { describe, expect, test } from 'vitest';
import { type World, accessIn, given, groupIn, inUserGroup, readable, withMember } from '../testing.ts';
import { worldOf } from './scenarios.ts';
import { peopleAt } from './people.ts';
import { whyNotViewAs } from './view-as.ts';
import { mayNameMember, mayOpenLocation, maySeeGroup, maySeeLocationGroup, maySeeMember, maySeeNode, toldOf } from './visibility.ts';

const now = new Date('2026-06-01T12:00:00Z');
const marvel = worldOf('marvel');
const clinique = worldOf('clinique');
const of = (world: World, member: string) => accessIn(world, readable.member(member));
const asker = (world: World, by: string) => ({ mine: of(world, by), now });
const ended = { fromMs: 0, untilMs: now.getTime() };
const voc = { role: 'voc/reader' };

describe('nodes', () => {
  test.each<[string, World, string, string, boolean]>([
    ['one’s level', marvel, 'user:may', 'subscription:oscorp', true],
    ['what lies above one’s level', marvel, 'user:may', 'organization:marvel', true],
    ['what lies below one’s level, with nothing given there', marvel, 'user:may', 'point_of_service:montreal', false],
    ['HX-12 what lies beside it', marvel, 'user:felicia', 'subscription:stark', false],
    ['what one administers', marvel, 'user:nick', 'point_of_service:malibu', true],
    [
      'a place one holds',
      given(marvel, 'user:may', { locations: null }, 'point_of_service:montreal'),
      'user:may',
      'point_of_service:montreal',
      true,
    ],
    [
      'a place one held',
      given(marvel, 'user:may', { locations: null }, 'point_of_service:montreal', ended),
      'user:may',
      'point_of_service:montreal',
      false,
    ],
    ['a place of a location group one holds', marvel, 'user:mary-jane', 'point_of_service:toronto', true],
    ['a place that is in no location group one holds', withoutItems(marvel), 'user:mary-jane', 'point_of_service:quebec', false],
    ['a place below an item one has', given(marvel, 'user:may', voc, 'voc:oscorp-voc'), 'user:may', 'point_of_service:montreal', true],
    [
      'a node above what one has',
      given(marvel, 'user:may', { permission: 'voc:contest.manage' }, 'voc:voc-post-purchase'),
      'user:may',
      'subscription:stark',
      true,
    ],
    ['a node that does not exist', marvel, 'user:nick', 'subscription:nowhere', false],
  ])('%s', (_name, world, by, node, expected) => {
    expect(maySeeNode(asker(world, by), readable.node(node))).toBe(expected);
  });

  test('a place that has left a location group one holds', () => {
    const left = {
      ...withoutItems(marvel),
      locationGroups: marvel.locationGroups.map((group) => ({ ...group, entries: group.entries.map((entry) => ({ ...entry, ...ended })) })),
    };
    expect(maySeeNode(asker(left, 'user:mary-jane'), readable.node('point_of_service:toronto'))).toBe(false);
  });
});

/** The world in which nothing but places is given. */
function withoutItems(world: World): World {
  return { ...world, grants: world.grants.filter(({ gives }) => 'locations' in gives) };
}

describe('people', () => {
  test.each<[string, World, string, string, boolean]>([
    ['oneself', marvel, 'user:may', 'user:may', true],
    ['people of a level one administers', marvel, 'user:felicia', 'user:may', true],
    ['who reaches it from above', marvel, 'user:felicia', 'user:nick', true],
    ['who is given something in it', marvel, 'user:felicia', 'user:maria', true],
    ['HX-12 who has nothing to do with it', marvel, 'user:felicia', 'user:peter', false],
    ['who had something in it', given(marvel, 'user:peter', voc, 'voc:oscorp-voc', ended), 'user:felicia', 'user:peter', false],
    ['anybody, without the right', marvel, 'user:normand', 'user:may', false],
  ])('%s', (_name, world, by, member, expected) => {
    expect(maySeeMember(asker(world, by), of(world, member))).toBe(expected);
  });

  test('R39 who makes groups knows colleagues of their branch by name, not what these have', () => {
    const maude = asker(clinique, 'user:maude');
    expect(maySeeMember(maude, of(clinique, 'user:zoe'))).toBe(false);
    expect(mayNameMember(maude, of(clinique, 'user:zoe'))).toBe(true);
    expect(mayNameMember(maude, of(clinique, 'user:emile'))).toBe(false);
    expect(mayNameMember(asker(clinique, 'user:emile'), of(clinique, 'user:zoe'))).toBe(false);
  });

  test('a refusal about whom one may not know of is that they do not exist; a permission is no refusal', () => {
    expect(toldOf(asker(marvel, 'user:felicia'), of(marvel, 'user:pepper'), 'grant.beyond_ceiling')).toBe('member.not_found');
    expect(toldOf(asker(marvel, 'user:felicia'), of(marvel, 'user:may'), 'grant.beyond_ceiling')).toBe('grant.beyond_ceiling');
    expect(toldOf(asker(marvel, 'user:felicia'), of(marvel, 'user:pepper'), null)).toBeNull();
  });

  test('HX-13 who has ended is listed nowhere, who is suspended is', () => {
    const listed = (status: 'ended' | 'suspended') => {
      const world = withMember(marvel, 'user:may', { status });
      return peopleAt(of(world, 'user:felicia'), [of(world, 'user:may')], readable.node('subscription:oscorp'), now).length;
    };
    expect([listed('ended'), listed('suspended')]).toEqual([0, 1]);
  });

  test('R5 who reaches a node from above is read-only there for whoever does not manage them', () => {
    const at = (reader: string) =>
      peopleAt(of(marvel, reader), [of(marvel, 'user:maria')], readable.node('subscription:oscorp'), now).map((one) => one.isReadOnly);
    expect([at('user:felicia'), at('user:nick')]).toEqual([[true], [false]]);
  });

  test('HX-13 a role that has ended lists nobody', () => {
    const past = { ...marvel, grants: marvel.grants.map((grant) => ({ ...grant, ...ended })) };
    expect(peopleAt(of(past, 'user:nick'), [of(past, 'user:maria')], readable.node('subscription:oscorp'), now)).toEqual([]);
  });
});

describe('user groups', () => {
  const may = (world: World, by: string, id: string) => {
    const group = world.userGroups.find((one) => one.id === id);
    return group !== undefined && maySeeGroup(asker(world, by), groupIn(world, group));
  };
  test.each<[string, World, string, string, boolean]>([
    ['of a node one administers', marvel, 'user:felicia', 'group:oscorp-desk', true],
    ['HX-12 of another node', marvel, 'user:felicia', 'group:customer-support-specialists', false],
    ['that one is in', marvel, 'user:happy', 'group:customer-support-specialists', true],
    ['that one is not in', marvel, 'user:happy', 'group:pepper-pots-department', false],
    ['that one was in', inUserGroup(marvel, 'group:oscorp-desk', 'user:may', ended), 'user:may', 'group:oscorp-desk', false],
  ])('%s', (_name, world, by, group, expected) => {
    expect(may(world, by, group)).toBe(expected);
  });

  test('HF-12 who makes groups sees those of their branch, though not what people have', () => {
    const team = (home: string) => ({
      ...clinique,
      userGroups: [{ id: readable.userGroup('group:team'), name: 'Team', home: readable.node(home), members: [] }],
    });
    expect(may(team('branch:quebec'), 'user:maude', 'group:team')).toBe(true);
    expect(may(team('branch:laval'), 'user:maude', 'group:team')).toBe(false);
  });
});

describe('viewing as', () => {
  const administrator = { role: 'administration/administrator' };
  const oscorp = 'subscription:oscorp';
  const why = (world: World, actor: string, subject: string, isViewing?: boolean) =>
    whyNotViewAs(of(world, actor), of(world, subject), now, isViewing);
  test('E56 while viewing, before anything else', () => {
    expect(why(withMember(marvel, 'user:may', { status: 'suspended' }), 'user:nick', 'user:may', true)).toBe('view_as.nested');
  });
  test('E57 nobody who is not active', () => {
    expect(why(withMember(marvel, 'user:may', { status: 'ended' }), 'user:may', 'user:may')).toBe('view_as.subject_inactive');
  });
  test('not oneself', () => {
    expect(why(marvel, 'user:nick', 'user:nick')).toBe('view_as.not_allowed');
  });
  test('R35 nobody of equal rank', () => {
    expect(why(given(marvel, 'user:gwen', administrator, oscorp), 'user:felicia', 'user:gwen')).toBe('view_as.not_lower');
  });
  test('a right to view that has not begun, or a rank that has ended, does not count', () => {
    const toCome = given({ ...marvel, grants: [] }, 'user:felicia', administrator, oscorp, {
      fromMs: now.getTime() + 1,
      untilMs: Infinity,
    });
    expect(why(toCome, 'user:felicia', 'user:may')).toBe('view_as.not_allowed');
    expect(why(given(marvel, 'user:gwen', administrator, oscorp, ended), 'user:felicia', 'user:gwen')).toBeNull();
  });
  test('HX-41 whoever has a location group, as far as its home lies in the viewer’s scope', () => {
    expect(why(marvel, 'user:felicia', 'user:mary-jane')).toBeNull();
    const elsewhere = {
      ...marvel,
      locationGroups: marvel.locationGroups.map((group) => ({ ...group, home: readable.node('organization:marvel') })),
    };
    expect(why(elsewhere, 'user:felicia', 'user:mary-jane')).toBe('view_as.beyond_scope');
  });
  test('HX-41 an extra permission or a place elsewhere is beyond the scope, too', () => {
    const extra = given(marvel, 'user:may', { permission: 'voc:contest.manage' }, 'voc:voc-post-purchase');
    const place = given(marvel, 'user:may', { locations: null }, 'point_of_service:malibu');
    expect([why(extra, 'user:felicia', 'user:may'), why(place, 'user:felicia', 'user:may')]).toEqual([
      'view_as.beyond_scope',
      'view_as.beyond_scope',
    ]);
  });
  test('HX-41 somebody of a level above, with nothing beyond the scope', () => {
    expect(
      why(
        { ...marvel, grants: marvel.grants.filter(({ to }) => !('member' in to) || to.member !== 'user:maria') },
        'user:felicia',
        'user:maria',
      ),
    ).toBe('view_as.managed_above');
  });
});

describe('locations', () => {
  const portal = { role: 'administration/reader' };
  const withPortal = given(marvel, 'user:mary-jane', portal, 'subscription:oscorp');
  const archived = (world: World, ...keys: string[]): World => ({
    ...world,
    nodes: world.nodes.map((node) => (keys.includes(node.id) ? { ...node, archived: true } : node)),
  });
  const group = (world: World, key: string) => {
    const found = world.locationGroups.find((one) => one.id === key);
    if (!found) throw new Error(`There is no ${key}.`);
    return found;
  };

  test.each<[string, World, string, string, boolean]>([
    ['one that one administers', marvel, 'user:felicia', 'point_of_service:montreal', true],
    ['HX-12 one of another subscription', marvel, 'user:felicia', 'point_of_service:malibu', false],
    ['R31 one that one holds for a service alone', marvel, 'user:mary-jane', 'point_of_service:montreal', false],
    ['one that one holds and may view, without the portal', withPortal, 'user:mary-jane', 'point_of_service:montreal', true],
    ['one that one may view and does not hold', withPortal, 'user:mary-jane', 'point_of_service:quebec', false],
    ['what is no location', marvel, 'user:nick', 'subscription:oscorp', false],
    ['what does not exist', marvel, 'user:nick', 'point_of_service:nowhere', false],
    [
      'an archived one where one may archive',
      archived(marvel, 'point_of_service:montreal'),
      'user:felicia',
      'point_of_service:montreal',
      true,
    ],
    [
      'an archived one that one holds',
      archived(withPortal, 'point_of_service:montreal'),
      'user:mary-jane',
      'point_of_service:montreal',
      false,
    ],
    ['one of an archived node', archived(marvel, 'subscription:oscorp'), 'user:nick', 'point_of_service:montreal', true],
    ['one of an organization that is archived', archived(marvel, 'organization:marvel'), 'user:nick', 'point_of_service:montreal', false],
  ])('may be opened: %s', (_name, world, by, node, expected) => {
    expect(mayOpenLocation(asker(world, by), readable.node(node))).toBe(expected);
  });

  test('a location group is known to who edits it, and to who may open one of its locations now', () => {
    const key = 'location_group:mary-jane-department';
    const sees = (world: World, by: string) => maySeeLocationGroup(asker(world, by), group(world, key));
    const left: World = {
      ...withPortal,
      locationGroups: marvel.locationGroups.map((one) => ({ ...one, entries: one.entries.map((entry) => ({ ...entry, ...ended })) })),
    };
    expect([sees(marvel, 'user:felicia'), sees(withPortal, 'user:mary-jane')]).toEqual([true, true]);
    expect([sees(marvel, 'user:mary-jane'), sees(left, 'user:mary-jane'), sees(marvel, 'user:pepper')]).toEqual([false, false, false]);
  });
});

test('BX-7 a member of an earlier tree is seen by what they had where it now is', () => {
  const nowhere = { id: readable.node('subscription:first'), kind: 'subscription', type: null, name: 'First', archived: false };
  const [root, ...nodes] = marvel.nodes;
  if (!root) throw new Error('Marvel has a root.');
  // In the tree of then another subscription stood first, so every number was another.
  const then = { ...marvel, nodes: [root, { ...nowhere, parent: root.id }, ...nodes] };
  const felicia = asker(marvel, 'user:felicia');
  expect(maySeeMember(felicia, of(given(then, 'user:peter', voc, 'subscription:oscorp'), 'user:peter'))).toBe(true);
  expect(maySeeMember(felicia, of(given(then, 'user:peter', voc, 'subscription:stark'), 'user:peter'))).toBe(false);
  expect(maySeeMember(felicia, of(given(then, 'user:peter', voc, nowhere.id), 'user:peter'))).toBe(false);
  expect(maySeeMember(felicia, of(given(then, 'user:peter', voc, 'location_group:mary-jane-department'), 'user:peter'))).toBe(false);
});

test('BX-7 whose roles reached here at an instant is seen for that instant', () => {
  const peter = of(given(marvel, 'user:peter', voc, 'subscription:oscorp', ended), 'user:peter');
  const felicia = asker(marvel, 'user:felicia');
  expect(maySeeMember(felicia, peter)).toBe(false);
  expect(maySeeMember(felicia, peter, new Date(now.getTime() - 1))).toBe(true);
});

describe('groups of places, as far as they are known', () => {
  const bare = { id: readable.locationGroup('location_group:bare'), name: 'Bare', home: readable.node('subscription:oscorp'), entries: [] };

  test('one without places is known to who may edit it, and to nobody else', () => {
    expect(maySeeLocationGroup(asker(marvel, 'user:felicia'), bare)).toBe(true);
    expect(maySeeLocationGroup(asker(marvel, 'user:normand'), bare)).toBe(false);
  });

  test('what is given on one lets its places of now be seen, and none of those that have left', () => {
    const named = 'location_group:mary-jane-department';
    const [montreal, toronto] = ['point_of_service:montreal', 'point_of_service:toronto'].map(readable.node);
    const left = {
      ...withoutItems(marvel),
      locationGroups: marvel.locationGroups.map((group) => ({
        ...group,
        entries: group.entries.flatMap((entry) =>
          entry.location === toronto
            ? [
                { ...entry, ...ended },
                { ...entry, fromMs: now.getTime() + 1 },
              ]
            : [{ ...entry, ...ended }, entry],
        ),
      })),
    };
    const world = given(left, 'user:may', { locations: null }, named);
    const sees = (node: typeof montreal) => node !== undefined && maySeeNode(asker(world, 'user:may'), node);
    expect([sees(montreal), sees(toronto)]).toEqual([true, false]);
  });
});
