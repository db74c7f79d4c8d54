import type { AnyMongoAbility } from '@casl/ability';
import { type CompiledAccess, compile } from '@totem/domain/access/compile';
import { decide } from '@totem/domain/access/decide';
import type { MemberFacts } from '@totem/domain/access/facts';
import { allows } from '@totem/domain/access/table';
import type { Catalog } from '@totem/domain/catalog/catalog';
import { catalogs } from '@totem/domain/catalog/products';
import type { NodeId, ServiceItemId } from '@totem/domain/ids';
import { type Tree, treeOf } from '@totem/domain/tree';
import { type LargeOrganization, type Size, largeOrganization } from '@totem/run/large-world';
import type { Enforcer } from 'casbin';
import { measureMemory } from '../measure/memory.ts';
import { type Contender, type RoundsOptions, type Spread, type Timing, ratioOf, timeInRounds } from '../measure/rounds.ts';
import { enforce, enforcerOf, rightsNeeded } from '../peers/casbin.ts';
import { type Rules, abilityOf, rulesOf, thingOf } from '../peers/casl.ts';
import { type Question, drawQuestions } from './questions.ts';

export interface DecideOptions extends RoundsOptions {
  readonly size: Size;
  readonly questions: number;
}

export interface DecideResult {
  /** Of one organization of the size. */
  readonly size: Size;
  readonly members: number;
  readonly locations: number;
  readonly questions: number;
  /** How many of them are answered yes. */
  readonly allowed: number;
  /** Nanoseconds for one question. */
  readonly checks: Readonly<Record<CheckName, Spread>>;
  /** Nanoseconds to make one member ready from what is in memory and ask a first question. */
  readonly firstChecks: Readonly<Record<FirstCheckName, Spread>>;
  /** How many times as long others take in the same rounds as Totem does with the same in hand. */
  readonly ratios: Readonly<Record<PeerName, Spread>>;
  /** Bytes for one member, once all questions were asked; of Totem, the facts that reasons are made from included. */
  readonly bytesPerMember: Readonly<Record<'totem' | 'totemTables' | 'casl' | 'casbin', number>>;
  /** To read a whole organization into an enforcer. */
  readonly casbinLoadMs: number;
}

/** What is timed, with the words for it. */
export const checkNames = {
  totem: 'Totem, access in hand',
  totemFresh: 'Totem, all by new strings',
  totemDecide: 'Totem, decide with reasons',
  casl: 'CASL 7, ability and thing in hand',
  caslWithThing: 'CASL 7, ability in hand',
  casbin: 'node-casbin, links',
  casbinFresh: 'node-casbin, all by new strings',
} as const;
export type CheckName = keyof typeof checkNames;

/** Each of the others with what it is compared with. */
export const comparedWith = {
  casl: 'totem',
  caslWithThing: 'totem',
  casbin: 'totem',
  casbinFresh: 'totemFresh',
} as const satisfies Partial<Readonly<Record<CheckName, CheckName>>>;
export type PeerName = keyof typeof comparedWith;

export const firstCheckNames = {
  totem: 'Totem, compiled from facts',
  casl: 'CASL 7, rules made of these facts',
  caslFromRules: 'CASL 7, rules in hand',
} as const;
export type FirstCheckName = keyof typeof firstCheckNames;

const now = new Date('2026-06-01T12:00:00Z');

/**
 * Asks Totem, CASL and node-casbin the same questions about one organization, and times them in turn.
 *
 * @throws Error when one of them answers a single question differently.
 */
