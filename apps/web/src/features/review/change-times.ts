import type { DraftLine } from '@totem/domain/grants';
import { m } from '../../paraglide/messages.js';
import { doneBy } from '../draft/done-by.ts';
import { momentOf } from '../person/why/why-words.ts';

function instantOf(line: DraftLine, edge: 'from' | 'until'): string | undefined {
  const change = doneBy(line);
  return change.change === 'give' || change.change === 'join' ? change[edge] : undefined;
}

/** Whether something in a draft ends on a date. */
export const endsLater = (changes: readonly DraftLine[]): boolean => changes.some((change) => instantOf(change, 'until') !== undefined);

/** The last instant at which something in a draft begins, which is when its effect is told; null for now. */
export const beginsAt = (changes: readonly DraftLine[]): string | null =>
  changes
    .flatMap((change) => instantOf(change, 'from') ?? [])
    .toSorted((a, b) => Date.parse(a) - Date.parse(b))
    .at(-1) ?? null;

/** From when and until when a line holds; nothing where it holds at once and for good. */
export function timesOf(change: DraftLine): readonly string[] {
  const from = instantOf(change, 'from');
  const until = instantOf(change, 'until');
  return [
    ...(from === undefined ? [] : [m.person_from({ moment: momentOf(from) })]),
    ...(until === undefined ? [] : [m.person_until({ moment: momentOf(until) })]),
  ];
}
