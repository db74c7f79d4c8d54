import { scenarios } from '@totem/domain/access/scenarios';
import { catalogs } from '@totem/domain/catalog/products';
import type { NodeId } from '@totem/domain/ids';
import type { MemberFilter, MemberRow, MemberSort } from '@totem/domain/members';
import { type OrganizationDocument, OrganizationDocument as Document } from '@totem/domain/organization-document';
import type { Cursor } from '@totem/domain/paging';
import { type OrganizationRows, importOrganization } from '@totem/db/import-organization';
import { rowsOfDocument } from '@totem/db/organization-rows';
import { freshDatabase } from '@totem/db/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Runtime } from '../runtime.ts';
import { askAs, importTestOrganization, openTestRuntime } from '../testing-organization.ts';
import { countMembers, listMembers } from './list-members.ts';

let runtime: Runtime;
let rows: OrganizationRows;

/** The demonstration world, with people at its edges: one who works in two subscriptions, one suspended, something that ends. */
function marvel(): OrganizationDocument {
  const found = scenarios.find(({ name }) => name === 'marvel');
  if (!found) throw new Error('Marvel is one of the scenarios.');
  const soon = new Date(Date.now() + 3 * 24 * 3_600_000).toISOString();
  const more = Document.parse({
    format: 'totem/organization@1',
    product: 'hexia',
    productVersion: 1,
    organization: { key: 'more', name: 'More' },
    nodes: [],
    members: [
      { type: 'user', key: 'sam', name: 'Sam Wilson', email: 'sam@marvel.example' },
      { type: 'user', key: 'stark-helper', name: 'Tony', email: 'tony@stark.example', home: 'subscription:stark' },
      { type: 'user', key: 'ben', name: 'Ben', email: 'ben@oscorp.example', home: 'subscription:oscorp', status: 'suspended' },
      { type: 'user', key: 'ina', name: 'Ina', email: 'ina@marvel.example' },
    ],
    groups: [{ key: 'stark-crew', name: 'Stark Crew', home: 'subscription:stark', members: ['user:sam'] }],
    grants: [
      { to: 'user:sam', gives: { role: 'mystery_shopper/reader' }, on: 'mystery_shopper:oscorp-mystery-shopper' },
      { to: 'user:sam', gives: { role: 'voc/contributor' }, on: 'voc:voc-post-purchase' },
      { to: 'user:sam', gives: { permission: 'voc:contest.manage' }, on: 'voc:voc-post-purchase', validUntil: soon },
      { to: 'user:sam', gives: { locations: true }, on: 'point_of_service:malibu' },
      { to: 'user:sam', gives: { locations: true }, on: 'point_of_service:montreal' },
      { to: 'group:stark-crew', gives: { role: 'hexia_local/reader' }, on: 'hexia_local:stark-hexia-local' },
      { to: 'user:ina', gives: { role: 'administration/administrator' }, on: 'subscription:oscorp' },
      { to: 'user:gwen', gives: { permission: 'voc:contest.manage' }, on: 'voc:oscorp-voc', validUntil: soon },
      { to: 'user:may', gives: { role: 'voc/reader' }, on: 'voc:oscorp-voc' },
    ],
  });
  const { organization: first } = found;
  return {
    ...first,
    members: [...first.members, ...more.members],
    groups: [...first.groups, ...more.groups].map((one) =>
      one.key === 'oscorp-desk' ? { ...one, members: [{ member: 'user:gwen' }] } : one,
    ),
    grants: [...first.grants, ...more.grants],
  };
}

beforeAll(async () => {
  runtime = await openTestRuntime(await freshDatabase());
  rows = rowsOfDocument(catalogs.hexia(), marvel(), new Date('2020-01-01T00:00:00Z'));
  await importOrganization(runtime.orm, catalogs.hexia(), rows);
});
afterAll(() => runtime.close());

const idIn = <Id>(things: readonly { readonly id: Id; readonly key?: string | null | undefined }[], key: string): Id => {
  const found = things.find((one) => one.key === key);
  if (!found) throw new Error(`Nothing here is ${key}.`);
  return found.id;
};
const node = (key: string): NodeId => idIn(rows.nodes, key);
const group = (key: string) => idIn(rows.userGroups, key);
const item = (key: string) => idIn(rows.items, key);

