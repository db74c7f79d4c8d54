import { describe, expect, test } from 'vitest';
import type { Reason } from '../errors.ts';
import type { AccessChange } from '../grants.ts';
import { type World, accessIn, draftFactsIn, given, inUserGroup, newGrantId, readable, receiverNamed, targetNamed } from '../testing.ts';
import { changed } from '../testing-changes.ts';
import { nothingDeleted } from './draft.ts';
import { whyNotChange } from './judge-change.ts';
import { deletedBy, isOfDeleted, restorableMs } from './judge-deletion.ts';
import { worldOf } from './scenarios.ts';

const now = new Date('2026-06-01T12:00:00Z');
const marvel = worldOf('marvel');
const [oscorp, top] = ['subscription:oscorp', 'organization:marvel'];
const [desk, specialists] = ['group:oscorp-desk', 'group:customer-support-specialists'];
const [department, gwens] = ['location_group:mary-jane-department', 'location_group:gwen-stacy-department'];
const reader = { role: 'voc/reader' };
const places = { locations: null };
const sensitive = { permission: 'voc:confidential.view' };

type Deletion = Extract<AccessChange, { change: 'delete' | 'restore' }>;
const group = (change: Deletion['change'], id: string): Deletion => ({
  change,
  what: id.startsWith('group:') ? { userGroup: readable.userGroup(id) } : { locationGroup: readable.locationGroup(id) },
});
const deletion = (id: string): Deletion => group('delete', id);
/** The world in which groups were deleted so long ago. */
const without = (world: World, ids: readonly string[], ago = 1): World => changed(world, ids.map(deletion), new Date(now.getTime() - ago));
function why(world: World, by: string, change: AccessChange, reason: string | null = null): Reason | null {
  const facts = draftFactsIn(world, now);
  const deleted = change.change === 'restore' ? facts.deleted : nothingDeleted;
  return whyNotChange({ mine: accessIn(world, readable.member(by)), now }, { ...facts, deleted }, change, reason, new Set());
}

const withGwen = inUserGroup(marvel, desk, 'user:gwen');
const ownersDesk = given(withGwen, desk, { role: 'voc/owner' }, oscorp);
/** Gwen administers Oscorp above Felicia; the desk gives her something. */
const above = given(given(withGwen, 'user:gwen', { role: 'administration/owner' }, oscorp), desk, reader, 'voc:oscorp-voc');

describe('deleting a group', () => {
  test.each<[string, World, string, string, Reason | null]>([
    ['of people, by who administers its home', given(withGwen, desk, reader, oscorp), 'user:felicia', desk, null],
    ['of nobody that gives nothing', marvel, 'user:felicia', desk, null],
    ['HX-30 of places', marvel, 'user:felicia', department, null],
    ['HX-12 that one may not see', marvel, 'user:felicia', specialists, 'user_group.not_found'],
    ['HX-12 of places that one may not see', marvel, 'user:pepper', department, 'location_group.not_found'],
    ['by who is in it', withGwen, 'user:gwen', desk, 'access.denied'],
    [
      'of places by who may only open one of them',
      given(marvel, 'user:gwen', { role: 'administration/reader' }, oscorp),
      'user:gwen',
      department,
      'access.denied',
    ],
    ['that is deleted', without(marvel, [desk]), 'user:felicia', desk, 'user_group.not_found'],
    ['of places that is deleted', without(marvel, [department]), 'user:felicia', department, 'location_group.not_found'],
    ['that gives more than one may end', ownersDesk, 'user:felicia', desk, 'grant.beyond_ceiling'],
    ['E29 BX-18 through which somebody above has something', above, 'user:felicia', desk, 'grant.upward'],
    ['E29 BX-18 of places that somebody above holds', above, 'user:felicia', gwens, 'grant.upward'],
    ['E29 BX-18 by their equal above', above, 'user:nick', desk, null],
    [
      'E29 BX-18 of places that a group of somebody above holds',
      given(above, desk, places, department),
      'user:felicia',
      department,
      'grant.upward',
    ],
    ['E32 whose places are no longer there', without(given(withGwen, desk, places, gwens), [gwens]), 'user:felicia', desk, null],
    ['E32 that a deleted group holds', without(given(above, desk, places, department), [desk]), 'user:felicia', department, null],
  ])('%s', (_name, world, by, id, expected) => {
    expect(why(world, by, deletion(id))).toBe(expected);
  });
});

test('HX-30 places that nobody holds are deleted by who administers them', () => {
  const facts = { ...draftFactsIn(marvel, now), receivers: new Map() };
  const asker = { mine: accessIn(marvel, readable.member('user:felicia')), now };
  expect(whyNotChange(asker, facts, deletion(department), null, new Set())).toBeNull();
});

