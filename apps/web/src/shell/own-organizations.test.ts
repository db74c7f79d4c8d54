import { expect, test } from 'vitest';
import { pinnedFirst } from './own-organizations.ts';

const rows = ['acme', 'clinic', 'marvel', 'zoo'].map((slug) => ({ slug }));
const slugs = (pinned: string[]) => pinnedFirst(rows, { pinned }).map(({ slug }) => slug);

test('what is pinned comes first, as it was pinned, and the others stay in their order', () => {
  expect(slugs([])).toEqual(['acme', 'clinic', 'marvel', 'zoo']);
  expect(slugs(['zoo', 'marvel'])).toEqual(['zoo', 'marvel', 'acme', 'clinic']);
});

test('what is pinned and is no organization of theirs any more takes no place', () => {
  expect(slugs(['gone', 'zoo'])).toEqual(['zoo', 'acme', 'clinic', 'marvel']);
});
