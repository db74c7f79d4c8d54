import type { DraftLine } from '@totem/domain/grants';

/** Whether two lines are the same; the keys of a line have one order wherever it is made. */
export const sameChange = (one: DraftLine, other: DraftLine): boolean => JSON.stringify(one) === JSON.stringify(other);
