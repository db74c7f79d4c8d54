import { holds, type LocationGroupFact } from '@totem/domain/access/facts';
import { mayAt, maySeeNode } from '@totem/domain/access/visibility';
import { Refusal } from '@totem/domain/errors';
import { type Drawable, type MapBox, type MapNodes, type NodeMapView, gatherBoxes, mostBoxes } from '@totem/domain/node-map';
import { known, knownNumber, locationsBelow } from '@totem/domain/tree';
import { findLocationGroups } from '@totem/db/draft';
import { countMembersByLevel } from '@totem/db/members';
import { inOrganization } from '@totem/db/orm';
import { listPlacesHeld } from '@totem/db/places-held';
import { listSeenLocations } from '@totem/db/seen-locations';
import { authorize } from '../authorize.ts';
import type { Ctx } from '../context.ts';
import { memberQuery } from '../members/member-query.ts';
import { nodeNameOf } from '../names.ts';
import { type Holders, type PeopleAtLocations, peopleAtLocations } from './people-at-locations.ts';

/**
 * What lies at and below a node as boxes to be drawn, in one answer however large it is: at most `mostBoxes`, and only what
 * the asker may see.
 *
 * @throws Refusal `access.denied` · `node.not_found` · `location_group.not_found`
 */
export async function mapNodes(ctx: Ctx, { node, outlines: ids }: MapNodes): Promise<NodeMapView> {
  authorize(ctx, 'administration:member.view', node);
  const { tree, catalog } = ctx;
  const top = tree.nodeAt.get(node) ?? 0;
  const sensitive = [...catalog.extras].filter((key) => catalog.permissions.get(key)?.sensitive === true);
  const read = await inOrganization(ctx.runtime.orm, ctx.organizationId, async (db) => {
    const query = memberQuery(ctx, { node, filter: {} });
    const places = await listPlacesHeld(db, query, catalog.grantsLocations ? 'locations' : 'roles', sensitive);
    const named = [...places.held, ...places.ofUserGroups.values()].flatMap((one) => one.locationGroups);
    return {
      places,
      groups: await findLocationGroups(db, [...new Set([...named, ...ids])]),
      seen: catalog.grantsLocations ? await listSeenLocations(db, tree, locationsBelow(tree, top), ctx.now) : null,
      level: await countMembersByLevel(db),
    };
  });
  const groups = new Map(read.groups.map((group) => [group.id, group]));
  const outlines = ids.map((id) => {
    const group = groups.get(id);
    if (!group || !mayAt(ctx, 'administration:location.view', group.home)) throw new Refusal('location_group.not_found');
    return { id, name: group.name, places: placesIn(ctx, group) };
  });
  const people = peopleAtLocations(tree, holdersOf(ctx, read.places, groups), sensitive.length);
  const drawn = drawableOf(ctx, top, people);
  const counted: Counted = { ...read, people, children: drawn.children, outlines: outlines.map(({ places }) => places) };
  return {
    boxes: gatherBoxes(drawn.all, mostBoxes).map(({ keys, isGathered, within }) => ({
      ...(isGathered ? boxOfMany(keys.length) : boxOfOne(ctx, counted, keys[0])),
      ...contentsOf(ctx, counted, keys),
      within,
    })),
    sensitive,
    outlines: outlines.map(({ id, name }) => ({ id, name })),
  };
}

interface Counted {
  readonly people: PeopleAtLocations;
  /** How many nodes that are drawn lie directly below each one that is. */
  readonly children: ReadonlyMap<number, number>;
  /** Null where nobody is given places. */
  readonly seen: ReadonlySet<string> | null;
  readonly level: ReadonlyMap<string, number>;
  readonly outlines: readonly ReadonlySet<number>[];
}

/** The locations of a group by their numbers; what is not in force now is left out. */
function placesIn({ tree, now }: Ctx, group: LocationGroupFact): ReadonlySet<number> {
  const entries = group.entries.filter((entry) => holds(entry, now.getTime()));
  return new Set(entries.flatMap(({ location }) => tree.nodeAt.get(location) ?? []));
}

