// Longer than most: what each kind of row means, cell by cell.
import type { CompiledAccess } from '@totem/domain/access/compile';
import { type Asker, mayNameMember } from '@totem/domain/access/visibility';
import type { RoleEntry } from '@totem/domain/catalog/catalog';
import { GivenName } from '@totem/domain/change-nodes';
import type { Reason } from '@totem/domain/errors';
import { type AccessChange, type GrantTarget, type Gives, GrantReason, type Receiver, type ServiceFilter } from '@totem/domain/grants';
import { LocationGroupId, NodeId, UserGroupId } from '@totem/domain/ids';
import { readDay } from '@totem/domain/import/days';
import type { ColumnKey } from '@totem/domain/import/kinds';
import { type Found, foldedName } from '@totem/domain/import/names';
import type { RowProblem, Verdict } from '@totem/domain/imports';
import type { Text } from '@totem/domain/language';
import { emailKeyOf } from '@totem/domain/sign-in';
import { itemOf, known, numberOf } from '@totem/domain/tree';
import type { KeptImport, KeptRow } from '@totem/db/imports';
import { newId } from '../new-id.ts';
import { dayBegins } from './day-begins.ts';
import {
  type AnyThing,
  type LocationGroupThing,
  type NodeThing,
  type Things,
  type UserGroupThing,
  findThing,
  namesAbove,
  partsOf,
} from './things.ts';

/** Why a row cannot be made. */
export class Unmakeable extends Error {
  readonly verdict: Extract<Verdict, 'refused' | 'blocked'>;
  readonly problem: RowProblem;

  constructor(reason: Reason, column: ColumnKey | null, details: Readonly<Record<string, string>> = {}) {
    super(reason);
    this.verdict = blocking.has(reason) ? 'blocked' : 'refused';
    this.problem = { reason, column, details };
  }
}

/** What a row names cannot be told: nothing was judged yet. */
const blocking: ReadonlySet<Reason> = new Set(['import.unknown_name', 'import.two_things', 'import.rests_on_refused']);

/** What a row does, once all that it names is found. */
export type Plan =
  | { readonly does: 'nothing' }
  | { readonly does: 'make'; readonly node: NodeThing & { readonly parent: NodeId } }
  | { readonly does: 'edit'; readonly node: NodeThing; readonly name: string; readonly type: string | null }
  | { readonly does: 'give'; readonly makes: UserGroupThing | LocationGroupThing | null; readonly changes: readonly AccessChange[] };

/** Whose rows are read, into where, and among what. */
export interface Reading {
  readonly asker: Asker;
  readonly things: Things;
  readonly into: Pick<KeptImport, 'node' | 'timeZone' | 'language'>;
}

/** Reads a row. @throws Unmakeable */
export function planRow(reading: Reading, row: KeptRow): Plan {
  switch (row.kind) {
    case 'locations':
      return planNode(reading, row);
    case 'location_groups':
      return planPlaces(reading, row);
    case 'user_groups': {
      const { makes } = groupOf(reading, row, 'user_group', true);
      return makes ? { does: 'give', makes, changes: [] } : { does: 'nothing' };
    }
    case 'group_grants': {
      const { group } = groupOf(reading, row, 'user_group', false);
      const changes = givesOf(reading, row, { group: group.id }, group.home);
      if (changes.length === 0) throw new Unmakeable('import.gives_nothing', null);
      return { does: 'give', makes: null, changes };
    }
    case 'people':
      return planPerson(reading, row);
  }
}

