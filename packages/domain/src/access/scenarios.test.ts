import { describe, expect, test } from 'vitest';
import type { Reason } from '../errors.ts';
import type { MemberId } from '../ids.ts';
import { type World, accessIn, draftFactsIn, groupIn, readable, targetNamed } from '../testing.ts';
import { manages, whyNotGive } from './ceiling.ts';
import { whyNotChangeMember } from './change-member.ts';
import { decide } from './decide.ts';
import { nodeOfTarget } from './draft.ts';
import { isOwner, whyNotOwners, whyNotTogether } from './guards.ts';
import { whyNotChange } from './judge-change.ts';
import { levelOn } from './level.ts';
import { locations } from './locations.ts';
import { whyNotMove } from './move-node.ts';
import { peopleAt } from './people.ts';
import { effectOn } from './preview.ts';
import { type Redundancy, redundancyOf } from './redundancy.ts';
import { type Scenario, type ScenarioCase, type ScenarioChange, scenarios, worldOf } from './scenarios.ts';
import { after, draftOf, grantNamed, isOfAccess, notJudged, targetOf } from './testing-scenarios.ts';
import { toldOf } from './visibility.ts';
import { whyNotViewAs } from './view-as.ts';
import { whoCan } from './who-can.ts';

const now = new Date('2026-06-01T12:00:00Z');

type Question = ScenarioCase['ask'];
/** The question of one kind: the one that has this member. */
type Asked<Kind extends string> = Extract<Question, Record<Kind, unknown>>;

describe.each(scenarios)('$name', (scenario: Scenario) => {
  test.each(scenario.cases.map((one) => [one.name, one] as const))('%s', (_name, { given, ask }) => {
    expectAnswer(given.reduce(happened, worldOf(scenario.name)), ask);
  });
});

function expectAnswer(world: World, ask: Question): void {
  if ('decide' in ask) expectDecision(world, ask);
  else if ('locations' in ask) {
    const { who, permission, on } = ask.locations;
    const answers = locations(accessIn(world, readable.member(who)), permission, { item: readable.item(on) }, now);
    expect(setOf(answers.map((answer) => answer.location))).toEqual(setOf(ask.expect));
  } else if ('permissions' in ask) {
    const { who, of, on, at } = ask.permissions;
    const access = accessIn(world, readable.member(who));
    const asked =
      typeof of === 'string' ? [...world.catalog.permissions.values()].flatMap(({ key, service }) => (service === of ? [key] : [])) : of;
    expect(setOf(asked.filter((permission) => decide(access, permission, targetOf(world, on, at), now).allowed))).toEqual(
      setOf(ask.expect),
    );
  } else if ('level' in ask)
    expect(levelOn(accessIn(world, readable.member(ask.level.who)), readable.item(ask.level.on), now)?.key ?? null).toBe(ask.expect);
  else if ('whoCan' in ask) {
    const { permission, on, at } = ask.whoCan;
    expect(setOf(whoCan(everybody(world), permission, targetOf(world, on, at), now).map((one) => one.member))).toEqual(setOf(ask.expect));
  } else if ('mayGive' in ask) expectGiving(world, ask);
  else if ('maySave' in ask) expect(verdict(world, ask.maySave)).toBe(ask.told ?? ask.expect);
  else if ('mayViewAs' in ask) {
    const { actor, subject, viewing } = ask.mayViewAs;
    const mine = accessIn(world, readable.member(actor));
    const access = accessIn(world, readable.member(subject));
    const refused = whyNotViewAs(mine, access, now, viewing !== undefined);
    expect(refused).toBe(ask.expect);
    if (ask.told !== undefined) expect(toldOf({ mine, now }, access, refused)).toBe(ask.told);
  } else if ('manages' in ask) {
    const { who, member } = ask.manages;
    expect(manages(accessIn(world, readable.member(who)), accessIn(world, readable.member(member)), now)).toBe(ask.expect);
  } else if ('people' in ask) {
    const { node, seenBy } = ask.people;
    const listed = peopleAt(accessIn(world, readable.member(seenBy)), everybody(world), readable.node(node), now);
    const those = (isReadOnly: boolean) => listed.filter((one) => one.isReadOnly === isReadOnly).map((one) => one.member.facts.id);
    expect({ managed: setOf(those(false)), readOnly: setOf(those(true)) }).toEqual({
      managed: setOf(ask.expect.managed),
      readOnly: setOf(ask.expect.readOnly),
    });
  } else expectPreview(world, ask);
}

