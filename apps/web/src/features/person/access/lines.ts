import type { Catalog, RoleEntry } from '@totem/domain/catalog/catalog';
import type { Reason } from '@totem/domain/errors';
import type { GrantView, TargetName } from '@totem/domain/grant-views';
import type { DraftLine, Give, GrantTarget, Gives, Receiver } from '@totem/domain/grants';
import type { UserGroupId } from '@totem/domain/ids';
import type { LocationGroupView } from '@totem/domain/location-groups';
import type { MemberView } from '@totem/domain/members';
import type { NodeName } from '@totem/domain/nodes';
import type { ServiceItemView } from '@totem/domain/service-items';
import { sameChange } from '../../draft/same-change.ts';

/** What happened to a line in the draft; `standing`: nothing. */
export type LineState = 'standing' | 'added' | 'changed' | 'ended';

/** One thing given to a person, as it would be with the draft. */
export interface Line {
  readonly key: string;
  readonly gives: Gives;
  readonly on: Target;
  /** Null: at once, or since it was given. */
  readonly from: string | null;
  readonly until: string | null;
  readonly reason: string | null;
  /** The user group it comes through; null: directly. */
  readonly through: { readonly id: UserGroupId; readonly name: string } | null;
  readonly state: LineState;
  /** As it is now; null for an added line. */
  readonly grant: GrantView | null;
  /** The drafted line that gives it; null for one that stands or ends. */
  readonly give: Give | null;
  /** What already gives the same, where it changes nothing. */
  readonly withoutEffect: readonly { readonly role: string | null; readonly through: string | null }[] | null;
  /** Why its drafted line cannot be saved as it is. */
  readonly refused: Reason | null;
}

/** A target by its id and, once known, its names. */
export interface Target {
  readonly id: string;
  readonly named: TargetName | null;
  readonly as: GrantTarget;
}

export const onNode = (node: NodeName): Target => ({ id: node.id, as: { node: node.id }, named: { ...node, is: 'node', service: null } });

export const onItem = ({ id, name, service }: Pick<ServiceItemView, 'id' | 'name' | 'service'>): Target => ({
  id,
  as: { item: id },
  named: { id, is: 'item', name, kind: null, service },
});

export const onLocationGroup = ({ id, name }: Pick<LocationGroupView, 'id' | 'name'>): Target => ({
  id,
  as: { locationGroup: id },
  named: { id, is: 'location_group', name, kind: null, service: null },
});

/** What is known of drafted lines, from the last look at what the draft would do. */
export interface DraftWords {
  readonly nameOf: (change: DraftLine) => TargetName | null;
  readonly refusalOf: (change: DraftLine) => Reason | null;
  readonly noEffectOf: (change: DraftLine) => Line['withoutEffect'];
}

type Draft = readonly DraftLine[];

/** Everything given to a person, directly and through user groups, with what the draft makes of it; direct lines first. */
export function linesOf(member: MemberView, catalog: Catalog, draft: Draft, words: DraftWords): Line[] {
  const left = new Set(draft.flatMap((change) => (change.change === 'leave' && change.member === member.id ? [change.group] : [])));
  return [
    ...givenLinesOf({ to: { member: member.id }, grants: member.grants, withoutEffect: member.withoutEffect }, catalog, draft, words),
    ...member.memberships.flatMap(({ group, grants, from, until }) =>
      grants.map((grant): Line => ({
        ...standing(grant),
        from: grant.from > from ? grant.from : from,
        until: earlier(grant.until, until),
        through: group,
        state: left.has(group.id) ? 'ended' : 'standing',
      })),
    ),
  ];
}

/** Instants as the API writes them sort as texts; null is never. */
const earlier = (one: string | null, other: string | null): string | null =>
  one === null || other === null ? (one ?? other) : one < other ? one : other;

/** Whoever things are given to directly: a person, or a user group. */
interface Holder extends Pick<MemberView, 'grants' | 'withoutEffect'> {
  readonly to: Receiver;
}

