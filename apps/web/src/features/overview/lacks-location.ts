import type { Catalog } from '@totem/domain/catalog/catalog';
import type { NodeView } from '@totem/domain/nodes';

/** Whether a node has no place below it though its kind should: allowed, and worth a word. */
export function lacksLocation({ product, kinds }: Catalog, node: Pick<NodeView, 'kind' | 'locations'>): boolean {
  const wanted = product.nodeKinds[node.kind]?.warnWithout;
  return wanted !== undefined && kinds.get(wanted)?.isLocation === true && node.locations === 0;
}
