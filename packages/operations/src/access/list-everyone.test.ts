import { CellRun, type EveryonePage, type ListEveryone } from '@totem/domain/everyone-questions';
import { changesOf } from '@totem/domain/random-worlds';
import { given } from '@totem/domain/testing';
import { known } from '@totem/domain/tree';
import { freshDatabase } from '@totem/db/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Ctx } from '../context.ts';
import { changeAccess } from '../grants/change-access.ts';
import { listEffectiveAccess } from '../members/list-effective-access.ts';
import type { Runtime } from '../runtime.ts';
import { type TestOrganization, importTestOrganization, openTestRuntime } from '../testing-organization.ts';
import { explainAccess } from './explain-access.ts';
import { countEveryone, listEveryone } from './list-everyone.ts';
import { listLocationGroupsOf } from './list-location-groups-of.ts';
import { listWhoCan } from './list-who-can.ts';

let runtime: Runtime;
let marvel: TestOrganization;
beforeAll(async () => {
  runtime = await openTestRuntime(await freshDatabase());
  marvel = await importTestOrganization(runtime, 'marvel', (world) =>
    given(world, 'user:may', { role: 'voc/reader' }, 'voc:oscorp-voc', { fromMs: 0, untilMs: Date.parse('2999-01-01') }),
  );
});
afterAll(() => runtime.close());

type More = Partial<Omit<ListEveryone, 'thing' | 'organizationId'>>;
const everyoneAt = (ctx: Ctx, place: string, more: More = {}): Promise<EveryonePage> =>
  listEveryone(ctx, {
    organizationId: marvel.organizationId,
    thing: { location: marvel.node(place) },
    filter: {},
    sort: 'name',
    ways: false,
    pageSize: 50,
    ...more,
  });
const nameOf = (row: EveryonePage['rows'][number]) => row.member.name;
/** Cells that differ in when they end alone are alike. */
function withoutEnds(key: string, value: unknown): unknown {
  if (key === 'runs')
    return z
      .array(CellRun)
      .parse(value)
      .flatMap(({ from, to, role, state, extras }) => Array.from({ length: to - from }, (_, at) => [from + at, role, state, extras]));
  return ['until', 'ends'].includes(key) ? null : value;
}
const whyNot = (asking: Promise<unknown>) =>
  asking.then(
    () => null,
    (error: { reason?: string }) => error.reason,
  );

test('HX-36 everybody at a place comes with their role for each of its service items', async () => {
  const { columns, rows, complete } = await everyoneAt(await marvel.asking('user:nick'), 'point_of_service:montreal');
  expect(columns.map((column) => column.item.name)).toEqual(['Oscorp Mystery Shopper', 'Oscorp VoC']);
  expect(complete).toBe(true);
  expect(rows.map(nameOf)).toEqual(['Felicia', 'Gwen Stacy', 'Maria', 'Mary Jane Watson', 'May Parker', 'Nick', 'Normand Osborn']);
  const [may] = rows.filter((row) => nameOf(row) === 'May Parker');
  expect(may?.runs).toEqual([{ from: 1, to: 2, role: 'voc/reader', state: 'no_location', extras: [], ends: false }]);
  expect(rows.find((row) => nameOf(row) === 'Felicia')?.standing).toEqual(['administration/administrator']);
});

