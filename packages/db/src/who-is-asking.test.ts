import { randomBytes, randomUUIDv7 } from 'node:crypto';
import { type MemberId, OrganizationId } from '@totem/domain/ids';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OrganizationRows } from './import-organization.ts';
import { type Orm, inOrganization, openOrm } from './orm.ts';
import { freshDatabase, importScenario } from './testing.ts';
import { findUserByAddress, insertUser } from './users.ts';
import { hashOfToken, readVersions, whoAreAsking, whoIsAsking, whoseKey } from './who-is-asking.ts';

let orm: Orm;
let marvel: OrganizationRows;
let clinique: OrganizationRows;
let felicia: MemberId;
const token = randomBytes(16).toString('hex');

beforeAll(async () => {
  const { api } = await freshDatabase();
  orm = await openOrm(api);
  marvel = await importScenario(orm, 'marvel');
  clinique = await importScenario(orm, 'clinique');
  const member = marvel.members.find((one) => one.key === 'felicia');
  const user = await findUserByAddress(orm, 'felicia@oscorp.example');
  if (!member || !user) throw new Error('Felicia is in the worked example.');
  felicia = member.id;
  const insert = `insert into auth."session" ("expiresAt", token, "updatedAt", "userId") values (now() + $1::interval, $2, now(), $3)`;
  await orm.pools.changes.query(insert, ['1 hour', token, user.id]);
  await orm.pools.changes.query(insert, ['-1 second', `${token}, over`, user.id]);
});
afterAll(() => orm.close());

test('a session token tells the person, their membership, the version and the clock', async () => {
  const asking = await whoIsAsking(orm, token, marvel.id);
  expect(asking).toMatchObject({ member: { id: felicia, status: 'active' }, organization: { version: 1, epoch: 0, archived: false } });
  expect(asking.signIn?.expiresAt.getTime()).toBeGreaterThan(asking.now.getTime());
  expect(asking.organization?.timeline).toMatch(/^[0-9A-F]{8}$/);
});

test('G10 in another organization the same person is nobody', async () => {
  expect(await whoIsAsking(orm, token, clinique.id)).toMatchObject({
    signIn: { user: expect.any(String) },
    member: null,
    organization: { version: 1 },
  });
});

test('no token, an unknown one and one that is over are nobody', async () => {
  for (const one of [null, 'unknown', `${token}, over`])
    expect(await whoIsAsking(orm, one, marvel.id)).toMatchObject({ signIn: null, member: null });
});

test('G10 several who ask at once are each answered for themselves, in their order', async () => {
  const asked = [
    { sessionToken: 'unknown', organizationId: marvel.id },
    { sessionToken: token, organizationId: clinique.id },
    { sessionToken: token, organizationId: marvel.id },
  ];
  const [nobody, foreign, own] = await whoAreAsking(orm, asked);
  expect(nobody).toMatchObject({ signIn: null, member: null, organization: { version: 1 } });
  expect(foreign).toMatchObject({ signIn: { user: expect.any(String) }, member: null });
  expect(own).toMatchObject({ member: { id: felicia, status: 'active' }, organization: { version: 1 } });
  expect(await whoAreAsking(orm, [])).toEqual([]);
});

test('an organization that is not there has no version', async () => {
  const nowhere = OrganizationId.parse(randomUUIDv7());
  expect(await whoIsAsking(orm, token, nowhere)).toMatchObject({ member: null, organization: null });
  const { states } = await readVersions(orm, [marvel.id, nowhere]);
  expect([...states.keys()]).toEqual([marvel.id]);
});

test('a key is found by its hash in its own organization alone, until it is revoked', async () => {
  const secret = `${marvel.id}.${randomBytes(32).toString('base64url')}`;
  const insert = `insert into api_key (organization_id, id, member_id, name, prefix, token_hash, scopes) values ($1, $2, $3, 'k', 'k', $4, '{decide}')`;
  await inOrganization(orm, marvel.id, (db) => db.client.query(insert, [marvel.id, randomUUIDv7(), felicia, hashOfToken(secret)]));
  expect(await whoseKey(orm, secret, marvel.id)).toMatchObject({
    scopes: ['decide'],
    holder: { member: felicia, status: 'active' },
    version: 1,
  });
  expect(await whoseKey(orm, secret, clinique.id)).toBeNull();
  expect(await whoseKey(orm, `${secret}x`, marvel.id)).toBeNull();
  await inOrganization(orm, marvel.id, (db) =>
    db.client.query('update api_key set revoked_at = now() where organization_id = $1', [marvel.id]),
  );
  expect(await whoseKey(orm, secret, marvel.id)).toBeNull();
});

test('making the same person twice does no harm, and nobody makes an operator', async () => {
  const user = await findUserByAddress(orm, 'felicia@oscorp.example');
  if (!user) throw new Error('Felicia is in the worked example.');
  await insertUser(orm, { id: user.id, name: 'Another', email: 'felicia@oscorp.example', emailKey: 'felicia@oscorp.example' });
  expect(await findUserByAddress(orm, 'felicia@oscorp.example')).toEqual(user);
  const insert = `insert into app_user (id, display_name, is_operator) values ('${randomUUIDv7()}', 'x', true)`;
  await expect(orm.pools.changes.query(insert)).rejects.toMatchObject({ code: '42501' });
});
