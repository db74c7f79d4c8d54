import type { LinkOptions } from '@tanstack/react-router';
import type { LucideIcon } from 'lucide-react';

/** One way to go, in the rail and in the bar of small screens. What somebody can do nothing with is no entry. */
export interface RailEntry {
  readonly key: string;
  /** The product's word for it. */
  readonly label: string;
  readonly icon: LucideIcon;
  readonly link: LinkOptions;
  /** How many are behind it, or wait there. */
  readonly count?: number;
  /** Groups of entries stand apart: what there is, what goes on, how it is set. */
  readonly part: 'things' | 'events' | 'settings';
  /** In the bar of small screens itself, not under *More*; four at most. */
  readonly atHand?: true;
}
