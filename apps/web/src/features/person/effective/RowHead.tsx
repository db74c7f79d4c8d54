import type { Catalog } from '@totem/domain/catalog/catalog';
import type { EffectiveAccessRow } from '@totem/domain/effective-access';
import { m } from '../../../paraglide/messages.js';
import { getLocale } from '../../../paraglide/runtime.js';
import { roleName } from '../access/role-words.ts';

/** A service item, the strongest role on it, and at how many places it counts. */
export function RowHead({ catalog, row, isMarked = false }: { catalog: Catalog; row: EffectiveAccessRow; isMarked?: boolean }) {
  const count = (states: readonly string[]) =>
    row.places.filter((place) => states.includes(place.state)).length.toLocaleString(getLocale());
  const total = row.places.length.toLocaleString(getLocale());
  return (
    <span className="grid">
      <span className={`wrap-anywhere font-medium ${isMarked ? 'text-accent-text' : ''}`}>{row.item.name}</span>
      <span className="text-12 text-ink-2">
        {row.role === null
          ? m.effective_counts_none({ held: count(['no_role']), total })
          : m.effective_counts({ role: roleName(catalog, row.role), held: count(['yes']), total })}
      </span>
    </span>
  );
}
