import { cellDifference } from '@totem/domain/access/cell-difference';
import type { Catalog } from '@totem/domain/catalog/catalog';
import { m } from '../../paraglide/messages.js';
import { listed, roleName } from '../person/access/role-words.ts';
import { cellWords, type Shown } from '../person/effective/cell.ts';
import type { HeatCell } from './heat.ts';

/** What somebody had in a cell at one moment. */
export type CellThen = Shown & { readonly role: string | null };

const nothing: HeatCell = { role: null, state: 'none', extras: [], ends: false };

/**
 * A cell at two moments as one: what came, what went, or what became of it, in a mark and in words; empty where nothing
 * changed. What went is shown as it was.
 */
export function momentCell(catalog: Catalog, before: CellThen | null, after: CellThen | null): HeatCell {
  const difference = cellDifference(catalog, after, before);
  if (difference !== 'gained' && difference !== 'lost') return nothing;
  const [had, has] = [wordsOf(catalog, before), wordsOf(catalog, after)];
  const shown = has === null ? before : after;
  const words =
    had === null
      ? m.explorer_gained_what({ what: has ?? '' })
      : has === null
        ? m.explorer_lost_what({ what: had })
        : m.explorer_changed_what({ before: had, after: has });
  return { ...nothing, ...shown, ends: false, difference, words };
}

/** The same of roles over services without items, of which there may be several: the strongest is shown, all that came or went are told. */
export function standingCell(catalog: Catalog, before: readonly string[], after: readonly string[]): HeatCell {
  const names = (roles: readonly string[], others: readonly string[]) =>
    roles.flatMap((role) => (others.includes(role) ? [] : [roleName(catalog, role)]));
  const [gained, lost] = [names(after, before), names(before, after)];
  if (gained.length + lost.length === 0) return nothing;
  return {
    ...nothing,
    role: (gained.length > 0 ? after : before)[0] ?? null,
    state: 'yes',
    difference: gained.length > 0 ? 'gained' : 'lost',
    words: [
      ...(gained.length > 0 ? [m.explorer_gained_what({ what: listed(gained) })] : []),
      ...(lost.length > 0 ? [m.explorer_lost_what({ what: listed(lost) })] : []),
    ].join(' · '),
  };
}

/** What counted there; null for nothing, as where one of service and place lacks. */
function wordsOf(catalog: Catalog, cell: CellThen | null): string | null {
  if (!cell || (cell.state !== 'yes' && cell.extras.length === 0)) return null;
  return cellWords(catalog, cell.role, { ...cell, ends: false });
}
