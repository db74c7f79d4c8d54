import { Refusal } from '@totem/domain/errors';
import type { AccessChange } from '@totem/domain/grants';
import { isWithin } from '@totem/domain/tree';
import { type TestDatabase, freshDatabase } from '@totem/db/testing';
import { inOrganization } from '@totem/db/orm';
import { loadManyFacts } from '@totem/db/facts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeAccess } from '../grants/change-access.ts';
import type { Runtime } from '../runtime.ts';
import { loadStructure } from '../snapshot.ts';
import { rowsIn } from '../testing-database.ts';
import { type TestOrganization, importTestOrganization, openTestRuntime } from '../testing-organization.ts';
import { archiveNode, restoreNode } from './change-nodes.ts';
import { moveNode, previewMove } from './move-node.ts';

let database: TestDatabase;
let runtimes: readonly Runtime[];
let marvel: TestOrganization;
beforeAll(async () => {
  database = await freshDatabase();
  runtimes = await Promise.all([openTestRuntime(database), openTestRuntime(database)]);
  const [first] = runtimes;
  if (first) marvel = await importTestOrganization(first, 'marvel');
});
afterAll(() => Promise.all(runtimes.map((one) => one.close())));

const rounds = 60;
const places = ['oscorp', 'stark', 'daily-bugle'].map((key) => `subscription:${key}`);
const toronto = 'point_of_service:toronto';
const of = () => ({ organizationId: marvel.organizationId });

/** Through one process or the other. */
const nick = (process: number) => marvel.asking('user:nick', runtimes[process % runtimes.length]);

async function move(process: number, node: string, under: string): Promise<void> {
  const hop = { ...of(), node: marvel.node(node), under: marvel.node(under) };
  const shown = await previewMove(await nick(process), hop);
  await moveNode(await nick(process), { ...hop, madeAt: shown.version, shown: shown.fingerprint });
}
async function save(process: number, change: AccessChange): Promise<void> {
  const ctx = await nick(process);
  await changeAccess(ctx, { ...of(), madeAt: ctx.version, changes: [change] });
}

/** What several do at the same time, and what those hear who are refused; anything but a refusal fails. */
async function race(...attempts: readonly (() => Promise<unknown>)[]): Promise<string[]> {
  const done = await Promise.allSettled(attempts.map((attempt) => attempt()));
  return done.flatMap((one) => {
    if (one.status === 'fulfilled') return [];
    if (one.reason instanceof Refusal) return [one.reason.reason];
    throw one.reason;
  });
}

const structure = () =>
  inOrganization(
    marvel.runtime.orm,
    marvel.organizationId,
    async (db) => {
      const { catalog, tree } = await loadStructure(db); // throws for what is no tree
      const { facts } = await loadManyFacts(
        db,
        catalog,
        marvel.world.members.map(({ id }) => id),
      );
      return { tree, facts };
    },
    { snapshot: true },
  );

/** What must hold after anything: one tree whose paths are right, groups of their own places, and grants under levels. */
async function expectWhole(): Promise<void> {
  const { tree, facts } = await structure();
  expect(tree.nodes).toHaveLength(marvel.world.nodes.length);
  const placed = await rowsIn<{ node_id: string; path: string[]; parent_id: string | null }>(
    database,
    'select node_id, path, parent_id from node_placement where organization_id = $1 and valid_until is null',
    [marvel.organizationId],
  );
  expect(placed).toHaveLength(tree.nodes.length);
  const pathOf = new Map(placed.map(({ node_id, path }) => [node_id, path]));
  for (const { node_id, path, parent_id } of placed)
    expect(path).toEqual([...(parent_id === null ? [] : (pathOf.get(parent_id) ?? [])), node_id]);
  const entries = await rowsIn<{ location: string; home: string }>(
    database,
    `select e.location_id as location, l.home_node_id as home from location_group_entry e
     join location_group l on l.organization_id = e.organization_id and l.id = e.location_group_id
     where e.organization_id = $1 and (e.valid_until is null or e.valid_until > clock_timestamp())`,
    [marvel.organizationId],
  );
  for (const { location, home } of entries) expect(pathOf.get(location)).toContain(home);
  for (const member of facts)
    for (const { on, untilMs } of member.grants)
      if (untilMs === Infinity && 'node' in on) expect(isWithin(tree, on.node, member.home)).toBe(true);
}

