import { expect, test } from 'vitest';
import { readLocationsSearch } from './locations-search.ts';

const id = (one: number) => `01980000-0000-7000-8000-00000000000${one}`;

test('what an address cannot mean is left out, and keys without a value are not there', () => {
  expect(readLocationsSearch({ q: 'mont', type: 'store', only: 'nobody_sees', show: 'groups' })).toEqual({
    q: 'mont',
    type: 'store',
    only: 'nobody_sees',
    show: 'groups',
  });
  expect(readLocationsSearch({ q: 7, only: 'all', groups: 'x.y', part: id(1), show: 'tree', find: '' })).toEqual({});
});

test('three groups are compared at most, each once, and a part is one of theirs', () => {
  expect(readLocationsSearch({ groups: [id(1), id(1), id(2), id(3), id(4)].join('.'), part: [id(2), id(4)].join('.') })).toEqual({
    groups: [id(1), id(2), id(3)].join('.'),
    part: id(2),
  });
});
