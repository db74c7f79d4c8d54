import type { Catalog } from '@totem/domain/catalog/catalog';
import type { Each, ForEach } from '@totem/domain/grants';
import type { MemberId } from '@totem/domain/ids';
import { filtersIn } from './filter-options.tsx';

/** What can be prepared for many people at once. */
export type BulkAct = 'role' | 'extra' | 'location' | 'join' | 'leave' | 'end';

/** What many people of a product can be given at once, or lose. */
export function actsIn(catalog: Catalog): readonly BulkAct[] {
  const filters = filtersIn(catalog);
  return [
    'role',
    ...(catalog.extras.size > 0 ? (['extra'] as const) : []),
    ...(filters.includes('location') ? (['location'] as const) : []),
    ...(filters.includes('userGroup') ? (['join', 'leave'] as const) : []),
    'end',
  ];
}

/** One line for all of them, however many there are. */
export const lineFor = (people: Iterable<MemberId>, each: Each): ForEach => ({ change: 'each', people: [...people], each });