test('places of a service item that are alike are one run, and can be narrowed by name and by location group', async () => {
  const nick = await marvel.asking('user:nick');
  const item = marvel.item('voc:oscorp-voc');
  const ask = (thing: Exclude<ListEveryone['thing'], { location: unknown }>) =>
    listEveryone(nick, { organizationId: marvel.organizationId, thing, filter: {}, sort: 'level', ways: false, pageSize: 50 });
  const all = await ask({ item });
  expect(all.columns.map((column) => column.location.name)).toEqual(['Montreal', 'Toronto', 'Québec']);
  expect(all.rows.map(nameOf).slice(0, 2)).toEqual(['Maria', 'Nick']);
  const runsOf = (name: string) => all.rows.find((row) => nameOf(row) === name)?.runs.map(({ from, to, state }) => [from, to, state]);
  expect(runsOf('Normand Osborn')).toEqual([[0, 3, 'yes']]);
  expect(runsOf('Gwen Stacy')).toEqual([
    [0, 1, 'yes'],
    [1, 2, 'no_location'],
    [2, 3, 'yes'],
  ]);
  expect((await ask({ item, places: 'que' })).columns.map((column) => column.location.name)).toEqual(['Québec']);
  const locationGroup = marvel.locationGroup('location_group:mary-jane-department');
  expect((await ask({ item, locationGroup })).columns.map((column) => column.location.name)).toEqual(['Montreal', 'Toronto']);
});

test('HX-12 whom and what one may not see is not there, and asking about it is asking about nothing', async () => {
  const felicia = await marvel.asking('user:felicia');
  expect(await whyNot(everyoneAt(felicia, 'point_of_service:malibu'))).toBe('node.not_found');
  expect(await whyNot(everyoneAt(await marvel.asking('user:mary-jane'), 'point_of_service:montreal'))).toBe('access.denied');
  expect(await whyNot(everyoneAt(await marvel.asking('user:nick'), 'subscription:oscorp'))).toBe('node.not_found');
  const told = JSON.stringify(await everyoneAt(felicia, 'point_of_service:montreal', { ways: true }));
  for (const foreign of ['Pepper', 'Stark', 'Malibu', 'Happy', 'Bugle']) expect(told).not.toContain(foreign);
});

test('HX-36 who may do something at a place is told to whoever may see people there, and to nobody else', async () => {
  const filter = { permission: 'voc:alert.edit' };
  const nick = await everyoneAt(await marvel.asking('user:nick'), 'point_of_service:montreal', { filter });
  expect(nick.rows.map(nameOf)).toEqual(['Nick', 'Normand Osborn']);
  const felicia = await everyoneAt(await marvel.asking('user:felicia'), 'point_of_service:montreal', { filter });
  expect(felicia.rows.map(nameOf)).toEqual(['Nick', 'Normand Osborn']);
  expect(await whyNot(everyoneAt(await marvel.asking('user:mary-jane'), 'point_of_service:montreal', { filter }))).toBe('access.denied');
  expect(await whyNot(everyoneAt(await marvel.asking('user:felicia'), 'point_of_service:malibu', { filter }))).toBe('node.not_found');
});

test('BX-20 who has something through two user groups is listed and counted once', async () => {
  const nick = await marvel.asking('user:nick');
  const filter = { onlyGroups: true };
  const names = (await everyoneAt(nick, 'point_of_service:malibu', { filter })).rows.map(nameOf);
  expect(names.filter((name) => name === 'Pepper Pots')).toEqual(['Pepper Pots']);
  const asked = { organizationId: marvel.organizationId, thing: { location: marvel.node('point_of_service:malibu') }, filter };
  expect((await countEveryone(nick, asked)).total).toBe(new Set(names).size);
});

test('BX-20 the count is exact, and the count of each column is that of its cells that say yes', async () => {
  for (const by of ['user:nick', 'user:felicia'])
    for (const filter of [
      {},
      { sees: true },
      { role: 'voc/reader' },
      { search: 'ma' },
      { onlyGroups: true },
      { permission: 'voc:alert.edit' },
    ]) {
      const ctx = await marvel.asking(by);
      const { rows } = await everyoneAt(ctx, 'point_of_service:montreal', { filter });
      const thing = { location: marvel.node('point_of_service:montreal') };
      const { total, exact, columns } = await countEveryone(ctx, { organizationId: marvel.organizationId, thing, filter });
      expect({ total, exact }).toEqual({ total: rows.length, exact: true });
      expect(columns).toEqual(
        [0, 1].map((at) => rows.filter((row) => row.runs.some((run) => run.state === 'yes' && run.from <= at && at < run.to)).length),
      );
    }
});

