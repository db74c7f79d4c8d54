import type { Catalog, PermissionEntry, Reach } from '../catalog/catalog.ts';
import { isUnder, known, knownNumber, locationsBelow } from '../tree.ts';
import { type CompiledAccess, type RoleGrant, type SingleGrant, eachPeriod } from './compile.ts';
import { decide } from './decide.ts';
import { type Period, holds } from './facts.ts';
import type { Situation } from './gates.ts';
import { isHeld, markHeld } from './held.ts';
import { covers, hasRoleUnder } from './reaches.ts';
import { type Located, type Target, locate } from './target.ts';

/**
 * What a member may do, for a span of time in which no period of theirs begins or ends, as bits.
 *
 * A row belongs to one service item or one node, and is made at the first question about it. Its words are three sets of
 * permissions by their number in the catalog (allowed as such; anywhere below; where the location is held), then, for an
 * item, one bit for each location below the item's node that is held for it.
 */
export interface AccessTable extends Period {
  readonly itemRows: Map<number, Uint32Array>;
  readonly nodeRows: Map<number, Uint32Array>;
}

/**
 * Whether a member may use `permission` on `target`: the answer of `decide`, without its reasons, by table and bit look-ups.
 *
 * Within one organization and one span of time a warm answer reads two numbers and two bits. Outside the newest table's
 * span it makes another, so the instant asked about is always the one answered for.
 */
export function allows<P extends string>(
  access: CompiledAccess<P>,
  permission: NoInfer<P>,
  target: Target,
  now: Date,
  situation?: Situation,
): boolean {
  if (situation) return decide(access, permission, target, now, situation).allowed;
  const entry = access.catalog.permissions.get(permission);
  if (!entry || access.facts.status !== 'active') return false;
  if (entry.feature !== null && !access.features.has(entry.feature)) return false;
  const nowMs = now.getTime();
  const table = tableAt(access, nowMs);

  if ('item' in target) return allowsOnItem(access, table, entry, target.item, target.location, nowMs);
  const { tree } = access;
  if ('node' in target) {
    const node = tree.nodeAt.get(target.node);
    return node !== undefined && tree.closed[node] !== 1 && allowsOnNode(access, table, entry, node, nowMs);
  }
  const at = locate(tree, target);
  if (!at || at.archived) return false;
  // Below a node is one bit; reaches that look at the resource or its locations are walked.
  return (
    at.nodes.some((node) => hasBit(nodeRow(access, table, node, nowMs), 0, entry.number)) || decide(access, permission, target, now).allowed
  );
}

function allowsOnItem(
  access: CompiledAccess,
  table: AccessTable,
  entry: PermissionEntry,
  id: string,
  location: string | undefined,
  nowMs: number,
): boolean {
  const { tree } = access;
  const item = tree.itemAt.get(id);
  if (item === undefined) return false;
  const row = itemRow(access, table, item, nowMs);
  const words = wordsOf(access.catalog);
  const number = entry.number;
  if (location === undefined) return hasBit(row, 0, number);
  const place = tree.nodeAt.get(location);
  if (place === undefined || tree.isLocation[place] !== 1 || tree.closed[place] === 1) return false;
  const node = knownNumber(tree.itemNode, item);
  // A place outside the item's node: only a reach that ignores places, or one granted higher up, can say yes.
  if (!isUnder(tree, place, node)) return hasBit(row, 0, number) && reachesBeyond(access, entry, item, place, nowMs);
  if (hasBit(row, words, number)) return true;
  return (
    hasBit(row, 2 * words, number) && hasBit(row, 3 * words, knownNumber(tree.firstLocation, place) - knownNumber(tree.firstLocation, node))
  );
}

/**
 * Tells of which of three kinds a place below an item's node is, all by number. Places of one kind are answered alike in all
 * questions about that item.
 */
export function kindsOfPlaces(access: CompiledAccess, item: number, now: Date): (place: number) => 0 | 1 | 2 {
  const { tree, catalog } = access;
  const nowMs = now.getTime();
  const row = itemRow(access, tableAt(access, nowMs), item, nowMs);
  const first = knownNumber(tree.firstLocation, knownNumber(tree.itemNode, item));
  const held = 3 * wordsOf(catalog);
  return (place) => (tree.closed[place] === 1 ? 2 : hasBit(row, held, knownNumber(tree.firstLocation, place) - first) ? 1 : 0);
}

/**
 * All that follows of a member about a service item, by number, as such and at the places below its node: whoever has the same
 * text is answered alike.
 */
export function answersOnItem(access: CompiledAccess, item: number, now: Date): string {
  if (access.facts.status !== 'active') return 'closed';
  const nowMs = now.getTime();
  return `${[...access.features].join()} ${itemRow(access, tableAt(access, nowMs), item, nowMs).join()}`;
}

function allowsOnNode(access: CompiledAccess, table: AccessTable, entry: PermissionEntry, node: number, nowMs: number): boolean {
  const row = nodeRow(access, table, node, nowMs);
  if (hasBit(row, 0, entry.number)) return true;
  return (
    hasBit(row, wordsOf(access.catalog), entry.number) &&
    (access.tree.isLocation[node] !== 1 || isHeld(access, node, entry.service, -1, nowMs))
  );
}

const itemRow = (access: CompiledAccess, table: AccessTable, item: number, nowMs: number): Uint32Array =>
  table.itemRows.get(item) ?? makeItemRow(access, table, item, nowMs);

const nodeRow = (access: CompiledAccess, table: AccessTable, node: number, nowMs: number): Uint32Array =>
  table.nodeRows.get(node) ?? makeNodeRow(access, table, node, nowMs);

/** How many 32-bit words hold one bit for each permission. */
const wordsOf = (catalog: Catalog): number => (catalog.permissions.size + 31) >>> 5;