function planNode(reading: Reading, { cells }: KeptRow): Plan {
  const { asker, things, into } = reading;
  const { tree } = asker.mine;
  const name = nameIn(cells.name, 'name');
  const above = cells.in === undefined ? null : one(reading, 'in', cells.in, ['node']);
  const parent = above?.id ?? into.node;
  const parentKind = above?.kind ?? known(tree.nodes, numberOf(tree, into.node)).kind;
  const kind = kindOf(reading, cells.kind, parentKind);
  const byKey =
    cells.key === undefined
      ? null
      : findThing(asker, things, `${kind}:${cells.key}`, ['node'], (thing) => thing.kind === kind && thing.key === cells.key);
  const sibling = (things.named.get(foldedName(name)) ?? []).find(
    (thing): thing is NodeThing => thing.is === 'node' && thing.kind === kind && thing.parent === parent,
  );
  const standing = byKey?.is === 'one' ? byKey.one : sibling;
  const type = typeOf(reading, kind, cells.type);
  if (!standing) {
    const isKeyFree = cells.key !== undefined && !things.keys.has(`${kind}:${cells.key}`);
    const node = {
      is: 'node' as const,
      id: newId(NodeId),
      name,
      kind,
      type,
      parent,
      key: isKeyFree ? cells.key : null,
      above: above ? [above.name, ...above.above] : namesAbove(tree, into.node),
    };
    return { does: 'make', node };
  }
  if (cells.in !== undefined && standing.parent !== parent)
    throw new Unmakeable('import.lies_elsewhere', 'in', { where: standing.above[0] ?? '' });
  const wanted = { name: byKey?.is === 'one' ? name : standing.name, type: cells.type === undefined ? standing.type : type };
  if (wanted.name === standing.name && wanted.type === standing.type) return { does: 'nothing' };
  return { does: 'edit', node: standing, ...wanted };
}

/** The kind that a cell says, or the one that may lie there: a place before anything else. */
function kindOf({ asker }: Reading, cell: string | undefined, parentKind: string): string {
  const { kinds, product } = asker.mine.catalog;
  if (cell === undefined) {
    const fitting = [...kinds.values()].filter(({ under }) => under.includes(parentKind));
    const kind = fitting.find(({ isLocation }) => isLocation) ?? fitting[0];
    if (!kind) throw new Unmakeable('node.kind_not_allowed', 'in');
    return kind.key;
  }
  const wanted = foldedName(cell);
  const { location, locations, synonyms } = product.words;
  const found = Object.entries(product.nodeKinds).find(([key, { label, labels, isLocation }]) =>
    [{ en: key, fr: key }, label, labels, ...(isLocation ? [location, locations, ...synonyms] : [])].some((text) => says(text, wanted)),
  );
  if (!found) throw new Unmakeable('import.unknown_value', 'kind', { value: cell });
  return found[0];
}

function typeOf({ asker }: Reading, kind: string, cell: string | undefined): string | null {
  if (cell === undefined) return null;
  const types = Object.entries(asker.mine.catalog.product.nodeKinds[kind]?.types ?? {});
  const found = types.find(([key, label]) => says({ en: key, fr: key }, foldedName(cell)) || says(label, foldedName(cell)));
  if (!found) throw new Unmakeable('import.unknown_value', 'type', { value: cell });
  return found[0];
}

function planPlaces(reading: Reading, row: KeptRow): Plan {
  const { group, makes } = groupOf(reading, row, 'location_group', true);
  const { cells } = row;
  if (cells.location === undefined) return makes ? { does: 'give', makes, changes: [] } : { does: 'nothing' };
  const location = one(reading, 'location', cells.location, ['node']);
  const change = { change: 'enter' as const, locationGroup: group.id, location: location.id, filter: filterOf(reading, cells.service) };
  return { does: 'give', makes, changes: [change] };
}

type GroupOf<Is extends 'user_group' | 'location_group'> = Extract<AnyThing, { is: Is }>;

/** The group that a row is about; `makes`: it is not there yet. */
function groupOf<Is extends 'user_group' | 'location_group'>(
  reading: Reading,
  { cells }: KeptRow,
  sort: Is,
  makesOne: boolean,
): { readonly group: GroupOf<Is>; readonly makes: GroupOf<Is> | null } {
  const { asker, things, into } = reading;
  const text = nameIn(cells.group, 'group');
  const home = cells.in === undefined ? null : one(reading, 'in', cells.in, ['node']);
  const found = findThing(asker, things, text, [sort], (thing) => 'home' in thing && (home === null || thing.home === home.id));
  if (found.is === 'one') return { group: found.one, makes: null };
  if (found.is === 'two' || !makesOne) throw unfound(reading, 'group', text, found, [sort]);
  const homeId = home?.id ?? into.node;
  const above = namesAbove(asker.mine.tree, homeId);
  const group =
    sort === 'user_group'
      ? { is: sort, id: newId(UserGroupId), name: text, kind: 'group', key: null, home: homeId, above }
      : { is: sort, id: newId(LocationGroupId), name: text, kind: 'location_group', key: null, home: homeId, above };
  return { group: group as GroupOf<Is>, makes: group as GroupOf<Is> }; // made of this sort just above
}

