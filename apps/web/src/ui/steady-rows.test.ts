import { expect, test } from 'vitest';
import { newsIn, steadyRows } from './steady-rows.ts';

const rows = (text: string) => [...text].map((id) => ({ id, is: 'old' }));
const newer = (text: string) => [...text].map((id) => ({ id, is: 'new' }));
const idsOf = (shown: readonly { readonly id: string }[]) => shown.map(({ id }) => id).join('');

test('a list that nobody holds is shown as it is now', () => {
  expect(steadyRows(rows('abc'), newer('xba'), false)).toEqual({ rows: newer('xba'), behind: false });
});

test('while it is held no row moves, and each says what it is now', () => {
  const { rows: shown, behind } = steadyRows(rows('abc'), newer('xcab'), true);
  expect(shown).toEqual(newer('abc'));
  expect(behind).toBe(true);
});

test('a row that is gone stays until the list is let go', () => {
  expect(steadyRows(rows('abc'), newer('ac'), true)).toEqual({ rows: [...newer('a'), ...rows('b'), ...newer('c')], behind: true });
});

test('rows that come after the last one move none, so they are shown at once', () => {
  expect(steadyRows(rows('abc'), newer('abcde'), true)).toEqual({ rows: newer('abcde'), behind: false });
  expect(idsOf(steadyRows(rows('abc'), newer('xabcde'), true).rows)).toBe('abcde');
});

test('the first rows are shown at once', () => {
  expect(steadyRows([], newer('abc'), true)).toEqual({ rows: newer('abc'), behind: false });
});

test('what came or changed in between is news, and the next page is not', () => {
  const one = (id: string, is = 'old') => ({ id, is });
  const [a, b, c, x, changed] = [one('a'), one('b'), one('c'), one('x'), one('b', 'new')];
  expect([...newsIn([a, b], [a, b, c])]).toEqual([]);
  expect([...newsIn([a, b, c], [a, x, changed, c])]).toEqual(['x', 'b']);
  expect([...newsIn([], [a, b])]).toEqual([]);
});
