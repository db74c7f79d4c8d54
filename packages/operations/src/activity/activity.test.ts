import type { ActivityFilter, ActivityRow } from '@totem/domain/activity';
import type { AccessChange } from '@totem/domain/grants';
import { GrantId, MemberId, UserGroupId } from '@totem/domain/ids';
import type { Cursor } from '@totem/domain/paging';
import { type World, given, inUserGroup } from '@totem/domain/testing';
import { type TestDatabase, freshDatabase } from '@totem/db/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { changeAccess } from '../grants/change-access.ts';
import type { Runtime } from '../runtime.ts';
import { rowsIn } from '../testing-database.ts';
import { type TestOrganization, importTestOrganization, openTestRuntime } from '../testing-organization.ts';
import { listActivity, listMyActivity } from './list-activity.ts';
import { verifyActivity } from './verify-activity.ts';

let database: TestDatabase;
let runtime: Runtime;
let marvel: TestOrganization;

/** Normand administers Stark from its own level; Maria belongs to the organization and her roles reach Oscorp no longer. */
const world = (one: World): World => {
  const withStark = given(one, 'user:happy', { role: 'administration/administrator' }, 'subscription:stark');
  const maria = one.members.find((member) => member.id === 'user:maria')?.id;
  return inUserGroup(
    { ...withStark, grants: withStark.grants.filter(({ to }) => !('member' in to) || to.member !== maria) },
    'group:oscorp-desk',
    'user:gwen',
  );
};

async function save(by: string, changes: readonly AccessChange[], reason?: string): Promise<void> {
  const ctx = await marvel.asking(`user:${by}`);
  await changeAccess(ctx, { organizationId: marvel.organizationId, madeAt: ctx.version, changes: [...changes], reason });
}

const give = (to: string, gives: Extract<AccessChange, { change: 'give' }>['gives'], on: string): AccessChange => ({
  change: 'give',
  to: marvel.to(to),
  gives,
  on: marvel.on(on),
});
const reader = { role: 'voc/reader' };

const list = async (by: string, at: string, filter: ActivityFilter = {}, pageSize = 50, cursor?: Cursor) =>
  listActivity(await marvel.asking(`user:${by}`), {
    organizationId: marvel.organizationId,
    node: marvel.node(at),
    filter,
    pageSize,
    cursor,
  });

/** A row in a few words. */
function said({ who, what }: ActivityRow): string {
  const by = who.is === 'member' ? who.name : who.is;
  switch (what.type) {
    case 'grant.given':
    case 'grant.ended': {
      const to = 'member' in what.to ? what.to.member.name : what.to.group.name;
      const gives = 'role' in what.gives ? what.gives.role : 'locations' in what.gives ? 'locations' : what.gives.permission;
      return `${by} ${what.type === 'grant.given' ? 'gave' : 'ended'} ${to}: ${gives} on ${what.on.name}`;
    }
    case 'user_group.joined':
    case 'user_group.left':
      return `${by}: ${what.member.name} ${what.type === 'user_group.joined' ? 'joined' : 'left'} ${what.group.name}`;
    case 'location_group.entered':
    case 'location_group.withdrawn':
      return `${by}: ${what.location.name} ${what.type === 'location_group.entered' ? 'entered' : 'left'} ${what.locationGroup.name}`;
    case 'organization.imported':
      return `${by} imported`;
    default:
      return `${by}: ${what.type} ${'on' in what ? what.on.name : 'group' in what ? what.group.name : what.role}`;
  }
}
const saidTo = async (...asked: Parameters<typeof list>) => (await list(...asked)).rows.map(said);

