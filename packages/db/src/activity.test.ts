import { randomUUIDv7 } from 'node:crypto';
import { noDelta } from '@totem/domain/access/deltas';
import type { Actor } from '@totem/domain/actor';
import type { AuditEvent } from '@totem/domain/audit';
import { GrantId, UserId } from '@totem/domain/ids';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type AuditQuery, appendAudit, listAudit } from './audit.ts';
import { verifyStretch } from './audit-chain.ts';
import type { OrganizationRows } from './import-organization.ts';
import { type Orm, inOrganization, openOrm } from './orm.ts';
import { type TestDatabase, freshDatabase, importScenario } from './testing.ts';
import { bumpVersion, lockVersion } from './version.ts';

let database: TestDatabase;
let orm: Orm;
let marvel: OrganizationRows;
beforeAll(async () => {
  database = await freshDatabase();
  orm = await openOrm(database.api);
  marvel = await importScenario(orm, 'marvel');
  await happen('nick', given('may', 'oscorp'), given('pepper', 'stark')); // 2, 3
  await happen('felicia', given('may', 'montreal'), joined('oscorp-desk', 'may')); // 4, 5
  await happen('felicia', ended('may', 'montreal')); // 6
  await happen('nick', joined('all-marvel', 'may'), entered('mary-jane-department', 'montreal')); // 7, 8
});
afterAll(() => orm.close());

const named = <One extends { readonly key?: string | null | undefined }>(all: readonly One[], key: string): One => {
  const found = all.find((one) => one.key === key);
  if (!found) throw new Error(`Nothing is ${key}.`);
  return found;
};
const member = (key: string) => named(marvel.members, key).id;
const node = (key: string) => named(marvel.nodes, key).id;

const grantOf = (who: string, where: string) => ({
  grant: GrantId.parse(randomUUIDv7()),
  to: { member: member(who) },
  gives: { role: 'voc/reader' },
  on: { node: node(where) },
  reason: null,
});
const given = (who: string, where: string) => (): AuditEvent => ({ type: 'grant.given', ...grantOf(who, where), from: 'now', until: null });
const ended = (who: string, where: string) => (): AuditEvent => ({ type: 'grant.ended', ...grantOf(who, where) });
const joined = (group: string, who: string) => (): AuditEvent => ({
  type: 'user_group.joined',
  group: named(marvel.userGroups, group).id,
  member: member(who),
  from: 'now',
  until: null,
  reason: null,
});
const entered = (group: string, place: string) => (): AuditEvent => ({
  type: 'location_group.entered',
  locationGroup: named(marvel.locationGroups, group).id,
  location: node(place),
  filter: null,
  reason: null,
});

const happen = (who: string, ...events: (() => AuditEvent)[]) =>
  inOrganization(
    orm,
    marvel.id,
    async (db) => {
      const tx = await lockVersion(db);
      const actor: Actor = { type: 'member', member: member(who), user: UserId.parse(randomUUIDv7()) };
      await appendAudit(
        tx,
        await bumpVersion(tx, [noDelta]),
        tx.now,
        actor,
        events.map((event) => event()),
      );
    },
    { purpose: 'changes' },
  );

const numbers = async (wanted: AuditQuery, limit = 20) =>
  (await inOrganization(orm, marvel.id, (db) => listAudit(db, { ...wanted, limit }))).map((one) => one.number);

test('events are listed where they happened and at every node above, newest first', async () => {
  expect(await numbers({ within: node('marvel') })).toEqual([8, 7, 6, 5, 4, 3, 2, 1]);
  expect(await numbers({ within: node('oscorp') })).toEqual([8, 7, 6, 5, 4, 2]);
  expect(await numbers({ within: node('montreal') })).toEqual([8, 6, 4]);
  expect(await numbers({ within: node('stark') })).toEqual([3]);
  expect(await numbers({ within: node('daily-bugle') })).toEqual([]);
});