// A row has a word for each bit that is asked of it; read here rather than by `known`, which sees every kind of list and is slower.
const wordAt = (row: Uint32Array, at: number): number => row[at] as number;

const hasBit = (row: Uint32Array, from: number, bit: number): boolean => ((wordAt(row, from + (bit >>> 5)) >>> (bit & 31)) & 1) === 1;

function setBit(row: Uint32Array, from: number, bit: number): void {
  const at = from + (bit >>> 5);
  row[at] = wordAt(row, at) | (1 << (bit & 31));
}

const reachesBeyond = (access: CompiledAccess, entry: PermissionEntry, item: number, place: number, nowMs: number): boolean => {
  const at: Located = {
    nodes: [knownNumber(access.tree.itemNode, item)],
    item,
    resource: null,
    locations: [place],
    named: place,
    archived: false,
  };
  const byRole = access.roleGrants.some((grant) => {
    const reaches = grant.role.can.get(entry.key);
    if (!reaches || !holds(grant, nowMs) || !covers(access, grant, at, nowMs)) return false;
    return reaches.includes('none') || (reaches.includes('subtree') && isUnder(access.tree, place, grant.node));
  });
  return (
    byRole ||
    access.singleGrants.some(
      (grant) => grant.permission === entry.key && !entry.needsLocation && isSingleInForce(access, grant, entry, at, nowMs),
    )
  );
};

const isSingleInForce = (access: CompiledAccess, grant: SingleGrant, entry: PermissionEntry, at: Located, nowMs: number): boolean =>
  holds(grant, nowMs) && covers(access, grant, at, nowMs) && (!entry.extraOnly || hasRoleUnder(access, entry.service, at, nowMs));

/** Which sets of an item's row an entry of a role goes into; reaches that look at a resource give nothing on an item. */
const setsOnItem: { readonly [R in Reach]: readonly number[] } = {
  subtree: [0, 1],
  none: [0, 1],
  granted_locations: [0, 2],
  participating: [],
  self: [],
};

function makeItemRow(access: CompiledAccess, table: AccessTable, item: number, nowMs: number): Uint32Array {
  const { tree, catalog } = access;
  const words = wordsOf(catalog);
  const node = knownNumber(tree.itemNode, item);
  const { service, archived } = known(tree.items, item);
  const places = locationsBelow(tree, node).length;
  const at: Located = { nodes: [node], item, resource: null, locations: [], named: -1, archived: false };
  const row = new Uint32Array(3 * words + ((places + 31) >>> 5));
  if (!archived && tree.closed[node] !== 1) {
    const covering = access.roleGrants.filter((grant) => holds(grant, nowMs) && covers(access, grant, at, nowMs));
    for (const grant of covering)
      for (const [key, reaches] of grant.role.can) {
        const entry = catalog.permissions.get(key);
        if (entry?.service !== service) continue;
        for (const reach of reaches) for (const set of setsOnItem[reach]) setBit(row, set * words, entry.number);
      }
    for (const grant of access.singleGrants) {
      const entry = catalog.permissions.get(grant.permission);
      if (entry?.service !== service || !isSingleInForce(access, grant, entry, at, nowMs)) continue;
      for (const set of entry.needsLocation ? setsOnItem.granted_locations : setsOnItem.none) setBit(row, set * words, entry.number);
    }
    // Most people have nothing on most items for which a place must be held.
    if (row.subarray(2 * words, 3 * words).some((word) => word !== 0)) markHeld(access, item, nowMs, row, 3 * words);
  }
  table.itemRows.set(item, row);
  return row;
}

function makeNodeRow(access: CompiledAccess, table: AccessTable, node: number, nowMs: number): Uint32Array {
  const { catalog } = access;
  const words = wordsOf(catalog);
  const at: Located = { nodes: [node], item: -1, resource: null, locations: [], named: -1, archived: false };
  const row = new Uint32Array(2 * words);
  const isAskedHere = (entry: PermissionEntry) => catalog.services.get(entry.service)?.hasItems === false;
  const add = (grant: RoleGrant) => {
    for (const [key, reaches] of grant.role.can) {
      const entry = catalog.permissions.get(key);
      if (!entry || !isAskedHere(entry)) continue;
      if (reaches.includes('subtree') || reaches.includes('none')) setBit(row, 0, entry.number);
      if (reaches.includes('granted_locations')) setBit(row, words, entry.number);
    }
  };
  for (const grant of access.roleGrants) if (holds(grant, nowMs) && covers(access, grant, at, nowMs)) add(grant);
  for (const grant of access.singleGrants) {
    const entry = catalog.permissions.get(grant.permission);
    if (entry && isAskedHere(entry) && isSingleInForce(access, grant, entry, at, nowMs))
      setBit(row, entry.needsLocation ? words : 0, entry.number);
  }
  table.nodeRows.set(node, row);
  return row;
}

function tableAt(access: CompiledAccess, nowMs: number): AccessTable {
  const newest = access.newest.table;
  return newest !== null && holds(newest, nowMs) ? newest : renew(access, nowMs);
}

/** An empty table for the span around an instant in which nothing of the member's begins or ends. */
function renew(access: CompiledAccess, nowMs: number): AccessTable {
  let fromMs = -Infinity;
  let untilMs = Infinity;
  eachPeriod(access, (period) => {
    for (const edge of [period.fromMs, period.untilMs]) {
      if (edge <= nowMs && edge > fromMs) fromMs = edge;
      if (edge > nowMs && edge < untilMs) untilMs = edge;
    }
  });
  const table: AccessTable = { fromMs, untilMs, itemRows: new Map(), nodeRows: new Map() };
  access.newest.table = table;
  return table;
}
