import { type SentRow, mostImportRows, mostRowsSent } from '@totem/domain/imports';
import { readable } from '@totem/domain/testing';
import { slices } from '@totem/db/bulk';
import { type TestDatabase, freshDatabase } from '@totem/db/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Runtime } from '../runtime.ts';
import { rowsIn } from '../testing-database.ts';
import { type TestOrganization, importTestOrganization, openTestRuntime } from '../testing-organization.ts';
import { type WorkerRuntime, openWorkerRuntime } from '../worker-runtime.ts';
import { addRows, judgeRows, runImport, startImport } from './change-import.ts';
import { judgeImport } from './judge-import.ts';
import { getImport } from './list-imports.ts';
import { makeImport } from './make-import.ts';

let database: TestDatabase;
let runtime: Runtime;
let worker: WorkerRuntime;
let crowd: TestOrganization;
const people = 300;

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
  crowd = await importTestOrganization(runtime, 'marvel', (world) => {
    const pattern = world.members.find(({ id }) => id === 'user:may');
    if (!pattern) throw new Error('May is in the world.');
    const { user: _user, ...rest } = pattern;
    const more = Array.from({ length: people }, (_none, at) => ({ ...rest, id: readable.member(`user:more-${at}`), name: `More ${at}` }));
    return { ...world, members: [...world.members, ...more] };
  });
  await rowsIn(
    database,
    `update member set email = name, email_key = replace(lower(name), ' ', '-') || '@oscorp.example' where organization_id = $1 and name like 'More %'`,
    [crowd.organizationId],
  );
  await rowsIn(database, `insert into app_user (id, display_name, language, time_zone) values ($1, 'felicia', 'en', 'UTC')`, [
    crowd.member('user:felicia'),
  ]);
}, 120_000);
afterAll(async () => {
  await worker.close();
  await runtime.close();
});

const felicia = async () => {
  const ctx = await crowd.asking('user:felicia');
  return { ...ctx, actor: { ...ctx.actor, user: z.custom<typeof ctx.actor.user>().parse(ctx.actor.member) } };
};

test('BX-63 10,000 rows are judged and made with progress, and a second time there is nothing to do', { timeout: 600_000 }, async () => {
  const said: SentRow['cells'][] = [];
  for (let at = 0; at < people; at++) {
    const email = `more-${at}@oscorp.example`;
    for (const name of ['Montreal', 'Toronto', 'Québec']) said.push({ email, locations: name });
    said.push(
      { email, role: 'Reader', on: 'Oscorp VoC' },
      { email, role: 'Reader', on: 'Oscorp Mystery Shopper' },
      { email, groups: 'Oscorp Desk' },
    );
  }
  const rows: SentRow[] = said.map((cells) => ({ number: 0, line: 0, kind: 'people', cells }));
  for (let at = 0; at < 500; at++)
    rows.push({ number: 0, line: 0, kind: 'locations', cells: { name: `Place ${at}`, type: 'store', key: `P-${at}` } });
  for (let at = 0; rows.length < mostImportRows; at++)
    rows.push({ number: 0, line: 0, kind: 'user_groups', cells: { group: `Group ${at}` } });
  const { id } = await startImport(await felicia(), {
    organizationId: crowd.organizationId,
    node: crowd.node('subscription:oscorp'),
    name: 'many.xlsx',
    language: 'en',
    timeZone: 'UTC',
  });
  const one = { organizationId: crowd.organizationId, import: id };
  const numbered = rows.map((row, at) => ({ ...row, number: at + 1, line: at + 2 }));
  for (const some of slices(numbered, mostRowsSent)) await addRows(await felicia(), { ...one, rows: [...some] });

  /** What is told of it while something is done. */
  const during = async (work: Promise<void>, of: (view: Awaited<ReturnType<typeof getImport>>) => number) => {
    const seen: number[] = [];
    const end = { isOver: false };
    void work.finally(() => {
      end.isOver = true;
    });
    while (!end.isOver) seen.push(of(await getImport(await felicia(), one)));
    await work;
    return seen;
  };
  const judge = async () => {
    const { judging } = await judgeRows(await felicia(), one);
    const seen = await during(judgeImport(worker, { ...one, judging }), ({ judged }) => judged);
    return { seen, view: await getImport(await felicia(), one) };
  };
  const first = await judge();
  expect(first.view).toMatchObject({ state: 'judged', verdicts: { new: mostImportRows }, effect: { gain: people, lose: 0 } });
  expect(new Set(first.seen).size).toBeGreaterThan(10);
  expect(first.seen.toSorted((a, b) => a - b)).toEqual(first.seen);

  await runImport(await felicia(), { ...one, judging: first.view.judging });
  const made = await during(
    (async () => {
      while ((await getImport(await felicia(), one)).state === 'running') await makeImport(worker, one);
    })(),
    ({ outcomes }) => outcomes.made,
  );
  expect(new Set(made).size).toBeGreaterThan(10);
  expect(await getImport(await felicia(), one)).toMatchObject({ state: 'done', outcomes: { made: mostImportRows, refused: 0 } });

  expect((await judge()).view).toMatchObject({ verdicts: { same: mostImportRows }, effect: { gain: 0, lose: 0 } });
});