beforeAll(async () => {
  database = await freshDatabase();
  runtime = await openTestRuntime(database);
  marvel = await importTestOrganization(runtime, 'marvel', world);
  const may = marvel.member('user:may');
  await save('felicia', [give('user:may', reader, 'voc:oscorp-voc')], 'Holiday cover');
  await save('nick', [
    give('group:oscorp-desk', reader, 'voc:oscorp-voc'),
    { change: 'join', group: marvel.group('group:oscorp-desk'), member: marvel.member('user:maria') },
  ]);
  await save('nick', [{ change: 'join', group: marvel.group('group:oscorp-desk'), member: may }]);
  await save('nick', [{ change: 'leave', group: marvel.group('group:oscorp-desk'), member: marvel.member('user:maria') }]);
  await save('happy', [give('user:pepper', { role: 'voc/administrator' }, 'voc:voc-post-purchase')]);
  await save('nick', [
    {
      change: 'enter',
      locationGroup: marvel.locationGroup('location_group:mary-jane-department'),
      location: marvel.node('point_of_service:quebec'),
      filter: { service: 'voc' },
    },
  ]);
  const [grant] = await rowsIn<{ id: string }>(database, 'select id from access_grant where to_member_id = $1 and ended_at is null', [may]);
  await save('felicia', [
    { change: 'end', grant: GrantId.parse(grant?.id) },
    give('user:may', { role: 'voc/contributor' }, 'voc:oscorp-voc'),
  ]);
});
afterAll(() => runtime.close());

const ofOscorp = [
  'Felicia gave May Parker: voc/contributor on Oscorp VoC',
  'Felicia ended May Parker: voc/reader on Oscorp VoC',
  'Nick: Québec entered Mary Jane Department',
  'Nick: May Parker joined Oscorp Desk',
  'Nick gave Oscorp Desk: voc/reader on Oscorp VoC',
  'Felicia gave May Parker: voc/reader on Oscorp VoC',
];

test('HX-12, BX-28 an administrator of one subscription reads its events, and of no other the least', async () => {
  expect(await saidTo('felicia', 'subscription:oscorp')).toEqual(ofOscorp);
  expect(await saidTo('happy', 'subscription:stark')).toEqual(['Happy gave Pepper Pots: voc/administrator on VoC post purchase']);
  await expect(list('felicia', 'subscription:stark')).rejects.toThrow('node.not_found');
  await expect(list('felicia', 'organization:marvel')).rejects.toThrow('access.denied');
  await expect(list('gwen', 'subscription:oscorp')).rejects.toThrow('access.denied');
});

test('HX-12 an event about somebody whom the reader may not see is none, and is one for who may', async () => {
  const joined = 'Nick: Maria joined Oscorp Desk';
  expect(await saidTo('nick', 'subscription:oscorp')).toContain(joined);
  expect((await saidTo('felicia', 'subscription:oscorp')).filter((one) => one.includes('Maria'))).toEqual([]);
  expect(await saidTo('felicia', 'subscription:oscorp', { about: { member: marvel.member('user:maria') } })).toEqual([]);
  expect(await saidTo('felicia', 'subscription:oscorp', { by: marvel.member('user:happy') })).toEqual([]);
});

test('the organization’s own events are for who administers all of it, the first its import', async () => {
  const all = await list('nick', 'organization:marvel');
  expect(all).toMatchObject({ complete: true, next: null });
  expect(all.rows.map(said).at(-1)).toBe('system imported');
  expect(all.rows.at(-1)?.what).toMatchObject({ members: 10 });
});

test('a row tells when, the reason, what was there before, and what can be opened', async () => {
  const [raised, , , , toGroup, first] = (await list('felicia', 'subscription:oscorp')).rows;
  expect(raised).toMatchObject({
    what: { before: reader, gives: { role: 'voc/contributor' }, until: null, to: { member: { opens: true } } },
    reason: null,
  });
  expect(first).toMatchObject({ reason: 'Holiday cover', viewedAs: null, what: { before: null, forItem: null } });
  expect(first?.id).toMatch(/^[0-9a-f]{16}$/);
  expect(toGroup).toMatchObject({ what: { to: { group: { name: 'Oscorp Desk', opens: true } } } });
});