/** Every row of the list, page by page, in the order of the pages; the count has to be theirs. */
async function listed(
  reader: string,
  at: string,
  filter: MemberFilter = {},
  pageSize = 3,
  sort: MemberSort = { by: 'level', descending: false },
): Promise<MemberRow[]> {
  const ctx = await askAs(runtime, rows.id, idIn(rows.members, reader));
  const question = { organizationId: rows.id, node: node(at), filter };
  const all: MemberRow[] = [];
  let cursor: Cursor | undefined;
  do {
    const page = await listMembers(ctx, { ...question, sort, cursor, pageSize });
    expect(page.complete).toBe(page.next === null);
    expect(page.complete || page.rows.length === pageSize).toBe(true);
    all.push(...page.rows);
    cursor = page.next ?? undefined;
  } while (cursor);
  expect(new Set(all.map((row) => row.id)).size).toBe(all.length);
  expect(await countMembers(ctx, question)).toEqual({ total: all.length });
  return all;
}

const names = async (...question: Parameters<typeof listed>): Promise<string[]> => (await listed(...question)).map((row) => row.name);
const row = async (name: string, ...question: Parameters<typeof listed>): Promise<MemberRow> => {
  const found = (await listed(...question)).find((one) => one.name === name);
  if (!found) throw new Error(`${name} is not in the list.`);
  return found;
};

const oscorp = ['Ben', 'Felicia', 'Gwen Stacy', 'Mary Jane Watson', 'May Parker', 'Normand Osborn'];

test('HX-9, HX-13 the organization lists its own people and those of every subscription, each with one level', async () => {
  const all = await listed('nick', 'marvel');
  expect(all.map(({ name, level }) => `${name} · ${level.name}`)).toEqual([
    'Ina · Marvel Group Inc.',
    'Maria · Marvel Group Inc.',
    'Nick · Marvel Group Inc.',
    'Sam Wilson · Marvel Group Inc.',
    ...oscorp.map((name) => `${name} · Oscorp`),
    'Happy · Stark Industries',
    'Pepper Pots · Stark Industries',
    'Tony · Stark Industries',
    'Peter · Daily Bugle',
  ]);
  expect(all.filter((one) => one.managedAt !== null)).toEqual([]);
});

test('HX-12, HX-13 a subscription lists its own people, then read-only whose roles reach it, and nobody of another subscription', async () => {
  const all = await listed('felicia', 'oscorp');
  expect(all.map(({ name }) => name)).toEqual([...oscorp, 'Ina', 'Maria', 'Nick', 'Sam Wilson']);
  expect(all.map(({ managedAt }) => managedAt?.name ?? null)).toEqual([...oscorp.map(() => null), ...Array(4).fill('Marvel Group Inc.')]);
});

test('a row has the strongest role of each service once, with how many other things it is on', async () => {
  expect((await row('Maria', 'nick', 'marvel')).roles).toMatchObject([{ role: 'voc/reader', elsewhere: 1, through: 'direct' }]);
  expect((await row('Pepper Pots', 'nick', 'marvel')).roles).toMatchObject([{ role: 'voc/contributor', elsewhere: 0, through: 'group' }]);
});

test('whose roles reach a node is listed as their own by a reader who manages them', async () => {
  const all = await listed('nick', 'oscorp');
  expect(all.map(({ name }) => name)).toContain('Sam Wilson');
  expect(all.filter((one) => one.managedAt !== null)).toEqual([]);
});

test('HX-12 the row of somebody who works elsewhere too tells an administrator of one subscription nothing of the other', async () => {
  const seen = await row('Sam Wilson', 'felicia', 'oscorp');
  expect(seen.roles.map(({ role, on }) => `${role} on ${on.name}`)).toEqual(['mystery_shopper/reader on Oscorp Mystery Shopper']);
  expect(seen).toMatchObject({ extras: [], userGroups: [], locations: { held: 1, of: 3, allOf: null } });
  expect(JSON.stringify(seen)).not.toMatch(/stark|malibu|purchase|contest/i);
  expect(await row('Sam Wilson', 'nick', 'oscorp')).toMatchObject({
    extras: ['voc:contest.manage'],
    userGroups: [{ name: 'Stark Crew' }],
    locations: { held: 2, of: 6 },
  });
});