function expectDecision(world: World, { decide: asked, expect: expected }: Asked<'decide'>): void {
  const { allowed, gates, because, nearMisses } = decide(
    accessIn(world, readable.member(asked.who)),
    asked.permission,
    targetOf(world, asked.on, asked.at),
    now,
    {
      ...(asked.viewedBy === undefined ? {} : { viewer: accessIn(world, readable.member(asked.viewedBy)) }),
      ...(asked.device === undefined ? {} : { device: asked.device }),
      surroundings: { userGroups: world.userGroups.map((group) => groupIn(world, group)), locationGroups: world.locationGroups },
    },
  );
  expect(allowed).toBe(expected.allowed);
  if (expected.gates) expect(setOf(gates.map((one) => one.gate))).toEqual(setOf(expected.gates));
  if (expected.through) expect(setOf(because.map((path) => path.through ?? 'direct'))).toEqual(setOf(expected.through));
  if (expected.held)
    expect(setOf(because.flatMap((path) => path.locations.map((one) => one.locationGroup ?? 'direct')))).toEqual(setOf(expected.held));
  if (expected.nearMisses) expect(nearMisses.map((miss) => miss.missing)).toEqual(expect.arrayContaining(expected.nearMisses));
}

function expectGiving(world: World, { mayGive: { giver, to, gives, on, reason, until }, expect: expected, told }: Asked<'mayGive'>): void {
  const mine = accessIn(world, readable.member(giver));
  const facts = draftFactsIn(world, now);
  const [change] = draftOf(world, {
    give: { to, gives, on, ...(reason === undefined ? {} : { reason }), ...(until === undefined ? {} : { until }) },
  });
  const node = nodeOfTarget(facts, targetNamed(world, on));
  if (change?.change !== 'give' || !('member' in change.to) || node === null) throw new Error('A case gives one thing to one member.');
  const giving = { gives: change.gives, node, act: 'give' as const, hasEnd: until !== undefined, reason: reason ?? null };
  expect(whyNotGive(mine, { member: accessIn(world, change.to.member) }, giving, now)).toBe(expected);
  if (told !== undefined) expect(whyNotChange({ mine, now }, facts, change, null, new Set())).toBe(told);
}

/** What saving changes says: each is judged as things stand, then what would stand afterwards is. */
function verdict(world: World, { by, changes }: Asked<'maySave'>['maySave']): Reason | null {
  const asker = { mine: accessIn(world, readable.member(by)), now };
  const facts = draftFactsIn(world, now);
  const drafts = changes.flatMap((change) => (isOfAccess(change) ? draftOf(world, change) : []));
  const ended = new Set(drafts.flatMap((change) => (change.change === 'end' ? [change.grant] : [])));
  for (const change of changes) {
    const refused = isOfAccess(change)
      ? (draftOf(world, change)
          .map((line) => whyNotChange(asker, facts, line, null, ended))
          .find((reason) => reason !== null) ?? null)
      : 'move' in change
        ? whyNotMove(asker, readable.node(change.move.node), readable.node(change.move.under))
        : 'suspend' in change
          ? whyNotChangeMember(asker, accessIn(world, readable.member(change.suspend)), 'suspend', facts)
          : 'revoke' in change
            ? whyNotChangeMember(asker, accessIn(world, readable.member(change.revoke)), 'end', facts)
            : notJudged(change);
    if (refused) return refused;
  }
  const later = everybody(changes.reduce(happened, world));
  return (
    later.map((access) => whyNotTogether(access, now)).find((reason) => reason !== null) ??
    whyNotOwners(asker.mine, later.filter((access) => isOwner(access, now)).length)
  );
}

