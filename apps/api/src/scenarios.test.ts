// Longer than most: each kind of question of the worlds, as a client of the API would ask it.
import { type Scenario, type ScenarioCase, type ScenarioChange, scenarios } from '@totem/domain/access/scenarios';
import { after, isOfAccess } from '@totem/domain/access/testing-scenarios';
import { DecisionView } from '@totem/domain/access-questions';
import { EffectView } from '@totem/domain/change-access';
import { EffectiveAccessPage } from '@totem/domain/effective-access';
import type { AccessChange } from '@totem/domain/grants';
import { MemberRow, MemberView } from '@totem/domain/members';
import { MoveView } from '@totem/domain/move-nodes';
import { demoPassword } from '@totem/operations/demo';
import type { Runtime } from '@totem/operations/runtime';
import { type TestDatabase, freshDatabase } from '@totem/operations/testing-database';
import { type TestOrganization, importTestOrganization, openTestRuntime } from '@totem/operations/testing-organization';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Caller, type Site, openSite } from './testing-site.ts';

type Question = ScenarioCase['ask'];
type Asked<Kind extends string> = Extract<Question, Record<Kind, unknown>>;

/** When everything before a question happened. */
const longAgo = new Date('2021-01-01T00:00:00Z');
/** Who sees all of a world, and so may ask about anybody. */
const seesAll: Readonly<Record<string, string>> = { marvel: 'user:nick', clinique: 'user:sofia', acme: 'user:ana' };

let database: TestDatabase;
let runtime: Runtime;
let site: Pick<Site, 'as' | 'close'>;
beforeAll(async () => {
  database = await freshDatabase();
  runtime = await openTestRuntime(database);
  const emails = new Set(scenarios.flatMap(({ organization }) => organization.members.flatMap((member) => member.email ?? [])));
  await Promise.all([...emails].map((email) => runtime.signIn.addVerifiedUser({ name: email, email, password: demoPassword })));
  site = await openSite(database);
});
afterAll(async () => {
  await site.close();
  await runtime.close();
});

const organizations = new Map<string, Promise<TestOrganization>>();
/** The world of a case in the database, once for the same changes. */
function organizationOf(name: string, given: readonly ScenarioChange[]): Promise<TestOrganization> {
  const key = JSON.stringify([name, given]);
  const known =
    organizations.get(key) ??
    importTestOrganization(runtime, name, (world) => given.reduce((before, change) => after(before, change, longAgo), world));
  organizations.set(key, known);
  return known;
}

const signedIn = new Map<string, Promise<Caller>>();
/** Somebody of an organization, signed in. */
function as({ world, id }: TestOrganization, reference: string): Promise<Caller> {
  const email = world.members.find((one) => one.id === id(reference))?.user ?? '';
  const known = signedIn.get(email) ?? site.as(email);
  signedIn.set(email, known);
  return known;
}

/** The answer to a question, as it is declared. */
async function ask<Output>(caller: Caller, path: string, input: object, output: z.ZodType<Output>): Promise<Output> {
  const { status, text } = await caller(path, input);
  if (status !== 200) throw new Error(`${path} ${JSON.stringify(input)}: ${text}`);
  return z.object({ result: z.object({ data: output }) }).parse(JSON.parse(text)).result.data;
}

/** Every row of a list, by small pages. */
async function listed<Row>(caller: Caller, path: string, input: object, row: z.ZodType<Row>): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | null | undefined;
  do {
    const page = await ask(
      caller,
      path,
      { ...input, pageSize: 3, ...(cursor && { cursor }) },
      z.object({ rows: z.array(row), next: z.string().nullable() }),
    );
    rows.push(...page.rows);
    cursor = page.next;
  } while (cursor !== null);
  return rows;
}

const MemberAnswer = z.object({ result: z.object({ data: MemberView }) });

const setOf = (list: Iterable<string>): string[] => [...new Set(list)].toSorted();

/** Whether a question is one that the API answers: nothing views as anybody yet, has devices, or changes people. */
function isAsked({ ask: question, given }: ScenarioCase, name: string): boolean {
  const asker = seesAll[name];
  if (given.some((change) => ('suspend' in change && change.suspend === asker) || ('revoke' in change && change.revoke === asker)))
    return false;
  if ('decide' in question) return question.decide.viewedBy === undefined && question.decide.device === undefined;
  if ('mayViewAs' in question) return question.mayViewAs.viewing === undefined;
  if ('maySave' in question) return question.maySave.changes.every(isOfAccess) || moveOf(question.maySave.changes) !== null;
  if ('preview' in question) return question.preview.changes.every(isOfAccess) || moveOf(question.preview.changes) !== null;
  return true;
}

/** The move that is all that is done; null for anything else. */
function moveOf(changes: readonly ScenarioChange[]): Extract<ScenarioChange, { move: unknown }>['move'] | null {
  const [change, ...others] = changes;
  return change && 'move' in change && others.length === 0 ? change.move : null;
}

