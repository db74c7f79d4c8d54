import { expect, test } from 'vitest';
import { reloadIfReplaced, startOf } from './new-release.ts';

/** A tab in which a part of the console did not come; `reloads` counts. */
function tab() {
  const kept = new Map<string, string>();
  const done = { reloads: 0 };
  const missed = (newest: string | null) =>
    reloadIfReplaced({
      here: '/assets/index-old.js',
      newest: () => Promise.resolve(newest),
      kept: { getItem: (key) => kept.get(key) ?? null, setItem: (key, text) => void kept.set(key, text) },
      reload: () => void done.reloads++,
    });
  return { done, missed };
}

test('a page whose release was replaced is reloaded once, and not in a loop', async () => {
  const { done, missed } = tab();
  await missed('/assets/index-new.js');
  await missed('/assets/index-new.js');
  expect(done.reloads).toBe(1);
});

test('the release after that is reloaded for again', async () => {
  const { done, missed } = tab();
  await missed('/assets/index-new.js');
  await missed('/assets/index-newer.js');
  expect(done.reloads).toBe(2);
});

test('a page of the newest release stays, and so does one that gets an answer of something else', async () => {
  const { done, missed } = tab();
  await missed('/assets/index-old.js');
  await missed(null);
  expect(done.reloads).toBe(0);
});

test('the script that starts a page is found in its HTML', () => {
  expect(
    startOf('<head><script src="/appearance.js"></script><script type="module" crossorigin src="/assets/index-B1x.js"></script></head>'),
  ).toBe('/assets/index-B1x.js');
  expect(startOf('<h1>Bad gateway</h1>')).toBeNull();
});