export async function compareDecisions({ size, questions: count, ...options }: DecideOptions): Promise<DecideResult> {
  const organization = largeOrganization(size, 0);
  const catalog: Catalog = catalogs.hexia();
  const tree = treeOf(catalog, organization.nodes, organization.items);
  const drawn = organization.members.map((member) => organization.factsOf(member));
  const questions = drawQuestions(catalog, tree, drawn, count);
  const rules = drawn.map((facts) => rulesOf(catalog, tree, facts));

  const totem = await measureMemory(() => organization.members.map((member) => compile(catalog, tree, organization.factsOf(member))));
  const tables = await measureMemory(() => askAll(totem.made, questions));
  const casl = await measureMemory(() => {
    const abilities = rules.map(abilityOf);
    for (const { member, permission, item, location } of questions)
      abilities[member]?.can(permission, thingOf(serviceOf(permission), item, location));
    return abilities;
  });
  const began = performance.now();
  const casbin = await measureMemory(() => enforcerOf(catalog, organization));
  const casbinLoadMs = performance.now() - began;

  const ready: Ready = { catalog, organization, access: totem.made, abilities: casl.made, enforcer: casbin.made };
  const allowed = verify(ready, questions);
  const checks = timeInRounds(checkContenders(ready, questions), options);
  const first = timeInRounds(firstContenders(catalog, tree, drawn, rules, questions), options);
  const timing = (name: CheckName) => named(checks, name);
  const each = (bytes: number) => Math.round(bytes / organization.members.length);
  return {
    size,
    members: organization.members.length,
    locations: tree.locationNode.length,
    questions: questions.length,
    allowed,
    checks: recordOf(checkKeys, (name) => roundedSpread(timing(name))),
    firstChecks: recordOf(firstCheckKeys, (name) => roundedSpread(named(first, name))),
    ratios: recordOf(peerKeys, (name) => roundedSpread(ratioOf(timing(name), timing(comparedWith[name])), 10)),
    bytesPerMember: { totem: each(totem.bytes), totemTables: each(tables.bytes), casl: each(casl.bytes), casbin: each(casbin.bytes) },
    casbinLoadMs: Math.round(casbinLoadMs),
  };
}

// The keys of a record written in one literal are the names its type lists.
const keysOf = <Key extends string>(record: Readonly<Record<Key, string>>) => Object.keys(record) as Key[];
export const checkKeys = keysOf(checkNames);
export const peerKeys = keysOf(comparedWith);
export const firstCheckKeys = keysOf(firstCheckNames);

interface Ready {
  readonly catalog: Catalog;
  readonly organization: LargeOrganization;
  /** By the place of the member. */
  readonly access: readonly CompiledAccess[];
  readonly abilities: readonly AnyMongoAbility[];
  readonly enforcer: Enforcer;
}

const serviceOf = (permission: string): string => permission.slice(0, permission.indexOf(':'));

// Ids of the same organization, which lost their brand on the way into a question.
const targetOf = (item: string, location: string) => ({ item: item as ServiceItemId, location: location as NodeId });

function at<One>(list: readonly One[], index: number): One {
  const one = list[index];
  if (one === undefined) throw new Error(`Nothing has the number ${index}.`);
  return one;
}

function askAll(access: readonly CompiledAccess[], questions: readonly Question[]): number {
  let yes = 0;
  for (const { member, permission, item, location } of questions)
    if (allows(at(access, member), permission, targetOf(item, location), now)) yes++;
  return yes;
}

/** Holds all answers against those with reasons. @returns how many are yes. @throws Error for the first that differs */
function verify({ catalog, organization, access, abilities, enforcer }: Ready, questions: readonly Question[]): number {
  let yes = 0;
  for (const { member, permission, item, location } of questions) {
    const target = targetOf(item, location);
    const expected = decide(at(access, member), permission, target, now).allowed;
    const given = {
      totem: allows(at(access, member), permission, target, now),
      casl: at(abilities, member).can(permission, thingOf(serviceOf(permission), item, location)),
      casbin: enforce(enforcer, at(organization.members, member).id, rightsNeeded(catalog, permission, item), location),
    };
    for (const [name, answer] of Object.entries(given))
      if (answer !== expected) throw new Error(`${name} answers ${answer} to ${JSON.stringify({ member, permission, item, location })}.`);
    if (expected) yes++;
  }
  return yes;
}

