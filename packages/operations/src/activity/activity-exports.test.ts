import type { ActivityFilter } from '@totem/domain/activity';
import type { StartActivityExport } from '@totem/domain/activity-exports';
import { Outage } from '@totem/domain/errors';
import type { AccessChange } from '@totem/domain/grants';
import { ActivityExportId } from '@totem/domain/ids';
import { type World, given, inUserGroup } from '@totem/domain/testing';
import { listAudit } from '@totem/db/audit';
import { inOrganization } from '@totem/db/orm';
import { type TestDatabase, freshDatabase } from '@totem/db/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { changeAccess } from '../grants/change-access.ts';
import { newId } from '../new-id.ts';
import type { Runtime } from '../runtime.ts';
import { rowsIn } from '../testing-database.ts';
import { type TestOrganization, importTestOrganization, openTestRuntime } from '../testing-organization.ts';
import { type WorkerRuntime, openWorkerRuntime } from '../worker-runtime.ts';
import { forgetActivityExport } from './forget-activity-export.ts';
import { listActivity } from './list-activity.ts';
import { listActivityExports } from './list-activity-exports.ts';
import { readActivityExport } from './read-activity-export.ts';
import { removeActivityExport } from './remove-activity-export.ts';
import { startActivityExport } from './start-activity-export.ts';
import { writeActivityExport } from './write-activity-export.ts';

let database: TestDatabase;
let runtime: Runtime;
let worker: WorkerRuntime;
let marvel: TestOrganization;

/** Happy administers Stark from its own level; Maria belongs to the organization and her roles reach Oscorp no longer. */
const world = (one: World): World => {
  const withStark = given(one, 'user:happy', { role: 'administration/administrator' }, 'subscription:stark');
  const maria = one.members.find((member) => member.id === 'user:maria')?.id;
  const grants = withStark.grants.filter(({ to }) => !('member' in to) || to.member !== maria);
  return inUserGroup({ ...withStark, grants }, 'group:oscorp-desk', 'user:gwen');
};

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
  marvel = await importTestOrganization(runtime, 'marvel', world);
  // Whoever asks is a person with an account.
  for (const one of ['felicia', 'nick', 'happy', 'gwen'])
    await rowsIn(database, 'insert into app_user (id, display_name, language, time_zone) values ($1, $2, $3, $4)', [
      marvel.member(`user:${one}`),
      one,
      'en',
      'UTC',
    ]);
  const desk = { change: 'join', group: marvel.group('group:oscorp-desk') } as const;
  await save('felicia', [give('user:may', 'voc/reader', 'voc:oscorp-voc')], '=HYPERLINK("x")');
  await save('nick', [
    { ...desk, member: marvel.member('user:may') },
    { ...desk, member: marvel.member('user:maria') },
  ]);
  await save('happy', [give('user:pepper', 'voc/administrator', 'voc:voc-post-purchase')]);
});
afterAll(async () => {
  await worker.close();
  await runtime.close();
});
beforeEach(() => rowsIn(database, 'delete from activity_export'));

const give = (to: string, role: string, on: string): AccessChange => ({
  change: 'give',
  to: marvel.to(to),
  gives: { role },
  on: marvel.on(on),
});

async function save(by: string, changes: readonly AccessChange[], reason?: string): Promise<void> {
  const ctx = await marvel.asking(`user:${by}`);
  await changeAccess(ctx, { organizationId: marvel.organizationId, madeAt: ctx.version, changes: [...changes], reason });
}

/** Somebody who asks, with an account that there is. */
async function asking(who: string) {
  const ctx = await marvel.asking(`user:${who}`);
  return { ...ctx, actor: { ...ctx.actor, user: z.custom<typeof ctx.actor.user>().parse(ctx.actor.member) } };
}

interface Wish extends Partial<Pick<StartActivityExport, 'filter' | 'format'>> {
  readonly at?: string;
}
const start = async (who: string, { at = 'subscription:oscorp', ...wish }: Wish = {}) =>
  startActivityExport(await asking(who), {
    organizationId: marvel.organizationId,
    node: marvel.node(at),
    filter: {},
    format: 'csv',
    language: 'en',
    timeZone: 'UTC',
    ...wish,
  });
