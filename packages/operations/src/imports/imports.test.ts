// Long, since every way in which an import can be judged, made, stopped and refused is told here with the same file.
import { Outage, Refusal } from '@totem/domain/errors';
import type { ImportId } from '@totem/domain/ids';
import { readCsv } from '@totem/domain/import/read-csv';
import { readTable } from '@totem/domain/import/read-table';
import { type ImportRowView, type ImportView, type SentRow, mostRowsSent } from '@totem/domain/imports';
import { listAudit } from '@totem/db/audit';
import { inOrganization } from '@totem/db/orm';
import { slices } from '@totem/db/bulk';
import { type TestDatabase, freshDatabase } from '@totem/db/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { changeAccess } from '../grants/change-access.ts';
import type { Runtime } from '../runtime.ts';
import { rowsIn } from '../testing-database.ts';
import { type TestOrganization, importTestOrganization, openTestRuntime } from '../testing-organization.ts';
import { type WorkerRuntime, openWorkerRuntime } from '../worker-runtime.ts';
import { addRows, dropRow, editRow, judgeRows, removeImport, runImport, startImport, stopRows } from './change-import.ts';
import { forgetImport } from './forget-import.ts';
import { judgeImport } from './judge-import.ts';
import { getImport, listImports, listRows } from './list-imports.ts';
import { makeImport } from './make-import.ts';

let database: TestDatabase;
let runtime: Runtime;
let worker: WorkerRuntime;
let marvel: TestOrganization;

beforeAll(async () => {
  database = await freshDatabase();
  runtime = await openTestRuntime(database);
  worker = await openWorkerRuntime({
    connection: database.worker,
    smtpUrl: 'smtp://127.0.0.1:1',
    publicUrl: 'https://totem.example',
    from: { name: 'Totem', address: 'no-reply@totem.example' },
    warn: () => {},
  });
});
afterAll(async () => {
  await worker.close();
  await runtime.close();
});
beforeEach(async () => {
  marvel = await importTestOrganization(runtime, 'marvel');
  for (const one of ['felicia', 'nick', 'mary-jane'])
    await rowsIn(database, 'insert into app_user (id, display_name, language, time_zone) values ($1, $2, $3, $4)', [
      marvel.member(`user:${one}`),
      one,
      'en',
      'UTC',
    ]);
});

/** Somebody who asks, with an account that there is. */
async function asking(who: string) {
  const ctx = await marvel.asking(`user:${who}`);
  return { ...ctx, actor: { ...ctx.actor, user: z.custom<typeof ctx.actor.user>().parse(ctx.actor.member) } };
}
const one = (id: ImportId) => ({ organizationId: marvel.organizationId, import: id });

async function rowsOf(who: string, ...tables: readonly string[]): Promise<SentRow[]> {
  const { catalog } = await asking(who);
  const read = tables.flatMap((text) => {
    const table = readTable(catalog, readCsv(text).rows ?? []);
    if (!('rows' in table)) throw new Error(`The table cannot be read: ${JSON.stringify(table)}`);
    return table.rows;
  });
  return read.map((row, index) => ({ number: index + 1, ...row }));
}

async function send(who: string, rows: readonly SentRow[], at = 'subscription:oscorp'): Promise<ImportId> {
  const { id } = await startImport(await asking(who), {
    organizationId: marvel.organizationId,
    node: marvel.node(at),
    name: 'people.csv',
    language: 'en',
    timeZone: 'America/Toronto',
  });
  for (const some of slices(rows, mostRowsSent)) await addRows(await asking(who), { ...one(id), rows: [...some] });
  return id;
}

async function judge(who: string, id: ImportId): Promise<ImportView> {
  const { judging } = await judgeRows(await asking(who), one(id));
  await judgeImport(worker, { ...one(id), judging });
  return getImport(await asking(who), one(id));
}

/** Sends and judges tables. */
async function judged(who: string, tables: readonly string[], at?: string) {
  const id = await send(who, await rowsOf(who, ...tables), at);
  return { id, view: await judge(who, id), rows: await all(who, id) };
}

