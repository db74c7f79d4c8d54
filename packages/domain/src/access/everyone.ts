import type { MemberId, NodeId, ServiceItemId, UserGroupId } from '../ids.ts';
import { type Tree, itemOf, known, knownNumber, locationsBelow, numberOf } from '../tree.ts';
import { type Cell, cellsOn, itemGrants, standingGrants } from './cells.ts';
import { type CompiledAccess, type RoleGrant, compile, inForce } from './compile.ts';
import type { GrantFact } from './facts.ts';
import { pathsToLocation } from './held.ts';
import { covers } from './reaches.ts';
import { allows, kindsOfPlaces } from './table.ts';
import { isPlaceOf } from './target.ts';

/** What everybody is looked for at: a location, or a service item. */
export type Thing = { readonly location: NodeId } | { readonly item: ServiceItemId };

/** One column of everybody at a thing: a service item at a place, both by number. */
export interface Column {
  readonly item: number;
  readonly place: number;
}

/** Of everybody at a thing, whom to list; everything given must hold. */
export interface EveryoneFilter {
  /** Their strongest role in some column, or one of theirs over services without items. */
  readonly role?: string | undefined;
  /** An extra permission that counts in some column. */
  readonly extra?: string | undefined;
  /** A permission that they may use in some column, or, of a service without items, at the location. */
  readonly permission?: string | undefined;
  /** Only those for whom some extra permission counts in some column. */
  readonly extras?: boolean | undefined;
  /** Only those for whom a role counts in some column; where no service has items, who has a standing role. */
  readonly sees?: boolean | undefined;
  /** Whatever is given to them directly does not count. */
  readonly onlyGroups?: boolean | undefined;
}

export interface EveryoneAnswer {
  readonly member: MemberId;
  /** Roles over services without items that cover the location, the strongest first; none at a service item. */
  readonly standing: readonly string[];
  /** A cell for each column, in their order. */
  readonly cells: readonly Cell[];
}

/**
 * What a thing's people are shown by: of a location its service items, of a service item its locations, each in the order
 * of the tree; nothing that is archived. Null for a thing that does not exist, is archived, or is a node that is no place.
 */
export function columnsAt(tree: Tree, thing: Thing): Column[] | null {
  if ('location' in thing) {
    const place = numberOf(tree, thing.location);
    if (tree.isLocation[place] !== 1 || tree.closed[place] === 1) return null;
    const items = [...tree.items.keys()].filter((item) => !known(tree.items, item).archived && isPlaceOf(tree, item, place));
    return items.toSorted((a, b) => knownNumber(tree.itemNode, a) - knownNumber(tree.itemNode, b)).map((item) => ({ item, place }));
  }
  const found = itemOf(tree, thing.item);
  const item = tree.itemAt.get(thing.item) ?? -1;
  const node = tree.itemNode[item] ?? -1;
  if (!found || found.archived || tree.closed[node] === 1) return null;
  return [...locationsBelow(tree, node)].filter((place) => tree.closed[place] !== 1).map((place) => ({ item, place }));
}

/** A member as they would be without what is given to them directly. */
export const throughGroups = (access: CompiledAccess): CompiledAccess =>
  compile(access.catalog, access.tree, { ...access.facts, grants: [] });

/**
 * What a member has at a thing; null where it is nothing, or the filter leaves them out. A suspended member has what they
 * had before: their gate is told beside it.
 *
 * @param columns those of the thing, or some of them.
 */