const work = (id: ActivityExportId, forMs?: number) =>
  writeActivityExport(worker, { organizationId: marvel.organizationId, export: id }, forMs);
const stateOf = async (who: string, id: ActivityExportId) =>
  (await listActivityExports(await asking(who))).rows.find((row) => row.id === id);

async function fileOf(who: string, id: ActivityExportId): Promise<string> {
  const { parts, bytes } = await readActivityExport(await asking(who), id);
  let text = '';
  for await (const part of parts) text += part;
  expect(Buffer.byteLength(text)).toBe(bytes);
  return text;
}
const Line = z.looseObject({ at: z.string(), fingerprint: z.string(), number: z.int().optional() });
const linesOf = (text: string) => text.split('\n').flatMap((line) => (line === '' ? [] : [Line.parse(JSON.parse(line))]));
const exported = async (who: string, wish: Wish = {}) => {
  const { id } = await start(who, { format: 'json_lines', ...wish });
  await work(id);
  return linesOf(await fileOf(who, id));
};

async function listed(who: string, at = 'subscription:oscorp', filter: ActivityFilter = {}) {
  const { rows } = await listActivity(await asking(who), {
    organizationId: marvel.organizationId,
    node: marvel.node(at),
    filter,
    pageSize: 200,
  });
  return rows;
}

describe('BX-47 an export', () => {
  test.each<[string, string, string, () => ActivityFilter]>([
    ['nick', 'of everything', 'organization:marvel', () => ({})],
    ['felicia', 'of one subscription', 'subscription:oscorp', () => ({})],
    ['felicia', 'of what one person did', 'subscription:oscorp', () => ({ by: marvel.member('user:nick') })],
    ['felicia', 'about somebody', 'subscription:oscorp', () => ({ about: { member: marvel.member('user:may') } })],
    ['felicia', 'of one kind', 'subscription:oscorp', () => ({ actions: ['user_group.joined'] })],
  ])('of %s %s has exactly the events of the filtered list, in its order', async (who, _what, at, filter) => {
    const rows = await listed(who, at, filter());
    const lines = await exported(who, { at, filter: filter() });
    expect(
      lines.map(({ at: when, fingerprint, ['what']: what, reason }) => ({ id: fingerprint.slice(0, 16), at: when, what, reason })),
    ).toEqual(rows.map(({ id, at: when, what, reason }) => ({ id, at: when, what, reason })));
    expect(lines.length).toBeGreaterThan(0);
  });

  test('has the whole fingerprint of each event, and its number for who may know how many there are', async () => {
    const kept = await inOrganization(runtime.orm, marvel.organizationId, (db) =>
      listAudit(db, { within: marvel.node('organization:marvel'), limit: 100 }),
    );
    const all = await exported('nick', { at: 'organization:marvel' });
    expect(all.map(({ number, fingerprint }) => ({ number, fingerprint }))).toEqual(
      kept.map(({ number, fingerprint }) => ({ number, fingerprint })),
    );
    expect((await exported('felicia')).filter((line) => 'number' in line)).toEqual([]);
  });

  test('as a table has a head, the reader’s language, and runs nothing', async () => {
    const { id } = await start('felicia');
    await work(id);
    const text = await fileOf('felicia', id);
    expect(text).toMatch(/^\uFEFFWhen,What,Who did it,/);
    expect(text).toContain(`"'=HYPERLINK(""x"")"`);
    expect(text).toContain('May Parker');
    expect(await readActivityExport(await asking('felicia'), id)).toMatchObject({
      format: 'csv',
      name: expect.stringMatching(/-activity-\d{4}-\d\d-\d\d\.csv$/),
    });
  });

  test('that finds nothing is a file with its head alone', async () => {
    const { id } = await start('felicia', { filter: { by: marvel.member('user:happy') } });
    await work(id);
    expect(await fileOf('felicia', id)).toMatch(/^[^\r\n]+\r\n$/);
    expect(await stateOf('felicia', id)).toMatchObject({ state: 'ready', events: 0, share: 1 });
  });
});