test('who did it, what it is about, its kind and its time each narrow the list, and all together', async () => {
  const [may, felicia, oscorp] = [member('may'), member('felicia'), node('oscorp')];
  expect(await numbers({ by: felicia })).toEqual([6, 5, 4]);
  expect(await numbers({ about: [{ subject: may }] })).toEqual([7, 6, 5, 4, 2]);
  expect(await numbers({ by: felicia, about: [{ subject: may }], within: oscorp, actions: ['grant.ended', 'grant.given'] })).toEqual([
    6, 4,
  ]);
  expect(await numbers({ by: felicia, within: node('stark') })).toEqual([]);
  expect(await numbers({ about: [{ subject: may, actions: ['user_group.joined'] }], actions: ['grant.given'] })).toEqual([]);
  const [at5] = await inOrganization(orm, marvel.id, (db) => listAudit(db, { by: felicia, before: 6, limit: 1 }));
  const moment = at5?.at ?? new Date();
  expect(await numbers({ within: oscorp, from: moment, until: new Date(moment.getTime() + 1) })).toEqual([5, 4]);
  expect(await numbers({ within: oscorp, until: moment })).toEqual([2]);
  expect(await numbers({ within: oscorp, from: new Date(Date.now() + 60_000) })).toEqual([]);
  expect(await numbers({ about: [{ subject: may, until: moment }, { subject: named(marvel.userGroups, 'oscorp-desk').id }] })).toEqual([
    5, 2,
  ]);
});

test('where very much happened the list is as it is where little did', async () => {
  const [may, nick] = [member('may'), member('nick')];
  const everywhere = await Promise.all([
    numbers({ by: nick }),
    numbers({ about: [{ subject: may }] }),
    numbers({ about: [{ subject: may, actions: ['grant.ended'] }], actions: ['grant.ended', 'grant.given'] }),
  ]);
  const here = await Promise.all([
    numbers({ by: nick, within: node('marvel') }),
    numbers({ about: [{ subject: may }], within: node('marvel') }),
    numbers({ about: [{ subject: may, actions: ['grant.ended'] }], actions: ['grant.ended', 'grant.given'], within: node('marvel') }),
  ]);
  expect(here).toEqual(everywhere);
  expect(here).toEqual([[8, 7, 3, 2], [7, 6, 5, 4, 2], [6]]);
});

test('BX-19 a list read on from its last event has each event once, whatever happens meanwhile', async () => {
  const first = await numbers({ within: node('oscorp') }, 3);
  await happen('nick', given('may', 'oscorp'));
  const rest = await numbers({ within: node('oscorp'), before: first.at(-1) });
  expect([...first, ...rest]).toEqual([8, 7, 6, 5, 4, 2]);
});

test('a chain is checked a stretch at a time, and what was cut off at its end is missed', async () => {
  const check = (after: number, limit: number) => inOrganization(orm, marvel.id, (db) => verifyStretch(db, after, limit));
  const asOwner = async (statement: string) => {
    const client = new pg.Client(database.owner);
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  expect(await check(0, 5)).toMatchObject({ last: 5, verified: 5, broken: null, complete: false });
  expect(await check(5, 5)).toMatchObject({ last: 9, verified: 4, broken: null, complete: true });
  await asOwner(`delete from audit_subject where organization_id = '${marvel.id}' and number = 9`);
  await asOwner(`delete from audit_event where organization_id = '${marvel.id}' and number = 9`);
  expect(await check(5, 5)).toMatchObject({ last: 8, broken: { at: 9, how: 'removed' } });
  expect(await check(9, 5)).toMatchObject({ broken: { at: 9, how: 'removed' } });
  await asOwner(`delete from audit_subject where organization_id = '${marvel.id}' and number = 1`);
  await asOwner(`delete from audit_event where organization_id = '${marvel.id}' and number = 1`);
  expect(await check(0, 5)).toMatchObject({ last: 0, lastAt: null, verified: 0, broken: { at: 1, how: 'removed' } });
});
