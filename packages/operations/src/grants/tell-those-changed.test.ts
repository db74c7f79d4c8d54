import { randomUUID } from 'node:crypto';
import type { AccessChange } from '@totem/domain/grants';
import { type World, given, inUserGroup, withMember } from '@totem/domain/testing';
import { type TestDatabase, freshDatabase } from '@totem/db/testing';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Runtime } from '../runtime.ts';
import { type TestOrganization, importTestOrganization, openTestRuntime } from '../testing-organization.ts';
import { changeAccess } from './change-access.ts';

let database: TestDatabase;
let runtime: Runtime;
let pool: pg.Pool;
let marvel: TestOrganization;

beforeAll(async () => {
  database = await freshDatabase();
  runtime = await openTestRuntime(database);
  pool = new pg.Pool({ ...database.owner, max: 1 });
});
beforeEach(async () => {
  await pool.query('delete from job.job');
  marvel = await importTestOrganization(runtime, 'marvel', (world: World) =>
    withMember(
      inUserGroup(given(world, 'user:may', { role: 'voc/reader' }, 'voc:oscorp-voc'), 'group:oscorp-desk', 'user:normand'),
      'user:gwen',
      { status: 'suspended' },
    ),
  );
});
afterAll(async () => {
  await runtime.close();
  await pool.end();
});

const give = (to: string, gives: Extract<AccessChange, { change: 'give' }>['gives'], on: string): AccessChange => ({
  change: 'give',
  to: marvel.to(to),
  gives,
  on: marvel.on(on),
});
const places = { locations: null };

/** Saves as Felicia; who was sent what, by address. */
async function told(changes: readonly AccessChange[], reason?: string): Promise<Record<string, unknown>> {
  const ctx = await marvel.asking('user:felicia');
  const more = reason === undefined ? {} : { reason };
  await changeAccess(ctx, {
    organizationId: marvel.organizationId,
    madeAt: ctx.version,
    changes: [...changes],
    idempotencyKey: randomUUID(),
    ...more,
  });
  const { rows } = await pool.query<{ email: string; mail: unknown }>(
    `select e.display as email, j.data->'mail' as mail from job.job j join email_address e on e.user_id = (j.data->>'userId')::uuid where j.name = 'mail'`,
  );
  return Object.fromEntries(rows.map((row) => [row.email, row.mail]));
}

test('whoever gains or loses something by name is told once, in the words of the product and in both languages', async () => {
  const may = marvel.world.grants.find((grant) => 'member' in grant.to && grant.to.member === marvel.member('user:may'));
  if (!may) throw new Error('May was given something.');
  const mails = await told(
    [
      { change: 'end', grant: may.id },
      give('user:may', { role: 'voc/contributor' }, 'voc:oscorp-voc'),
      give('user:may', { permission: 'voc:contest.manage' }, 'voc:oscorp-voc'),
      give('user:may', places, 'location_group:mary-jane-department'),
      { change: 'join', group: marvel.group('group:oscorp-desk'), member: marvel.member('user:may') },
    ],
    'Holiday cover',
  );
  expect(mails).toMatchObject({
    'may@oscorp.example': {
      template: 'access.changed',
      by: 'Felicia',
      reason: 'Holiday cover',
      more: 0,
      given: [
        { what: { en: 'Contributor, Voice of Customer', fr: 'Contributeur, Voix du client' }, where: 'Oscorp VoC' },
        { what: { en: expect.stringContaining('manage contests') }, where: 'Oscorp VoC' },
        { what: marvel.world.catalog.product.words.locations, where: 'Mary Jane Department' },
        { what: marvel.world.catalog.product.words.userGroup, where: 'Oscorp Desk' },
      ],
      ended: [{ what: { en: 'Reader, Voice of Customer' }, where: 'Oscorp VoC' }],
    },
  });
  expect(Object.keys(mails)).toEqual(['may@oscorp.example']);
});

test('neither the actor, nor who is suspended, nor the members of a group that changed are told', async () => {
  const mails = await told([
    give('user:felicia', places, 'point_of_service:toronto'),
    give('user:gwen', places, 'point_of_service:toronto'),
    give('group:oscorp-desk', places, 'point_of_service:toronto'),
  ]);
  expect(mails).toEqual({});
});

test('of many lines the first twenty are named, and the rest is a number', async () => {
  const day = 86_400_000;
  const { now } = await marvel.asking('user:felicia');
  const lines = Array.from(
    { length: 23 },
    (_, index): AccessChange =>
      ({
        ...give('user:may', places, 'subscription:oscorp'),
        from: new Date(now.getTime() + (index + 1) * day).toISOString(),
        until: new Date(now.getTime() + (index + 1.5) * day).toISOString(),
      }) as AccessChange,
  );
  const { 'may@oscorp.example': mail } = await told(lines);
  expect(mail).toMatchObject({ more: 3 });
  expect((mail as { given: unknown[] }).given).toHaveLength(20);
});
