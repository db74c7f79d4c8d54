import { expect, test } from 'vitest';
import { groupFilterOf } from './group-filter.ts';
import { groupSortOf, groupSortParamOf } from './group-sorts.ts';
import { groupSorts, readGroupsSearch } from './groups-search.ts';

const level = '0198a1b2-0000-7000-8000-000000000001';

test('an address keeps what the list can mean, and nothing else', () => {
  expect(readGroupsSearch({ q: 'desk', level, extra: 'voc:contest.manage', sort: '-people', node: 'x', evil: 1 })).toEqual({
    q: 'desk',
    level,
    extra: 'voc:contest.manage',
    sort: '-people',
  });
  expect(readGroupsSearch({ q: 7, sort: 'gives' })).toEqual({});
  expect(readGroupsSearch({ sort: 'name' })).toEqual({}); // as it is without a word
});

test('a filter is asked for as the address says, and none where the address names no id', () => {
  expect(groupFilterOf({})).toEqual({});
  expect(groupFilterOf({ level, extra: 'voc:contest.manage', q: 'desk' })).toEqual({ level, extra: 'voc:contest.manage' });
  expect(groupFilterOf({ level: 'oscorp' })).toBeNull();
});

test('each word for an order stands for one order', () => {
  for (const param of groupSorts) expect(groupSortParamOf(groupSortOf(param))).toBe(param);
});