test.each<[string, () => MemberFilter]>([
  ['a role', () => ({ role: 'voc/contributor' })],
  ['a service', () => ({ service: 'hexia_local' })],
  ['an extra permission', () => ({ extra: 'voc:contest.manage' })],
  ['a user group', () => ({ userGroup: group('stark-crew') })],
  ['what ends', () => ({ only: 'ending_this_week' })],
])('HX-12 no filter finds somebody by what they hold in another subscription: %s', async (_what, filter) => {
  expect(await names('felicia', 'oscorp', filter())).not.toContain('Sam Wilson');
  expect(await names('nick', 'marvel', filter())).toContain('Sam Wilson');
});

test('HX-12 a subscription of others, its places and its people cannot be asked about', async () => {
  await expect(listed('felicia', 'stark')).rejects.toMatchObject({ reason: 'node.not_found' });
  await expect(listed('felicia', 'marvel')).rejects.toMatchObject({ reason: 'access.denied' });
  await expect(listed('felicia', 'oscorp', { location: node('malibu') })).rejects.toMatchObject({ reason: 'node.not_found' });
  await expect(listed('felicia', 'oscorp', { item: item('voc-post-purchase') })).rejects.toMatchObject({
    reason: 'service_item.not_found',
  });
  expect(await names('felicia', 'oscorp', { level: node('stark') })).toEqual([]);
  expect(await names('felicia', 'oscorp', { search: 'pepper' })).toEqual([]);
  await expect(listed('may', 'oscorp')).rejects.toMatchObject({ reason: 'access.denied' });
});

test.each<[string, () => MemberFilter, readonly string[]]>([
  ['by the beginnings of words, without accents', () => ({ search: 'NÓR osb' }), ['Normand Osborn']],
  ['by address', () => ({ search: 'peter@bugle' }), ['Peter']],
  ['of one level', () => ({ level: node('oscorp') }), oscorp],
  ['suspended', () => ({ status: 'suspended' }), ['Ben']],
  ['active, of one level', () => ({ status: 'active', level: node('oscorp') }), oscorp.slice(1)],
  ['with a service through a user group', () => ({ service: 'hexia_local' }), ['Sam Wilson']],
  ['with a role', () => ({ role: 'voc/contributor' }), ['Sam Wilson', 'Normand Osborn', 'Happy', 'Pepper Pots']],
  ['with a role on a service item or above it', () => ({ item: item('voc-post-delivery') }), ['Maria', 'Nick']],
  [
    'with a role on a service item, through a user group too',
    () => ({ item: item('voc-post-purchase') }),
    ['Maria', 'Nick', 'Sam Wilson', 'Happy', 'Pepper Pots'],
  ],
  ['with an extra permission', () => ({ extra: 'voc:contest.manage', level: node('oscorp') }), ['Gwen Stacy']],
  ['of a user group', () => ({ userGroup: group('oscorp-desk') }), ['Gwen Stacy']],
  [
    'who hold a location, given as such, above it or by a group',
    () => ({ location: node('quebec') }),
    ['Maria', 'Nick', 'Felicia', 'Gwen Stacy', 'Normand Osborn'],
  ],
  ['with a service and no location', () => ({ only: 'with_service_without_location' }), ['May Parker']],
  ['with something that ends this week', () => ({ only: 'ending_this_week' }), ['Sam Wilson', 'Gwen Stacy']],
  ['all given must hold', () => ({ role: 'voc/contributor', search: 'happy', status: 'active' }), ['Happy']],
  ['nobody', () => ({ search: 'nobody of this name' }), []],
])('people are found %s', async (_how, filter, expected) => {
  expect(await names('nick', 'marvel', filter())).toEqual(expected);
});

test('a list of any page size is the same list', async () => {
  const whole = await names('nick', 'marvel', {}, 200);
  for (const pageSize of [1, 2, 5, whole.length]) expect(await names('nick', 'marvel', {}, pageSize)).toEqual(whole);
});

test('a role that the product does not have is not found', async () => {
  await expect(listed('nick', 'marvel', { role: 'voc/emperor' })).rejects.toMatchObject({ reason: 'role.not_found' });
});