async function all(who: string, id: ImportId): Promise<ImportRowView[]> {
  const rows: ImportRowView[] = [];
  let cursor: Awaited<ReturnType<typeof listRows>>['next'] = null;
  do {
    const page = await listRows(await asking(who), { ...one(id), pageSize: 200, ...(cursor && { cursor }) });
    rows.push(...page.rows);
    cursor = page.next;
  } while (cursor);
  return rows;
}

async function make(who: string, id: ImportId, forMs?: number): Promise<ImportView> {
  const { judging } = await getImport(await asking(who), one(id));
  await runImport(await asking(who), { ...one(id), judging });
  await makeImport(worker, one(id), forMs);
  return getImport(await asking(who), one(id));
}

/** A row's verdict, short: `new`, `refused grant.beyond_ceiling in role`. */
const told = ({ verdict, problem }: Pick<ImportRowView, 'verdict' | 'problem'>): string =>
  problem ? `${verdict} ${problem.reason}${problem.column ? ` in ${problem.column}` : ''}` : String(verdict);

const grantsOf = (who: string) =>
  rowsIn<{ role: string | null; permission: string | null; origin: string; until: Date | null; reason: string | null }>(
    database,
    `select role_key as role, permission_key as permission, origin, valid_until as until, reason from access_grant
     where organization_id = $1 and to_member_id = $2 and ended_at is null order by role_key, id`,
    [marvel.organizationId, marvel.member(`user:${who}`)],
  );
const versionOf = async () =>
  (
    await rowsIn<{ version: number }>(database, 'select version::int from organization_version where organization_id = $1', [
      marvel.organizationId,
    ])
  )[0]?.version;

const whole = [
  'Key,Name,Belongs to,Type\nLAV,Laval,Oscorp,Store\nMTL2,Montreal North,,store\n',
  'PoS group,Belongs to,Location\nShore,Oscorp,Laval\nShore,Oscorp,Montreal\n',
  'User group,Belongs to\nDesk two,Oscorp\n',
  'Group,Role,On,Locations\nDesk two,Reader,Oscorp VoC,Shore\n',
  'E-mail,Groups,Role,On,Locations,Until,Reason\nmay@oscorp.example,Desk two,Reader,Oscorp Mystery Shopper,Laval; Québec,2099-12-31,Joins\nGWEN@oscorp.example,Desk two,,,,,\n',
] as const;