describe.each(scenarios)('$name over HTTP', ({ name, cases }: Scenario) => {
  test.each(cases.filter((one) => isAsked(one, name)).map((one) => [one.name, one] as const))(
    '%s',
    async (_name, { given, ask: question }) => {
      await expectAnswer(await organizationOf(name, given), await as(await organizationOf(name, given), seesAll[name] ?? ''), question);
    },
  );
});

test('nine in ten of the cases are asked', () => {
  const all = scenarios.flatMap(({ name, cases }) => cases.map((one) => isAsked(one, name)));
  expect(all.filter(Boolean).length / all.length).toBeGreaterThan(0.9);
});

/** @param all whoever may ask about anybody. */
async function expectAnswer(organization: TestOrganization, all: Caller, question: Question): Promise<void> {
  const { organizationId, id, reference } = organization;
  const here = { organizationId };
  if ('decide' in question) await expectDecision(organization, all, question);
  else if ('locations' in question) {
    const { who, permission, on } = question.locations;
    const rows = await listed(
      all,
      'access.locations',
      { ...here, member: id(who), permission, of: { item: id(on) } },
      z.object({ location: z.object({ id: z.string() }) }),
    );
    expect(setOf(rows.map(({ location }) => reference(location.id)))).toEqual(setOf(question.expect));
  } else if ('permissions' in question) {
    const { who, of, on, at } = question.permissions;
    const { permissions } = organization.world.catalog;
    const keys = typeof of === 'string' ? [...permissions.values()].flatMap(({ key, service }) => (service === of ? [key] : [])) : of;
    const questions = keys.map((permission) => ({ member: id(who), permission, target: targetOf(organization, on, at) }));
    const { allowed } = await ask(all, 'access.checkMany', { ...here, questions }, z.object({ allowed: z.array(z.boolean()) }));
    expect(setOf(keys.filter((_, index) => allowed[index]))).toEqual(setOf(question.expect));
  } else if ('level' in question) {
    const page = await ask(all, 'members.effective', { ...here, member: id(question.level.who), pageSize: 200 }, EffectiveAccessPage);
    expect(page.rows.find(({ item }) => item.id === id(question.level.on))?.role ?? null).toBe(question.expect);
  } else if ('whoCan' in question) {
    const { permission, on, at } = question.whoCan;
    const rows = await listed(
      all,
      'access.whoCan',
      { ...here, permission, target: targetOf(organization, on, at) },
      z.object({ member: z.object({ id: z.string() }) }),
    );
    expect(setOf(rows.map(({ member }) => reference(member.id)))).toEqual(setOf(question.expect));
  } else if ('mayGive' in question) {
    const { giver, reason, ...give } = question.mayGive;
    const refused = await refusalOf(organization, giver, draft(organization, { give }), reason);
    // The case asks the ceiling alone; saving asks before it what may be seen and done, and after it what is given already.
    if (question.told !== undefined) expect(refused).toBe(question.told);
    else if (question.expect === null) expect([null, 'grant.already_given', 'role.exclusive']).toContain(refused);
    else expect([question.expect, 'access.denied', 'member.not_found']).toContain(refused);
  } else if ('maySave' in question) {
    const { by, changes } = question.maySave;
    const move = moveOf(changes);
    if (move) {
      const { text } = await (await as(organization, by))('nodes.previewMove', { ...here, node: id(move.node), under: id(move.under) });
      expect(text).toContain(`"reason":"${question.told ?? question.expect}"`);
      return;
    }
    const refused = await refusalOf(
      organization,
      by,
      changes.flatMap((change) => draft(organization, change)),
      undefined,
    );
    expect(refused).toBe(question.told ?? question.expect);
  } else if ('mayViewAs' in question) {
    const { actor, subject } = question.mayViewAs;
    const { status, text } = await (await as(organization, actor))('members.get', { ...here, member: id(subject) });
    if (status === 404) expect(question.expect).not.toBeNull();
    else expect(MemberAnswer.parse(JSON.parse(text)).result.data.refusals.viewAs ?? null).toBe(question.expect);
  } else if ('manages' in question) {
    const { who, member } = question.manages;
    const { status, text } = await (await as(organization, who))('members.get', { ...here, member: id(member) });
    expect(status === 200 && MemberAnswer.parse(JSON.parse(text)).result.data.managedAt === null).toBe(question.expect);
  } else if ('people' in question) {
    const { node, seenBy } = question.people;
    const rows = await listed(await as(organization, seenBy), 'members.list', { ...here, node: id(node) }, MemberRow);
    const those = (isReadOnly: boolean) =>
      setOf(rows.flatMap((row) => ((row.managedAt !== null) === isReadOnly ? [reference(row.id)] : [])));
    expect({ managed: those(false), readOnly: those(true) }).toEqual({
      managed: setOf(question.expect.managed),
      readOnly: setOf(question.expect.readOnly),
    });
  } else await expectPreview(organization, all, question);
}

