import { randomUUID } from 'node:crypto';
import type { MemberId } from '@totem/domain/ids';
import type { Cursor } from '@totem/domain/paging';
import { readable } from '@totem/domain/testing';
import { known } from '@totem/domain/tree';
import { type TestDatabase, freshDatabase } from '@totem/db/testing';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Runtime } from '../runtime.ts';
import { type TestOrganization, importTestOrganization, openTestRuntime } from '../testing-organization.ts';
import { listMembers } from './list-members.ts';

const many = 10_000;
let database: TestDatabase;
let runtime: Runtime;
let marvel: TestOrganization;
let pool: pg.Pool;

beforeAll(async () => {
  database = await freshDatabase();
  runtime = await openTestRuntime(database);
  pool = new pg.Pool({ ...database.owner, max: 1 });
  const names = ['Zoé', 'ana', 'Ana', 'Émile', 'Bo', 'Ō', '~', '李'];
  marvel = await importTestOrganization(runtime, 'marvel', (world) => {
    const { user: _user, ...pattern } = known(world.members, 4);
    const more = Array.from({ length: many }, (_, index) => ({
      ...pattern,
      id: readable.member(`user:many-${index}`),
      name: `${names[index % names.length]} ${index % 500}`,
    }));
    return { ...world, members: [...world.members, ...more] };
  });
}, 120_000);
afterAll(async () => {
  await runtime.close();
  await pool.end();
});

/** Somebody else of Oscorp, put in while the list is read. */
async function insertMember(name: string): Promise<void> {
  const [organization, id] = [marvel.organizationId, randomUUID()];
  const pattern = marvel.member('user:may');
  await pool.query(
    `insert into member select (jsonb_populate_record(m, jsonb_build_object('id', $3::uuid, 'name', $4::text, 'name_folded', lower($4::text), 'user_id', null, 'email', null, 'email_key', null, 'key', null))).*
     from member m where organization_id = $1 and id = $2`,
    [organization, pattern, id, name],
  );
  await pool.query(
    `insert into member_state select (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid(), 'member_id', $3::uuid))).*
     from member_state s where organization_id = $1 and member_id = $2 and valid_until is null`,
    [organization, pattern, id],
  );
}

test('BX-19 walking 10,000 rows while more are put in finds every row that was there throughout, once', { timeout: 120_000 }, async () => {
  const ctx = await marvel.asking('user:felicia');
  const found: MemberId[] = [];
  const complete: boolean[] = [];
  let cursor: Cursor | undefined;
  do {
    const page = await listMembers(ctx, {
      organizationId: marvel.organizationId,
      node: marvel.node('subscription:oscorp'),
      filter: {},
      sort: { by: 'level', descending: false },
      pageSize: 200,
      cursor,
    });
    found.push(...page.rows.map((row) => row.id));
    complete.push(page.complete);
    cursor = page.next ?? undefined;
    for (const name of ['Aaron', 'Moira', 'Zyx']) await insertMember(`${name} ${complete.length}`);
  } while (cursor);

  const there = marvel.world.members.filter((one) => one.home === marvel.node('subscription:oscorp')).map((one) => one.id);
  expect(there.length).toBeGreaterThan(many);
  const met = new Set(found);
  expect(there.filter((member) => !met.has(member))).toEqual([]);
  expect(met.size).toBe(found.length);
  // Some of those put in are met on the way: the list was really changing.
  expect(found.length).toBeGreaterThan(there.length + 2);
  expect(complete.indexOf(true)).toBe(complete.length - 1);
});
