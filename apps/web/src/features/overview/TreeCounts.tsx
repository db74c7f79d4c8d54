import type { Catalog } from '@totem/domain/catalog/catalog';
import type { NodeView } from '@totem/domain/nodes';
import { m } from '../../paraglide/messages.js';
import { getLocale } from '../../paraglide/runtime.js';
import { say } from '../../product-words.ts';

/** A number that stands behind each node of the tree. */
export interface TreeCount {
  readonly key: 'people' | 'locations' | 'serviceItems';
  readonly label: string;
}

/** Those that mean something in a product. */
export function treeCountsOf({ product, services, kinds }: Catalog): readonly TreeCount[] {
  return [
    { key: 'people', label: say(product.words.members) },
    ...([...kinds.values()].some((kind) => kind.isLocation) ? [{ key: 'locations', label: say(product.words.locations) } as const] : []),
    ...([...services.values()].some((service) => service.hasItems) ? [{ key: 'serviceItems', label: m.shell_services() } as const] : []),
  ];
}

const widths = { people: 'w-20', locations: 'w-36 max-wide:hidden', serviceItems: 'w-20 max-wide:hidden' } as const;
const cell = (key: TreeCount['key']) => `${widths[key]} flex-none text-right`;

/** Over the columns of the tree; for the ear it stands with each node instead. */
export function TreeCountsHead({ catalog }: { catalog: Catalog }) {
  return (
    <span aria-hidden className="flex items-end justify-end pt-1.5 pr-2.5 text-12 text-ink-2">
      {treeCountsOf(catalog).map(({ key, label }) => (
        <span key={key} className={cell(key)}>
          {label}
        </span>
      ))}
    </span>
  );
}

export function TreeCounts({ counts, node }: { counts: readonly TreeCount[]; node: NodeView }) {
  return (
    <span className="flex flex-none text-ink-2">
      {counts.map(({ key }) => (
        <span key={key} className={cell(key)}>
          {node[key] === 0 ? <span className="text-ink-3">–</span> : node[key].toLocaleString(getLocale())}
        </span>
      ))}
    </span>
  );
}

/** The same in words: "Users 5, Locations 3". */
export const treeCountsInWords = (counts: readonly TreeCount[], node: NodeView): string =>
  counts.map(({ key, label }) => `${label} ${node[key].toLocaleString(getLocale())}`).join(', ');