async function expectDecision(
  organization: TestOrganization,
  all: Caller,
  { decide: asked, expect: expected }: Asked<'decide'>,
): Promise<void> {
  const { organizationId, id, reference } = organization;
  const input = { organizationId, member: id(asked.who), permission: asked.permission, target: targetOf(organization, asked.on, asked.at) };
  const { allowed } = await ask(all, 'access.check', input, z.object({ allowed: z.boolean() }));
  const decision = await ask(all, 'access.explain', input, DecisionView);
  expect([allowed, decision.allowed]).toEqual([expected.allowed, expected.allowed]);
  if (expected.gates) expect(setOf(decision.gates.map((one) => one.gate))).toEqual(setOf(expected.gates));
  const through = decision.because.map((path) => (path.through ? reference(path.through.id) : 'direct'));
  if (expected.through) expect(setOf(through)).toEqual(setOf(expected.through));
  const held = decision.because.flatMap((path) =>
    path.locations.map(({ on }) => (on.is === 'location_group' ? reference(on.id) : 'direct')),
  );
  if (expected.held) expect(setOf(held)).toEqual(setOf(expected.held));
  if (expected.nearMisses) expect(decision.nearMisses.map((miss) => miss.missing)).toEqual(expect.arrayContaining(expected.nearMisses));
}

async function expectPreview(organization: TestOrganization, all: Caller, { preview, expect: expected }: Asked<'preview'>): Promise<void> {
  const { world, reference } = organization;
  const caller = preview.by === undefined ? all : await as(organization, preview.by);
  const effect = await effectOf(organization, caller, preview.changes);
  const named = (name: string) => reference([...world.items, ...world.nodes].find((one) => one.name === name)?.id ?? name);
  const told = (which: 'gains' | 'loses') =>
    Object.fromEntries(
      effect.people.flatMap((person) => {
        const things: Record<string, string[]> = {};
        for (const { on } of person[which])
          for (const thing of on.is === 'item' ? [on.name] : on.is === 'nodes' ? on.names : ['participating'])
            (things[named(thing)] ??= []).push(...(on.is === 'item' && !on.asSuch ? on.locations.map(named) : ['as such']));
        const sorted = Object.entries(things).map(([thing, places]) => [thing, setOf(places)]);
        return sorted.length > 0 ? [[reference(person.person.id), Object.fromEntries(sorted)]] : [];
      }),
    );
  const inOrder = (difference: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>) =>
    Object.fromEntries(
      Object.entries(difference).map(([who, things]) => [
        who,
        Object.fromEntries(Object.entries(things).map(([thing, places]) => [thing, setOf(places)])),
      ]),
    );
  expect({ gains: told('gains'), loses: told('loses') }).toEqual({ gains: inOrder(expected.gains), loses: inOrder(expected.loses) });
}

/** Whom what is done concerns, by name. */
async function effectOf(
  organization: TestOrganization,
  caller: Caller,
  changes: readonly ScenarioChange[],
): Promise<Pick<EffectView, 'people'>> {
  const { organizationId, id } = organization;
  const move = moveOf(changes);
  if (move) return ask(caller, 'nodes.previewMove', { organizationId, node: id(move.node), under: id(move.under) }, MoveView);
  const drafts = changes.map((change) => draft(organization, change));
  const effect = await previewOf(organization, caller, drafts.flat(), 'asked in a case');
  expect(effect.refused).toEqual([]);
  return effect;
}

const draft = (organization: TestOrganization, change: ScenarioChange): AccessChange[] => {
  if (!isOfAccess(change)) throw new Error('Only changes of access are drafted.');
  return organization.draft(change);
};

async function previewOf(
  { organizationId }: TestOrganization,
  caller: Caller,
  changes: readonly AccessChange[],
  reason: string | undefined,
): Promise<EffectView> {
  return ask(caller, 'grants.preview', { organizationId, madeAt: 0, changes, ...(reason !== undefined && { reason }) }, EffectView);
}

/** What the first refused line of a draft says; null when all may be saved. */
async function refusalOf(
  organization: TestOrganization,
  by: string,
  changes: readonly AccessChange[],
  reason: string | undefined,
): Promise<string | null> {
  const { refused } = await previewOf(organization, await as(organization, by), changes, reason);
  return refused[0]?.reason ?? null;
}

function targetOf({ world, id }: TestOrganization, on: string, at: string | undefined): object {
  const thing = id(on);
  if (world.resources.some((one) => one.id === thing)) return { resource: thing };
  if (!world.items.some((one) => one.id === thing)) return { node: thing };
  return { item: thing, ...(at !== undefined && { location: id(at) }) };
}
