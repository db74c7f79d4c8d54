import { expect, test } from 'vitest';
import { readMapSearch } from './map-search.ts';
import { outlinesIn } from './outlines-in.ts';

test('an address says how a map is drawn, and what it cannot mean is left out', () => {
  expect(readMapSearch({ as: 'list', area: 'equal', shade: 'voc:confidential.view', outline: 'a', more: 1 })).toEqual({
    as: 'list',
    area: 'equal',
    shade: 'voc:confidential.view',
    outline: 'a',
  });
  expect(readMapSearch({ as: 'pie', area: 3 })).toEqual({});
});

test('at most two location groups are outlined, and only what may be one', () => {
  const ids = [1, 2, 3].map((number) => `0198aaaa-0000-7000-8000-00000000000${number}`);
  expect(outlinesIn({ outline: ['x', ...ids].join('.') })).toEqual(ids.slice(0, 2));
  expect(outlinesIn({})).toEqual([]);
});
