import { EffectiveAccessRow } from '@totem/domain/effective-access';
import { expect, test } from 'vitest';
import { extrasOf, openPlacesOf } from './my-extras.ts';

const id = (end: number) => `01a22eb9-4b57-7000-8000-00000000000${end}`;
const place = (end: number, name: string, state: string, ...extras: string[]) => ({
  location: { id: id(end), name },
  state,
  extras,
  ends: false,
});
const row = EffectiveAccessRow.parse({
  item: { id: id(0), name: 'VoC', service: 'voc' },
  node: { id: id(9), name: 'Stark', kind: 'subscription' },
  role: 'voc/contributor',
  places: [
    place(1, 'Malibu', 'yes', 'voc:contest.manage', 'voc:confidential.view'),
    place(2, 'New York', 'yes', 'voc:contest.manage'),
    place(3, 'Boston', 'no_location', 'voc:contest.manage'),
  ],
});

test('an extra permission is told with the places where the service is open and it counts, and no other', () => {
  expect(openPlacesOf(row).map(({ name }) => name)).toEqual(['Malibu', 'New York']);
  expect(extrasOf(row)).toEqual([
    { permission: 'voc:contest.manage', places: ['Malibu', 'New York'] },
    { permission: 'voc:confidential.view', places: ['Malibu'] },
  ]);
});