/** The checks that are compared; all that is asked lies ready in lists, in the order of the questions. */
function checkContenders({ catalog, organization, access, abilities, enforcer }: Ready, questions: readonly Question[]): Contender[] {
  const operations = questions.length;
  const contender = (name: CheckName, prepare: (() => void) | null, run: () => number): Contender => ({
    name,
    operations,
    run,
    ...(prepare && { prepare }),
  });
  const asked = questions.map(({ member, permission, item, location }) => ({
    access: at(access, member),
    ability: at(abilities, member),
    member: at(organization.members, member).id,
    permission,
    service: serviceOf(permission),
    item,
    location,
    thing: thingOf(serviceOf(permission), item, location),
    rights: rightsNeeded(catalog, permission, item),
  }));
  const accessOf = new Map<string, CompiledAccess>(access.map((one) => [one.facts.id, one]));
  let fresh = asked;
  const renew = () => {
    fresh = asked.map((one) => ({
      ...one,
      member: copyOf(one.member),
      item: copyOf(one.item),
      location: copyOf(one.location),
      rights: { role: copyOf(one.rights.role), extra: one.rights.extra && copyOf(one.rights.extra) },
    }));
  };
  return [
    contender('totem', null, () => {
      let yes = 0;
      for (const one of asked) if (allows(one.access, one.permission, targetOf(one.item, one.location), now)) yes++;
      return yes;
    }),
    contender('totemFresh', renew, () => {
      let yes = 0;
      for (const { member, permission, item, location } of fresh) {
        const found = accessOf.get(member);
        if (found && allows(found, permission, targetOf(item, location), now)) yes++;
      }
      return yes;
    }),
    contender('totemDecide', null, () => {
      let yes = 0;
      for (const one of asked) if (decide(one.access, one.permission, targetOf(one.item, one.location), now).allowed) yes++;
      return yes;
    }),
    contender('casl', null, () => {
      let yes = 0;
      for (const one of asked) if (one.ability.can(one.permission, one.thing)) yes++;
      return yes;
    }),
    contender('caslWithThing', null, () => {
      let yes = 0;
      for (const one of asked) if (one.ability.can(one.permission, thingOf(one.service, one.item, one.location))) yes++;
      return yes;
    }),
    contender('casbin', null, () => {
      let yes = 0;
      for (const one of asked) if (enforce(enforcer, one.member, one.rights, one.location)) yes++;
      return yes;
    }),
    contender('casbinFresh', renew, () => {
      let yes = 0;
      for (const one of fresh) if (enforce(enforcer, one.member, one.rights, one.location)) yes++;
      return yes;
    }),
  ];
}

/** The same text as a string that nobody has looked anything up by, as it comes from a request. */
const copyOf = <Text extends string>(text: Text): Text => Buffer.from(text, 'latin1').toString('latin1') as Text; // equal, so still of its kind

/** Makes a member ready, and asks one question. */
function firstContenders(
  catalog: Catalog,
  tree: Tree,
  facts: readonly MemberFacts[],
  rules: readonly Rules[],
  questions: readonly Question[],
): Contender[] {
  const operations = questions.length;
  const askCasl = (rulesFor: (member: number) => Rules) => () => {
    let yes = 0;
    for (const { member, permission, item, location } of questions)
      if (abilityOf(rulesFor(member)).can(permission, thingOf(serviceOf(permission), item, location))) yes++;
    return yes;
  };
  const askTotem = () => {
    let yes = 0;
    for (const { member, permission, item, location } of questions)
      if (allows(compile(catalog, tree, at(facts, member)), permission, targetOf(item, location), now)) yes++;
    return yes;
  };
  const runs: Readonly<Record<FirstCheckName, () => number>> = {
    totem: askTotem,
    casl: askCasl((member) => rulesOf(catalog, tree, at(facts, member))),
    caslFromRules: askCasl((member) => at(rules, member)),
  };
  return firstCheckKeys.map((name) => ({ name, operations, run: runs[name] }));
}

function named(timings: readonly Timing[], name: string): Timing {
  const found = timings.find((timing) => timing.name === name);
  if (!found) throw new Error(`Nothing was timed as ${name}.`);
  return found;
}

const roundedSpread = ({ median, p10, p90 }: Spread, steps = 1): Spread => {
  const round = (value: number) => Math.round(value * steps) / steps;
  return { median: round(median), p10: round(p10), p90: round(p90) };
};

// Every key is set from the list that the type is made of.
const recordOf = <Key extends string, Value>(keys: readonly Key[], valueOf: (key: Key) => Value) =>
  Object.fromEntries(keys.map((key) => [key, valueOf(key)])) as Record<Key, Value>;
