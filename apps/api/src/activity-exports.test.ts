import { writeActivityExport } from '@totem/operations/activity/write-activity-export';
import { rowsIn } from '@totem/operations/testing-database';
import { type WorkerRuntime, openWorkerRuntime } from '@totem/operations/worker-runtime';
import { ActivityExportId, OrganizationId } from '@totem/domain/ids';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { type Caller, type Site, startSite } from './testing-site.ts';

let site: Site;
let worker: WorkerRuntime;
let organization: OrganizationId;
let felicia: Caller;
const cookies = new Map<string, string>();

beforeAll(async () => {
  site = await startSite();
  worker = await openWorkerRuntime({
    connection: site.database.worker,
    smtpUrl: 'smtp://127.0.0.1:1',
    publicUrl: site.url,
    from: { name: 'Totem', address: 'no-reply@totem.example' },
    warn: () => {},
  });
  organization = OrganizationId.parse(site.id('organization'));
  felicia = await site.as('felicia@oscorp.example');
  for (const one of ['felicia@oscorp.example', 'nick@marvel.example', 'ana@acme.example']) cookies.set(one, await site.cookieOf(one));
});
afterAll(async () => {
  await worker.close();
  await site.close();
});
beforeEach(() => rowsIn(site.database, 'delete from activity_export'));

const Started = z.object({ result: z.object({ data: z.object({ id: ActivityExportId }) }) });

async function start(format: 'csv' | 'json_lines'): Promise<ActivityExportId> {
  const input = { organizationId: organization, node: site.id('subscription:oscorp'), format, language: 'en', timeZone: 'UTC' };
  const answer = await felicia('activity.startExport', input);
  expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
  return Started.parse(JSON.parse(answer.text)).result.data.id;
}
async function ready(format: 'csv' | 'json_lines' = 'csv'): Promise<ActivityExportId> {
  const id = await start(format);
  await writeActivityExport(worker, { organizationId: organization, export: id });
  return id;
}
async function fetched(who: string | null, id: string, of: string = organization) {
  const answer = await fetch(`${site.url}/api/organizations/${of}/activity-exports/${id}`, {
    headers: { cookie: (who && cookies.get(who)) ?? '' },
  });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

test.each([
  ['csv', 'text/csv; charset=utf-8', /\.csv"$/, /^\uFEFF?When,What/],
  ['json_lines', 'application/jsonl; charset=utf-8', /\.jsonl"$/, /^(\{.*\}\n)*$/],
] as const)('who asked for it fetches a file of %s, which no browser shows as a page or keeps', async (format, type, name, content) => {
  const { status, headers, text } = await fetched('felicia@oscorp.example', await ready(format));
  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe(type);
  expect(headers.get('content-disposition')).toMatch(/^attachment; filename="marvel-activity-\d{4}-\d\d-\d\d\./);
  expect(headers.get('content-disposition')).toMatch(name);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(text).toMatch(content);
});

test('nobody else fetches it: not signed in, another administrator, another organization’s people, or under another organization', async () => {
  const id = await ready();
  expect(await fetched(null, id)).toMatchObject({ status: 401, text: '{"code":"sign_in.required"}' });
  expect(await fetched('nick@marvel.example', id)).toMatchObject({ status: 404, text: '{"code":"activity_export.not_found"}' });
  expect(await fetched('ana@acme.example', id)).toMatchObject({ status: 404, text: '{"code":"organization.not_found"}' });
  const acme = site.id('organization', 'acme');
  expect(await fetched('ana@acme.example', id, acme)).toMatchObject({ status: 404, text: '{"code":"activity_export.not_found"}' });
  expect(await fetched('felicia@oscorp.example', 'nonsense')).toMatchObject({ status: 404, text: '{"code":"not_found"}' });
});

test('it is not there before it is written, and not once its time is over', async () => {
  const id = await start('csv');
  expect((await fetched('felicia@oscorp.example', id)).status).toBe(404);
  await writeActivityExport(worker, { organizationId: organization, export: id });
  expect((await fetched('felicia@oscorp.example', id)).status).toBe(200);
  await rowsIn(site.database, 'update activity_export set kept_until = now() where id = $1', [id]);
  expect(await fetched('felicia@oscorp.example', id)).toMatchObject({ status: 404, text: '{"code":"activity_export.not_found"}' });
});

test('BX-24 who lost the right since, or is suspended, fetches it no more', async () => {
  const id = await ready();
  const nick = await site.as('nick@marvel.example');
  const [grant] = await rowsIn<{ id: string; version: number }>(
    site.database,
    `select g.id, v.version::int as version from access_grant g join organization_version v using (organization_id)
     where g.to_member_id = $1 and g.role_key = 'administration/administrator' and g.ended_at is null`,
    [site.id('user:felicia')],
  );
  const changes = [{ change: 'end', grant: grant?.id }];
  expect((await nick('grants.save', { organizationId: organization, madeAt: grant?.version, changes })).status).toBe(200);
  expect(await fetched('felicia@oscorp.example', id)).toMatchObject({ status: 403, text: '{"code":"access.denied"}' });
});