describe('BX-63, E20 an import', () => {
  test('of places, groups, people and what they are given is judged whole, told to whom it gives, and leaves nothing', async () => {
    const before = await versionOf();
    const { view, rows } = await judged('felicia', whole);
    expect(rows.map(told)).toEqual(Array.from(rows, () => 'new'));
    expect(view).toMatchObject({ state: 'judged', rows: 8, verdicts: { new: 8, refused: 0 }, effect: { gain: 2, lose: 0, sensitive: 0 } });
    expect(await versionOf()).toBe(before);
    expect(await rowsIn(database, `select from node where organization_id = $1 and name = 'Laval'`, [marvel.organizationId])).toEqual([]);
  });

  test('makes what it said, as its maker’s, with events of its own, and the chain holds', async () => {
    const { id } = await judged('felicia', whole);
    const view = await make('felicia', id);
    expect(view).toMatchObject({ state: 'done', outcomes: { made: 8, changed: 0, same: 0, refused: 0 } });
    const grants = await grantsOf('may');
    expect(grants.map(({ role, origin, reason }) => [role, origin, reason])).toEqual([
      ['mystery_shopper/reader', 'import', 'Joins'],
      [null, 'import', 'Joins'],
      [null, 'import', 'Joins'],
    ]);
    expect(grants[0]?.until?.toISOString()).toBe('2100-01-01T05:00:00.000Z'); // the last day is whole, where it was said
    const [laval] = await rowsIn<{ key: string }>(database, `select key from node where organization_id = $1 and name = 'Laval'`, [
      marvel.organizationId,
    ]);
    expect(laval?.key).toBe('LAV');
    const events = await inOrganization(runtime.orm, marvel.organizationId, (db) =>
      listAudit(db, { within: marvel.node('subscription:oscorp'), actions: ['import.made'], limit: 50 }),
    );
    expect(events.map(({ event, actor }) => [event, actor])).toEqual(
      [2, 1, 1, 2, 2].map((rows) => [
        { type: 'import.made', import: id, node: marvel.node('subscription:oscorp'), rows },
        expect.objectContaining({ type: 'member', member: marvel.member('user:felicia') }),
      ]),
    );
  });

  test('that is imported again changes nothing and says so, to somebody else, too', async () => {
    await make('felicia', (await judged('felicia', whole)).id);
    const before = await versionOf();
    for (const who of ['felicia', 'nick']) {
      const again = await judged(who, whole);
      expect([who, again.rows.map(told)]).toEqual([who, Array.from(again.rows, () => 'same')]);
      expect(again.view.effect).toEqual({ gain: 0, lose: 0, sensitive: 0 });
      expect(await make(who, again.id)).toMatchObject({ state: 'done', outcomes: { made: 0, changed: 0, same: 0, refused: 0 } });
    }
    expect(await versionOf()).toBe(before);
  });

  test('changes the name of what has its key, and the end of what is given', async () => {
    await make('felicia', (await judged('felicia', whole)).id);
    const { id, rows } = await judged('felicia', [
      'Key,Name\nLAV,Laval Centre\n',
      'E-mail,Role,On,Until\nmay@oscorp.example,Reader,Oscorp Mystery Shopper,2098-12-31\n',
    ]);
    expect(rows.map(told)).toEqual(['changes', 'changes']);
    expect((await make('felicia', id)).outcomes).toMatchObject({ changed: 2 });
    expect((await grantsOf('may')).filter(({ role }) => role).map(({ until }) => until?.getUTCFullYear())).toEqual([2099]);
    expect((await judged('felicia', ['Key,Name\nLAV,Laval Centre\n'])).rows.map(told)).toEqual(['same']);
  });

  test('tells each row that cannot be made why, and in which column', async () => {
    const { rows, view } = await judged('felicia', [
      'Name,Kind,Type,Belongs to\nHere,Shop,store,Oscorp\nThere,,Castle,Oscorp\nSomewhere,,,Oscorp\nElsewhere,,store,Oscorb\nmontreal,,online,\n,,store,Oscorp\n',
      'User group,Belongs to\nOscorp Desk,\n',
      'Group,Role,On\nOscorp Desq,Reader,Oscorp VoC\nOscorp Desk,,\n',
      [
        'E-mail,Level,Role,Extra,On,From,Until,Reason',
        'may@oscorp.example,,Reader,,Oscorp,,,',
        'may@oscorp.example,,Reeder,,Oscorp VoC,,,',
        'may@oscorp.example,Marvel Group Inc.,,,,,,',
        'may@oscorp.example,,Reader,,Oscorp VoC,soon,,',
        'may@oscorp.example,,Reader,,Oscorp VoC,,2020-01-01,',
        'nobody@nowhere.example,,Reader,,Oscorp VoC,,,',
        'not an address,,,,,,,',
        'may@oscorp.example,,,,,,,',
        'may@oscorp.example,,,,,,,',
      ].join('\n'),
    ]);
    expect(rows.map(told)).toEqual([
      'refused import.unknown_value in kind',
      'refused import.unknown_value in type',
      'refused node.type_not_allowed in type',
      'blocked import.unknown_name in in',
      'changes',
      'refused import.missing in name',
      'same',
      'blocked import.unknown_name in group',
      'refused import.gives_nothing',
      'blocked import.two_things in role',
      'blocked import.unknown_name in role',
      'refused import.other_level in level',
      'refused import.no_day in from',
      'refused grant.in_the_past in until',
      'refused import.nobody_here in email',
      'refused import.unknown_value in email',
      'same',
      'refused import.twice',
    ]);
    expect(rows[3]?.problem?.details).toEqual({ name: 'Oscorb', near: 'Oscorp' });
    expect(rows[17]?.problem?.details).toEqual({ line: '9' });
    expect(view.verdicts).toEqual({ new: 0, changes: 1, same: 2, refused: 11, blocked: 4 });
  });

  test('lets a row be edited and dropped, and makes the valid rows alone', async () => {
    const { id } = await judged('felicia', [
      'E-mail,Role,On\nmay@oscorp.example,Reader,Oscorp VuC\nx@x.example,Reader,Oscorp VoC\ngwen@oscorp.example,Contributor,Oscorp VoC\n',
    ]);
    await editRow(await asking('felicia'), {
      ...one(id),
      number: 1,
      cells: { email: 'may@oscorp.example', role: 'Reader', on: 'Oscorp VoC' },
    });
    await dropRow(await asking('felicia'), { ...one(id), number: 2 });
    const edited = await getImport(await asking('felicia'), one(id));
    expect(edited).toMatchObject({ state: 'uploading', rows: 2, effect: null });
    await expect(runImport(await asking('felicia'), { ...one(id), judging: edited.judging })).rejects.toThrow('import.not_now');
    await judge('felicia', id);
    expect((await all('felicia', id)).map(told)).toEqual(['new', 'new']);
    await editRow(await asking('felicia'), { ...one(id), number: 3, cells: { email: 'nobody@x.example' } });
    await judge('felicia', id);
    expect(await make('felicia', id)).toMatchObject({ state: 'done', outcomes: { made: 1 } });
    const { rows } = await listRows(await asking('felicia'), { ...one(id), verdict: 'refused', pageSize: 50 });
    expect(rows.map(({ number }) => number)).toEqual([3]);
  });
});

