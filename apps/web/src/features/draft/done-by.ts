import type { AccessChange, DraftLine, Each } from '@totem/domain/grants';

/** What a line does: of a line for many people, what it does for each of them. */
export const doneBy = (line: DraftLine): AccessChange | Each => (line.change === 'each' ? line.each : line);
