import { randomUUIDv7 } from 'node:crypto';
import { noDelta } from '@totem/domain/access/deltas';
import { GrantId, MemberId, NodeId, type OrganizationId } from '@totem/domain/ids';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AuditRow, appendAudit, hashOf, keptOf } from './audit.ts';
import { type BrokenChain, verifyChain, verifyStretch } from './audit-chain.ts';
import { type Db, type Orm, inOrganization, openOrm } from './orm.ts';
import { freshDatabase, importScenario } from './testing.ts';
import { bumpVersion, lockVersion } from './version.ts';

let orm: Orm;
/** What only who owns the database may do. */
let owner: Orm;
let organization: OrganizationId;

beforeAll(async () => {
  const database = await freshDatabase();
  orm = await openOrm(database.api);
  owner = await openOrm(database.owner);
  organization = (await importScenario(orm, 'acme')).id;
  for (let change = 0; change < 5; change++)
    await inOrganization(
      orm,
      organization,
      async (db) => {
        const tx = await lockVersion(db);
        const ended = {
          type: 'grant.ended',
          grant: GrantId.parse(randomUUIDv7()),
          to: { member: MemberId.parse(randomUUIDv7()) },
          gives: { role: 'hitflow/admin' },
          on: { node: NodeId.parse(organization) },
          reason: null,
        } as const;
        await appendAudit(tx, await bumpVersion(tx, [noDelta]), tx.now, { type: 'system', job: 'test' }, [ended]);
      },
      { purpose: 'changes' },
    );
});
afterAll(() => Promise.all([orm.close(), owner.close()]));

/** What a check says after the database was tampered with; everything is as it was afterwards. */
async function foundAfter(tamper: (db: Db) => Promise<unknown>): Promise<BrokenChain | null> {
  let found: BrokenChain | null | undefined;
  const looked = new Error('Looked at it, and took it back.');
  const attempt = inOrganization(owner, organization, async (db) => {
    await db.client.query('set local session_replication_role = replica');
    await tamper(db);
    found = (await verifyChain(db)).broken;
    throw looked;
  });
  await expect(attempt).rejects.toBe(looked);
  if (found === undefined) throw new Error('Nothing was checked.');
  return found;
}

const set = (what: string, number: number) => (db: Db) =>
  db.client.query(`update audit_event set ${what} where organization_id = '${organization}' and number = ${number}`);
const remove =
  (from: number, to = from) =>
  (db: Db) =>
    db.client.query(`delete from audit_event where organization_id = '${organization}' and number between ${from} and ${to}`);

test('a chain that nobody touched is whole, and the fingerprint of its last event is told', async () => {
  const { rows } = await inOrganization(owner, organization, (db) =>
    db.client.query(`select encode(hash, 'hex') as hash from audit_event where number = 6`),
  );
  const stretch = await inOrganization(orm, organization, (db) => verifyStretch(db, 0, 100));
  expect(stretch).toMatchObject({ last: 6, verified: 6, broken: null, complete: true, fingerprint: rows[0]?.hash });
});

test.each([
  ['what it says', `event = jsonb_set(event, '{reason}', '"another"')`, 'grant.ended'],
  ['what it says of whom', `event = jsonb_set(event, '{to,member}', to_jsonb(gen_random_uuid()))`, 'grant.ended'],
  ['when', `at = at - interval '1 second'`, 'grant.ended'],
  ['who did it', `actor = '{"type": "system", "job": "another"}'`, 'grant.ended'],
  ['at which version', 'version = version + 1', 'grant.ended'],
  ['under which kind it is found', `action = 'grant.given'`, 'grant.given'],
  ['what it follows', `prev_hash = sha256('another')`, 'grant.ended'],
  ['its hash', `hash = sha256('another')`, 'grant.ended'],
])('BX-46 a changed event is found and named: %s', async (_what, change, action) => {
  expect(await foundAfter(set(change, 3))).toMatchObject({ at: 3, how: 'changed', found: { number: 3, action } });
});

test.each([
  ['the first', 1, 1, 1],
  ['one', 4, 4, 4],
  ['several', 2, 4, 2],
  ['the last', 6, 6, 6],
  ['the last ones', 5, 6, 5],
  ['all', 1, 6, 1],
])('BX-46 a removed event is found and named: %s', async (_what, from, to, at) => {
  expect(await foundAfter(remove(from, to))).toEqual({ at, how: 'removed', found: null });
});

test('BX-46 events that changed places are found, and where the first of them stands now', async () => {
  const swap = async (db: Db) => {
    for (const [from, to] of [
      [2, 99],
      [5, 2],
      [99, 5],
    ] as const)
      await set(`number = ${to}`, from)(db);
  };
  expect(await foundAfter(swap)).toMatchObject({ at: 2, how: 'reordered', found: { number: 5 } });
  expect(await foundAfter(set('number = 99', 4))).toMatchObject({ at: 4, how: 'reordered', found: { number: 99 } });
});

test('BX-46 events that swapped what they say are changed, the first of them named', async () => {
  const swap = async (db: Db) => {
    const rows = `audit_event where organization_id = '${organization}' and number in (3, 5)`;
    await db.client.query(`update audit_event e set event = o.event from (select event, 8 - number as other from ${rows}) o
      where e.organization_id = '${organization}' and e.number = o.other`);
  };
  expect(await foundAfter(swap)).toMatchObject({ at: 3, how: 'changed', found: { number: 3 } });
});

test('BX-46 an event that was changed and given a hash that fits is found by the one after it', async () => {
  const forge = async (db: Db) => {
    await set(`event = jsonb_set(event, '{reason}', '"another"')`, 3)(db);
    const { rows } = await db.client.query<AuditRow>('select * from audit_event where number = 3');
    for (const row of rows) {
      const hash = hashOf(organization, keptOf(row), row.prev_hash).toString('hex');
      await set(`hash = decode('${hash}', 'hex')`, 3)(db);
    }
  };
  expect(await foundAfter(forge)).toMatchObject({ at: 4, how: 'detached', found: { number: 4 } });
});

test('BX-46 an event that was added by hand is found', async () => {
  const add = (db: Db) =>
    db.client.query(`insert into audit_event (organization_id, number, version, at, actor, viewed_as, action, event, prev_hash, hash)
      select organization_id, 7, version, at, actor, viewed_as, action, event, hash, sha256('made up')
      from audit_event where organization_id = '${organization}' and number = 6`);
  expect(await foundAfter(add)).toMatchObject({ at: 7, how: 'changed', found: { number: 7 } });
});