describe('a row', () => {
  test('whose group was refused rests on that row, and a group of which nothing may stay is not made', async () => {
    const { id, rows } = await judged('felicia', [
      'PoS group,Belongs to,Location\nFar,Oscorp,Oscorp\nNear,Oscorp,Montreal\n',
      'E-mail,Locations\nmay@oscorp.example,Far\nmay@oscorp.example,Near\n',
    ]);
    expect(rows.map(told)).toEqual(['refused node.kind_not_allowed in in', 'new', 'blocked import.rests_on_refused in locations', 'new']);
    await make('felicia', id);
    const groups = await rowsIn<{ name: string }>(database, 'select name from location_group where organization_id = $1', [
      marvel.organizationId,
    ]);
    expect(groups.map(({ name }) => name)).toContain('Near');
    expect(groups.map(({ name }) => name)).not.toContain('Far');
  });

  test('BX-15, E28 passes the ceiling of its maker, line by line', async () => {
    const { rows } = await judged('felicia', [
      'E-mail,Role,Extra,On,Reason\nmay@oscorp.example,administration/owner,,Oscorp,\nmay@oscorp.example,administration/administrator,,Oscorp,\nmay@oscorp.example,,voc:confidential.view,Oscorp VoC,\nfelicia@oscorp.example,voc/administrator,,Oscorp VoC,\n',
    ]);
    const direct = await Promise.all(
      [
        { to: 'user:may', gives: { role: 'administration/owner' }, on: 'subscription:oscorp' },
        { to: 'user:may', gives: { role: 'administration/administrator' }, on: 'subscription:oscorp' },
        { to: 'user:may', gives: { permission: 'voc:confidential.view' }, on: 'voc:oscorp-voc' },
        { to: 'user:felicia', gives: { role: 'voc/administrator' }, on: 'voc:oscorp-voc' },
      ].map(async ({ to, gives, on }) => {
        const other = await importTestOrganization(runtime, 'marvel');
        const ctx = await other.asking('user:felicia');
        const changes = [{ change: 'give' as const, to: other.to(to), gives, on: other.on(on) }];
        return changeAccess(ctx, { organizationId: ctx.organizationId, madeAt: ctx.version, changes }).then(
          () => 'new',
          (error: unknown) => (error instanceof Refusal ? error.reason : 'broken'),
        );
      }),
    );
    expect(rows.map(({ verdict, problem }) => problem?.reason ?? verdict)).toEqual(direct);
    expect(direct).toContain('grant.reason_missing');
  });

  test('HX-12 that names what its maker may not see reads as one that names nothing', async () => {
    const { rows } = await judged('felicia', [
      'E-mail,Role,On,Locations\nmay@oscorp.example,Reader,VoC post purchase,\nmay@oscorp.example,,,Malibu\nmay@oscorp.example,,,Malibou\nmay@oscorp.example,,,Atlantis\npepper@stark.example,Reader,Oscorp VoC,\nnobody@stark.example,Reader,Oscorp VoC,\n',
    ]);
    expect(rows.map(({ problem }) => [problem?.reason, problem?.details])).toEqual([
      ['import.unknown_name', { name: 'VoC post purchase' }],
      ['import.unknown_name', { name: 'Malibu' }],
      ['import.unknown_name', { name: 'Malibou' }],
      ['import.unknown_name', { name: 'Atlantis' }],
      ['import.nobody_here', {}],
      ['import.nobody_here', {}],
    ]);
  });
});