test('HX-12 an export names and counts nothing of what its reader may not see', async () => {
  const text = JSON.stringify(await exported('felicia'));
  expect(text).toContain('May Parker');
  expect(text).not.toMatch(/Maria|Pepper|Stark|VoC post|imported/);
});

test('that something was exported is itself an event, once, by who asked', async () => {
  const before = (await listed('felicia')).length;
  const { id } = await start('felicia', { filter: { by: marvel.member('user:nick') } });
  expect((await listed('felicia')).length).toBe(before);
  await work(id);
  await work(id); // its job may run twice
  const [newest, ...rest] = await listed('felicia');
  expect(newest).toMatchObject({
    who: { name: 'Felicia' },
    what: { type: 'activity.exported', format: 'csv', narrowed: true, on: { name: 'Oscorp' } },
  });
  expect(rest.length).toBe(before);
});

describe('a job', () => {
  test('that stops in the middle goes on behind the last part, and another at the same time adds nothing', async () => {
    await rowsIn(
      database,
      `insert into audit_event (organization_id, number, version, at, actor, action, event, prev_hash, hash)
       select organization_id, number + n, version, at, actor, action, event, hash, sha256(hash || n::text::bytea)
       from (select * from audit_event where organization_id = $1 order by number desc limit 1) last, generate_series(1, 6000) n`,
      [marvel.organizationId],
    );
    await rowsIn(
      database,
      `insert into audit_subject (organization_id, subject_id, relation, action, number)
       select s.organization_id, s.subject_id, s.relation, s.action, s.number + n from audit_subject s, generate_series(1, 6000) n
       where s.organization_id = $1 and s.number = (select max(number) - 6000 from audit_event where organization_id = $1)`,
      [marvel.organizationId],
    );
    const { id } = await start('nick', { at: 'organization:marvel', format: 'json_lines' });
    const progress: number[] = [];
    await Promise.all([work(id, 0), work(id, 0)]);
    for (let turn = 0; turn < 10; turn++) {
      const state = await stateOf('nick', id);
      progress.push(state?.share ?? -1);
      if (state?.state === 'ready') break;
      await Promise.all([work(id, 0), work(id, 0)]);
    }
    expect(progress.length).toBeGreaterThan(2);
    expect(progress.toSorted((one, other) => one - other)).toEqual(progress);
    expect(progress.at(-1)).toBe(1);
    const numbers = linesOf(await fileOf('nick', id)).map(({ number }) => number);
    expect(numbers.length).toBeGreaterThan(6000);
    expect(numbers).toEqual(Array.from(numbers, (_one, index) => numbers.length - index));
    const again = await rowsIn(
      database,
      `select count(*)::int as waiting from job.job where name = 'activity.export' and data ->> 'export' = $1`,
      [id],
    );
    expect(again[0]?.['waiting']).toBeGreaterThan(1); // each turn asked for the next
  });

  test('BX-24 whose asker lost the right, or the organization, ends refused, and nothing can be fetched', async () => {
    const { id } = await start('happy', { at: 'subscription:stark' });
    const [grant] = await rowsIn<{ id: string }>(
      database,
      `select id from access_grant where to_member_id = $1 and role_key = 'administration/administrator' and ended_at is null`,
      [marvel.member('user:happy')],
    );
    await save('nick', [{ change: 'end', grant: z.custom<Extract<AccessChange, { change: 'end' }>['grant']>().parse(grant?.id) }]);
    await work(id);
    expect(await stateOf('happy', id)).toMatchObject({ state: 'failed', failure: 'access.denied', events: 0 });
    await expect(fileOf('happy', id)).rejects.toThrow('activity_export.not_found');
  });

  test('of an export that was cancelled writes nothing', async () => {
    const { id } = await start('felicia');
    await removeActivityExport(await asking('felicia'), { organizationId: marvel.organizationId, export: id });
    await work(id);
    expect(await rowsIn(database, 'select from activity_export_part where export_id = $1', [id])).toEqual([]);
    await expect(fileOf('felicia', id)).rejects.toThrow('activity_export.not_found');
  });

  test('that breaks on our side is tried again, and given up after some times', async () => {
    const { id } = await start('felicia');
    const broken = { ...worker, cache: { ...worker.cache, accessOf: () => Promise.reject(new Error('broken')) } };
    const attempt = () => writeActivityExport(broken, { organizationId: marvel.organizationId, export: id });
    for (let time = 1; time < 5; time++) {
      await expect(attempt()).rejects.toThrow('broken');
      expect(await stateOf('felicia', id)).toMatchObject({ state: 'waiting' });
    }
    await expect(attempt()).rejects.toThrow('broken');
    expect(await stateOf('felicia', id)).toMatchObject({ state: 'failed', failure: null });
    await attempt(); // nothing is left to do
  });

  test('in an outage waits, however long it is', async () => {
    const { id } = await start('felicia');
    const gone = { ...worker, cache: { ...worker.cache, accessOf: () => Promise.reject(new Outage('not_done', new Error('gone'))) } };
    for (let time = 0; time < 7; time++)
      await expect(writeActivityExport(gone, { organizationId: marvel.organizationId, export: id })).rejects.toBeInstanceOf(Outage);
    await work(id);
    expect(await stateOf('felicia', id)).toMatchObject({ state: 'ready' });
  });
});