/** Who holds what, by numbers of the tree. */
function holdersOf(
  ctx: Ctx,
  { held, ofUserGroups }: Awaited<ReturnType<typeof listPlacesHeld>>,
  groups: ReadonlyMap<string, LocationGroupFact>,
): Holders[] {
  const locations = new Map([...groups.values()].map((group) => [group.id, [...placesIn(ctx, group)]]));
  return held.map(({ userGroups, extras, people, ...own }) => {
    const all = [own, ...userGroups.flatMap((id) => ofUserGroups.get(id) ?? [])];
    return {
      nodes: [...new Set(all.flatMap(({ nodes }) => nodes))].flatMap((id) => ctx.tree.nodeAt.get(id) ?? []),
      locations: [...new Set(all.flatMap(({ locationGroups }) => locationGroups))].flatMap((id) => {
        const places = locations.get(id);
        return places ? [places] : [];
      }),
      extras,
      people,
    };
  });
}

/** What may be drawn at and below a node: neither archived nor hidden from the asker. Built from below, since trees may be deep. */
function drawableOf(
  ctx: Ctx,
  top: number,
  { at }: PeopleAtLocations,
): { readonly all: Drawable<number>; readonly children: ReadonlyMap<number, number> } {
  const { tree } = ctx;
  const counts = new Map<number, number>();
  const below = new Map<number, Drawable<number>[]>();
  let all: Drawable<number> = { key: top, weight: 1, size: 1, children: [] };
  for (let number = knownNumber(tree.end, top) - 1; number >= top; number--) {
    if (number !== top && (tree.closed[number] === 1 || !maySeeNode(ctx, known(tree.nodes, number).id))) continue;
    const children = (below.get(number) ?? []).toReversed();
    below.delete(number);
    counts.set(number, children.length);
    // A place that nobody has is drawn all the same, and so is a node without places.
    const own = tree.isLocation[number] === 1 || children.length === 0 ? Math.max(1, at(number)) : 0;
    all = {
      key: number,
      weight: children.reduce((sum, child) => sum + child.weight, own),
      size: children.reduce((sum, child) => sum + child.size, 1),
      children,
    };
    const parent = knownNumber(tree.parent, number);
    const siblings = below.get(parent);
    if (siblings) siblings.push(all);
    else below.set(parent, [all]);
  }
  return { all, children: counts };
}

type OfOneOrMany = Pick<MapBox, 'node' | 'gathered' | 'children' | 'people' | 'level' | 'sensitive'>;

const boxOfMany = (gathered: number): OfOneOrMany => ({ node: null, gathered, children: 0, people: null, level: 0, sensitive: [] });

function boxOfOne({ tree }: Ctx, { people, children, level }: Counted, number: number): OfOneOrMany {
  const { id, type } = known(tree.nodes, number);
  const isPlace = tree.isLocation[number] === 1;
  const within = tree.nodes.slice(number, knownNumber(tree.end, number));
  return {
    node: { ...nodeNameOf(tree, id), type },
    gathered: 0,
    children: children.get(number) ?? 0,
    people: isPlace ? people.at(number) : null,
    level: within.reduce((sum, one) => sum + (level.get(one.id) ?? 0), 0),
    sensitive: isPlace ? people.withExtras(number) : [],
  };
}

/** What is in a box, whatever it is. */
function contentsOf(
  { tree }: Ctx,
  { people, children, seen, outlines }: Counted,
  numbers: readonly number[],
): Pick<MapBox, 'locations' | 'weight' | 'unseen' | 'outlined'> {
  const places = numbers.flatMap((number) => [...locationsBelow(tree, number)].filter((place) => children.has(place)));
  return {
    locations: places.length,
    weight: places.reduce((sum, place) => sum + Math.max(1, people.at(place)), places.length === 0 ? 1 : 0),
    unseen: seen === null ? 0 : places.filter((place) => !seen.has(known(tree.nodes, place).id)).length,
    outlined: outlines.map((ids) => places.filter((place) => ids.has(place)).length),
  };
}
