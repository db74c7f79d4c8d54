import { type DraftFacts, nodeOfTarget } from '@totem/domain/access/draft';
import type { CompiledAccess } from '@totem/domain/access/compile';
import { maySeeTarget } from '@totem/domain/access/judge-change';
import { mayRestore } from '@totem/domain/access/judge-deletion';
import { levelOn } from '@totem/domain/access/level';
import type { AccessLine } from '@totem/domain/access/preview';
import { type Remains, remainsOf } from '@totem/domain/access/redundancy';
import { type Asker, mayNameMember, maySeeGroup, maySeeLocationGroup, maySeeNode } from '@totem/domain/access/visibility';
import type { EffectLine, EffectView, EffectWarning, NoEffect, PersonEffect } from '@totem/domain/change-access';
import type { TargetName } from '@totem/domain/grant-views';
import type { AccessChange, DraftLine, GrantTarget, Gives, Receiver } from '@totem/domain/grants';
import type { MemberId, NodeId, ServiceItemId, UserGroupId } from '@totem/domain/ids';
import { nodeNameOf, targetNameOf } from '../names.ts';
import { viewFilter } from '../view-filter.ts';
import { type DraftEffect, type JudgedDraft, type LineWithoutEffect, isHeld, partOf } from './rehearse-draft.ts';
import { touchedPlaces } from './touched-places.ts';

/** So many people of an effect are told by name at once; the counts are of all. */
const peopleNamed = 50;
const placesNamed = 12;

/** A draft's effect in names, in the order that the review shows: refused, loses, gains, no effect, warnings. */
export function viewEffect(
  judged: JudgedDraft,
  effect: DraftEffect,
  extra: readonly EffectWarning[],
  peopleFrom: number,
): Omit<EffectView, 'version' | 'seats'> {
  const { people, withoutEffect, fingerprint, at } = effect;
  const told = viewPeople(judged.asker, people, at, peopleFrom, (one) => keptBy(judged, one, at));
  return {
    fingerprint,
    changes: judged.all.map((change) => changeName(judged, change)),
    refused: viewRefused(judged),
    ...told,
    counts: { ...told.counts, noEffect: withoutEffect.length },
    noEffect: withoutEffect.slice(0, peopleNamed * 2).map((one) => viewNoEffect(judged, one)),
    warnings: [...warningsOf(judged, people.length), ...extra],
  };
}

/**
 * Whom an effect concerns, who loses most first, from a number of people on; and where it is felt.
 *
 * @param keptBy what is said besides of what somebody keeps.
 */
export function viewPeople(
  asker: Asker,
  people: DraftEffect['people'],
  at: Date,
  from: number,
  keptBy: (one: DraftEffect['people'][number]) => PersonEffect['keeps'] = () => [],
): Pick<EffectView, 'people' | 'complete' | 'touched'> & { readonly counts: Omit<EffectView['counts'], 'noEffect'> } {
  const shown = people
    .toSorted(
      (a, b) =>
        b.effect.losses.length - a.effect.losses.length ||
        a.after.facts.name.localeCompare(b.after.facts.name) ||
        a.after.facts.id.localeCompare(b.after.facts.id),
    )
    .slice(from, from + peopleNamed);
  const lose = people.filter((one) => one.effect.losses.length > 0).length;
  const gain = people.filter((one) => one.effect.gains.length > 0).length;
  return {
    people: shown.map((one) => viewPerson(one, at, keptBy(one))),
    counts: { lose, gain, people: people.length },
    complete: people.length <= from + peopleNamed,
    touched: touchedPlaces(asker, people),
  };
}

const personOf = ({ facts, tree }: CompiledAccess): PersonEffect['person'] => ({
  id: facts.id,
  name: facts.name,
  level: nodeNameOf(tree, facts.home),
});

function viewPerson({ effect, before, after }: DraftEffect['people'][number], at: Date, keeps: PersonEffect['keeps']): PersonEffect {
  const items = new Set([...effect.gains, ...effect.losses].flatMap((line) => ('item' in line ? [line.item] : [])));
  return {
    person: personOf(after),
    gains: effect.gains.map((line) => viewLine(after, line)),
    loses: effect.losses.map((line) => viewLine(before, line)),
    levels: [...items].map((item) => viewLevel(before, after, item, at)),
    keeps,
  };
}

/** Of what somebody has through the groups that a draft deletes, what they keep. */
function keptBy({ facts, lines }: JudgedDraft, { before, after }: DraftEffect['people'][number], at: Date): PersonEffect['keeps'] {
  const going = lines.flatMap(({ change }) => (change.change === 'delete' && isHeld(before.facts, change.what) ? [change.what] : []));
  return going.flatMap((what) => remainsOf(before, after, partOf(what), at).map((one) => viewRemains(facts, after, one)));
}