describe('filters', () => {
  test.each<[string, () => ActivityFilter, readonly number[]]>([
    ['who did it', () => ({ by: marvel.member('user:felicia') }), [0, 1, 5]],
    ['whom it is about', () => ({ about: { member: marvel.member('user:may') } }), [0, 1, 3, 5]],
    ['a user group', () => ({ about: { group: marvel.group('group:oscorp-desk') } }), [3, 4]],
    ['a location group', () => ({ about: { locationGroup: marvel.locationGroup('location_group:mary-jane-department') } }), [2]],
    ['a place', () => ({ about: { node: marvel.node('point_of_service:quebec') } }), [2]],
    ['a service item', () => ({ about: { item: marvel.item('voc:oscorp-voc') } }), [0, 1, 4, 5]],
    ['its kind', () => ({ actions: ['grant.ended', 'location_group.entered'] }), [1, 2]],
    ['a time to come', () => ({ from: '2999-01-01T00:00:00Z' }), []],
    ['a time past', () => ({ until: '2020-01-01T00:00:00Z' }), []],
    ['two of them', () => ({ by: marvel.member('user:nick'), about: { member: marvel.member('user:may') } }), [3]],
    ['nobody', () => ({ by: MemberId.parse('0198aaaa-0000-7000-8000-00000000aaaa') }), []],
    ['no group', () => ({ about: { group: UserGroupId.parse('0198aaaa-0000-7000-8000-00000000aaaa') } }), []],
  ])('%s narrows the list', async (_, filter, expected) => {
    expect(await saidTo('felicia', 'subscription:oscorp', filter())).toEqual(expected.map((index) => ofOscorp[index]));
  });

  test('of a person, what was given to their user groups while they were in them counts', async () => {
    const gwen = { about: { member: marvel.member('user:gwen') } };
    expect(await saidTo('felicia', 'subscription:oscorp', gwen)).toEqual([ofOscorp[4]]);
  });
});

test('BX-19 pages hold each event once, and say that they are whole', async () => {
  const rows: string[] = [];
  let cursor: Cursor | undefined;
  do {
    const page = await list('felicia', 'subscription:oscorp', {}, 2, cursor);
    rows.push(...page.rows.map(said));
    expect(page.complete).toBe(page.next === null);
    cursor = page.next ?? undefined;
  } while (cursor);
  expect(rows).toEqual(ofOscorp);
  const { next } = await list('felicia', 'subscription:oscorp', {}, 2);
  const other = list('felicia', 'subscription:oscorp', { by: marvel.member('user:nick') }, 2, next ?? undefined);
  await expect(other).rejects.toThrow('cursor.unknown');
});

test('everybody reads what was done to their own access, and by whom', async () => {
  const mine = async (who: string) =>
    listMyActivity(await marvel.asking(`user:${who}`), { organizationId: marvel.organizationId, pageSize: 50 });
  expect((await mine('may')).rows.map(said)).toEqual([ofOscorp[0], ofOscorp[1], ofOscorp[3], ofOscorp[5]]);
  expect((await mine('gwen')).rows.map(said)).toEqual([ofOscorp[4]]);
  expect((await mine('mary-jane')).rows).toEqual([]);
});

test('I17 a check tells how many events there are to whom they are all, and to everybody what was tampered with wherever it was', async () => {
  const check = async (by: string, at: string) =>
    verifyActivity(await marvel.asking(`user:${by}`), { organizationId: marvel.organizationId, node: marvel.node(at) });
  expect(await check('nick', 'organization:marvel')).toEqual({ verified: 10, broken: null, next: null });
  expect(await check('felicia', 'subscription:oscorp')).toEqual({ verified: null, broken: null, next: null });
  await expect(check('felicia', 'organization:marvel')).rejects.toThrow('access.denied');
  await rowsIn(database, `update audit_event set at = at - interval '1 day' where organization_id = $1 and number = 2`, [
    marvel.organizationId,
  ]);
  expect(await check('felicia', 'subscription:oscorp')).toMatchObject({
    verified: null,
    broken: { after: expect.any(String) },
    next: null,
  });
});