describe('an import that is made', () => {
  test('goes on behind what is made after it stopped in the middle, and two workers at once double nothing', async () => {
    const groups = `User group,Belongs to\n${Array.from({ length: 600 }, (_none, at) => `Group ${at},Oscorp`).join('\n')}\n`;
    const { id } = await judged('felicia', [groups]);
    const { judging } = await getImport(await asking('felicia'), one(id));
    await runImport(await asking('felicia'), { ...one(id), judging });
    await makeImport(worker, one(id), 0);
    expect((await getImport(await asking('felicia'), one(id))).outcomes.made).toBe(250);
    await Promise.all([makeImport(worker, one(id)), makeImport(worker, one(id)), makeImport(worker, one(id), 0)]);
    await makeImport(worker, one(id));
    expect(await getImport(await asking('felicia'), one(id))).toMatchObject({ state: 'done', outcomes: { made: 600 } });
    const [made] = await rowsIn<{ count: number }>(
      database,
      `select count(*)::int as count from user_group where organization_id = $1 and name like 'Group %'`,
      [marvel.organizationId],
    );
    expect(made?.count).toBe(600);
  });

  test('can be stopped, and be judged and made for the rest', async () => {
    const groups = `User group\n${Array.from({ length: 300 }, (_none, at) => `Group ${at}`).join('\n')}\n`;
    const { id, view } = await judged('felicia', [groups]);
    await runImport(await asking('felicia'), { ...one(id), judging: view.judging });
    await makeImport(worker, one(id), 0);
    expect((await stopRows(await asking('felicia'), one(id))).state).toBe('stopped');
    await makeImport(worker, one(id));
    expect((await getImport(await asking('felicia'), one(id))).outcomes.made).toBe(250);
    expect((await judge('felicia', id)).verdicts).toMatchObject({ same: 250, new: 50 });
    expect(await make('felicia', id)).toMatchObject({ state: 'done', outcomes: { made: 50 } });
  });

  test('of the same file by two people at once is made once', async () => {
    const [one1, two] = [await judged('felicia', whole), await judged('nick', whole)];
    for (const [who, { id, view }] of [
      ['felicia', one1],
      ['nick', two],
    ] as const)
      await runImport(await asking(who), { ...one(id), judging: view.judging });
    await Promise.all([makeImport(worker, one(one1.id)), makeImport(worker, one(two.id))]);
    const views = [await getImport(await asking('felicia'), one(one1.id)), await getImport(await asking('nick'), one(two.id))];
    expect(views.map(({ state }) => state)).toEqual(['done', 'done']);
    expect(views.map(({ outcomes }) => outcomes.made).reduce((a, b) => a + b)).toBe(8);
    expect(views.map(({ outcomes }) => outcomes.same).reduce((a, b) => a + b)).toBe(8);
    expect((await grantsOf('may')).length).toBe(3);
  });

  test('BX-24 by somebody who is suspended meanwhile makes no further row, and says why', async () => {
    const { id, view } = await judged('felicia', whole);
    await runImport(await asking('felicia'), { ...one(id), judging: view.judging });
    await makeImport(worker, one(id), 0);
    await rowsIn(
      database,
      `update member_state set status = 'suspended' where organization_id = $1 and member_id = $2 and valid_until is null`,
      [marvel.organizationId, marvel.member('user:felicia')],
    );
    await rowsIn(database, 'update organization_version set epoch = epoch + 1 where organization_id = $1', [marvel.organizationId]);
    await makeImport(worker, one(id));
    const kept = await rowsIn(database, 'select state, failure from import where id = $1', [id]);
    expect(kept).toEqual([{ state: 'failed', failure: 'member.suspended' }]);
    const outcomes = await rowsIn(
      database,
      'select outcome, count(*)::int as count from import_row where import_id = $1 group by 1 order by 1',
      [id],
    );
    expect(outcomes).toEqual([
      { outcome: 'made', count: 2 },
      { outcome: 'refused', count: 6 },
    ]);
  });

  test('BX-24 by somebody who loses part of their right meanwhile is refused just that, row by row', async () => {
    const { id, view } = await judged(
      'nick',
      ['E-mail,Role,On\nmay@oscorp.example,Reader,Oscorp VoC\npepper@stark.example,Reader,VoC post-delivery\n'],
      'organization:marvel',
    );
    expect(view.verdicts.new).toBe(2);
    await runImport(await asking('nick'), { ...one(id), judging: view.judging });
    await rowsIn(
      database,
      `update access_grant set role_key = 'administration/administrator', on_node_id = $3 where organization_id = $1 and to_member_id = $2 and role_key = 'administration/owner'`,
      [marvel.organizationId, marvel.member('user:nick'), marvel.node('subscription:oscorp')],
    );
    await rowsIn(database, 'update organization_version set epoch = epoch + 1 where organization_id = $1', [marvel.organizationId]);
    await makeImport(worker, one(id));
    const [state] = await rowsIn(database, 'select state, failure from import where id = $1', [id]);
    expect(state).toEqual({ state: 'failed', failure: 'access.denied' });
  });

  test('of what another one changed since tells the conflict of that row, and makes the others', async () => {
    const { id, view } = await judged('felicia', ['User group\nTwins\nOther\n', 'Group,Role,On\nOscorp Desk,Reader,Oscorp VoC\n']);
    await rowsIn(
      database,
      `insert into archive (organization_id, id, user_group_id, valid_from) values ($1, gen_random_uuid(), $2, now())`,
      [marvel.organizationId, marvel.group('group:oscorp-desk')],
    );
    await runImport(await asking('felicia'), { ...one(id), judging: view.judging });
    await makeImport(worker, one(id));
    const rows = await all('felicia', id);
    expect(rows.map(({ outcome, problem }) => [outcome, problem?.reason ?? null])).toEqual([
      ['made', null],
      ['made', null],
      ['refused', 'import.unknown_name'],
    ]);
  });
});

