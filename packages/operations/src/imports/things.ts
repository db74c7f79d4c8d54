import type { CompiledAccess } from '@totem/domain/access/compile';
import type { LocationGroupFact } from '@totem/domain/access/facts';
import { type Asker, mayAt, maySeeGroup, maySeeLocationGroup, maySeeNode } from '@totem/domain/access/visibility';
import type { LocationGroupId, NodeId, ServiceItemId, UserGroupId } from '@totem/domain/ids';
import { type Found, type NameIndex, type Thing, addName, findNamed, foldedName, removeName } from '@totem/domain/import/names';
import { emailKeyOf } from '@totem/domain/sign-in';
import { type Tree, pathUp } from '@totem/domain/tree';
import { findLocationGroups } from '@totem/db/draft';
import type { KeptRow } from '@totem/db/imports';
import { findMembersByAddress, listKeysOfThings, listNamedLocationGroups, listNamedUserGroups } from '@totem/db/named-things';
import type { Locked } from '@totem/db/version';
import type { Ctx } from '../context.ts';
import { accessUnderLock } from '../locked-access.ts';

export type NodeThing = Thing & { readonly is: 'node'; readonly id: NodeId; readonly parent: NodeId | null; readonly type: string | null };
export type ItemThing = Thing & { readonly is: 'item'; readonly id: ServiceItemId; readonly node: NodeId; readonly service: string };
export type UserGroupThing = Thing & { readonly is: 'user_group'; readonly id: UserGroupId; readonly home: NodeId };
export type LocationGroupThing = Thing & { readonly is: 'location_group'; readonly id: LocationGroupId; readonly home: NodeId };
export type AnyThing = NodeThing | ItemThing | UserGroupThing | LocationGroupThing;

/** All that the cells of an import may name, with what its own rows have made of it. */
export interface Things {
  readonly named: NameIndex<AnyThing>;
  /** `kind:key` of every node, also of those that the asker may not see: such a key cannot be had twice. */
  readonly keys: Set<string>;
  /** Whom the rows read so far name, by their folded address. */
  readonly members: Map<string, readonly CompiledAccess[]>;
  /** Location groups that a row may name, with what they hold: by that they are known. */
  readonly held: Map<LocationGroupId, LocationGroupFact>;
  /** Names of what a refused row would have made, with its line. */
  readonly refused: Map<string, number>;
  /** How many misspelt names are still compared with all others. */
  near: number;
}

/** So many misspelt names of one judgement are told with what was meant: each is compared with every name there is. */
const nearAtMost = 200;

/** Everything in an organization that a cell may name. */
export async function loadThings(db: Locked, { mine: { tree } }: Asker): Promise<Things> {
  const keyed = await listKeysOfThings(db);
  const keyOf = new Map(keyed.map(({ id, key }) => [id, key]));
  const named: NameIndex<AnyThing> = new Map();
  const keys = new Set<string>();
  for (const node of tree.nodes) {
    const key = keyOf.get(node.id) ?? null;
    if (key !== null) keys.add(`${node.kind}:${key}`);
    addName(named, { is: 'node', ...node, key, above: namesAbove(tree, node.parent) });
  }
  for (const item of tree.items)
    addName(named, {
      is: 'item',
      id: item.id,
      name: item.name,
      kind: item.service,
      key: keyOf.get(item.id) ?? null,
      above: namesAbove(tree, item.node),
      node: item.node,
      service: item.service,
    });
  for (const group of await listNamedUserGroups(db))
    addName(named, { is: 'user_group', kind: 'group', ...group, above: namesAbove(tree, group.home) });
  for (const group of await listNamedLocationGroups(db))
    addName(named, { is: 'location_group', kind: 'location_group', ...group, above: namesAbove(tree, group.home) });
  return { named, keys, members: new Map(), held: new Map(), refused: new Map(), near: nearAtMost };
}

export const namesAbove = (tree: Tree, node: NodeId | null): string[] => (node === null ? [] : pathUp(tree, node).map(({ name }) => name));

/** Reads whom some rows name by address, and what the location groups hold that they may name. */
export async function loadNamedBy(ctx: Ctx, tx: Locked, things: Things, rows: readonly KeptRow[]): Promise<void> {
  const addresses = rows.flatMap(({ cells }) => emailKeyOf(cells.email ?? '') ?? []);
  const found = await findMembersByAddress(
    tx,
    [...new Set(addresses)].filter((key) => !things.members.has(key)),
  );
  const people = await accessUnderLock(
    ctx,
    tx,
    found.map(({ id }) => id),
  );
  for (const key of addresses) if (!things.members.has(key)) things.members.set(key, []);
  for (const [index, { emailKey }] of found.entries())
    things.members.set(emailKey, [...(things.members.get(emailKey) ?? []), people[index] ?? []].flat());
  const texts = rows.flatMap(({ cells }) => [cells.group ?? '', ...partsOf(cells.locations)]);
  const wanted = new Set(
    texts
      .flatMap((text) => [foldedName(text), foldedName(text.replace(/^.*[/>›]/, '')), `=${text.trim()}`])
      .flatMap((name) => (things.named.get(name) ?? []).flatMap((one) => (one.is === 'location_group' ? [one.id] : []))),
  );
  const unread = [...wanted].filter((id) => !things.held.has(id));
  if (unread.length > 0) for (const group of await findLocationGroups(tx, unread)) things.held.set(group.id, group);
}

/** The names in a cell that may have several. */
export const partsOf = (cell: string | undefined): string[] =>
  (cell ?? '')
    .split(/[;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Whether the asker may know of a thing. */
function isSeen(asker: Asker, things: Things, one: AnyThing): boolean {
  if (one.is === 'node') return maySeeNode(asker, one.id);
  if (one.is === 'item') return maySeeNode(asker, one.node);
  if (one.is === 'user_group') return maySeeGroup(asker, one);
  const held = things.held.get(one.id);
  return mayAt(asker, 'administration:location_group.edit', one.home) || (held !== undefined && maySeeLocationGroup(asker, held));
}

/** What a cell names among things of some sorts that the asker may see. */
export function findThing<Is extends AnyThing['is']>(
  asker: Asker,
  things: Things,
  text: string,
  sorts: readonly Is[],
  also: (one: AnyThing) => boolean = () => true,
): Found<Extract<AnyThing, { is: Is }>> {
  const isOfSort = (one: AnyThing): one is Extract<AnyThing, { is: Is }> => sorts.some((sort) => sort === one.is);
  const found = findNamed(things.named, text, (one) => isOfSort(one) && also(one) && isSeen(asker, things, one), things.near > 0);
  if (found.is === 'none') things.near--;
  if (found.is !== 'one') return found;
  return isOfSort(found.one) ? { is: 'one', one: found.one } : { is: 'none', near: null };
}

export function putThing(things: Things, thing: AnyThing): void {
  addName(things.named, thing);
  if (thing.is === 'node' && thing.key !== null) things.keys.add(`${thing.kind}:${thing.key}`);
}

export function takeThing(things: Things, thing: AnyThing): void {
  removeName(things.named, thing);
  if (thing.is === 'node' && thing.key !== null) things.keys.delete(`${thing.kind}:${thing.key}`);
}