/** What is given to somebody directly, with what the draft makes of it. */
export function givenLinesOf(holder: Holder, catalog: Catalog, draft: Draft, { nameOf, refusalOf, noEffectOf }: DraftWords): Line[] {
  const ended = new Map(draft.flatMap((change) => (change.change === 'end' ? [[change.grant, change] as const] : [])));
  const gives = draft.filter((change): change is Give => change.change === 'give' && isTo(change, holder.to));
  const paired = new Set<Give>();
  const stand = holder.grants.map((grant): Line => {
    const line = { ...standing(grant), withoutEffect: holder.withoutEffect.find((one) => one.grant === grant.id)?.because ?? null };
    const end = ended.get(grant.id);
    if (!end) return line;
    const give = gives.find((one) => !paired.has(one) && isInstead(catalog, one, grant));
    if (!give) return { ...line, state: 'ended', withoutEffect: null, refused: refusalOf(end) };
    paired.add(give);
    return {
      ...line,
      ...ofGive(give),
      state: 'changed',
      give,
      withoutEffect: noEffectOf(give),
      refused: refusalOf(end) ?? refusalOf(give),
    };
  });
  const added = gives
    .filter((give) => !paired.has(give))
    .map((give): Line => {
      const named = nameOf(give);
      const on = { id: idOf(give.on), named, as: give.on };
      const key = JSON.stringify([give.gives, give.on]);
      const said = { withoutEffect: noEffectOf(give), refused: refusalOf(give) };
      return { key, on, through: null, grant: null, give, state: 'added', ...said, ...ofGive(give) };
    });
  return [...stand, ...added];
}

const standing = (grant: GrantView): Line => ({
  key: grant.id,
  gives: grant.gives,
  on: { id: grant.on.id, named: grant.on, as: targetOf(grant.on) },
  from: grant.from,
  until: grant.until,
  reason: grant.reason,
  through: null,
  state: 'standing',
  grant,
  give: null,
  withoutEffect: null,
  refused: null,
});

const ofGive = (give: Give) => ({
  gives: give.gives,
  from: give.from ?? null,
  until: give.until ?? null,
  reason: give.reason ?? null,
});

export const isTo = (change: Give, to: Receiver): boolean => JSON.stringify(change.to) === JSON.stringify(to);

export const idOf = (on: GrantTarget): string => ('node' in on ? on.node : 'item' in on ? on.item : on.locationGroup);

/** A target as a change names it. */
export function targetOf({ id, is }: Pick<TargetName, 'id' | 'is'>): GrantTarget {
  // The three kinds of id are one union in a name; `is` says which of them this one is.
  if (is === 'item') return { item: id as Extract<GrantTarget, { item: unknown }>['item'] };
  // As above.
  if (is === 'node') return { node: id as Extract<GrantTarget, { node: unknown }>['node'] };
  // As above.
  return { locationGroup: id as Extract<GrantTarget, { locationGroup: unknown }>['locationGroup'] };
}

/** Roles of which one takes the place of another: those of one service, or those of which a person has exactly one. */
export const setOf = (catalog: Catalog, role: RoleEntry): string =>
  role.service ?? (catalog.product.policies.oneRoleOf.includes(role.key) ? 'one' : role.key);

/** Where a line stands among a person's lines, whatever is given there: a row keeps its place when it is altered. */
export function placeOf(catalog: Catalog, gives: Gives, on: Pick<Target, 'id'>): string {
  const role = 'role' in gives ? catalog.roles.get(gives.role) : undefined;
  if (role) return `${setOf(catalog, role)} ${on.id}`;
  return `${'permission' in gives ? gives.permission : 'locations'} ${on.id}`;
}

/** Whether a drafted line gives, in the place of what ends, the same kind of thing there. */
function isInstead(catalog: Catalog, give: Give, grant: GrantView): boolean {
  if (idOf(give.on) !== grant.on.id) return false;
  const [one, other] = [give.gives, grant.gives];
  if ('locations' in one || 'locations' in other) return 'locations' in one && 'locations' in other;
  if ('permission' in one || 'permission' in other)
    return 'permission' in one && 'permission' in other && one.permission === other.permission;
  const [now, before] = [catalog.roles.get(one.role), catalog.roles.get(other.role)];
  return now !== undefined && before !== undefined && setOf(catalog, now) === setOf(catalog, before);
}

/** What a line is to give from now on; what is left out stays. `null` takes an instant away. */
export interface Alteration {
  readonly gives?: Gives;
  readonly from?: string | null;
  readonly until?: string | null;
  readonly reason?: string;
}