describe('an import is its maker’s alone', () => {
  test('to others it is not there, and who may not give access begins none', async () => {
    const { id } = await judged('felicia', ['User group\nMine\n']);
    const nick = await asking('nick');
    for (const asked of [
      () => getImport(nick, one(id)),
      () => listRows(nick, { ...one(id), pageSize: 50 }),
      () => addRows(nick, { ...one(id), rows: [{ number: 9, line: 9, kind: 'people', cells: {} }] }),
      () => judgeRows(nick, one(id)),
      () => editRow(nick, { ...one(id), number: 1, cells: {} }),
      () => dropRow(nick, { ...one(id), number: 1 }),
      () => runImport(nick, { ...one(id), judging: 1 }),
      () => stopRows(nick, one(id)),
      () => removeImport(nick, one(id)),
    ])
      await expect(asked()).rejects.toThrow('import.not_found');
    expect((await listImports(nick)).rows).toEqual([]);
    await expect(send('mary-jane', [])).rejects.toThrow('access.denied');
    await expect(send('felicia', [], 'subscription:stark')).rejects.toThrow('node.not_found');
  });

  test('one at a time is judged or made, ten are kept, and what is removed or over is gone', async () => {
    const rows = await rowsOf('felicia', 'User group\nMine\n');
    const [first, second] = [await send('felicia', rows), await send('felicia', rows)];
    const begun = await Promise.allSettled([
      judgeRows(await asking('felicia'), one(first)),
      judgeRows(await asking('felicia'), one(second)),
    ]);
    expect(begun.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(begun.flatMap((result) => (result.status === 'rejected' ? [String(result.reason)] : []))).toEqual(['Error: import.under_way']);
    for (let more = 0; more < 8; more++) await send('felicia', rows);
    await expect(send('felicia', rows)).rejects.toThrow('import.too_many');
    await removeImport(await asking('felicia'), one(second));
    await send('felicia', rows);
    await rowsIn(database, 'update import set kept_until = now() where id = $1', [first]);
    await forgetImport(worker, one(first));
    expect(await rowsIn(database, 'select from import_row where import_id = any ($1)', [[first, second]])).toEqual([]);
    await expect(getImport(await asking('felicia'), one(first))).rejects.toThrow('import.not_found');
  });

  test('rows that are sent again are there once, and too many are refused', async () => {
    const rows = await rowsOf('felicia', 'User group\nA\nB\n');
    const id = await send('felicia', rows);
    expect((await addRows(await asking('felicia'), { ...one(id), rows: [...rows] })).rows).toBe(2);
    await rowsIn(database, 'update import set rows = 9999 where id = $1', [id]);
    const further = [3, 4].map((number) => ({ number, line: number, kind: 'user_groups' as const, cells: { group: 'C' } }));
    await expect(addRows(await asking('felicia'), { ...one(id), rows: further })).rejects.toThrow('import.too_large');
    await judge('felicia', id);
    await expect(addRows(await asking('felicia'), { ...one(id), rows: further.slice(0, 1) })).rejects.toThrow('import.not_now');
  });

  test('a judgement that was stopped keeps nothing, and what breaks is tried again before it is given up', async () => {
    const id = await send('felicia', await rowsOf('felicia', 'User group\nA\n'));
    const { judging } = await judgeRows(await asking('felicia'), one(id));
    await stopRows(await asking('felicia'), one(id));
    await judgeImport(worker, { ...one(id), judging });
    expect((await all('felicia', id)).map(told)).toEqual(['null']);
    const again = await judgeRows(await asking('felicia'), one(id));
    await judgeImport(worker, { ...one(id), judging }); // an older job
    expect((await getImport(await asking('felicia'), one(id))).state).toBe('judging');
    await rowsIn(database, `update import_row set cells = '"broken"' where import_id = $1`, [id]);
    const broken = { ...worker, cache: { ...worker.cache, accessOf: () => Promise.reject(new Error('broken')) } };
    for (let times = 1; times <= 5; times++)
      await expect(judgeImport(broken, { ...one(id), judging: again.judging })).rejects.toThrow('broken');
    expect(await getImport(await asking('felicia'), one(id))).toMatchObject({ state: 'failed', failure: null });
    const away = { ...worker, cache: { ...worker.cache, accessOf: () => Promise.reject(new Outage('not_done', null)) } };
    const { judging: third } = await judgeRows(await asking('felicia'), one(id));
    await expect(judgeImport(away, { ...one(id), judging: third })).rejects.toThrow(Outage);
    expect((await getImport(await asking('felicia'), one(id))).state).toBe('judging');
  });

  test('while it is judged, memory and others see nothing of it', async () => {
    const before = await marvel.everybody();
    await worker.cache.accessOf(await asking('felicia'), [marvel.member('user:may')]);
    await judged('felicia', whole);
    const { access } = await worker.cache.accessOf(await asking('felicia'), [marvel.member('user:may')]);
    expect(access[0]?.facts).toEqual(before.find(({ facts }) => facts.id === marvel.member('user:may'))?.facts);
  });
});
