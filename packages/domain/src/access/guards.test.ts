import { describe, expect, test } from 'vitest';
import { type World, accessIn, given, inUserGroup, readable, withMember } from '../testing.ts';
import { isOwner, lostCeiling, whyNotOwners, whyNotTogether } from './guards.ts';
import { worldOf } from './scenarios.ts';

const now = new Date('2026-06-01T12:00:00Z');
const marvel = worldOf('marvel');
const root = 'organization:marvel';
const oscorp = 'subscription:oscorp';
const owner = { role: 'administration/owner' };
const of = (world: World, member: string) => accessIn(world, readable.member(member));

describe('who is an owner', () => {
  test.each<[string, World, string, boolean]>([
    ['I8 who holds the top role directly at the root', marvel, 'user:nick', true],
    [
      'I8 who holds it for a time',
      given(marvel, 'user:maria', owner, root, { fromMs: 0, untilMs: Date.parse('2030-01-01T00:00:00Z') }),
      'user:maria',
      false,
    ],
    [
      'I8 who will hold it',
      given(marvel, 'user:maria', owner, root, { fromMs: now.getTime() + 1, untilMs: Infinity }),
      'user:maria',
      false,
    ],
    ['I8 who holds it elsewhere', given(marvel, 'user:felicia', owner, oscorp), 'user:felicia', false],
    ['I8 who holds it on a service item', given(marvel, 'user:felicia', owner, 'voc:oscorp-voc'), 'user:felicia', false],
    [
      'I8 who holds another role at the root',
      given(marvel, 'user:maria', { role: 'administration/administrator' }, root),
      'user:maria',
      false,
    ],
    ['I8 who holds places at the root', marvel, 'user:maria', false],
    [
      'I8 who holds it through a group',
      inUserGroup(given(marvel, 'group:all-marvel', owner, root), 'group:all-marvel', 'user:maria'),
      'user:maria',
      false,
    ],
    ['I8 who is suspended', withMember(marvel, 'user:nick', { status: 'suspended' }), 'user:nick', false],
  ])('%s', (_name, world, member, expected) => {
    expect(isOwner(of(world, member), now)).toBe(expected);
  });

  test('I8 who cannot sign in is none', () => {
    const members = marvel.members.map(({ user: _user, ...member }) => member);
    expect(isOwner(of({ ...marvel, members }, 'user:nick'), now)).toBe(false);
  });

  test.each([
    [0, 'owner.last', 'owner.last'],
    [1, null, null],
    [2, null, 'owner.last'],
  ] as const)('I8 %i owners', (owners, inMarvel, inAcme) => {
    expect(whyNotOwners(of(marvel, 'user:nick'), owners)).toBe(inMarvel);
    expect(whyNotOwners(of(worldOf('acme'), 'user:ana'), owners)).toBe(inAcme);
  });
});

test('HF-1 of its profiles Hexfit allows one at a time, in as many branches as one likes', () => {
  const clinique = worldOf('clinique');
  const twice = given(clinique, 'user:emile', { role: 'hexfit/employee' }, 'branch:quebec');
  const manager = { role: 'hexfit/manager' };
  expect(whyNotTogether(of(twice, 'user:emile'), now)).toBeNull();
  expect(whyNotTogether(of(given(clinique, 'user:emile', manager, 'branch:quebec'), 'user:emile'), now)).toBe('role.exclusive');
  const later = { fromMs: now.getTime() + 1, untilMs: Infinity };
  expect(whyNotTogether(of(given(clinique, 'user:emile', manager, 'branch:quebec', later), 'user:emile'), now)).toBeNull();
  expect(whyNotTogether(of(given(marvel, 'user:nick', { role: 'administration/reader' }, root), 'user:nick'), now)).toBeNull();
});

describe('losing the power to undo', () => {
  const felicia = of(marvel, 'user:felicia');
  const administrator = { role: 'administration/administrator' };
  const without = { ...marvel, grants: marvel.grants.filter(({ gives }) => !('role' in gives) || gives.role !== administrator.role) };
  test('BX-17 names what was lost', () => {
    expect(lostCeiling(felicia, of(without, 'user:felicia'), now)?.role.key).toBe('administration/administrator');
  });
  test.each<[string, World, boolean]>([
    ['nothing changed', marvel, false],
    ['a role without a ceiling is no power', given(without, 'user:felicia', { role: 'voc/owner' }, root), true],
    ['a lower role is less', given(without, 'user:felicia', { role: 'administration/contributor' }, root), true],
    ['the same on less is less', given(without, 'user:felicia', administrator, 'subscription:stark'), true],
    ['the same from above is as much', given(without, 'user:felicia', administrator, root), false],
    ['a higher one is more', given(without, 'user:felicia', owner, oscorp), false],
    ['one to come is none yet', given(without, 'user:felicia', owner, oscorp, { fromMs: now.getTime() + 1, untilMs: Infinity }), true],
  ])('BX-17 %s', (_name, world, isLost) => {
    expect(lostCeiling(felicia, of(world, 'user:felicia'), now) !== null).toBe(isLost);
  });
  test('BX-17 who had none loses none', () => {
    expect(lostCeiling(of(marvel, 'user:may'), of(without, 'user:may'), now)).toBeNull();
  });
});

test('BX-17 who keeps a lesser role on the same node has lost power all the same', () => {
  const [more, less] = ['administration/owner', 'administration/administrator'].map((role) =>
    of(given(marvel, 'user:may', { role }, oscorp), 'user:may'),
  );
  if (!more || !less) throw new Error('Two worlds are two.');
  expect(lostCeiling(more, less, now)?.role.key).toBe('administration/owner');
  expect(lostCeiling(less, more, now)).toBeNull();
});
