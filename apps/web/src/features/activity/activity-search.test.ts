import { expect, test } from 'vitest';
import { activityFilterOf } from './activity-question.ts';
import { isActivityNarrowed, narrowed, readActivitySearch } from './activity-search.ts';

const id = '0198aaaa-0000-7000-8000-000000000001';
const now = new Date(2026, 4, 20, 14, 0);

test.each([
  [{}, {}],
  [
    { by: id, person: id },
    { by: id, about: { member: id } },
  ],
  [{ place: id }, { about: { node: id } }],
  [{ locationGroup: id }, { about: { locationGroup: id } }],
  [
    { group: id, action: 'grant.given,grant.ended' },
    { about: { group: id }, actions: ['grant.given', 'grant.ended'] },
  ],
  [{ days: '1' as const }, { from: new Date(2026, 4, 20).toISOString() }],
  [{ days: '7' as const }, { from: new Date(2026, 4, 14).toISOString() }],
  [{ at: '2026-05-03T14:00:00.123Z' }, { from: '2026-05-03T14:00:00.123Z', until: '2026-05-03T14:00:00.124Z' }],
  [{ by: 'nobody' }, null],
  [{ action: 'grant.lost' }, null],
  [{ at: 'noon' }, null],
])('%o asks %o', (search, asked) => {
  expect(activityFilterOf(search, now)).toEqual(asked);
});

test('an address is read as far as it means something', () => {
  expect(readActivitySearch({ days: 7, q: 'x', by: id })).toEqual({ days: '7', by: id });
  expect(readActivitySearch({ days: '8' })).toEqual({});
  expect([isActivityNarrowed({}), isActivityNarrowed({ days: '7' })]).toEqual([false, true]);
});

test('events are about one thing, and of any kinds', () => {
  expect(narrowed({ person: id, days: '7' }, 'group', id)).toEqual({ group: id, days: '7' });
  expect(narrowed({ action: 'grant.given' }, 'action', 'grant.ended')).toEqual({ action: 'grant.given,grant.ended' });
  expect(narrowed({ action: 'grant.given' }, 'action', 'grant.given')).toEqual({ action: 'grant.given' });
});
