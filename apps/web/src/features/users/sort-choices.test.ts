import { catalogs } from '@totem/domain/catalog/products';
import { expect, test } from 'vitest';
import { sortOf, sortParamOf, sortsIn, usualSort } from './sort-choices.ts';
import { sortParams } from './users-search.ts';

test.each(sortParams)('the word %s of an address and its order stand for each other', (param) => {
  expect(sortParamOf(sortOf(param))).toBe(param);
});

test('a list is sorted by level where a product has levels, else by name', () => {
  expect(usualSort(catalogs.hexia())).toBe('level');
  expect(sortsIn(catalogs.hexia())).toEqual(sortParams);
  expect(usualSort(catalogs.hitflow())).toBe('name');
  expect(sortsIn(catalogs.hitflow())).toEqual(['name', '-name', 'status', '-status']);
});
