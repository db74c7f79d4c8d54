import { randomUUIDv7 } from 'node:crypto';
import type { AuditEvent } from '@totem/domain/audit';
import { noDelta } from '@totem/domain/access/deltas';
import { GrantId, MemberId, type OrganizationId, NodeId, UserId } from '@totem/domain/ids';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { appendAudit, listAudit } from './audit.ts';
import { verifyChain } from './audit-chain.ts';
import { type Orm, inOrganization, openOrm } from './orm.ts';
import { type TestDatabase, freshDatabase, importScenario } from './testing.ts';
import { bumpVersion, lockVersion } from './version.ts';

let database: TestDatabase;
let orm: Orm;
let organization: OrganizationId;
/** Somebody of it. */
let viewed: MemberId;
const member = MemberId.parse(randomUUIDv7());

beforeAll(async () => {
  database = await freshDatabase();
  orm = await openOrm(database.api);
  const { id, members } = await importScenario(orm, 'acme');
  organization = id;
  viewed = members.map((one) => one.id).at(-1) ?? member;
});
afterAll(() => orm.close());

const ended = (): AuditEvent => ({
  type: 'grant.ended',
  grant: GrantId.parse(randomUUIDv7()),
  to: { member },
  gives: { role: 'hitflow/admin' },
  on: { node: NodeId.parse(organization) },
  reason: null,
});

const happen = (...events: AuditEvent[]) =>
  inOrganization(
    orm,
    organization,
    async (db) => {
      const tx = await lockVersion(db);
      const version = await bumpVersion(tx, [noDelta]);
      await appendAudit(tx, version, tx.now, { type: 'system', job: 'test' }, events);
    },
    { purpose: 'changes' },
  );

beforeEach(() => happen(ended(), ended()));

async function asSuperuser(statement: string): Promise<void> {
  const client = new pg.Client(database.owner);
  await client.connect();
  await client.query(statement, [organization]).finally(() => client.end());
}

const verified = () => inOrganization(orm, organization, verifyChain);

test('I17 events are one chain, numbered without gaps, and are found by what they are about', async () => {
  await Promise.all([happen(ended()), happen(ended()), happen(ended())]);
  const rows = await inOrganization(orm, organization, (db) => listAudit(db, { about: [{ subject: member }], limit: 3 }));
  expect(rows.map((row) => row.number)).toEqual([6, 5, 4]);
  expect(await verified()).toEqual({ verified: 6, broken: null });
});

test('BX-10 what happened is kept with who did it and, through a view, as whom, and neither can be changed unseen', async () => {
  const actor = { type: 'member', member, user: UserId.parse(randomUUIDv7()) } as const;
  await inOrganization(
    orm,
    organization,
    async (db) => {
      const tx = await lockVersion(db);
      await appendAudit(tx, await bumpVersion(tx, [noDelta]), tx.now, actor, [ended()], viewed);
    },
    { purpose: 'changes' },
  );
  const [kept] = await inOrganization(orm, organization, (db) => listAudit(db, { by: member, limit: 2 }));
  expect(kept).toMatchObject({ actor, viewedAs: viewed });
  const last = kept?.number ?? 0;
  expect((await verified()).broken).toBe(null);
  await asSuperuser(`update audit_event set viewed_as = null where organization_id = $1 and number = ${last}`);
  expect((await verified()).broken).toMatchObject({ at: last, how: 'changed' });
  await asSuperuser(`update audit_event set viewed_as = '${viewed}' where organization_id = $1 and number = ${last}`);
  expect((await verified()).broken).toBe(null);
});

test('BX-45 no role of the application may change or remove what happened', async () => {
  for (const connection of [database.api, database.worker]) {
    const one = await openOrm(connection);
    for (const statement of ['update audit_event set action = action', 'delete from audit_event', 'truncate audit_event cascade'])
      await expect(inOrganization(one, organization, (db) => db.client.query(statement))).rejects.toMatchObject({ code: '42501' });
    await one.close();
  }
});
