import { NodeId, type OrganizationId } from '@totem/domain/ids';
import type { Cursor } from '@totem/domain/paging';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MemberQuery, countMembers, listMembers } from './members.ts';
import { listMyOrganizations } from './organizations.ts';
import { type Orm, inOrganization, openOrm } from './orm.ts';
import { freshDatabase, importScenario } from './testing.ts';
import { findUserByAddress } from './users.ts';

let orm: Orm;
let organization: OrganizationId;
const nodes = new Map<string, NodeId>();
const now = new Date();

beforeAll(async () => {
  const { api } = await freshDatabase();
  orm = await openOrm(api);
  const rows = await importScenario(orm, 'marvel');
  organization = rows.id;
  for (const node of rows.nodes) if (node.key != null) nodes.set(node.key, node.id);
});
afterAll(() => orm.close());

const node = (key: string): NodeId => NodeId.parse(nodes.get(key));
const sort = { by: 'level', descending: false } as const;
const everywhere = () => ['marvel', 'oscorp', 'stark', 'daily-bugle'].map(node);

async function names(wanted: Omit<MemberQuery, 'now'>): Promise<string[]> {
  return inOrganization(orm, organization, async (db) => {
    const found: string[] = [];
    let cursor: Cursor | undefined;
    do {
      const page = await listMembers(db, { ...wanted, sort, now, cursor, pageSize: 2 });
      found.push(...page.rows.map((row) => row.name.split(' ')[0] ?? ''));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(await countMembers(db, { ...wanted, now })).toBe(found.length);
    return found;
  });
}

test('W6 everybody is listed by level, then by name, page by page', async () => {
  expect(await names({ levels: everywhere() })).toEqual([
    'Maria',
    'Nick',
    'Felicia',
    'Gwen',
    'Mary',
    'May',
    'Normand',
    'Happy',
    'Pepper',
    'Peter',
  ]);
});

test('W6 a level lists its own people, then those from above whose roles reach it', async () => {
  const below = ['oscorp', 'montreal', 'toronto', 'quebec'].flatMap((key) => nodes.get(key) ?? []);
  const wanted = { levels: [node('oscorp')], reaching: [node('marvel')], places: { nodes: [node('marvel'), ...below], items: [] } };
  expect(await names(wanted)).toEqual(expect.arrayContaining(['Felicia', 'Nick']));
  expect((await names(wanted)).slice(0, 5)).toEqual(['Felicia', 'Gwen', 'Mary', 'May', 'Normand']);
});

test('people are found by the beginnings of words of name and address, without accents and case', async () => {
  expect(await names({ levels: everywhere(), search: 'FÉLI' })).toEqual(['Felicia']);
  expect(await names({ levels: everywhere(), search: 'elicia' })).toEqual([]);
});

test('a list goes on only with its own cursor', async () => {
  await inOrganization(orm, organization, async (db) => {
    const page = await listMembers(db, { levels: everywhere(), sort, now, pageSize: 2 });
    if (!page.next) throw new Error('There are more than two people.');
    await expect(
      listMembers(db, { levels: everywhere(), sort, status: 'active', now, cursor: page.next, pageSize: 2 }),
    ).rejects.toMatchObject({
      reason: 'cursor.unknown',
    });
  });
});

test('roles, locations and their lack are filters', async () => {
  const roles = ['voc/owner', 'voc/administrator', 'voc/contributor', 'voc/reader'];
  const holding = await names({ levels: everywhere(), roles });
  const without = await names({ levels: everywhere(), withoutRoles: roles });
  expect([...holding, ...without].toSorted()).toEqual((await names({ levels: everywhere() })).toSorted());
  expect(holding.length).toBeGreaterThan(0);
  const lacking = await names({ levels: everywhere(), roles, holdsLocations: false });
  const having = await names({ levels: everywhere(), roles, holdsLocations: true });
  expect([...lacking, ...having].toSorted()).toEqual(holding.toSorted());
});

test('an imported person with an address finds the organization among their own', async () => {
  const user = await findUserByAddress(orm, 'felicia@oscorp.example');
  if (!user) throw new Error('The document gives Felicia an address.');
  expect(await listMyOrganizations(orm, user.id)).toMatchObject([{ id: organization, slug: 'marvel', status: 'active', archived: false }]);
});