const sorts: readonly MemberSort[] = (['level', 'name', 'status'] as const).flatMap((by) => [
  { by, descending: false },
  { by, descending: true },
]);
const orderOf = async (reader: string, at: string, sort: MemberSort): Promise<string[]> =>
  (await listed(reader, at, {}, 4, sort)).map((one) => one.name);

test('people are listed by level, name or status, either way; those of one level or status by name', async () => {
  const byName = ['Ben', 'Felicia', 'Gwen Stacy', 'Happy', 'Ina', 'Maria', 'Mary Jane Watson', 'May Parker'];
  byName.push('Nick', 'Normand Osborn', 'Pepper Pots', 'Peter', 'Sam Wilson', 'Tony');
  const top = ['Ina', 'Maria', 'Nick', 'Sam Wilson'];
  const stark = ['Happy', 'Pepper Pots', 'Tony'];
  const suspended = (await listed('nick', 'marvel', { status: 'suspended' })).map((one) => one.name);
  const active = byName.filter((name) => !suspended.includes(name));
  expect(suspended).toContain('Ben');
  const orders = await Promise.all(sorts.map((sort) => orderOf('nick', 'marvel', sort)));
  expect(orders).toEqual([
    [...top, ...oscorp, ...stark, 'Peter'],
    ['Peter', ...stark, ...oscorp, ...top],
    byName,
    byName.toReversed(),
    [...active, ...suspended],
    [...suspended, ...active],
  ]);
});

test.each(sorts)('in any order ($by, descending: $descending) a list is the same list whatever the size of its pages', async (sort) => {
  const whole = await listed('nick', 'marvel', {}, 200, sort);
  for (const pageSize of [1, 2, 5, whole.length]) expect(await listed('nick', 'marvel', {}, pageSize, sort)).toEqual(whole);
});

test('a list goes on in the order that it began in', async () => {
  const ctx = await askAs(runtime, rows.id, idIn(rows.members, 'felicia'));
  const question = { organizationId: rows.id, node: node('oscorp'), filter: {}, pageSize: 2 };
  for (const sort of sorts) {
    const { next } = await listMembers(ctx, { ...question, sort });
    expect(next).not.toBeNull();
    for (const other of sorts.filter((one) => one !== sort))
      await expect(listMembers(ctx, { ...question, sort: other, cursor: next ?? undefined })).rejects.toMatchObject({
        reason: 'cursor.unknown',
      });
  }
});

test('HX-13 in any order whom the reader does not manage comes last', async () => {
  const above = ['Ina', 'Maria', 'Nick', 'Sam Wilson'];
  const active = oscorp.filter((name) => name !== 'Ben');
  const orders = await Promise.all(sorts.map((sort) => orderOf('felicia', 'oscorp', sort)));
  expect(orders).toEqual([
    [...oscorp, ...above],
    [...oscorp, ...above],
    [...oscorp, ...above],
    [...oscorp.toReversed(), ...above.toReversed()],
    [...active, 'Ben', ...above],
    ['Ben', ...active, ...above],
  ]);
});

test('by name, whose roles reach a node stands among its people for a reader who manages them', async () => {
  const all = await orderOf('nick', 'oscorp', { by: 'name', descending: false });
  expect(all).toEqual(all.toSorted((one, other) => (one < other ? -1 : 1)));
  expect(all).toContain('Ina');
});

test.each(sorts)('who works in other branches too comes last for the administrator of one ($by, descending: $descending)', async (sort) => {
  const clinique = await importTestOrganization(runtime, 'clinique', (world) => ({
    ...world,
    members: world.members.map((one) => (one.name === 'Zoé' ? { ...one, name: 'Alba' } : one)),
  }));
  const ctx = await clinique.asking('user:bruno');
  const page = await listMembers(ctx, {
    organizationId: clinique.organizationId,
    node: clinique.node('branch:laval'),
    filter: {},
    sort,
    pageSize: 50,
  });
  const managed = page.rows.map((one) => one.managedAt === null);
  expect(page.rows.map((one) => one.name).toSorted()).toEqual(['Alba', 'Bruno', 'Rita', 'Sofia', 'Émile']);
  expect(managed).toEqual([true, true, true, false, false]);
});
