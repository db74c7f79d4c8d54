import { createHash } from 'node:crypto';
import type { Column } from '@totem/domain/access/everyone';
import type { EveryoneColumn } from '@totem/domain/everyone-questions';
import { type Tree, known } from '@totem/domain/tree';

/** A column of everybody at a thing, by names. */
export function viewColumn(tree: Tree, { item, place }: Column): EveryoneColumn {
  const [of, at] = [known(tree.items, item), known(tree.nodes, place)];
  return { item: { id: of.id, name: of.name, service: of.service }, location: { id: at.id, name: at.name } };
}

/** Another one for other columns, of which each has a key. */
export const keyOf = (keys: readonly string[]): string => createHash('sha256').update(keys.join()).digest('base64url').slice(0, 16);
