import type { SeatsView } from '@totem/domain/seats';

/** A stretch of the bar, in hundredths of it. */
export interface SeatPart {
  readonly part: 'occupied' | 'reserved' | 'left' | 'beyond';
  readonly from: number;
  readonly length: number;
}

/** The bar from left to right; what goes beyond what was bought comes last, and parts of nothing are left out. */
export function seatParts({ bought, occupied, reserved }: Pick<SeatsView, 'bought' | 'occupied' | 'reserved'>): SeatPart[] {
  const taken = occupied + reserved;
  const counts = [
    ['occupied', Math.min(occupied, bought)],
    ['reserved', Math.max(0, Math.min(taken, bought) - occupied)],
    ['left', Math.max(0, bought - taken)],
    ['beyond', Math.max(0, taken - bought)],
  ] as const;
  const whole = Math.max(bought, taken, 1);
  let from = 0;
  return counts.flatMap(([part, count]) => {
    const length = (100 * count) / whole;
    const start = from;
    from += length;
    return count === 0 ? [] : [{ part, from: start, length }];
  });
}
