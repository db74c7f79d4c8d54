import type { Catalog, RoleEntry } from '@totem/domain/catalog/catalog';
import type { TargetName } from '@totem/domain/grant-views';
import type { Gives } from '@totem/domain/grants';
import type { MemberView } from '@totem/domain/members';
import { type Line, linesOf, placeOf, setOf } from '../access/lines.ts';

/** The parts of a comparison, in their order. */
export const parts = ['roles', 'services', 'locations', 'extras', 'groups'] as const;
export type Part = (typeof parts)[number];

/** What is compared: something that is given on a target, or being in a user group. */
export type Thing = { readonly gives: Gives; readonly on: TargetName } | { readonly group: string };

/** How one of the two has a thing. */
export interface Held {
  /** With the role that this one has there. */
  readonly thing: Thing;
  /** User groups it comes through; null among them: directly. Of a user group: none. */
  readonly through: readonly (string | null)[];
  /** When it begins; null: it has begun. */
  readonly from: string | null;
  /** Null: no end. */
  readonly until: string | null;
}

/** One thing that at least one of two people has. */
export interface Compared {
  readonly key: string;
  readonly part: Part;
  readonly one: Held | null;
  readonly other: Held | null;
  /** Whether both have it alike: as much, and now. */
  readonly isSame: boolean;
}

/**
 * What one person is given and another not, directly and through user groups: of roles that take each other's place, the
 * strongest that each has there now. By part, in no other order; instants and sources alone make no difference.
 */
export function compareAccess(catalog: Catalog, one: MemberView, other: MemberView, nowMs: number): Compared[] {
  const [mine, theirs] = [thingsOf(catalog, one, nowMs), thingsOf(catalog, other, nowMs)];
  const compared = [...new Set([...mine.keys(), ...theirs.keys()])].flatMap((key): Compared[] => {
    const [first, second] = [mine.get(key), theirs.get(key)];
    const part = (first ?? second)?.part;
    if (!part) return [];
    const [a, b] = [first?.held ?? null, second?.held ?? null];
    return [{ key, part, one: a, other: b, isSame: a !== null && b !== null && isAlike(a, b) }];
  });
  return parts.flatMap((part) => compared.filter((row) => row.part === part));
}

const isAlike = (one: Held, other: Held): boolean =>
  (one.from === null) === (other.from === null) && roleOf(one.thing) === roleOf(other.thing);

const roleOf = (thing: Thing): string | null => ('gives' in thing && 'role' in thing.gives ? thing.gives.role : null);

interface Found {
  readonly part: Part;
  readonly held: Held;
}

function thingsOf(catalog: Catalog, member: MemberView, nowMs: number): Map<string, Found> {
  const begins = (from: string | null) => (from !== null && Date.parse(from) > nowMs ? from : null);
  const things = new Map<string, Found>();
  for (const line of linesOf(member, catalog, [], noDraft)) {
    const { gives, on, from, until, through } = line;
    if (!on.named) continue;
    const held = { thing: { gives, on: on.named }, through: [through?.name ?? null], from: begins(from), until };
    const key = keyOf(catalog, line);
    const known = things.get(key);
    things.set(key, { part: partOf(catalog, gives), held: known ? stronger(catalog, known.held, held) : held });
  }
  for (const { group, from, until } of member.memberships)
    things.set(`group ${group.id}`, { part: 'groups', held: { thing: { group: group.name }, through: [], from: begins(from), until } });
  return things;
}

const noDraft = { nameOf: () => null, refusalOf: () => null, noEffectOf: () => null };

/** Lines of the same key say the same of the same thing, or take each other's place. */
const keyOf = (catalog: Catalog, { gives, on }: Line): string =>
  placeOf(catalog, gives, on) + ('locations' in gives && gives.locations !== null ? ` ${JSON.stringify(gives.locations)}` : '');

function partOf(catalog: Catalog, gives: Gives): Part {
  if ('locations' in gives) return 'locations';
  if ('permission' in gives) return 'extras';
  return catalog.roles.get(gives.role)?.service == null ? 'roles' : 'services';
}

/** What holds now before what begins later, then the higher role; two that are alike are one, with both their sources. */
function stronger(catalog: Catalog, one: Held, other: Held): Held {
  if ((one.from === null) !== (other.from === null)) return one.from === null ? one : other;
  const rank = ({ thing }: Held) => catalog.roles.get(roleOf(thing) ?? '')?.rank ?? 0;
  if (rank(one) !== rank(other)) return rank(one) > rank(other) ? one : other;
  const until = one.until === null || other.until === null ? null : one.until > other.until ? one.until : other.until;
  return { ...one, through: [...new Set([...one.through, ...other.through])], until };
}

/** Whether having such a role is a yes or no, not a choice among several. */
export const isTick = (catalog: Catalog, role: RoleEntry): boolean => setOf(catalog, role) === role.key;