export function atThing(
  access: CompiledAccess,
  thing: Thing,
  columns: readonly Column[],
  now: Date,
  filter: EveryoneFilter = {},
): EveryoneAnswer | null {
  const counted = filter.onlyGroups === true ? throughGroups(access) : access;
  const standing = [...new Set(standingOver(counted, thing, now).map((grant) => grant.role.key))];
  const cellsOf = new Map<number, ReturnType<typeof cellsOn>>();
  const cells = columns.map(({ item, place }) => {
    const cellAt = cellsOf.get(item) ?? cellsOn(counted, item, now);
    cellsOf.set(item, cellAt);
    return cellAt(place);
  });
  if (standing.length === 0 && cells.every((cell) => cell.state === 'none')) return null;
  const { role, extra, permission, extras, sees } = filter;
  if (role !== undefined && !standing.includes(role) && !cells.some((cell) => cell.role === role)) return null;
  if (extra !== undefined && !cells.some((cell) => cell.extras.includes(extra))) return null;
  if (permission !== undefined && !mayAtThing(counted, permission, thing, columns, now)) return null;
  if (extras === true && !cells.some((cell) => cell.extras.length > 0)) return null;
  if (sees === true && (columns.length > 0 ? !cells.some((cell) => cell.state === 'yes') : standing.length === 0)) return null;
  return { member: access.facts.id, standing, cells };
}

/** Whether a permission may be used in some column, or at the location itself; a suspension is told beside it, and not asked. */
function mayAtThing(access: CompiledAccess, permission: string, thing: Thing, columns: readonly Column[], now: Date): boolean {
  const { tree, catalog } = access;
  const asked = access.facts.status === 'active' ? access : compile(catalog, tree, { ...access.facts, status: 'active' });
  if ('location' in thing && allows(asked, permission, { node: thing.location }, now)) return true;
  const service = catalog.permissions.get(permission)?.service;
  for (const [item, ofItem] of Map.groupBy(columns, (column) => column.item)) {
    const { id, service: ofService } = known(tree.items, item);
    if (ofService !== service) continue;
    const kindOf = kindsOfPlaces(asked, item, now);
    // Places of one kind are answered alike: one of each is asked about.
    const places = new Map(ofItem.map(({ place }) => [kindOf(place), place]));
    for (const place of places.values())
      if (allows(asked, permission, { item: id, location: known(tree.nodes, place).id }, now)) return true;
  }
  return false;
}

const standingOver = (access: CompiledAccess, thing: Thing, now: Date): RoleGrant[] =>
  'location' in thing ? standingGrants(access, numberOf(access.tree, thing.location), now) : [];

/** One grant that counts at a thing. */
export interface Way {
  readonly grant: GrantFact;
  /** Null: given directly. */
  readonly through: UserGroupId | null;
  /** The service item, by number, for which it counts; null: over services without items. */
  readonly item: number | null;
}

/** Every grant by which a member has what they have at a thing: roles, extra permissions and locations, item by item. */
export function waysAt(access: CompiledAccess, thing: Thing, columns: readonly Column[], now: Date): Way[] {
  const nowMs = now.getTime();
  const ways: Way[] = standingOver(access, thing, now).map(({ fact, through }) => ({ grant: fact, through, item: null }));
  for (const item of new Set(columns.map((column) => column.item))) {
    const { service } = known(access.tree.items, item);
    const places = columns.filter((column) => column.item === item).map((column) => column.place);
    const cells = places.map(cellsOn(access, item, now));
    const extras = new Set(cells.flatMap((cell) => cell.extras));
    const at = {
      nodes: [knownNumber(access.tree.itemNode, item)] as const,
      item,
      resource: null,
      locations: [],
      named: -1,
      archived: false,
    };
    const singles = inForce(access.singleGrants, nowMs).filter((grant) => extras.has(grant.permission) && covers(access, grant, at, nowMs));
    const holding = new Set(
      places.flatMap((place) => pathsToLocation(access, place, service, item, nowMs).map((path) => `${path.grant} ${path.through}`)),
    );
    const held = access.locationGrants.filter((grant) => holding.has(`${grant.fact.id} ${grant.through}`));
    for (const { fact, through } of [...itemGrants(access, item, now), ...singles, ...held]) ways.push({ grant: fact, through, item });
  }
  return ways;
}
