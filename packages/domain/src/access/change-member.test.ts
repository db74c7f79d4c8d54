import { describe, expect, test } from 'vitest';
import type { Reason } from '../errors.ts';
import { type World, accessIn, draftFactsIn, given, readable, withMember } from '../testing.ts';
import { type MemberAct, whyNotChangeMember } from './change-member.ts';
import { worldOf } from './scenarios.ts';

const now = new Date('2026-06-01T12:00:00Z');
const marvel = worldOf('marvel');
const acme = worldOf('acme');
const clinique = worldOf('clinique');
const oscorp = 'subscription:oscorp';

const asker = (world: World, by: string) => ({ mine: accessIn(world, readable.member(by)), now });

describe('suspending, restoring, ending, and changing the level', () => {
  const above = given(marvel, 'user:gwen', { role: 'administration/owner' }, oscorp);
  const lapsed = given(marvel, 'user:may', { role: 'administration/owner' }, oscorp, { fromMs: 0, untilMs: now.getTime() });
  const dangling = given(marvel, 'user:may', { role: 'administration/owner' }, 'subscription:gone');
  test.each<[string, World, string, string, MemberAct, Reason | null]>([
    ['HX-12 whom one may not see', marvel, 'user:felicia', 'user:pepper', 'suspend', 'member.not_found'],
    ['who has ended', withMember(marvel, 'user:may', { status: 'ended' }), 'user:felicia', 'user:may', 'restore', 'member.not_found'],
    ['without the right', marvel, 'user:normand', 'user:normand', 'suspend', 'access.denied'],
    ['HT-20 the right to suspend is not the right to end', acme, 'user:ben', 'user:cid', 'end', 'access.denied'],
    ['HT-20 who may suspend may restore', withMember(acme, 'user:cid', { status: 'suspended' }), 'user:ben', 'user:cid', 'restore', null],
    ['the level, without the right to edit', acme, 'user:cid', 'user:cid', 'move_level', 'access.denied'],
    ['the level of somebody below', marvel, 'user:felicia', 'user:may', 'move_level', null],
    ['E50 oneself', marvel, 'user:nick', 'user:nick', 'end', 'grant.to_self'],
    ['E29 somebody above', above, 'user:felicia', 'user:gwen', 'suspend', 'grant.upward'],
    ['what one has ended with them binds nobody', lapsed, 'user:felicia', 'user:may', 'suspend', null],
    ['what is on a thing that is gone binds nobody', dangling, 'user:felicia', 'user:may', 'suspend', null],
    ['HF-10 who works in two branches, by who has one', clinique, 'user:bruno', 'user:zoe', 'suspend', 'access.denied'],
    ['HF-10 who works in one branch, by who has it', clinique, 'user:bruno', 'user:emile', 'suspend', null],
  ])('%s', (_name, world, by, member, act, expected) => {
    expect(whyNotChangeMember(asker(world, by), accessIn(world, readable.member(member)), act, draftFactsIn(world, now))).toBe(expected);
  });

  test('R5 somebody managed above, where the right reaches higher than the ceiling', () => {
    // A Reader of the whole with one right more than the product gives: it may suspend, and has no ceiling at the top.
    const { catalog } = marvel;
    const role = catalog.roles.get('administration/reader');
    if (!role) throw new Error('Hexia has a Reader of the portal.');
    const roles = new Map([
      ...catalog.roles,
      [role.key, { ...role, can: new Map([...role.can, ['administration:member.suspend', ['subtree' as const]]]) }],
    ]);
    const world = given({ ...marvel, catalog: { ...catalog, roles } }, 'user:felicia', { role: role.key }, 'organization:marvel');
    expect(
      whyNotChangeMember(asker(world, 'user:felicia'), accessIn(world, readable.member('user:maria')), 'suspend', draftFactsIn(world, now)),
    ).toBe('grant.managed_above');
  });
});
