import { catalogs } from '@totem/domain/catalog/products';
import { GrantId, MemberId, NodeId, OrganizationId } from '@totem/domain/ids';
import { importOrganization } from '@totem/db/import-organization';
import { openOrm } from '@totem/db/orm';
import { type TestDatabase, freshDatabase } from '@totem/db/testing';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../new-id.ts';
import { tidyUp } from '../tidy-up.ts';
import { type WorkerRuntime, openWorkerRuntime } from '../worker-runtime.ts';
import { tellOfEndingGrants } from './tell-of-ending-grants.ts';

const organizationId = newId(OrganizationId);
const hour = 60 * 60_000;
const inHours = (hours: number) => new Date(Date.now() + hours * hour);
let database: TestDatabase;
let runtime: WorkerRuntime;
let pool: pg.Pool;

/** One person for each grant of the role Reader at the root: from when, until when, in hours from now. */
const periods = {
  'soon.of.a.month': [-27 * 24, 48],
  'far.of.a.month': [-10 * 24, 20 * 24],
  'soon.of.four.days': [-80, 16],
  'half.of.four.days': [-48, 48],
  'few.hours': [-3, 1],
  later: [24, 48],
  'for.good': [-100, null],
} as const;

beforeAll(async () => {
  database = await freshDatabase();
  pool = new pg.Pool({ ...database.owner, max: 1 });
  const root = newId(NodeId);
  const people = Object.entries(periods).map(([name, [from, until]]) => ({ id: newId(MemberId), name, from, until }));
  const orm = await openOrm(database.api);
  const nobody = { userGroups: [], locationGroups: [], serviceAccounts: [], resources: [], items: [] };
  await importOrganization(orm, catalogs.hexia(), {
    ...nobody,
    id: organizationId,
    slug: 'marvel',
    name: 'Marvel Group Inc.',
    timeZone: 'America/Toronto',
    language: 'en',
    paidSeats: 0,
    from: inHours(-24 * 365),
    nodes: [{ id: root, kind: 'organization', name: 'Marvel', parent: null }],
    members: people.map(({ id, name }) => ({
      id,
      name,
      home: root,
      email: { display: `${name}@example.test`, key: `${name}@example.test` },
    })),
    grants: people.map(({ id, from, until }) => ({
      id: newId(GrantId),
      to: { member: id },
      gives: { role: 'voc/reader' },
      on: { node: root },
      from: inHours(from),
      ...(until !== null && { until: inHours(until) }),
    })),
  });
  await orm.close();
  runtime = await openWorkerRuntime({
    connection: database.worker,
    smtpUrl: 'smtp://127.0.0.1:1',
    publicUrl: 'https://totem.example',
    from: { name: 'Totem', address: 'totem@totem.example' },
    warn: () => {},
  });
});
afterAll(async () => {
  await runtime.close();
  await pool.end();
});

const told = async () => {
  const { rows } = await pool.query<{ name: string; mail: Record<string, unknown> }>(
    `select u.display_name as name, j.data->'mail' as mail from job.job j join app_user u on u.id = (j.data->>'userId')::uuid where j.name = 'mail' order by 1`,
  );
  return rows;
};

test('whoever loses something in the last quarter of its time is told once, with the words of the product', async () => {
  await tellOfEndingGrants(runtime, organizationId);
  await Promise.all([tellOfEndingGrants(runtime, organizationId), tellOfEndingGrants(runtime, organizationId)]);
  const mails = await told();
  expect(mails.map(({ name }) => name)).toEqual(['soon.of.a.month', 'soon.of.four.days']);
  expect(mails[0]?.mail).toMatchObject({
    template: 'access.ends_soon',
    organization: 'Marvel Group Inc.',
    gift: { what: { fr: 'Lecteur, Voix du client' }, where: 'Marvel' },
    timeZone: 'America/Toronto',
  });
});

test('what is given for longer is told of again when that ends', async () => {
  await pool.query(
    `update access_grant set valid_until = now() + interval '26 hours' where valid_until < now() + interval '17 hours' and valid_until > now() + interval '15 hours'`,
  );
  await tellOfEndingGrants(runtime, organizationId);
  await expect(told()).resolves.toHaveLength(3);
});

test('every organization is asked about once, however many workers ask', async () => {
  await Promise.all([tidyUp(runtime, 300), tidyUp(runtime, 300)]);
  const { rows } = await pool.query(`select data from job.job where name = 'grant.ending'`);
  expect(rows).toEqual([{ data: { organizationId } }]);
});