function viewLevel(before: CompiledAccess, after: CompiledAccess, item: ServiceItemId, at: Date): PersonEffect['levels'][number] {
  const found = after.tree.items[after.tree.itemAt.get(item) ?? -1];
  return {
    item: found?.name ?? '',
    service: found?.service ?? '',
    before: levelOn(before, item, at)?.key ?? null,
    after: levelOn(after, item, at)?.key ?? null,
  };
}

function viewLine({ tree }: CompiledAccess, line: AccessLine): EffectLine {
  const permissions = [...line.permissions];
  const nameOf = (id: NodeId) => nodeNameOf(tree, id).name;
  if ('participating' in line) return { on: { is: 'participating' }, permissions };
  if ('nodes' in line)
    return {
      on: { is: 'nodes', names: line.nodes.slice(0, placesNamed).map(nameOf), more: Math.max(0, line.nodes.length - placesNamed) },
      permissions,
    };
  const item = tree.items[tree.itemAt.get(line.item) ?? -1];
  const places = 'asSuch' in line ? [] : line.locations;
  return {
    on: {
      is: 'item',
      name: item?.name ?? '',
      service: item?.service ?? '',
      locations: places.slice(0, placesNamed).map(nameOf),
      moreLocations: Math.max(0, places.length - placesNamed),
      asSuch: 'asSuch' in line,
    },
    permissions,
  };
}

const viewNoEffect = ({ facts }: JudgedDraft, { index, of, redundancy }: LineWithoutEffect): NoEffect => ({
  change: index,
  person: personOf(of),
  because: redundancy.remains.map((one) => viewRemains(facts, of, one)),
});

function viewRemains(facts: DraftFacts, of: CompiledAccess, remains: Remains): NoEffect['because'][number] {
  const groupName = (id: string | null) => of.facts.memberships.find((one) => one.group.id === id)?.group.name ?? null;
  const nothing = { role: null, permission: null, location: null, through: null };
  if ('role' in remains) return { ...nothing, role: remains.role, through: groupName(remains.through) };
  if ('permission' in remains) return { ...nothing, permission: remains.permission, through: groupName(remains.through) };
  const [path] = remains.paths;
  const places = of.facts.locationGroups.find((group) => group.id === path?.locationGroup)?.name ?? null;
  return { ...nothing, location: nodeNameOf(facts.tree, remains.location).name, through: places ?? groupName(path?.through ?? null) };
}

/** Refusals line by line; of a line for many one for each reason, the one that most people are refused for first. */
function viewRefused({ refused, facts, asker }: JudgedDraft): EffectView['refused'] {
  const alike = Map.groupBy(refused, ({ index, of, reason }) => (of === null ? `${index}` : `${index} ${reason}`));
  const nameOf = (member: MemberId): string[] => {
    const found = facts.members.get(member);
    return found && mayNameMember(asker, found) ? [found.facts.name] : [];
  };
  return [...alike.values()]
    .flatMap((same) => {
      const [first] = same;
      if (!first) return [];
      const { index: change, reason } = first;
      const people = same.flatMap(({ of }) => of ?? []);
      const named = people.flatMap(nameOf).toSorted((a, b) => a.localeCompare(b));
      const of = { people: [...new Set(people)], named: [...new Set(named)].slice(0, peopleNamed) };
      return [{ change, reason, details: {}, ...(first.of !== null && { of }) }];
    })
    .toSorted((a, b) => a.change - b.change || (b.of?.people.length ?? 0) - (a.of?.people.length ?? 0));
}

/** A line in names, of which only those that the asker may know: a draft may name any id. */
function changeName(judged: JudgedDraft, line: DraftLine): EffectView['changes'][number] {
  if (line.change !== 'each') return nameOfOne(judged, line);
  const { people, each } = line;
  // Of what each is given, or loses, the names are those of one.
  const [member] = people;
  if (member === undefined) return { change: each.change, to: null, people: 0, gives: null, on: null, filter: null };
  const one =
    each.change === 'give'
      ? nameOfOne(judged, { ...each, to: { member } })
      : each.change === 'end'
        ? nameOfOne(judged, { change: 'give', gives: each.gives, on: each.on, to: { member } })
        : nameOfOne(judged, { ...each, member });
  return { ...one, change: each.change, to: null, people: new Set(people).size };
}

