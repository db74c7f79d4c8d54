import { expect, test } from 'vitest';
import { isNarrowed, memberFilterOf, widened } from './member-filter.ts';
import { readUsersSearch } from './users-search.ts';

const id = '01980000-0000-7000-8000-000000000001';

test('an address is a question, and what it cannot mean is left out of it', () => {
  const search = readUsersSearch({
    q: 'may',
    level: id,
    status: 'asleep',
    sort: '-nickname',
    only: 'ending_this_week',
    page: 7,
    role: ['a'],
  });
  expect(search).toEqual({ q: 'may', level: id, only: 'ending_this_week' });
  expect(memberFilterOf(search)).toEqual({ search: 'may', level: id, only: 'ending_this_week' });
});

test('an address that names what can be nothing asks no question, rather than about everybody', () => {
  expect(memberFilterOf({ level: 'oscorp' })).toBeNull();
  expect(memberFilterOf({ userGroup: `${id}0` })).toBeNull();
});

test('how the list is shown does not narrow it', () => {
  expect(isNarrowed({ sort: '-name' })).toBe(false);
  expect(memberFilterOf({ sort: '-name' })).toEqual({});
  expect(isNarrowed({ columns: 'person.level' })).toBe(false);
  expect(memberFilterOf({ columns: 'person.level' })).toEqual({});
});

test('a list that is widened keeps how it is shown', () => {
  const search = { q: 'may', status: 'active', sort: '-name', columns: 'person.level' } as const;
  expect(isNarrowed(search)).toBe(true);
  expect(isNarrowed(widened(search))).toBe(false);
  expect(widened(search)).toMatchObject({ sort: '-name', columns: 'person.level' });
});
