import { catalogs } from '@totem/domain/catalog/products';
import { expect, test } from 'vitest';
import { tilesOf } from './tiles.ts';

const view = {
  people: 12,
  suspended: 1,
  withServiceWithoutLocation: 2,
  withLocationWithoutService: 0,
  locations: 9,
  locationsNobodySees: 3,
  holdersOfSensitive: [{ permission: 'voc:confidential.view', people: 2 }],
  grantsEndingThisWeek: 0,
};

test('each number leads to the list that it counts, and one without a list leads nowhere', () => {
  expect(tilesOf(catalogs.hexia(), view).map(({ key, count, list }) => [key, count, list])).toEqual([
    ['service_only', 2, { only: 'with_service_without_location' }],
    ['location_only', 0, { only: 'with_location_without_service' }],
    ['unseen', 3, null],
    ['ending', 0, { only: 'ending_this_week' }],
    ['suspended', 1, { status: 'suspended' }],
    ['voc:confidential.view', 2, { extra: 'voc:confidential.view' }],
  ]);
});

test('where there is no place yet, none is said to be seen', () => {
  const keys = tilesOf(catalogs.hexia(), { ...view, locations: 0, locationsNobodySees: 0 }).map(({ key }) => key);

  expect(keys).toContain('suspended');
  expect(keys).not.toContain('unseen');
});

test('a sensitive permission is named by what it lets people do, and in which service', () => {
  const tile = tilesOf(catalogs.hexia(), view).at(-1);
  expect([tile?.label, tile?.none]).toEqual([
    'people may see confidential information in Voice of Customer',
    'Nobody may see confidential information in Voice of Customer',
  ]);
});

test('where nothing depends on places, no number speaks of them', () => {
  expect(tilesOf(catalogs.hitflow(), { ...view, holdersOfSensitive: [] }).map(({ key }) => key)).toEqual(['ending', 'suspended']);
});