function nameOfOne(judged: JudgedDraft, change: AccessChange): EffectView['changes'][number] {
  const { facts, asker } = judged;
  const member = (id: MemberId): string | null => {
    const found = facts.members.get(id);
    return found && mayNameMember(asker, found) ? found.facts.name : null;
  };
  const group = (id: UserGroupId): string | null => {
    const found = facts.userGroups.get(id);
    return found && maySeeGroup(asker, found) ? found.name : null;
  };
  const target = (on: GrantTarget): TargetName | null =>
    maySeeTarget(asker, facts, on) ? targetNameOf(facts.tree, facts.locationGroups, on) : null;
  /** Whoever may see to whom a grant is reads on that page what it is on, though they know no location of a group. */
  const targetOfGrant = (on: GrantTarget): TargetName | null => {
    const node = nodeOfTarget(facts, on);
    return node && maySeeNode(asker, node) ? targetNameOf(facts.tree, facts.locationGroups, on) : null;
  };
  const receiver = (to: Receiver) => ('member' in to ? member(to.member) : group(to.group));
  const gift = (gives: Gives) => ('role' in gives ? gives.role : 'permission' in gives ? gives.permission : 'locations');
  const filterOf = (gives: Gives) => ('locations' in gives ? viewFilter(asker, gives.locations) : null);
  switch (change.change) {
    case 'give':
      return { change: 'give', to: receiver(change.to), gives: gift(change.gives), on: target(change.on), filter: filterOf(change.gives) };
    case 'end': {
      const grant = facts.grants.get(change.grant);
      const [to, on] = grant ? [receiver(grant.to), targetOfGrant(grant.on)] : [null, null];
      return grant && to !== null && on
        ? { change: 'end', to, gives: gift(grant.gives), on, filter: filterOf(grant.gives) }
        : { change: 'end', to: null, gives: null, on: null, filter: null };
    }
    case 'join':
    case 'leave':
      return { change: change.change, to: member(change.member), gives: group(change.group), on: null, filter: null };
    case 'enter':
    case 'withdraw':
      return {
        change: change.change,
        to: target({ locationGroup: change.locationGroup })?.name ?? null,
        gives: 'locations',
        on: target({ node: change.location }),
        filter: viewFilter(asker, change.filter),
      };
    case 'delete':
    case 'restore':
      return { change: change.change, gives: null, filter: null, ...groupNamed(judged, change) };
  }
}

/** The group that a line deletes or restores: a user group by its name alone, a location group also as what the line is on. */
function groupNamed(
  { facts, asker }: JudgedDraft,
  { what }: Extract<AccessChange, { change: 'delete' | 'restore' }>,
): Pick<EffectView['changes'][number], 'to' | 'on'> {
  if ('userGroup' in what) {
    const standing = facts.userGroups.get(what.userGroup);
    const deleted = facts.deleted.userGroups.get(what.userGroup);
    if (standing) return { to: maySeeGroup(asker, standing) ? standing.name : null, on: null };
    return { to: deleted && mayRestore(asker, what, deleted) ? deleted.name : null, on: null };
  }
  const standing = facts.locationGroups.get(what.locationGroup);
  const deleted = facts.deleted.locationGroups.get(what.locationGroup);
  const found = standing ? maySeeLocationGroup(asker, standing) && standing : deleted && mayRestore(asker, what, deleted) && deleted;
  return found
    ? { to: found.name, on: { id: found.id, is: 'location_group', name: found.name, kind: null, service: null } }
    : { to: null, on: null };
}

/** Above so many people a change is worth a second look. */
const manyPeople = 25;

function warningsOf({ facts, asker, lines }: JudgedDraft, people: number): EffectWarning[] {
  const warnings: EffectWarning[] = [];
  const { catalog } = asker.mine;
  const noted = new Set<string>();
  const isSensitive = (gives: Gives) => 'permission' in gives && catalog.permissions.get(gives.permission)?.sensitive === true;
  for (const { index, change } of lines) {
    const given =
      change.change === 'give'
        ? [change.gives]
        : change.change === 'join'
          ? (facts.userGroups.get(change.group)?.grants ?? []).map((grant) => grant.gives)
          : change.change === 'restore' && 'userGroup' in change.what
            ? (facts.deleted.userGroups.get(change.what.userGroup)?.grants ?? []).map((grant) => grant.gives)
            : [];
    for (const gives of given)
      if (isSensitive(gives) && 'permission' in gives && !noted.has(`${index} ${gives.permission}`)) {
        noted.add(`${index} ${gives.permission}`);
        warnings.push({ warning: 'gives_sensitive', change: index, permission: gives.permission, hasReason: true });
      }
  }
  if (people > manyPeople) warnings.push({ warning: 'many_people', people });
  return warnings;
}
