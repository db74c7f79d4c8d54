import { randomUUIDv7 } from 'node:crypto';
import { noDelta } from '@totem/domain/access/deltas';
import { OrganizationId, Version } from '@totem/domain/ids';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Orm, inOrganization, openOrm, tables } from './orm.ts';
import { freshDatabase } from './testing.ts';
import { bumpVersion, listDeltasSince, lockVersion } from './version.ts';

let orm: Orm;
const organizationId = OrganizationId.parse(randomUUIDv7());

beforeAll(async () => {
  const { api } = await freshDatabase();
  orm = await openOrm(api, { pool: { changes: 10 } });
  await inOrganization(orm, organizationId, async (db) => {
    await tables(db)
      .insertInto('OrganizationRow')
      .values({ organizationId, product: 'hexia', slug: 'o', name: 'O', archivedAt: null })
      .execute();
    await tables(db).insertInto('OrganizationVersionRow').values({ organizationId }).execute();
  });
});
afterAll(() => orm.close());

const change = () =>
  inOrganization(
    orm,
    organizationId,
    async (db) => {
      const tx = await lockVersion(db);
      const version = await bumpVersion(tx, [{ ...noDelta, tree: true }]);
      return { version, now: tx.now };
    },
    { purpose: 'changes' },
  );

test('50 changes at once leave versions 1 to 50 without a gap, in the order of their clocks', async () => {
  const made = await Promise.all(Array.from({ length: 50 }, change));

  const inOrder = made.toSorted((a, b) => a.version - b.version);
  expect(inOrder.map(({ version }) => version)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
  expect(inOrder.every(({ now }, index) => index === 0 || now >= (inOrder[index - 1]?.now ?? now))).toBe(true);
});

test('deltas since a version come with the version they lead to', async () => {
  const { version } = await change();
  const since = await inOrganization(orm, organizationId, (db) => listDeltasSince(db, Version.parse(version - 2)));

  expect(since.version).toBe(version);
  expect(since.deltas?.map((delta) => delta.version)).toEqual([version - 1, version]);
  expect(since.deltas?.[0]?.tree).toBe(true);
});

test('after a gap there are no deltas to trust', async () => {
  const ahead = await inOrganization(orm, organizationId, (db) => listDeltasSince(db, Version.parse(1_000)));
  expect(ahead.deltas).toBeNull();
});

test('typed rows read back what was written, with dates and objects', async () => {
  const row = await inOrganization(orm, organizationId, (db) =>
    tables(db).selectFrom('OrganizationRow').selectAll().where('organizationId', '=', organizationId).executeTakeFirstOrThrow(),
  );
  expect(row).toMatchObject({ organizationId, slug: 'o', settings: {}, archivedAt: null, paidSeats: 0 });
  expect(row.createdAt).toBeInstanceOf(Date);
});
