import type { Catalog } from '@totem/domain/catalog/catalog';
import type { AccessChange } from '@totem/domain/grants';

/** A draft in which everything that is given ends at one instant (null: has no end), but for roles that cannot end on a date. */
export const endingAll = (catalog: Catalog, changes: readonly AccessChange[], until: string | null): readonly AccessChange[] =>
  changes.map((change): AccessChange => {
    if (change.change !== 'give' && change.change !== 'join') return change;
    if (change.change === 'give' && 'role' in change.gives && catalog.roles.get(change.gives.role)?.hasCeiling === true) return change;
    const { until: _, ...rest } = change;
    return until === null ? rest : { ...rest, until };
  });
