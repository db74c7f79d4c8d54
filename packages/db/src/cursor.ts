import { createHash } from 'node:crypto';
import { Refusal } from '@totem/domain/errors';
import { Cursor, type Page } from '@totem/domain/paging';
import { z } from 'zod';
import { canonical } from './canonical.ts';

/** The last row's place in the order of a list: text and numbers, as they were ordered by. */
export type Place = readonly (string | number)[];

const Stored = z.tuple([z.string(), z.array(z.union([z.string(), z.number()]))]);

/**
 * Where a list goes on.
 *
 * @param question all that decides which rows there are and in which order; a cursor of another question is refused.
 * @throws Refusal `cursor.unknown`
 */
export function placeOf(cursor: Cursor | undefined, question: unknown): Place | null {
  if (cursor === undefined) return null;
  const stored = Stored.safeParse(parsed(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (!stored.success || stored.data[0] !== fingerprintOf(question)) throw new Refusal('cursor.unknown');
  return stored.data[1];
}

/**
 * The page that `rows` make, which were read with one more than the page holds.
 *
 * @param place of a row in the list's order.
 */
export function pageFrom<Row>(rows: readonly Row[], pageSize: number, question: unknown, place: (row: Row) => Place): Page<Row> {
  const complete = rows.length <= pageSize;
  const shown = complete ? rows : rows.slice(0, pageSize);
  const last = shown.at(-1);
  if (complete || last === undefined) return { rows: shown, complete: true, next: null };
  return { rows: shown, complete: false, next: cursorAt(question, place(last)) };
}

/** What makes a list go on behind a place. */
export const cursorAt = (question: unknown, place: Place): Cursor =>
  Cursor.parse(Buffer.from(JSON.stringify([fingerprintOf(question), place])).toString('base64url'));

const fingerprintOf = (question: unknown): string => createHash('sha256').update(canonical(question)).digest('base64url').slice(0, 16);

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