test('HX-32 without a permission, the location groups of every place where somebody’s role counts are offered', async () => {
  const ask = async (by: string, member: string) => {
    const asked = { organizationId: marvel.organizationId, member: marvel.member(member), pageSize: 50 };
    return (await listLocationGroupsOf(await marvel.asking(by), asked)).rows.map(({ name, locations }) => `${name}: ${locations}`);
  };
  expect(await ask('user:nick', 'user:gwen')).toEqual(['Gwen Stacy Department: 2', 'Mary Jane Department: 1']);
  expect(await ask('user:nick', 'user:may')).toEqual([]);
  const asked = { organizationId: marvel.organizationId, member: marvel.member('user:normand'), pageSize: 50 };
  const locationGroup = marvel.locationGroup('location_group:gwen-stacy-department');
  const { rows } = await listEffectiveAccess(await marvel.asking('user:nick'), { ...asked, locationGroup });
  expect(rows.map((row) => row.places.map((place) => place.location.name))).toEqual([
    ['Montreal', 'Québec'],
    ['Montreal', 'Québec'],
  ]);
});

test('BX-7 BX-9 asked at an instant of a random history, every question is answered as it was then, and offers no fix', async () => {
  const organization = await importTestOrganization(runtime, 'marvel', (world) => world);
  const { organizationId } = organization;
  const target = { item: organization.item('voc:oscorp-voc'), location: organization.node('point_of_service:montreal') };
  const people = ['user:may', 'user:gwen', 'user:normand'].map(organization.member);
  /** Everything that is asked, but what nobody could know then: when it was going to end. */
  const snapshot = async (ctx: Ctx, at?: string) => {
    const thing = { organizationId, filter: {}, at };
    const list = { ...thing, sort: 'level' as const, ways: true, pageSize: 50 };
    const answers = [
      await listEveryone(ctx, { ...list, thing: { location: target.location } }),
      await listEveryone(ctx, { ...list, thing: { item: target.item } }),
      await countEveryone(ctx, { ...thing, thing: { location: target.location } }),
      await listWhoCan(ctx, { organizationId, permission: 'voc:dashboard.view', target, at, pageSize: 50 }),
      ...(await Promise.all(people.map((member) => listEffectiveAccess(ctx, { organizationId, member, at, pageSize: 50 })))),
      ...(await Promise.all(
        people.map(async (member) => {
          const asked = { organizationId, member, permission: 'voc:dashboard.view', target, at };
          const { allowed, because, nearMisses } = await explainAccess(ctx, asked);
          if (at !== undefined) expect(nearMisses.flatMap((miss) => miss.fixes)).toEqual([]);
          return { allowed, because };
        }),
      )),
    ];
    return JSON.parse(JSON.stringify(answers, withoutEnds)) as unknown;
  };
  const after = async (instant: Date): Promise<Ctx> => {
    const ctx = await organization.asking('user:nick');
    return ctx.now > instant ? ctx : after(instant);
  };

  const seen: { readonly at: string; readonly answers: unknown }[] = [];
  const drafts = fc.sample(changesOf(organization.world), { numRuns: 40, seed: 20_260_603 });
  let saved = 0;
  let before = new Date(0);
  for (const changes of drafts) {
    const ctx = await after(before);
    seen.push({ at: ctx.now.toISOString(), answers: await snapshot(ctx) });
    before = ctx.now;
    const later = await after(before);
    const draft = { organizationId, madeAt: later.version, changes, reason: 'To see what becomes of it.' };
    if (changes.length > 0)
      await changeAccess(later, draft).then(
        () => saved++,
        () => {},
      );
    before = later.now;
  }
  const nick = await after(before);
  for (const { at, answers } of seen) expect(await snapshot(nick, at)).toEqual(answers);
  expect(saved).toBeGreaterThan(5);
  expect(new Set(seen.map(({ answers }) => JSON.stringify(answers))).size).toBeGreaterThan(3);
  expect(known(seen, 0).answers).not.toEqual(known(seen, seen.length - 1).answers);
}, 60_000);
