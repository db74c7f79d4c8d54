import type { AnyGroup, ServiceFilter } from '../grants.ts';
import type { GrantId, LocationGroupId, MemberId, NodeId, UserGroupId } from '../ids.ts';
import type { DraftFacts, StandingGrant } from './draft.ts';
import type { GrantFact, LocationGroupEntryFact, LocationGroupFact, MemberFacts, Period, UserGroupFact } from './facts.ts';

/** An entry of a location group, by what it is. */
export interface EntryName {
  readonly locationGroup: LocationGroupId;
  readonly location: NodeId;
  readonly filter: ServiceFilter;
}

/** What a draft did to that on which people's access rests, at one instant. */
export interface Written {
  readonly given: readonly StandingGrant[];
  readonly ended: ReadonlySet<GrantId>;
  readonly joined: readonly (Period & { readonly group: UserGroupId; readonly member: MemberId })[];
  readonly left: readonly { readonly group: UserGroupId; readonly member: MemberId }[];
  readonly entered: readonly EntryName[];
  readonly withdrawn: readonly EntryName[];
  readonly deleted: readonly AnyGroup[];
  /** Who is in the user groups that were restored, and the location groups as they came back: until then they had an end. */
  readonly restored: {
    readonly memberships: readonly (Period & { readonly group: UserGroupId; readonly member: MemberId })[];
    readonly locationGroups: ReadonlyMap<LocationGroupId, LocationGroupFact>;
  };
}

/**
 * What members' access is compiled from once a draft was written, made of what it was compiled from before. What people share
 * stays shared, so that thousands are neither read nor kept twice.
 *
 * @param named the groups that the draft names or gives through, as they stood before it.
 */
export function factsAfter(
  { given, ended, joined, left, entered, withdrawn, deleted, restored }: Written,
  named: Pick<DraftFacts, 'userGroups' | 'locationGroups'>,
  nowMs: number,
): (facts: MemberFacts) => MemberFacts {
  const givenTo = Map.groupBy(given, ({ to }) => ('member' in to ? to.member : to.group));
  const joins = Map.groupBy(joined, ({ member }) => member);
  const leaves = new Set(left.map(({ group, member }) => `${group} ${member}`));
  const gone = new Set<string>(deleted.flatMap((what) => Object.values(what)));
  const enteredIn = Map.groupBy(entered, ({ locationGroup }) => locationGroup);
  const withdrawnFrom = new Set(withdrawn.map(entryName));

  const grantsOf = (grants: readonly GrantFact[], receiver: MemberId | UserGroupId): readonly GrantFact[] => {
    const more = givenTo.get(receiver) ?? [];
    if (more.length === 0 && !grants.some(({ id }) => ended.has(id))) return grants;
    return [...grants.map((grant) => (ended.has(grant.id) ? endedAt(grant, nowMs) : grant)), ...more.map(({ to: _to, ...grant }) => grant)];
  };
  const groupOf = once((group: UserGroupFact): UserGroupFact => {
    const { id, name, home } = group;
    const grants = grantsOf(group.grants, id);
    return grants === group.grants ? group : { id, name, home, grants };
  });
  /** Without the people who are in it. */
  const plain = once(({ id, name, home, grants }: UserGroupFact): UserGroupFact => ({ id, name, home, grants }));
  const touched = new Set<string>([...gone, ...[...entered, ...withdrawn].map(({ locationGroup }) => locationGroup)]);
  const ends = new Map(restored.memberships.map(({ group, member, fromMs, untilMs }) => [`${group} ${member} ${fromMs}`, untilMs]));
  const placesOf = once((before: LocationGroupFact): LocationGroupFact => {
    const group = restored.locationGroups.get(before.id) ?? before;
    if (!touched.has(group.id)) return group;
    const more = (enteredIn.get(group.id) ?? []).map(({ location, filter }) => ({ location, filter, fromMs: nowMs, untilMs: Infinity }));
    const isOut = (entry: LocationGroupEntryFact) => withdrawnFrom.has(entryName({ ...entry, locationGroup: group.id }));
    const entries = [...group.entries.map((entry) => (isOut(entry) ? endedAt(entry, nowMs) : entry)), ...more];
    return { ...group, entries: gone.has(group.id) ? entries.map((entry) => endedAt(entry, nowMs)) : entries };
  });

  return (facts) => {
    const staying = facts.memberships.map((one) => {
      const group = groupOf(one.group);
      const untilMs = ends.get(`${group.id} ${facts.id} ${one.fromMs}`);
      if (untilMs !== undefined) return { ...one, group, untilMs };
      // One that has not begun never begins.
      return { ...(leaves.has(`${group.id} ${facts.id}`) ? endedAt(one, Math.max(nowMs, one.fromMs)) : one), group };
    });
    const joining = (joins.get(facts.id) ?? []).flatMap(({ group: id, fromMs, untilMs }) => {
      const group = facts.memberships.find((one) => one.group.id === id)?.group ?? named.userGroups.get(id);
      return group ? [{ group: groupOf(plain(group)), fromMs, untilMs }] : [];
    });
    const memberships = [...staying, ...joining].map((one) => (gone.has(one.group.id) ? endedAt(one, nowMs) : one));
    const grants = grantsOf(facts.grants, facts.id);
    const gained = [facts.id, ...memberships.map(({ group }) => group.id)].flatMap((receiver) => givenTo.get(receiver) ?? []);
    const missing = new Set<LocationGroupId>();
    for (const { on } of [...gained, ...joining.flatMap(({ group }) => group.grants)])
      if ('locationGroup' in on) missing.add(on.locationGroup);
    for (const { id } of facts.locationGroups) missing.delete(id);
    const more = [...missing].flatMap((id) => named.locationGroups.get(id) ?? []);
    return { ...facts, grants, memberships, locationGroups: [...facts.locationGroups, ...more].map(placesOf) };
  };
}

const endedAt = <Row extends Period>(row: Row, nowMs: number): Row => (row.untilMs <= nowMs ? row : { ...row, untilMs: nowMs });

const entryName = ({ locationGroup, location, filter }: EntryName): string => `${locationGroup} ${location} ${JSON.stringify(filter)}`;

function once<One extends object>(change: (one: One) => One): (one: One) => One {
  const known = new Map<One, One>();
  return (one) => {
    const made = known.get(one) ?? change(one);
    known.set(one, made);
    return made;
  };
}
