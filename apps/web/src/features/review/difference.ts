import type { Catalog } from '@totem/domain/catalog/catalog';
import type { PersonEffect } from '@totem/domain/change-access';
import { m } from '../../paraglide/messages.js';
import { listed } from '../person/access/role-words.ts';
import { type ThingChange, type ThingWords, thingsOf } from './effect-words.ts';
import { gatheredBy } from './gathered-by.ts';
import { keptSentence } from './no-effect-words.ts';

/** What a line of a difference says: something goes, comes or stays, a level gives way to another, or a gain leads nowhere yet. */
export type DifferenceSign = 'loses' | 'gains' | 'stays' | 'was' | 'becomes' | 'warns';

export interface DifferenceLine {
  readonly sign: DifferenceSign;
  readonly words: string;
}

/** What a person has before and after, as far as it differs, and the levels that stay beside it. */
export interface Difference {
  readonly before: readonly DifferenceLine[];
  readonly after: readonly DifferenceLine[];
  readonly stays: readonly DifferenceLine[];
}

/**
 * The difference for one person, gathered by sense: a place that goes from several services is one line, and so are places
 * that go from the same services with the same rights. A level is said once, and no place repeats it.
 */
export function differenceOf(catalog: Catalog, person: PersonEffect): Difference {
  const things = thingsOf(catalog, person);
  const levels = things.flatMap((thing) => (thing.level && isSaid(thing) ? [{ thing, ...thing.level }] : []));
  const moved = levels.filter((one) => one.isOther);
  const opened = things.filter(({ level, gains }) => level?.isOther === true && gains.length > 0 && gains.every(isWithoutPlace));
  return {
    before: [
      ...onThings(moved.map(({ thing, before }) => ({ thing, what: before }))).map(line('was')),
      ...sideOf(things, 'loses').map(line('loses')),
    ],
    after: [
      ...onThings(moved.map(({ thing, after }) => ({ thing, what: after }))).map(line('becomes')),
      ...sideOf(things, 'gains').map(line('gains')),
      ...opened.filter((thing) => !isSaid(thing)).map(({ name }) => line('warns')(m.review_no_place_on({ on: name }))),
    ],
    stays: [
      ...onThings(levels.filter((one) => !one.isOther).map(({ thing, after }) => ({ thing, what: after }))),
      ...person.keeps.map((one) => keptSentence(catalog, one)),
    ].map(line('stays')),
  };
}

const line =
  (sign: DifferenceSign) =>
  (words: string): DifferenceLine => ({ sign, words });

/** Whether a thing's level has a line of its own; a level that comes out of nothing, or goes, is said with what it gives. */
const isSaid = ({ level }: ThingChange): boolean => level !== null && ![level.before, level.after].includes(m.person_no_level());

const isWithoutPlace = ({ places, more, asSuch }: ThingWords): boolean => asSuch && places.length === 0 && more === 0;

/** Something that is held, or is no longer, on one thing. */
interface Held {
  readonly thing: ThingChange;
  /** Null where the level, which has a line of its own, says it. */
  readonly what: string | null;
}

interface HeldAt extends Held {
  readonly places: readonly string[];
  readonly more: number;
}

function sideOf(things: readonly ThingChange[], side: 'loses' | 'gains'): string[] {
  const held = things.flatMap((thing) =>
    thing[side].map((words): HeldAt => {
      const level = side === 'loses' ? thing.level?.before : thing.level?.after;
      return { thing, what: words.what === level && isSaid(thing) ? null : words.what, places: words.places, more: words.more };
    }),
  );
  const isNamed = ({ places, more }: HeldAt) => places.length > 0 && more === 0;
  // Places that are only counted may be others elsewhere, so that they stay with their thing.
  const counted = held.filter(({ more }) => more > 0);
  const asSuch = held.filter(({ places, more, what }) => places.length === 0 && more === 0 && what !== null);
  return [
    ...atPlaces(held.filter(isNamed)),
    ...counted.map(({ places, more, ...one }) => placed(places, more, wordsOn([one.thing], one.what))),
    ...onThings(asSuch),
  ];
}

/** For each place the things on which the same is held there; then the places of which this is the same. */
function atPlaces(held: readonly HeldAt[]): string[] {
  const cells = gatheredBy(
    held.flatMap(({ places, ...one }) =>
      places.map((place, at) => ({ ...one, place, nth: places.slice(0, at).filter((other) => other === place).length })),
    ),
    ({ what, place, nth }) => [what, place, nth],
  );
  const lines = gatheredBy(cells, ([first, ...others]) => [first.what, ...[first, ...others].map(({ thing }) => thing.key)]);
  return lines.map((same) => {
    const [cell] = same;
    const [{ what }] = cell;
    return placed(
      same.map(([{ place }]) => place),
      0,
      wordsOn(
        cell.map(({ thing }) => thing),
        what,
      ),
    );
  });
}

/** What is held whatever the place: service items with the same are one line, nodes have their own. */
const onThings = (held: readonly Held[]): string[] =>
  gatheredBy(held, ({ thing, what }) => [what, thing.service === null ? thing.key : 'items']).map((same) =>
    wordsOn(
      same.map(({ thing }) => thing),
      same[0].what,
    ),
  );

function wordsOn(things: readonly ThingChange[], what: string | null): string {
  const on = listed(
    things.map(({ name }) => name),
    6,
  );
  if (what === null) return on;
  return things[0]?.key === 'participating' ? m.review_at({ places: on, what }) : m.person_gives_on({ what, on });
}

const placed = (places: readonly string[], more: number, what: string): string => m.review_at({ places: listed(places, 12, more), what });
