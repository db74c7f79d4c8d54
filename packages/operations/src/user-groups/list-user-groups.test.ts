import type { Cursor } from '@totem/domain/paging';
import type { UserGroupFilter, UserGroupSort } from '@totem/domain/user-groups';
import { freshDatabase } from '@totem/db/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Runtime } from '../runtime.ts';
import { type TestOrganization, importTestOrganization, openTestRuntime } from '../testing-organization.ts';
import { listUserGroups } from './list-user-groups.ts';

const lastWeek = Date.now() - 7 * 24 * 3_600_000;
const nextWeek = Date.now() + 7 * 24 * 3_600_000;

let runtime: Runtime;
let marvel: TestOrganization;
beforeAll(async () => {
  runtime = await openTestRuntime(await freshDatabase());
  // One who left the desk of Oscorp, and one who will come to it.
  marvel = await importTestOrganization(runtime, 'marvel', (world) => ({
    ...world,
    userGroups: world.userGroups.map((group) => {
      const [gwen, may] = ['user:gwen', 'user:may'].map((key) => world.members.find((one) => one.id === key)?.id);
      if (group.id !== 'group:oscorp-desk' || !gwen || !may) return group;
      return {
        ...group,
        members: [
          { member: gwen, fromMs: -Infinity, untilMs: lastWeek },
          { member: may, fromMs: nextWeek, untilMs: Infinity },
        ],
      };
    }),
  }));
});
afterAll(() => runtime.close());

const byName: UserGroupSort = { by: 'name', descending: false };

/** All pages of the list, as names. */
async function named(reader: string, within: string, sort = byName, filter: UserGroupFilter = {}, pageSize = 1): Promise<string[]> {
  const ctx = await marvel.asking(`user:${reader}`);
  const all: string[] = [];
  let cursor: Cursor | undefined;
  do {
    const question = { organizationId: marvel.organizationId, within: marvel.node(within), filter, sort };
    const page = await listUserGroups(ctx, { ...question, cursor, pageSize });
    all.push(...page.rows.map((row) => row.name));
    cursor = page.next ?? undefined;
  } while (cursor);
  return all;
}

test.each([
  ['by name', byName, 'All Marvel, Customer Support Specialists, Oscorp Desk, Pepper Pots Department'],
  ['by name, backwards', { by: 'name', descending: true }, 'Pepper Pots Department, Oscorp Desk, Customer Support Specialists, All Marvel'],
  ['by home', { by: 'level', descending: false }, 'All Marvel, Oscorp Desk, Customer Support Specialists, Pepper Pots Department'],
  [
    'by home, from below',
    { by: 'level', descending: true },
    'Customer Support Specialists, Pepper Pots Department, Oscorp Desk, All Marvel',
  ],
  ['by people', { by: 'people', descending: false }, 'All Marvel, Oscorp Desk, Pepper Pots Department, Customer Support Specialists'],
  [
    'by people, most first',
    { by: 'people', descending: true },
    'Customer Support Specialists, Oscorp Desk, Pepper Pots Department, All Marvel',
  ],
] as const)('BX-19 user groups come %s, however small the pages', async (_how, sort, names) => {
  for (const pageSize of [1, 2, 3, 50]) expect((await named('nick', 'organization:marvel', sort, {}, pageSize)).join(', ')).toBe(names);
});

test('those who left are not counted, those to come are, by the list as by its order', async () => {
  const ctx = await marvel.asking('user:nick');
  const question = { organizationId: marvel.organizationId, within: marvel.node('organization:marvel'), filter: {}, pageSize: 50 };
  const { rows } = await listUserGroups(ctx, { ...question, sort: { by: 'people', descending: true } });
  expect(rows.map((row) => row.members)).toEqual([2, 1, 1, 0]);
});

test('the list is narrowed to one home, and to what gives an extra', async () => {
  const stark = marvel.node('subscription:stark');
  const top = 'organization:marvel';
  expect(await named('nick', top, byName, { level: stark })).toEqual(['Customer Support Specialists', 'Pepper Pots Department']);
  expect(await named('nick', top, byName, { level: marvel.node(top) })).toEqual(['All Marvel']);
  expect(await named('nick', top, byName, { extra: 'voc:contest.manage' })).toEqual(['Customer Support Specialists']);
  expect(await named('nick', top, byName, { extra: 'voc:contest.manage', level: marvel.node('subscription:oscorp') })).toEqual([]);
  expect(await named('nick', top, byName, { extra: 'voc:nothing.of_the_kind' })).toEqual([]);
});

test('HX-12 a filter shows an administrator of one subscription nothing of another', async () => {
  expect(await named('felicia', 'subscription:oscorp')).toEqual(['Oscorp Desk']);
  expect(await named('felicia', 'subscription:oscorp', byName, { level: marvel.node('subscription:stark') })).toEqual([]);
  expect(await named('felicia', 'subscription:oscorp', byName, { extra: 'voc:contest.manage' })).toEqual([]);
  await expect(named('felicia', 'subscription:stark', { by: 'people', descending: true })).rejects.toMatchObject({
    reason: 'node.not_found',
  });
});

test('a cursor is of its order and filter alone', async () => {
  const ctx = await marvel.asking('user:nick');
  const question = { organizationId: marvel.organizationId, within: marvel.node('organization:marvel'), pageSize: 1 };
  const { next } = await listUserGroups(ctx, { ...question, filter: {}, sort: byName });
  for (const other of [
    { filter: {}, sort: { by: 'name', descending: true } as const },
    { filter: {}, sort: { by: 'people', descending: false } as const },
    { filter: { extra: 'voc:contest.manage' }, sort: byName },
    { filter: { level: marvel.node('subscription:stark') }, sort: byName },
  ])
    await expect(listUserGroups(ctx, { ...question, ...other, cursor: next ?? undefined })).rejects.toMatchObject({
      reason: 'cursor.unknown',
    });
});