describe('a file', () => {
  test('is for who asked for it alone', async () => {
    const { id } = await start('felicia');
    await work(id);
    for (const other of ['nick', 'gwen']) {
      await expect(fileOf(other, id)).rejects.toThrow('activity_export.not_found');
      expect(await stateOf(other, id)).toBeUndefined();
      const removing = removeActivityExport(await asking(other), { organizationId: marvel.organizationId, export: id });
      await expect(removing).rejects.toThrow('activity_export.not_found');
    }
    await expect(fileOf('felicia', newId(ActivityExportId))).rejects.toThrow('activity_export.not_found');
  });

  test('cannot be fetched before it is ready, or after its time, when it is removed', async () => {
    const { id } = await start('felicia');
    await expect(fileOf('felicia', id)).rejects.toThrow('activity_export.not_found');
    await work(id);
    await forgetActivityExport(worker, { organizationId: marvel.organizationId, export: id });
    expect(await fileOf('felicia', id)).not.toBe('');
    await rowsIn(database, `update activity_export set kept_until = now() where id = $1`, [id]);
    await expect(fileOf('felicia', id)).rejects.toThrow('activity_export.not_found');
    expect(await stateOf('felicia', id)).toBeUndefined();
    await forgetActivityExport(worker, { organizationId: marvel.organizationId, export: id });
    expect(await rowsIn(database, 'select from activity_export_part where export_id = $1', [id])).toEqual([]);
  });

  test('is removed seven days after it was asked for', async () => {
    const { id } = await start('felicia');
    const [job] = await rowsIn(
      database,
      `select start_after - now() > interval '6 days 23 hours' as late, start_after - now() <= interval '7 days' as soon from job.job where name = 'activity.forget' and data ->> 'export' = $1`,
      [id],
    );
    expect(job).toEqual({ late: true, soon: true });
  });
});

test('nobody exports where they may only look, or may not even know of the place', async () => {
  await expect(start('gwen')).rejects.toThrow('access.denied');
  await expect(start('felicia', { at: 'organization:marvel' })).rejects.toThrow('access.denied');
  await expect(start('felicia', { at: 'subscription:stark' })).rejects.toThrow('node.not_found');
});

test('somebody has one export under way and five in all, also of those asked for at the same time', async () => {
  const both = await Promise.allSettled([start('felicia'), start('felicia')]);
  expect(both.map((one) => (one.status === 'rejected' ? String(one.reason) : 'started')).toSorted()).toEqual([
    'Error: activity_export.under_way',
    'started',
  ]);
  for (let ready = 1; ready <= 5; ready++) {
    const [first] = (await listActivityExports(await asking('felicia'))).rows;
    await work(ActivityExportId.parse(first?.id));
    if (ready < 5) await start('felicia');
  }
  await expect(start('felicia')).rejects.toThrow('activity_export.too_many');
  await rowsIn(database, 'update activity_export set kept_until = now() where ctid = (select min(ctid) from activity_export)');
  await start('felicia');
});
