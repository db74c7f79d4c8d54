import { cellDifference } from '@totem/domain/access/cell-difference';
import type { ChangedRow, EveryoneColumn, HeldThen, ListChanged } from '@totem/domain/everyone-questions';
import type { AccessChange } from '@totem/domain/grants';
import { GrantId } from '@totem/domain/ids';
import { changesOf } from '@totem/domain/random-worlds';
import { type TestDatabase, freshDatabase } from '@totem/db/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Ctx } from '../context.ts';
import { changeAccess } from '../grants/change-access.ts';
import { archiveNode, restoreNode } from '../nodes/change-nodes.ts';
import type { Runtime } from '../runtime.ts';
import { rowsIn } from '../testing-database.ts';
import { type TestOrganization, importTestOrganization, openTestRuntime } from '../testing-organization.ts';
import { listChanged } from './list-changed.ts';
import { listEveryone } from './list-everyone.ts';

let database: TestDatabase;
let runtime: Runtime;
let marvel: TestOrganization;
beforeAll(async () => {
  database = await freshDatabase();
  runtime = await openTestRuntime(database);
  marvel = await importTestOrganization(runtime, 'marvel');
});
afterAll(() => runtime.close());

const nick = (): Promise<Ctx> => marvel.askingLater('user:nick');
const save = async (ctx: Ctx, changes: readonly AccessChange[]) =>
  changeAccess(ctx, {
    organizationId: marvel.organizationId,
    madeAt: ctx.version,
    changes: [...changes],
    reason: 'To see what becomes of it.',
  });

type Thing = ListChanged['thing'];
const montreal = (): Thing => ({ location: marvel.node('point_of_service:montreal') });
const voc = (): Thing => ({ item: marvel.item('voc:oscorp-voc') });

async function changed(ctx: Ctx, thing: Thing, since: Date, at: Date, more: Partial<ListChanged> = {}) {
  const rows: ChangedRow[] = [];
  let columns: readonly EveryoneColumn[] = [];
  let cursor: ListChanged['cursor'];
  do {
    const asked = { organizationId: marvel.organizationId, thing, since: since.toISOString(), at: at.toISOString(), pageSize: 2, ...more };
    const page = await listChanged(ctx, { ...asked, cursor });
    if (cursor === undefined) columns = page.columns;
    rows.push(...page.rows);
    cursor = page.next ?? undefined;
  } while (cursor);
  return { rows, columns };
}

const keyOf = ({ item, location }: EveryoneColumn) => `${item.id} ${location.id}`;
type Cells = Map<string, HeldThen>;

/** What everybody has at a thing at an instant, as the explorer shows it, by person and by column. */
async function everybodyAt(ctx: Ctx, thing: Thing, at: Date): Promise<Map<string, { standing: string; cells: Cells }>> {
  const { columns, rows } = await listEveryone(ctx, {
    organizationId: marvel.organizationId,
    thing,
    filter: {},
    at: at.toISOString(),
    sort: 'name',
    ways: false,
    pageSize: 200,
  });
  return new Map(
    rows.map(({ member, standing, runs }) => {
      const cells: Cells = new Map(
        runs.flatMap(({ from, to, ...held }) => columns.slice(from, to).map((column): [string, HeldThen] => [keyOf(column), held])),
      );
      return [member.id, { standing: standing.join(), cells }];
    }),
  );
}

/** The differences between two of those, worked out here. */
function differences(before: Awaited<ReturnType<typeof everybodyAt>>, after: typeof before): string[] {
  const lines = [...new Set([...before.keys(), ...after.keys()])].flatMap((member) => {
    const [had, has] = [before.get(member), after.get(member)];
    const keys = new Set([...(had?.cells.keys() ?? []), ...(has?.cells.keys() ?? [])]);
    const cells = [...keys].flatMap((key) => {
      const difference = cellDifference(marvel.world.catalog, has?.cells.get(key) ?? null, had?.cells.get(key) ?? null);
      return difference === 'gained' || difference === 'lost' ? [`${member} ${key} ${difference}`] : [];
    });
    return (had?.standing ?? '') === (has?.standing ?? '') ? cells : [...cells, `${member} standing`];
  });
  return lines.toSorted();
}

const told = ({ rows, columns }: Awaited<ReturnType<typeof changed>>): string[] =>
  rows
    .flatMap(({ member, runs, standing }) => [
      ...runs.flatMap(({ from, to, difference }) => columns.slice(from, to).map((column) => `${member.id} ${keyOf(column)} ${difference}`)),
      ...(standing.before.join() === standing.after.join() ? [] : [`${member.id} standing`]),
    ])
    .toSorted();

const shortly = ({ member, runs }: ChangedRow) =>
  `${member.name}: ${runs.map(({ difference, before, after }) => `${difference} ${before.role} ${before.state} -> ${after.role} ${after.state}`).join()}`;