function planPerson(reading: Reading, row: KeptRow): Plan {
  const { cells } = row;
  const person = personIn(reading, cells.email);
  const { id: member, home } = person.facts;
  if (cells.level !== undefined) {
    const level = one(reading, 'level', cells.level, ['node']);
    const { tree } = person;
    if (level.id !== home) throw new Unmakeable('import.other_level', 'level', { level: known(tree.nodes, numberOf(tree, home)).name });
  }
  const times = timesOf(reading, row);
  const joins = partsOf(cells.groups).map((text): AccessChange => ({
    change: 'join' as const,
    group: one(reading, 'groups', text, ['user_group']).id,
    member,
    ...times,
  }));
  return { does: 'give', makes: null, changes: [...joins, ...givesOf(reading, row, { member }, home)] };
}

/** Somebody of this organization whom the asker may know of; whoever else has the address, here or elsewhere, is nobody. */
function personIn({ asker, things }: Reading, cell: string | undefined): CompiledAccess {
  if (cell === undefined) throw new Unmakeable('import.missing', 'email');
  const key = emailKeyOf(cell);
  if (key === null) throw new Unmakeable('import.unknown_value', 'email', { value: cell });
  const [person, other] = (things.members.get(key) ?? []).filter(
    (access) => access.facts.status !== 'ended' && mayNameMember(asker, access),
  );
  if (!person) throw new Unmakeable('import.nobody_here', 'email');
  if (other) throw new Unmakeable('import.two_things', 'email', { name: cell, one: person.facts.name, other: other.facts.name });
  return person;
}

/** What a row gives: a role, an extra, places. What it says not to be on is on where the receiver belongs. */
function givesOf(reading: Reading, row: KeptRow, to: Receiver, home: NodeId): AccessChange[] {
  const { cells } = row;
  const times = timesOf(reading, row);
  const reason = cells.reason === undefined ? undefined : GrantReason.safeParse(cells.reason);
  if (reason && !reason.success) throw new Unmakeable('import.unknown_value', 'reason', { value: `${cells.reason?.slice(0, 40)}…` });
  const give = (gives: Gives, on: GrantTarget): AccessChange => ({
    change: 'give' as const,
    to,
    gives,
    on,
    ...times,
    ...(reason && { reason: reason.data }),
  });
  const target: GrantTarget = cells.on === undefined ? { node: home } : targetIn(reading, cells.on);
  const gifts: AccessChange[] = [];
  if (cells.role !== undefined) gifts.push(give({ role: roleIn(reading, cells.role, target).key }, target));
  if (cells.extra !== undefined) gifts.push(give({ permission: extraIn(reading, cells.extra) }, target));
  for (const text of partsOf(cells.locations)) {
    const place = one(reading, 'locations', text, ['node', 'location_group']);
    const on: GrantTarget = place.is === 'node' ? { node: place.id } : { locationGroup: place.id };
    gifts.push(give({ locations: filterOf(reading, cells.service) }, on));
  }
  return gifts;
}

function targetIn(reading: Reading, text: string): GrantTarget {
  const target = one(reading, 'on', text, ['node', 'item']);
  return target.is === 'node' ? { node: target.id } : { item: target.id };
}

/** A role by its key or its name, of those that fit what it is to be on. */
function roleIn({ asker, into: { language } }: Reading, cell: string, on: GrantTarget): RoleEntry {
  const { catalog, tree } = asker.mine;
  const said = keyIn(cell);
  const named = [...catalog.roles.values()].filter(({ key, label }) => key === said || says(label, foldedName(cell)));
  if (named.length === 0) {
    const near = [...catalog.roles.values()].find(({ label }) => foldedName(label[language]).startsWith(foldedName(cell).slice(0, 3)));
    throw new Unmakeable('import.unknown_name', 'role', { name: cell, ...(near && { near: near.label[language] }) });
  }
  const item = 'item' in on ? itemOf(tree, on.item) : undefined;
  const fitting = named.filter((role) =>
    item
      ? role.on.items && role.service === item.service
      : 'node' in on && role.on.nodeKinds.has(known(tree.nodes, numberOf(tree, on.node)).kind),
  );
  const [role, other] = fitting;
  if (!role) throw new Unmakeable('grant.not_on_target', 'on');
  if (other) throw new Unmakeable('import.two_things', 'role', { name: cell, one: role.key, other: other.key });
  return role;
}

