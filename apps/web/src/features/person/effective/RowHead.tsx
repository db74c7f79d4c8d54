import type { Catalog } from '@totem/domain/catalog/catalog';
import type { EffectiveAccessRow } from '@totem/domain/effective-access';
import { countWords } from './cell.ts';

/** A service item, the strongest role on it, and at how many places it counts. */
export function RowHead({ catalog, row }: { catalog: Catalog; row: EffectiveAccessRow }) {
  return (
    <span className="grid">
      <span className="font-medium wrap-anywhere">{row.item.name}</span>
      <span className="text-12 text-ink-2">{countWords(catalog, row)}</span>
    </span>
  );
}
