import type { Catalog, RoleEntry } from '@totem/domain/catalog/catalog';
import type { EffectLine, EffectView, NoEffect, PersonEffect } from '@totem/domain/change-access';
import { m } from '../../paraglide/messages.js';
import { listed, permissionLets, roleName, serviceName } from '../person/access/role-words.ts';
import { gatheredBy } from './gathered-by.ts';
import { type LoneGroup, loneGroup } from './lone-group.ts';

/** What somebody gains or loses on one thing, by sense: the places, and what they may do there. */
export interface ThingWords {
  readonly places: readonly string[];
  /** How many places there are beyond those named. */
  readonly more: number;
  /** The role's name where it is all that the role gives; else what it lets do. */
  readonly what: string;
  /** Whether `what` begins with a role. */
  readonly isRole: boolean;
  /** Whether it is held, or lost, on the thing whatever the place. */
  readonly asSuch: boolean;
}

/** One service item, or nodes, with what somebody has there before and after. */
export interface ThingChange {
  readonly key: string;
  readonly name: string;
  /** Of many nodes, the first and how many more. */
  readonly shortName: string;
  /** The service of an item; null for nodes and for taking part. */
  readonly service: string | null;
  /** A person's level on the item; null elsewhere. */
  readonly level: { readonly before: string; readonly after: string; readonly isOther: boolean } | null;
  readonly loses: readonly ThingWords[];
  readonly gains: readonly ThingWords[];
}

/** What changes for one person, thing by thing, in the order of the answer. */
export function thingsOf(catalog: Catalog, { gains, loses, levels }: PersonEffect): ThingChange[] {
  const keys = [...new Set([...loses, ...gains].map(keyOf))];
  return keys.map((key): ThingChange => {
    const lost = loses.filter((line) => keyOf(line) === key);
    const gained = gains.filter((line) => keyOf(line) === key);
    const line = lost[0] ?? gained[0];
    const on = line?.on;
    const level = on?.is === 'item' ? levels.find((one) => one.item === on.name && one.service === on.service) : undefined;
    const name = (role: string | null) => (role === null ? m.person_no_level() : roleName(catalog, role));
    return {
      key,
      name: line ? thingName(line, 6) : '',
      shortName: line ? thingName(line, 1) : '',
      service: on?.is === 'item' ? serviceName(catalog, on.service) : null,
      level: level ? { before: name(level.before), after: name(level.after), isOther: level.before !== level.after } : null,
      loses: gathered(catalog, lost, level?.before ?? null),
      gains: gathered(catalog, gained, level?.after ?? null),
    };
  });
}

const keyOf = ({ on }: EffectLine): string =>
  on.is === 'item' ? `item ${on.service} ${on.name}` : on.is === 'nodes' ? `nodes ${on.names.join('\n')} ${on.more}` : 'participating';

/** @param most how many nodes are named before the others are counted. */
function thingName({ on }: EffectLine, most: number): string {
  if (on.is === 'item') return on.name;
  if (on.is === 'participating') return m.review_participating();
  return listed(on.names, most, on.more);
}

/** Lines with the same permissions are one, and what holds whatever the place goes with what holds at places. */
function gathered(catalog: Catalog, lines: readonly EffectLine[], level: string | null): ThingWords[] {
  const sets = new Map<string, ThingWords>();
  for (const { on, permissions } of lines) {
    const key = permissions.toSorted().join(' ');
    const known = sets.get(key);
    const places = on.is === 'item' ? on.locations : [];
    sets.set(key, {
      ...whatOf(catalog, permissions, level),
      places: [...(known?.places ?? []), ...places],
      more: (known?.more ?? 0) + (on.is === 'item' ? on.moreLocations : 0),
      asSuch: known?.asSuch === true || (on.is === 'item' && on.asSuch),
    });
  }
  return [...sets.values()];
}