/** The draft in which a direct line gives something else, or at another time. Back to what it was: without any line. */
export function alterLine(draft: Draft, line: Line, to: Receiver, alteration: Alteration): Draft {
  const give = givenAs(line, to, alteration);
  if (line.grant && isAsNow(line.grant, give)) return undoLine(draft, line);
  const rest = line.give ? draft.map((change) => (line.give && sameChange(change, line.give) ? give : change)) : [...draft, give];
  if (!line.grant) return rest;
  const { id: grant } = line.grant;
  return rest.some((change) => change.change === 'end' && change.grant === grant)
    ? rest
    : [...rest.filter((change) => change !== give), { change: 'end', grant }, give];
}

function givenAs(line: Line, to: Receiver, { gives = line.gives, ...given }: Alteration): Give {
  // A start that has passed is no start of a line that is given now.
  const started = line.give ? line.from : null;
  const from = given.from === undefined ? started : given.from;
  const until = given.until === undefined ? line.until : given.until;
  const reason = given.reason ?? line.reason;
  return {
    change: 'give',
    to,
    gives,
    on: line.on.as,
    ...(from !== null && { from }),
    ...(until !== null && { until }),
    ...(reason !== null && reason !== '' && { reason }),
  };
}

const isAsNow = (grant: GrantView, give: Give): boolean =>
  JSON.stringify(grant.gives) === JSON.stringify(give.gives) &&
  give.from === undefined &&
  (give.until ?? null) === grant.until &&
  (give.reason ?? null) === grant.reason;

/** The draft in which a direct line is no longer given. */
export function endLine(draft: Draft, line: Line): Draft {
  const rest = draft.filter((change) => !line.give || !sameChange(change, line.give));
  if (!line.grant) return rest;
  const { id: grant } = line.grant;
  return rest.some((change) => change.change === 'end' && change.grant === grant) ? rest : [...rest, { change: 'end', grant }];
}

/** The draft in which a direct line is as it was before. */
export const undoLine = (draft: Draft, line: Line): Draft =>
  draft.filter(
    (change) => !(line.give && sameChange(change, line.give)) && !(change.change === 'end' && line.grant && change.grant === line.grant.id),
  );

/**
 * Direct lines that can all be ended at once without anybody losing anything, now or later: each is covered, for good, by
 * a group or by another role, never by a line that would end with it.
 */
export const needless = (lines: readonly Line[]): Line[] =>
  lines.filter(
    (line) =>
      line.state === 'standing' &&
      line.withoutEffect !== null &&
      line.withoutEffect.every(({ role, through }) => lines.some((one) => isCoverForGood(one, line, role, through))),
  );

function isCoverForGood(one: Line, line: Line, role: string | null, through: string | null): boolean {
  if (one === line || one.on.id !== line.on.id || one.state === 'ended' || one.until !== null) return false;
  if ((one.through?.name ?? null) !== through) return false;
  if ('role' in line.gives) return 'role' in one.gives && one.gives.role === role && (through !== null || role !== line.gives.role);
  return through !== null && JSON.stringify(one.gives) === JSON.stringify(line.gives);
}

/** One membership of a user group, as it would be with the draft. */
export interface MembershipLine {
  readonly group: { readonly id: UserGroupId; readonly name: string | null };
  readonly state: Exclude<LineState, 'changed'>;
  readonly until: string | null;
  readonly standing: MemberView['memberships'][number] | null;
  readonly change: DraftLine | null;
  readonly refused: Reason | null;
}

/** The user groups of a person, those that the draft adds last. */
export function membershipsOf(
  member: MemberView,
  draft: Draft,
  words: { readonly groupNameOf: (change: DraftLine) => string | null; readonly refusalOf: DraftWords['refusalOf'] },
): MembershipLine[] {
  const own = draft.filter((change) => (change.change === 'join' || change.change === 'leave') && change.member === member.id);
  const stand = member.memberships.map((standing): MembershipLine => {
    const change = own.find((one) => one.change === 'leave' && one.group === standing.group.id) ?? null;
    const state = change ? 'ended' : 'standing';
    return { group: standing.group, state, until: standing.until, standing, change, refused: change && words.refusalOf(change) };
  });
  const added = own.flatMap((change): MembershipLine[] =>
    change.change === 'join'
      ? [
          {
            group: { id: change.group, name: words.groupNameOf(change) },
            state: 'added',
            until: change.until ?? null,
            standing: null,
            change,
            refused: words.refusalOf(change),
          },
        ]
      : [],
  );
  return [...stand, ...added];
}
