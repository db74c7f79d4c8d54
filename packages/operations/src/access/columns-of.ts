import { type Column, columnsAt } from '@totem/domain/access/everyone';
import { admits } from '@totem/domain/access/held';
import { maySeeNode } from '@totem/domain/access/visibility';
import { Refusal } from '@totem/domain/errors';
import type { CountEveryone } from '@totem/domain/everyone-questions';
import { wordsOf } from '@totem/domain/search';
import { type Tree, itemOf, known, knownNumber, numberOf } from '@totem/domain/tree';
import { listPlacesOfGroup } from '@totem/db/everyone';
import type { Db } from '@totem/db/orm';
import type { Ctx } from '../context.ts';
import { authorizeTarget } from './authorize-question.ts';

type Thing = CountEveryone['thing'];

/**
 * The guard of a question about everybody at a thing: it exists, and the asker may see people where it hangs.
 *
 * @throws Refusal `access.denied` · `node.not_found`
 */
export function authorizeThing(ctx: Ctx, thing: Thing): void {
  authorizeTarget(ctx, 'location' in thing ? { node: thing.location } : { item: thing.item });
  const exists =
    'location' in thing ? ctx.tree.isLocation[numberOf(ctx.tree, thing.location)] === 1 : itemOf(ctx.tree, thing.item) !== undefined;
  if (!exists) throw new Refusal('node.not_found');
}

/** What a thing's people are shown by, as far as the asker may see it; null where the thing did not exist then, or is archived. */
export async function columnsOf(ctx: Ctx, db: Db, tree: Tree, thing: Thing, at: Date): Promise<Column[] | null> {
  const all = columnsAt(tree, thing);
  if (all === null) return null;
  const nameOf = (place: number) => known(tree.nodes, place).name;
  const isInGroup =
    'item' in thing && thing.locationGroup !== undefined ? await placesOfGroup(db, tree, thing.item, thing.locationGroup, at) : null;
  const words = 'item' in thing ? wordsOf(thing.places ?? '') : [];
  const isNamed = (place: number) => {
    if (words.length === 0) return true;
    const own = wordsOf(nameOf(place));
    return words.every((word) => own.some((one) => one.startsWith(word)));
  };
  return all.filter(
    ({ item, place }) =>
      (isInGroup === null || isInGroup.has(known(tree.nodes, place).id)) &&
      isNamed(place) &&
      maySeeNode(ctx, known(tree.nodes, 'item' in thing ? place : knownNumber(tree.itemNode, item)).id),
  );
}

/** The places that a location group holds for an item. */
async function placesOfGroup(
  db: Db,
  tree: Tree,
  id: Extract<Thing, { item: unknown }>['item'],
  group: Parameters<typeof listPlacesOfGroup>[1],
  at: Date,
): Promise<ReadonlySet<string>> {
  const item = tree.itemAt.get(id) ?? -1;
  const { service } = known(tree.items, item);
  const entries = await listPlacesOfGroup(db, group, at);
  return new Set(entries.filter(({ filter }) => admits(tree, filter, service, item)).map(({ location }) => location));
}
