import type { Catalog } from '@totem/domain/catalog/catalog';
import type { AccessChange, DraftLine, Each } from '@totem/domain/grants';

/** From when and until when; null: from the moment of saving, without an end. */
export interface Times {
  readonly from: string | null;
  readonly until: string | null;
}

/** A draft in which everything that is given holds at the same times, but for the end of roles that cannot end on a date. */
export const timedAlike = (catalog: Catalog, changes: readonly DraftLine[], times: Times): readonly DraftLine[] =>
  changes.map((change): DraftLine => {
    if (change.change === 'each') return { ...change, each: timed(catalog, change.each, times) };
    return timed(catalog, change, times);
  });

function timed<Change extends AccessChange | Each>(catalog: Catalog, change: Change, { from, until }: Times): Change {
  if (change.change !== 'give' && change.change !== 'join') return change;
  const isForGood = change.change === 'give' && 'role' in change.gives && catalog.roles.get(change.gives.role)?.hasCeiling === true;
  const { from: _from, until: _until, ...rest } = change;
  return { ...rest, ...(from !== null && { from }), ...(until !== null && !isForGood && { until }) } as Change; // its times alone differ
}
