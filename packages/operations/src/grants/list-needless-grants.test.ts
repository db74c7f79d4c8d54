import type { NeedlessRow } from '@totem/domain/needless-grants';
import type { Cursor } from '@totem/domain/paging';
import { type World, given } from '@totem/domain/testing';
import { freshDatabase } from '@totem/db/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listMembers } from '../members/list-members.ts';
import type { Runtime } from '../runtime.ts';
import { type TestOrganization, importTestOrganization, openTestRuntime } from '../testing-organization.ts';
import { changeAccess } from './change-access.ts';
import { listNeedlessGrants } from './list-needless-grants.ts';

let runtime: Runtime;
let marvel: TestOrganization;

/** May, Gwen and Maria have what something else gives them too; Pepper has it through her groups. */
function cluttered(world: World): World {
  const places = { locations: null };
  const may = given(
    given(world, 'user:may', { role: 'voc/reader' }, 'voc:oscorp-voc'),
    'user:may',
    { role: 'voc/contributor' },
    'voc:oscorp-voc',
  );
  const gwen = given(given(may, 'user:gwen', places, 'point_of_service:toronto'), 'user:gwen', places, 'subscription:oscorp');
  return given(gwen, 'user:pepper', { role: 'voc/reader' }, 'voc:voc-post-purchase');
}

beforeAll(async () => {
  runtime = await openTestRuntime(await freshDatabase());
  marvel = await importTestOrganization(runtime, 'marvel', cluttered);
});
afterAll(() => runtime.close());

async function all(who: string, at: string, pageSize = 1) {
  const ctx = await marvel.asking(who);
  const rows: NeedlessRow[] = [];
  let looked = 0;
  let cursor: Cursor | undefined;
  for (;;) {
    const page = await listNeedlessGrants(ctx, { organizationId: marvel.organizationId, node: marvel.node(at), cursor, pageSize });
    rows.push(...page.rows);
    looked += page.looked;
    if (page.next === null) return { rows, looked, version: page.version };
    cursor = page.next;
  }
}
const said = (rows: readonly NeedlessRow[]) =>
  rows.map(({ person, grants }) => [
    person.name,
    ...grants.map(
      ({ gives, on, because, refused }) =>
        `${'role' in gives ? gives.role : 'locations'} on ${on.name}, ${because[0]?.role ?? 'locations'}, ${refused ?? 'may'}`,
    ),
  ]);

test('BX-6 grants without effect are listed for all the people of a node, page by page', async () => {
  const { rows, looked } = await all('user:nick', 'organization:marvel');
  expect(said(rows)).toEqual([
    ['Gwen Stacy', 'locations on Toronto, locations, may'],
    ['May Parker', 'voc/reader on Oscorp VoC, voc/contributor, may'],
    ['Pepper Pots', 'voc/reader on VoC post purchase, voc/contributor, may'],
  ]);
  expect(looked).toBe(10);
  expect(rows[2]?.grants[0]?.because[0]?.through).toMatch(/Pepper Pots Department|Customer Support Specialists/);
  expect((await all('user:nick', 'organization:marvel', 50)).rows).toEqual(rows);
});

test('HX-12 an administrator hears of the people of their level alone, and who sees no people of nothing', async () => {
  expect((await all('user:felicia', 'subscription:oscorp')).rows.map(({ person }) => person.name)).toEqual(['Gwen Stacy', 'May Parker']);
  await expect(all('user:felicia', 'subscription:stark')).rejects.toThrow('node.not_found');
  await expect(all('user:gwen', 'subscription:oscorp')).rejects.toThrow('access.denied');
});

test('a cursor of the list of people is none of this list', async () => {
  const ctx = await marvel.asking('user:nick');
  const here = { organizationId: marvel.organizationId, node: marvel.node('organization:marvel'), pageSize: 1 };
  const { next } = await listMembers(ctx, { ...here, filter: {}, sort: { by: 'name', descending: false } });
  await expect(listNeedlessGrants(ctx, { ...here, cursor: next ?? undefined })).rejects.toThrow('cursor.unknown');
});

test('BX-6 cleaning up ends them all, changes nobody’s access, and leaves nothing to clean', async () => {
  const { rows, version } = await all('user:nick', 'organization:marvel');
  const changes = rows.flatMap(({ grants }) => grants.map(({ id }) => ({ change: 'end', grant: id }) as const));
  const nick = await marvel.asking('user:nick');
  await changeAccess(nick, { organizationId: marvel.organizationId, madeAt: version, changes });
  expect((await all('user:nick', 'organization:marvel')).rows).toEqual([]);
});