const whereIs = async (node: string) => (await structure()).tree.nodes.find(({ id }) => id === marvel.node(node))?.parent;
/** Brings Toronto back to Oscorp, where each race begins. */
async function home(): Promise<void> {
  const [oscorp = ''] = places;
  if ((await whereIs(toronto)) !== marvel.node(oscorp)) await move(0, toronto, oscorp);
}

test('E34 I2 of two who move it to different places one does, and it hangs at one of them', { timeout: 120_000 }, async () => {
  const [, stark = '', bugle = ''] = places;
  let refused = 0;
  for (let round = 0; round < rounds; round++) {
    await home();
    const heard = await race(
      () => move(round, toronto, stark),
      () => move(round + 1, toronto, bugle),
    );
    refused += heard.length;
    for (const reason of heard) expect(reason).toBe('change.conflict');
    expect([marvel.node(stark), marvel.node(bugle)]).toContain(await whereIs(toronto));
  }
  expect(refused).toBeGreaterThan(0);
  await expectWhole();
});

test('E34 I2 places moved to and fro by everybody at once make no cycle and lose no place', { timeout: 120_000 }, async () => {
  const nodes = marvel.world.nodes.flatMap(({ id, kind }) => (kind === 'point_of_service' ? [marvel.reference(id)] : []));
  for (let round = 0; round < rounds; round++)
    await race(...nodes.map((node, index) => () => move(index, node, places[(round + index) % places.length] ?? '')));
  await expectWhole();
});

test('E34 moved and archived at once, it is both, or one was told of the other', { timeout: 120_000 }, async () => {
  const [, stark = ''] = places;
  for (let round = 0; round < rounds; round++) {
    await home();
    const heard = await race(
      () => move(round, toronto, stark),
      async () => archiveNode(await nick(round + 1), { ...of(), node: marvel.node(toronto) }),
    );
    expect(heard.filter((reason) => reason !== 'node.archived' && reason !== 'change.conflict')).toEqual([]);
    await restoreNode(await nick(round), { ...of(), node: marvel.node(toronto) });
  }
  await expectWhole();
});

test('E34 I19 moved and given at once, nobody of another place keeps it', { timeout: 120_000 }, async () => {
  const [, stark = ''] = places;
  const give: AccessChange = { change: 'give', to: marvel.to('user:may'), gives: { locations: null }, on: marvel.on(toronto) };
  let given = 0;
  for (let round = 0; round < rounds; round++) {
    await home();
    const heard = await race(
      () => move(round, toronto, stark),
      () => save(round + 1, give),
    );
    given += heard.includes('grant.outside_level') ? 0 : 1;
    await expectWhole();
    if ((await whereIs(toronto)) !== marvel.node(stark)) await move(0, toronto, stark); // told that somebody was given it
    await expectWhole();
  }
  expect(given).toBeGreaterThan(0);
});

test('E34 I4 moved and put into a group at once, no group of another place keeps it', { timeout: 120_000 }, async () => {
  const [, stark = ''] = places;
  const enter: AccessChange = {
    change: 'enter',
    locationGroup: marvel.locationGroup('location_group:gwen-stacy-department'),
    location: marvel.node(toronto),
    filter: null,
  };
  for (let round = 0; round < rounds; round++) {
    await home();
    const heard = await race(
      () => move(round, toronto, stark),
      () => save(round + 1, enter),
    );
    expect(heard.filter((reason) => reason !== 'location_group.outside_level' && reason !== 'change.conflict')).toEqual([]);
    await expectWhole();
    if ((await whereIs(toronto)) !== marvel.node(stark)) await move(0, toronto, stark);
  }
  await expectWhole();
});