function extraIn({ asker }: Reading, cell: string): string {
  const { permissions, extras } = asker.mine.catalog;
  const said = keyIn(cell);
  const found = [...permissions.values()].find(({ key, lets }) => extras.has(key) && (key === said || says(lets, foldedName(cell))));
  if (!found) throw new Unmakeable('import.unknown_name', 'extra', { name: cell });
  return found.key;
}

/** `Reader (voc/reader)`, as the template lists values, means the key. */
const keyIn = (cell: string): string => /\(([^()\s]+)\)$/.exec(cell)?.[1] ?? cell;

/** For which service, or service item, places are given; null: for all. */
function filterOf(reading: Reading, cell: string | undefined): ServiceFilter {
  if (cell === undefined) return null;
  const { catalog } = reading.asker.mine;
  const wanted = foldedName(cell);
  const service = Object.entries(catalog.product.services).find(
    ([key, { label, shortLabel }]) =>
      catalog.services.get(key)?.hasItems && [{ en: key, fr: key }, label, shortLabel].some((text) => says(text, wanted)),
  );
  return service ? { service: service[0] } : { item: one(reading, 'service', cell, ['item']).id };
}

/** From when until when; a first day that has come is now, and the last day is whole. */
function timesOf({ asker, into }: Reading, { cells }: KeptRow): { readonly from?: string; readonly until?: string } {
  const from = instantIn(into.timeZone, 'from', cells.from, 0);
  const until = instantIn(into.timeZone, 'until', cells.until, 1);
  return {
    ...(from && from > asker.now && { from: from.toISOString() }),
    ...(until && { until: until.toISOString() }),
  };
}

function instantIn(timeZone: string, column: ColumnKey, cell: string | undefined, later: number): Date | null {
  if (cell === undefined) return null;
  const said = readDay(cell);
  if (!said) throw new Unmakeable('import.no_day', column, { value: cell });
  return 'day' in said ? dayBegins(timeZone, said.day, later) : new Date(said.instant);
}

const says = ({ en, fr }: Text, wanted: string): boolean => foldedName(en) === wanted || foldedName(fr) === wanted;

/** What a thing is called that may have to be made. */
function nameIn(cell: string | undefined, column: ColumnKey): string {
  if (cell === undefined) throw new Unmakeable('import.missing', column);
  const name = GivenName.safeParse(cell);
  if (!name.success) throw new Unmakeable('import.unknown_value', column, { value: `${cell.slice(0, 40)}…` });
  return name.data;
}

/** The one thing that a cell names. */
function one<Is extends AnyThing['is']>(
  reading: Reading,
  column: ColumnKey,
  text: string,
  sorts: readonly Is[],
): Extract<AnyThing, { is: Is }> {
  const found = findThing(reading.asker, reading.things, text, sorts);
  if (found.is === 'one') return found.one;
  throw unfound(reading, column, text, found, sorts);
}

function unfound(
  { things }: Reading,
  column: ColumnKey,
  text: string,
  found: Exclude<Found<AnyThing>, { is: 'one' }>,
  sorts: readonly AnyThing['is'][],
): Unmakeable {
  if (found.is === 'two') return new Unmakeable('import.two_things', column, { name: text, one: found.paths[0], other: found.paths[1] });
  const line = sorts.map((sort) => things.refused.get(refusedName(sort, text))).find((at) => at !== undefined);
  if (line !== undefined) return new Unmakeable('import.rests_on_refused', column, { name: text, line: String(line) });
  return new Unmakeable('import.unknown_name', column, { name: text, ...(found.near !== null && { near: found.near }) });
}

/** Under what it is kept that a row which would have made something is refused. */
export const refusedName = (sort: AnyThing['is'], text: string): string => `${sort}:${foldedName(text.replace(/^.*[/>›]/, ''))}`;
