import type { Catalog } from '@totem/domain/catalog/catalog';
import { wordsOf } from '@totem/domain/search';
import type { Node } from '@totem/domain/tree';

/** The words of names, which are folded once: trees are kept, and asked at every key that somebody presses. */
const folded = new WeakMap<Node, readonly string[]>();

function wordsOfName(node: Node): readonly string[] {
  const known = folded.get(node);
  if (known) return known;
  const words = wordsOf(node.name);
  folded.set(node, words);
  return words;
}

/**
 * Whether a node is called so: each word searched begins a word of its name, or of what its kind is called; a location by
 * each of the product's words for it ("Point of Sale").
 */
export function calledBy({ product }: Catalog, search: string | undefined): (node: Node) => boolean {
  const words = wordsOf(search ?? '');
  const ofKinds = new Map(
    Object.entries(product.nodeKinds).map(([key, { label, isLocation }]) => {
      const texts = [label, ...(isLocation ? product.words.synonyms : [])];
      return [key, wordsOf(texts.flatMap((text) => [text.en, text.fr]).join(' '))] as const;
    }),
  );
  const beginsOne = (all: readonly string[], word: string) => all.some((one) => one.startsWith(word));
  return (node) => words.every((word) => beginsOne(wordsOfName(node), word) || beginsOne(ofKinds.get(node.kind) ?? [], word));
}
