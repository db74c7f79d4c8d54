import type { World } from '@totem/domain/testing';
import { MemberId, UserGroupId } from '@totem/domain/ids';
import { pageSizeLimit } from '@totem/domain/paging';
import { freshDatabase } from '@totem/db/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Runtime } from '../runtime.ts';
import { type TestOrganization, importTestOrganization, openTestRuntime } from '../testing-organization.ts';
import { getUserGroup } from './get-user-group.ts';
import { listGroupMembers } from './list-group-members.ts';

const always = { fromMs: -Infinity, untilMs: Infinity };
const later = Date.now() + 7 * 24 * 3_600_000;

/**
 * The demonstration world with people in the groups of Oscorp and of all: Maria, whose roles reach Oscorp no longer, Gwen,
 * and May from next week on.
 */
function withPeople(world: World): World {
  const inGroup = (key: string, members: World['userGroups'][number]['members']) => (group: World['userGroups'][number]) =>
    group.id === key ? { ...group, members } : group;
  const who = (reference: string) => world.members.find((one) => one.id === reference)?.id ?? MemberId.parse('');
  const many = Array.from({ length: pageSizeLimit + 1 }, (_, index) => ({
    id: `user:many-${index}` as MemberId, // a name that the import turns into an id
    name: `Many ${index}`,
    home: world.nodes[0]?.id ?? ('' as never),
    status: 'active' as const,
    bundle: null,
    addedFeatures: [],
    removedFeatures: [],
  }));
  return {
    ...world,
    members: [...world.members, ...many],
    grants: world.grants.filter(({ to }) => !('member' in to) || to.member !== who('user:maria')),
    userGroups: world.userGroups
      .map(
        inGroup('group:oscorp-desk', [
          { ...always, member: who('user:maria') },
          { ...always, member: who('user:gwen') },
          { fromMs: later, untilMs: Infinity, member: who('user:may') },
        ]),
      )
      .map(
        inGroup(
          'group:all-marvel',
          many.map((one) => ({ ...always, member: one.id })),
        ),
      ),
  };
}

let runtime: Runtime;
let marvel: TestOrganization;
beforeAll(async () => {
  runtime = await openTestRuntime(await freshDatabase());
  marvel = await importTestOrganization(runtime, 'marvel', withPeople);
});
afterAll(() => runtime.close());

const ask = async (reader: string, group: string) =>
  getUserGroup(await marvel.asking(`user:${reader}`), {
    organizationId: marvel.organizationId,
    group: group === 'none' ? UserGroupId.parse('0198aaaa-0000-7000-8000-00000000aaaa') : marvel.group(`group:${group}`),
  });
const names = async (reader: string, group: string) => (await ask(reader, group)).people.map((one) => one.name);

test('HX-21 a user group is read with its people by name and with what it gives', async () => {
  const group = await ask('nick', 'customer-support-specialists');
  expect(group).toMatchObject({
    name: 'Customer Support Specialists',
    home: { name: 'Stark Industries' },
    members: 2,
    complete: true,
    refusals: {},
  });
  expect(group.people.map(({ name, level, refusals }) => [name, level.name, refusals])).toEqual([
    ['Happy', 'Stark Industries', {}],
    ['Pepper Pots', 'Stark Industries', {}],
  ]);
  expect(group.levels).toEqual([marvel.node('subscription:stark'), marvel.node('organization:marvel')]);
  expect(group.grants.map(({ gives }) => gives)).toEqual(
    expect.arrayContaining([{ role: 'voc/contributor' }, { permission: 'voc:contest.manage' }]),
  );
});

test('HX-12 a user group of another subscription reads like one that is not there', async () => {
  for (const group of ['customer-support-specialists', 'all-marvel', 'none'])
    await expect(ask('felicia', group)).rejects.toThrow('user_group.not_found');
});

test('HX-12 whom the reader may not see is neither named nor counted', async () => {
  expect(await names('nick', 'oscorp-desk')).toEqual(['Gwen Stacy', 'Maria', 'May Parker']);
  expect(await names('felicia', 'oscorp-desk')).toEqual(['Gwen Stacy', 'May Parker']);
  expect(await ask('felicia', 'oscorp-desk')).toMatchObject({ members: 2, complete: true });
});

test('somebody who administers nothing reads of the groups they are in, of themselves there, and why they alter nothing', async () => {
  const group = await ask('gwen', 'oscorp-desk');
  expect(group.refusals).toEqual({ edit: 'access.denied', give: 'access.denied' });
  expect(group.people).toMatchObject([{ name: 'Gwen Stacy', isMe: true, refusals: { leave: 'access.denied' } }]);
  await expect(ask('mary-jane', 'oscorp-desk')).rejects.toThrow('user_group.not_found');
});

test('who will be in it is there with the moment at which they will', async () => {
  const may = (await ask('nick', 'oscorp-desk')).people.find((one) => one.name === 'May Parker');
  expect(may).toMatchObject({ from: new Date(later).toISOString(), until: null });
});

test('BX-19 of very many people the first are listed, and all are counted', async () => {
  const group = await ask('nick', 'all-marvel');
  expect(group).toMatchObject({ members: pageSizeLimit + 1, complete: false });
  expect(group.people).toHaveLength(pageSizeLimit);
});

test('BX-19 everybody in it is listed page by page, each until when they are in it', async () => {
  const [group, organizationId] = [marvel.group('group:all-marvel'), marvel.organizationId];
  const ctx = await marvel.asking('user:nick');
  const first = await listGroupMembers(ctx, { organizationId, group, pageSize: pageSizeLimit });
  expect(first).toMatchObject({ complete: false, rows: { length: pageSizeLimit } });
  const rest = await listGroupMembers(ctx, { organizationId, group, cursor: first.next ?? undefined, pageSize: pageSizeLimit });
  expect(rest).toMatchObject({ complete: true, next: null, rows: { length: 1 } });
  const { people } = await ask('nick', 'all-marvel');
  expect(first.rows).toEqual(people.map(({ id, name, from, until }) => ({ id, name, from, until })));
  const other = { organizationId, group: marvel.group('group:oscorp-desk'), cursor: first.next ?? undefined, pageSize: 1 };
  await expect(listGroupMembers(ctx, other)).rejects.toMatchObject({ reason: 'cursor.unknown' });
  await expect(listGroupMembers(await marvel.asking('user:felicia'), { organizationId, group, pageSize: 1 })).rejects.toMatchObject({
    reason: 'user_group.not_found',
  });
});