function expectPreview(world: World, { preview: { changes }, expect: expected }: Asked<'preview'>): void {
  const later = changes.reduce(happened, world);
  const difference = { gains: new Map<string, Map<string, Set<string>>>(), loses: new Map<string, Map<string, Set<string>>>() };
  for (const { id } of world.members) {
    const { gains, losses } = effectOn(accessIn(world, id), accessIn(later, id), now);
    for (const [kind, lines] of [
      ['gains', gains],
      ['loses', losses],
    ] as const)
      for (const line of lines)
        for (const thing of 'item' in line ? [line.item] : 'nodes' in line ? line.nodes : ['participating'])
          for (const place of 'locations' in line ? line.locations : ['as such']) {
            const things = difference[kind].get(id) ?? new Map<string, Set<string>>();
            difference[kind].set(id, things.set(thing, (things.get(thing) ?? new Set()).add(place)));
          }
  }
  const told = (of: Map<string, Map<string, Set<string>>>) =>
    Object.fromEntries(
      [...of].map(([who, things]) => [who, Object.fromEntries([...things].map(([thing, places]) => [thing, setOf(places)]))]),
    );
  expect({ gains: told(difference.gains), loses: told(difference.loses) }).toEqual({
    gains: inOrder(expected.gains),
    loses: inOrder(expected.loses),
  });
  const noEffect = changes.flatMap((change, index) => {
    const redundancies = isOfAccess(change) ? redundanciesOf(world, later, change) : [];
    const isWithout = redundancies.length > 0 && redundancies.every((one) => one.isRedundant);
    return isWithout ? [{ change: index, through: setOf(redundancies.flatMap(throughOf)) }] : [];
  });
  expect(noEffect).toEqual(expected.noEffect.map(({ change, through }) => ({ change, through: setOf(through) })));
}

/** For everybody: what the change gives held against the world after, what it takes against the world before. */
function redundanciesOf(world: World, later: World, change: ScenarioChange): Redundancy[] {
  return world.members.flatMap(({ id }): Redundancy[] => {
    if ('give' in change) {
      const given = later.grants.filter((grant) => !world.grants.includes(grant) && isTo(later, grant, id));
      return given
        .filter((grant) => JSON.stringify(grant.on) === JSON.stringify(targetNamed(world, change.give.on)))
        .map((grant) => redundancyOf(accessIn(later, id), { grant: grant.id }, now));
    }
    if ('end' in change) {
      const grant = grantNamed(world, change.end);
      const before = world.grants.find((one) => one.id === grant);
      return before && isTo(world, before, id) ? [redundancyOf(accessIn(world, id), { grant }, now)] : [];
    }
    if ('join' in change)
      return change.join.member === id ? [redundancyOf(accessIn(later, id), { group: readable.userGroup(change.join.group) }, now)] : [];
    if ('leave' in change)
      return change.leave.member === id ? [redundancyOf(accessIn(world, id), { group: readable.userGroup(change.leave.group) }, now)] : [];
    return [];
  });
}

const isTo = (world: World, { to }: World['grants'][number], id: MemberId): boolean =>
  'member' in to
    ? to.member === id
    : world.userGroups.some((group) => group.id === to.group && group.members.some((one) => one.member === id));

const throughOf = ({ remains }: Redundancy): string[] =>
  remains.flatMap((one) =>
    'paths' in one ? one.paths.map((path) => path.locationGroup ?? path.through ?? 'direct') : [one.through ?? 'direct'],
  );

const happened = (world: World, change: ScenarioChange): World => after(world, change, now);

const everybody = (world: World) => world.members.map((member) => accessIn(world, member.id));

const setOf = (list: Iterable<string>): string[] => [...new Set(list)].sort();

const inOrder = (difference: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>) =>
  Object.fromEntries(
    Object.entries(difference).map(([who, things]) => [
      who,
      Object.fromEntries(Object.entries(things).map(([thing, places]) => [thing, setOf(places)])),
    ]),
  );
