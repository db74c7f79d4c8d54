import { compile } from '@totem/domain/access/compile';
import { worldOf as scenarioWorld } from '@totem/domain/access/scenarios';
import { type Delta, deltaOf } from '@totem/domain/access/deltas';
import { allows } from '@totem/domain/access/table';
import type { Catalog } from '@totem/domain/catalog/catalog';
import { catalogs } from '@totem/domain/catalog/products';
import type { AccessChange } from '@totem/domain/grants';
import type { MemberId } from '@totem/domain/ids';
import { OrganizationId, Version } from '@totem/domain/ids';
import { changesOf, now, questionsOf, worldOf } from '@totem/domain/random-worlds';
import { type World, factsIn, readable, treeIn } from '@totem/domain/testing';
import { changed } from '@totem/domain/testing-changes';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AccessAt, type AccessCache, type Snapshot, type SnapshotRequest, openAccessCache } from './access-cache.ts';

const organizationId = OrganizationId.parse('01980000-0000-7000-8000-000000000000');
const catalog: Catalog = catalogs.hexia();

/** An organization of which every version is kept, with a database whose answers arrive when the scheduler lets them. */
class History {
  readonly worlds: World[];
  readonly deltas: Delta[] = [];
  constructor(first: World) {
    this.worlds = [first];
  }
  get version(): number {
    return this.worlds.length - 1;
  }
  get newest(): World {
    const world = this.worlds.at(-1);
    if (!world) throw new Error('A history has a first world.');
    return world;
  }
  commit(change: (world: World) => World, delta: Delta): void {
    this.worlds.push(change(this.newest));
    this.deltas.push(delta);
  }
  at = (version: number) => ({ organizationId, version: Version.parse(version), epoch: 0, timeline: '00000001' });
}

/** What one snapshot of the newest state shows. */
function snapshotOf(history: History, { members, since, catalog: known }: SnapshotRequest): Snapshot {
  const world = history.newest;
  const deltas =
    since === null
      ? null
      : history.deltas.map((delta, index) => ({ ...delta, version: Version.parse(index + 1) })).filter((delta) => delta.version > since);
  const isTouched = deltas === null || deltas.some((delta) => delta.tree || delta.catalog);
  return {
    version: Version.parse(history.version),
    epoch: 0,
    facts: members.filter((id) => world.members.some((member) => member.id === id)).map((id) => factsIn(world, id)),
    deltas,
    structure: known === null || isTouched ? { catalog, tree: treeIn(world) } : null,
  };
}

const openOn = (history: History, scheduler: fc.Scheduler, capacity: number): AccessCache =>
  openAccessCache({
    capacity,
    async load(_organization, request) {
      await scheduler.schedule(Promise.resolve(), 'snapshot');
      const snapshot = snapshotOf(history, request);
      await scheduler.schedule(Promise.resolve(), 'answer');
      return snapshot;
    },
  });

const answersOf = (world: World, member: MemberId): boolean[] =>
  questionsOf(world).map(({ permission, target }) =>
    allows(compile(catalog, treeIn(world), factsIn(world, member)), permission, target, now),
  );

/** Archives one node: a change of the tree, which touches everybody. */
const archiveOne =
  (which: number) =>
  (world: World): World => {
    const node = world.nodes[which % world.nodes.length];
    return { ...world, nodes: world.nodes.map((one) => (one === node ? { ...one, archived: !one.archived } : one)) };
  };
const treeDelta: Delta = { members: [], userGroups: [], locationGroups: [], tree: true, catalog: false };