test('BX-7 who gained and lost something at a place between two instants, what they had, and what they have', async () => {
  const first = await nick();
  const [may, item] = [marvel.to('user:may'), marvel.on('voc:oscorp-voc')];
  await save(first, [
    { change: 'give', to: may, gives: { role: 'voc/reader' }, on: item },
    { change: 'give', to: may, gives: { locations: null }, on: marvel.on('point_of_service:montreal') },
  ]);
  const second = await nick();
  expect((await changed(second, montreal(), first.now, second.now)).rows.map(shortly)).toEqual([
    'May Parker: gained null none -> voc/reader yes',
  ]);
  expect((await changed(second, montreal(), second.now, second.now)).rows).toEqual([]);
  const [grant] = await rowsIn<{ id: string }>(
    database,
    `select id from access_grant where to_member_id = $1 and gives_locations and ended_at is null`,
    [marvel.member('user:may')],
  );
  await save(second, [{ change: 'end', grant: GrantId.parse(grant?.id) }]);
  const third = await nick();
  expect((await changed(third, montreal(), second.now, third.now)).rows.map(shortly)).toEqual([
    'May Parker: lost voc/reader yes -> voc/reader no_location',
  ]);
  // What came and went again is no difference.
  expect((await changed(third, montreal(), first.now, third.now)).rows).toEqual([]);
});

test('an archived place is lost to all who saw it, and a restored one gained again', async () => {
  const node = marvel.node('point_of_service:montreal');
  const before = await nick();
  await archiveNode(before, { organizationId: marvel.organizationId, node });
  const archived = await nick();
  const { rows } = await changed(archived, voc(), before.now, archived.now);
  expect(rows.length).toBeGreaterThan(2);
  expect(new Set(rows.flatMap(({ runs }) => runs.map((run) => run.difference)))).toEqual(new Set(['lost']));
  await restoreNode(archived, { organizationId: marvel.organizationId, node });
  const restored = await nick();
  expect((await changed(restored, voc(), before.now, restored.now)).rows).toEqual([]);
  expect(told(await changed(restored, voc(), archived.now, restored.now)).length).toBe(rows.flatMap(({ runs }) => runs).length);
});

test('whoever is suspended has lost everything, and has it again when they are restored', async () => {
  const gwen = marvel.member('user:gwen');
  const before = await nick();
  const columns = (
    await rowsIn<{ name: string }>(
      database,
      `select column_name as name from information_schema.columns where table_name = 'member_state' and is_generated = 'NEVER'
       and column_name not in ('id', 'status', 'valid_from', 'valid_until')`,
    )
  ).map(({ name }) => name);
  const state = async (status: string) => {
    const kept = columns.join();
    await rowsIn(database, 'update member_state set valid_until = now() where member_id = $1 and valid_until is null', [gwen]);
    await rowsIn(
      database,
      `insert into member_state (id, status, valid_from, ${kept}) select gen_random_uuid(), $2, valid_until, ${kept}
       from member_state where member_id = $1 order by valid_from desc limit 1`,
      [gwen, status],
    );
  };
  await state('suspended');
  const suspended = await nick();
  const [row, ...others] = (await changed(suspended, montreal(), before.now, suspended.now)).rows;
  expect(others).toEqual([]);
  expect(row).toMatchObject({ member: { name: 'Gwen Stacy' }, gates: [{ gate: 'status' }] });
  expect(new Set(row?.runs.map((run) => run.difference))).toEqual(new Set(['lost']));
  await state('active');
  const restored = await nick();
  const [again, ...nobody] = (await changed(restored, montreal(), suspended.now, restored.now)).rows;
  expect([again?.member.name, nobody]).toEqual(['Gwen Stacy', []]);
  expect(new Set(again?.runs.map((run) => run.difference))).toEqual(new Set(['gained']));
  expect((await changed(restored, montreal(), before.now, restored.now)).rows).toEqual([]);
});

test('HX-12 an administrator of one subscription asks about its things alone, and of people there alone', async () => {
  const felicia = await marvel.asking('user:felicia');
  const long = new Date('2019-01-01T00:00:00Z');
  const { rows } = await changed(felicia, montreal(), long, felicia.now);
  expect(rows.map((row) => row.member.name)).toContain('Gwen Stacy');
  expect(JSON.stringify(rows)).not.toMatch(/Stark|Pepper|Happy/);
  await expect(changed(felicia, { location: marvel.node('point_of_service:malibu') }, long, felicia.now)).rejects.toThrow('node.not_found');
  const gwen = await marvel.asking('user:gwen');
  await expect(changed(gwen, montreal(), long, gwen.now)).rejects.toThrow('access.denied');
});

test('BX-7 between any two instants it is exactly what everybody’s lists at both differ in', { timeout: 90_000 }, async () => {
  const instants = [(await nick()).now];
  let saved = 0;
  for (const changes of fc.sample(changesOf(marvel.world), { numRuns: 60, seed: 7 })) {
    if (changes.length === 0) continue;
    await save(await nick(), changes).then(
      () => saved++,
      () => {},
    );
    if (saved >= instants.length) instants.push((await nick()).now);
  }
  expect(saved).toBeGreaterThan(6);
  const ctx = await nick();
  let found = 0;
  for (const thing of [montreal(), voc()]) {
    const lists = [];
    for (const at of instants) lists.push(await everybodyAt(ctx, thing, at));
    for (const [one, since] of instants.entries())
      for (const [other, at] of instants.entries()) {
        const [before, after] = [lists[one], lists[other]];
        if (other < one || !before || !after) continue;
        const lines = told(await changed(ctx, thing, since, at));
        expect(lines).toEqual(differences(before, after));
        found += lines.length;
      }
  }
  expect(found).toBeGreaterThan(20);
});