describe('E28 E32 restoring a group', () => {
  const giving = given(withGwen, desk, reader, oscorp);
  const twin = (home: string, name: string, id = 'group:twin'): World => ({
    ...marvel,
    userGroups: [...marvel.userGroups, { id: readable.userGroup(id), name, home: readable.node(home), members: [] }],
  });
  test.each<[string, World, readonly string[], string, string, Reason | null]>([
    ['by who deleted it', giving, [desk], 'user:felicia', desk, null],
    ['of places, by who deleted it', marvel, [department], 'user:felicia', department, null],
    ['that stands', marvel, [], 'user:felicia', desk, 'user_group.not_found'],
    ['of places that stands', marvel, [], 'user:felicia', department, 'location_group.not_found'],
    ['HX-12 of another subscription', marvel, [specialists], 'user:felicia', specialists, 'user_group.not_found'],
    ['HX-12 by who was in it', giving, [desk], 'user:gwen', desk, 'user_group.not_found'],
    ['HX-12 of places by who held them', marvel, [gwens], 'user:gwen', gwens, 'location_group.not_found'],
    ['BX-15 that gives more than one may give', ownersDesk, [desk], 'user:felicia', desk, 'grant.beyond_ceiling'],
    [
      'that gives a role to oneself',
      given(inUserGroup(marvel, desk, 'user:felicia'), desk, reader, oscorp),
      [desk],
      'user:felicia',
      desk,
      'grant.to_self',
    ],
    ['whose name another has by now', twin(oscorp, 'Oscorp Desk'), [desk], 'user:felicia', desk, 'user_group.name_taken'],
    ['whose name another has elsewhere', twin(top, 'Oscorp Desk'), [desk], 'user:felicia', desk, null],
    ['together with another of its name', twin(oscorp, 'oscorp DESK'), [desk, 'group:twin'], 'user:felicia', desk, 'user_group.name_taken'],
    [
      'of places whose name another has by now',
      { ...marvel, locationGroups: marvel.locationGroups.map((one) => ({ ...one, name: 'Coast' })) },
      [department],
      'user:felicia',
      department,
      'location_group.name_taken',
    ],
    ['E32 with places that are restored with it', given(giving, desk, places, gwens), [desk, gwens], 'user:felicia', desk, null],
    [
      'BX-15 of places that are given on by a group that is restored with them',
      given(inUserGroup(marvel, 'group:all-marvel', 'user:may'), 'group:all-marvel', places, department),
      ['group:all-marvel', department],
      'user:felicia',
      department,
      'grant.outside_level',
    ],
  ])('%s', (_name, world, deleted, by, id, expected) => {
    const inOscorp = deleted.includes('group:all-marvel')
      ? {
          ...world,
          userGroups: world.userGroups.map((one) =>
            one.id === 'group:all-marvel' ? { ...one, home: readable.node('subscription:stark') } : one,
          ),
        }
      : world;
    expect(why(without(inOscorp, deleted), by, group('restore', id))).toBe(expected);
  });

  test('a sensitive permission comes back with the reason it had, or the draft’s, and never without', () => {
    const confidential = given(withGwen, desk, sensitive, oscorp);
    const gone = without(confidential, [desk]);
    expect(why(gone, 'user:felicia', group('restore', desk))).toBe('grant.reason_missing');
    expect(why(gone, 'user:felicia', group('restore', desk), 'Deleted by mistake')).toBeNull();
    const explained = { ...gone, grants: gone.grants.map((one) => ({ ...one, reason: 'On call' })) };
    expect(why(explained, 'user:felicia', group('restore', desk))).toBeNull();
  });

  test('for 30 days, by the clock alone', () => {
    const restoring = (id: string, ago: number) => why(without(giving, [id], ago), 'user:nick', group('restore', id));
    expect(restorableMs).toBe(30 * 24 * 3_600_000);
    expect(restoring(desk, restorableMs - 1)).toBeNull();
    expect(restoring(desk, restorableMs)).toBe('user_group.gone');
    expect(restoring(gwens, restorableMs - 1)).toBeNull();
    expect(restoring(gwens, restorableMs)).toBe('location_group.gone');
  });
});

test('E32 other lines about a group that the same draft deletes are told apart', () => {
  const [userGroup, locationGroup, member] = [readable.userGroup(desk), readable.locationGroup(department), readable.member('user:may')];
  const [location, filter] = [readable.node('point_of_service:montreal'), null];
  const grant = (to: string, on: string) => {
    const found = given(marvel, to, places, on);
    return { world: found, end: { change: 'end', grant: found.grants.at(-1)?.id ?? newGrantId() } as const };
  };
  const give = (to: string, on: string): AccessChange => ({
    change: 'give',
    to: receiverNamed(to),
    gives: places,
    on: targetNamed(marvel, on),
  });
  const isOf = (change: AccessChange, world = marvel, going = [deletion(desk), deletion(department)]) =>
    isOfDeleted(draftFactsIn(world, now), change, deletedBy([...going, change]));
  const [toDesk, onDepartment, elsewhere] = [grant(desk, oscorp), grant('user:may', department), grant('user:may', oscorp)];

  expect([give(desk, oscorp), give('user:may', department)].map((one) => isOf(one))).toEqual([true, true]);
  expect([toDesk, onDepartment].map(({ end, world }) => isOf(end, world))).toEqual([true, true]);
  expect(isOf({ change: 'join', group: userGroup, member })).toBe(true);
  expect(isOf({ change: 'leave', group: userGroup, member })).toBe(true);
  expect(isOf({ change: 'enter', locationGroup, location, filter })).toBe(true);
  expect(isOf({ change: 'withdraw', locationGroup, location, filter })).toBe(true);

  expect(isOf(give('user:may', oscorp))).toBe(false);
  expect(isOf(elsewhere.end, elsewhere.world)).toBe(false);
  expect(isOf({ change: 'end', grant: newGrantId() })).toBe(false);
  expect(isOf({ change: 'join', group: userGroup, member }, marvel, [])).toBe(false);
  expect(isOf(deletion(desk))).toBe(false);
  expect(isOf(group('restore', desk))).toBe(false);
});