test('BX-21 whatever is asked at a version is answered as at that version or a later one, in every order of arrival', async () => {
  let later = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      worldOf(catalog).chain((world) =>
        fc.tuple(fc.constant(world), fc.array(fc.oneof(changesOf(world), fc.nat({ max: 20 })), { minLength: 1, maxLength: 5 })),
      ),
      fc.array(fc.nat({ max: 5 }), { minLength: 2, maxLength: 8 }),
      fc.constantFrom(1, 2, 100),
      async (scheduler, [world, steps], askers, capacity) => {
        const history = new History(world);
        const cache = openOn(history, scheduler, capacity);
        const asked: Promise<void>[] = [];
        const ask = async (by: number) => {
          const version = history.version;
          const members = [world.members[by % world.members.length]?.id, world.members[0]?.id].flatMap((id) => id ?? []);
          const answer = await cache.accessOf(history.at(version), members);
          expect(answer.version).toBeGreaterThanOrEqual(version);
          if (answer.version > version) later++;
          const then = history.worlds[answer.version];
          if (!then) throw new Error('An answer from the future.');
          for (const [index, member] of members.entries()) {
            const access = answer.access[index];
            if (!access) throw new Error('A member was forgotten.');
            const questions = questionsOf(then).map(({ permission, target }) => allows(access, permission, target, now));
            expect(questions).toEqual(answersOf(then, member));
          }
        };
        // Changes commit and questions begin while earlier ones still wait for their snapshots and answers.
        const sequence = scheduler.scheduleSequence(
          steps.map((step) => async () => {
            if (typeof step === 'number') history.commit(archiveOne(step), treeDelta);
            else
              history.commit(
                (before) => changed(before, step, now),
                deltaOf(step, (grant) => history.newest.grants.find((one) => one.id === grant)?.to ?? null),
              );
          }),
        );
        for (const by of askers) asked.push(scheduler.schedule(Promise.resolve(), 'asks').then(() => ask(by)));
        await scheduler.waitFor(Promise.all([sequence.task, ...asked]));
        expect(cache.size()).toBeLessThanOrEqual(Math.max(capacity, 1));
      },
    ),
    { numRuns: 120 },
  );
  // Without an answer that was overtaken by a change, nothing was shown.
  expect(later).toBeGreaterThan(10);
});

test('another epoch or timeline of the same version is another state, and everything of before is dropped', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), worldOf(catalog), async (scheduler, world) => {
      const history = new History(world);
      const cache = openOn(history, scheduler, 100);
      const [member] = world.members;
      if (!member) return;
      await scheduler.waitFor(cache.accessOf(history.at(0), [member.id]));
      expect(cache.known(history.at(0), member.id)).not.toBeNull();
      expect(cache.known({ ...history.at(0), timeline: '00000002' }, member.id)).toBeNull();
      expect(cache.knownStructure({ ...history.at(0), epoch: 1 })).toBeNull();
      const promoted = { ...history.at(0), timeline: '00000002' };
      await scheduler.waitFor(cache.accessOf(promoted, [member.id]));
      expect(cache.known(promoted, member.id)).not.toBeNull();
      expect(cache.known(history.at(0), member.id)).toBeNull();
    }),
    { numRuns: 20 },
  );
});

test.each([
  { whose: 'user:may', further: 0, readAgain: 1 },
  { whose: 'user:gwen', further: 0, readAgain: 0 },
  // More than are remembered: what touched her may be among those that are not.
  { whose: 'user:may', further: 300, readAgain: 1 },
])('BX-21 what was read before $whose changed, and arrives $further changes later, is kept only for others', async (row) => {
  const history = new History(scenarioWorld('marvel'));
  const [may, gwen, normand] = ['user:may', 'user:gwen', 'user:normand'].map(readable.member);
  const target = { node: readable.node('subscription:oscorp') };
  const give = (whose: string): AccessChange => ({
    change: 'give',
    to: { member: readable.member(whose) },
    gives: { role: 'administration/administrator' },
    on: target,
  });
  const commit = (whose: string) =>
    history.commit(
      (world) => changed(world, [give(whose)], now),
      deltaOf([give(whose)], () => null),
    );
  const answers: (() => void)[] = [];
  const cache = openAccessCache({
    capacity: 100,
    load(_organization, request) {
      const snapshot = snapshotOf(history, request);
      return new Promise((resolve) => answers.push(() => resolve(snapshot)));
    },
  });
  const ask = (...members: (MemberId | undefined)[]) =>
    cache.accessOf(
      history.at(history.version),
      members.flatMap((one) => one ?? []),
    );
  const answered = async (asked: Promise<AccessAt>, snapshot: number) => {
    answers[snapshot]?.();
    return (await asked).access.map((one) => one !== null && allows(one, 'administration:console.open', target, now));
  };

  await answered(ask(gwen), 0);
  commit('user:mary-jane');
  await answered(ask(gwen, normand), 1);
  const early = ask(may);
  commit(row.whose);
  for (let more = 0; more < row.further; more++) commit('user:mary-jane');
  await answered(ask(normand), 3);
  answers[2]?.();
  await expect.poll(() => answers.length, { interval: 1 }).toBe(4 + row.readAgain);
  expect(await answered(early, 4)).toEqual([row.whose === 'user:may']);
  expect(await answered(ask(may), -1)).toEqual([row.whose === 'user:may']);
  expect(answers).toHaveLength(4 + row.readAgain);
});