/** Permissions as a role's name where they hold all that it does in their services, and whatever they hold beyond it. */
function whatOf(catalog: Catalog, permissions: readonly string[], level: string | null): Pick<ThingWords, 'what' | 'isRole'> {
  const services = new Set(permissions.map(serviceOf));
  const heldBy = (role: RoleEntry) => [...role.can.keys()].filter((key) => services.has(serviceOf(key)));
  const isWhole = (role: RoleEntry) => heldBy(role).length > 0 && heldBy(role).every((key) => permissions.includes(key));
  const own = level === null ? undefined : catalog.roles.get(level);
  // Without a level, as for rights on nodes, only a role that says all of it may stand for it.
  const role = own ?? [...catalog.roles.values()].find((one) => isWhole(one) && heldBy(one).length === permissions.length);
  if (!role || !isWhole(role)) return { what: listed(permissions.map((key) => permissionLets(catalog, key))), isRole: false };
  const beyond = permissions.filter((key) => !role.can.has(key)).map((key) => permissionLets(catalog, key));
  return { what: listed([roleName(catalog, role.key), ...beyond]), isRole: true };
}

const serviceOf = (permission: string): string => permission.slice(0, permission.indexOf(':'));

/** People whose difference is the same, as one: the first stands for all of them. */
export const alike = (people: readonly PersonEffect[]): [PersonEffect, ...PersonEffect[]][] =>
  gatheredBy(people, ({ gains, loses, levels }) => [gains, loses, levels]);

/** Lines without effect that are the same one for the same reason, as one. */
export const alikeWithout = (lines: readonly NoEffect[]): [NoEffect, ...NoEffect[]][] =>
  gatheredBy(lines, ({ change, because }) => [change, because]);

/**
 * What the saving button says: the heaviest effect by name.
 *
 * @param endsLater whether some of it ends on a date, so that what changes nothing now will.
 */
export function saveWords(catalog: Catalog, effect: EffectView, endsLater = false): string {
  const { people, counts, refused } = effect;
  if (refused.length > 0) return m.review_save();
  const lone = loneGroup(effect);
  if (lone) return loneGroupWords(lone, counts);
  if (counts.people === 0) return endsLater ? m.review_save_later() : m.review_save_nothing();
  if (counts.lose > 1) return m.review_save_lose_many({ count: counts.lose });
  const loser = people.find((one) => one.loses.length > 0);
  const moved = counts.people === 1 ? otherLevel(catalog, people) : null;
  if (moved) return m.review_save_level(moved);
  if (loser) return m.review_save_loses({ name: loser.person.name, what: shortly(catalog, loser, 'loses') });
  if (counts.gain > 1) return m.review_save_gain_many({ count: counts.gain });
  const [winner] = people;
  return winner ? m.review_save_gains({ name: winner.person.name, what: shortly(catalog, winner, 'gains') }) : m.ui_review_changes();
}

function loneGroupWords({ change, name: group }: LoneGroup, { lose, gain }: EffectView['counts']): string {
  if (change === 'delete') return lose > 0 ? m.deleted_save_lose({ group, count: lose }) : m.deleted_save({ group });
  return gain > 0 ? m.deleted_restore_save_gain({ group, count: gain }) : m.deleted_restore_save({ group });
}

/** Where all that changes is one person's level on one thing, from a role to another. */
function otherLevel(catalog: Catalog, [person, another]: readonly PersonEffect[]) {
  if (!person || another) return null;
  const [thing, ...others] = thingsOf(catalog, person);
  const level = person.levels.find((one) => one.before !== one.after && one.before !== null && one.after !== null);
  if (!thing?.level || !level || others.length > 0) return null;
  const { before, after } = thing.level;
  return before === after ? null : { name: person.person.name, before, after, on: thing.shortName };
}

/** What one person gains or loses in a few words: places, or a role on something, of the first thing. */
function shortly(catalog: Catalog, person: PersonEffect, side: 'gains' | 'loses'): string {
  const things = thingsOf(catalog, person).filter((thing) => thing[side].length > 0);
  // A place is gained or lost with all that the role gives there; a part of it is rights, and the place stays.
  const all = things.flatMap((thing) => thing[side]).filter((words) => words.isRole);
  const places = [...new Set(all.flatMap((words) => words.places))];
  const more = Math.max(0, ...all.map((words) => words.more));
  if (places.length > 0) return listed(places, 2, more);
  const [thing] = things;
  const [words] = thing?.[side] ?? [];
  if (!thing || !words) return '';
  return words.isRole ? m.person_gives_on({ what: words.what, on: thing.shortName }) : m.review_rights_on({ on: thing.shortName });
}
