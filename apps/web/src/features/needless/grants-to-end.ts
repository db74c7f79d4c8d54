import type { DraftLine } from '@totem/domain/grants';
import type { NeedlessRow } from '@totem/domain/needless-grants';

/** The lines that end all of it that the reader may end, and that the draft does not end already. */
export function grantsToEnd(rows: readonly NeedlessRow[], drafted: readonly DraftLine[]): DraftLine[] {
  const ended = new Set(drafted.flatMap((change) => (change.change === 'end' ? [change.grant] : [])));
  return rows.flatMap(({ grants }) =>
    grants.flatMap(({ id, refused }): DraftLine[] => (refused === null && !ended.has(id) ? [{ change: 'end', grant: id }] : [])),
  );
}
