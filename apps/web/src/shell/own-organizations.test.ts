import { expect, test } from 'vitest';
import { keptIn, pinnedFirst } from './own-organizations.ts';

const rows = ['acme', 'clinic', 'marvel', 'zoo'].map((slug) => ({ slug }));
const slugs = (pinned: string[]) => pinnedFirst(rows, { pinned }).map(({ slug }) => slug);

test('what is pinned comes first, as it was pinned, and the others stay in their order', () => {
  expect(slugs([])).toEqual(['acme', 'clinic', 'marvel', 'zoo']);
  expect(slugs(['zoo', 'marvel'])).toEqual(['zoo', 'marvel', 'acme', 'clinic']);
});

test('what is pinned and is no organization of theirs any more takes no place', () => {
  expect(slugs(['gone', 'zoo'])).toEqual(['zoo', 'acme', 'clinic', 'marvel']);
});

test.each([
  [
    { pinned: ['zoo'], used: { zoo: '2026-05-03T14:00:00.000Z' } },
    { pinned: ['zoo'], used: { zoo: '2026-05-03T14:00:00.000Z' } },
  ],
  [
    { pinned: ['zoo', 7], used: { zoo: 'yesterday', acme: 7 } },
    { pinned: ['zoo'], used: {} },
  ],
  [{ pinned: 'zoo' }, { pinned: [], used: {} }],
  [null, { pinned: [], used: {} }],
])('of what a device keeps, here %o, what means nothing is left out', (stored, kept) => {
  expect(keptIn(stored)).toEqual(kept);
});
