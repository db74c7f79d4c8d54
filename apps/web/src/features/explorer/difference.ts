import type { CellDifference } from '@totem/domain/access/cell-difference';
import { m } from '../../paraglide/messages.js';

/** What somebody has at a place in comparison with somebody else: more, less, or the same. */
export const differences = ['gained', 'lost', 'same'] as const;
export type Difference = CellDifference;

/** What a difference is called, and its sign. */
export const differenceWords: Readonly<Record<Difference, () => string>> = {
  gained: m.explorer_gained,
  lost: m.explorer_lost,
  same: m.explorer_same,
};
export const signOf: Readonly<Record<Difference, string>> = { gained: '+', lost: '−', same: '=' };
