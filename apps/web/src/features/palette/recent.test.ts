import { expect, test } from 'vitest';
import { keepRecent, listRecent } from './recent.ts';

function memory() {
  const kept = new Map<string, string>();
  return { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, text: string) => void kept.set(key, text) };
}

const recent = (key: string) => ({ key, kind: 'person' as const, title: `Person ${key}`, detail: null, href: `/marvel/users/${key}` });

test('what was opened last is first, once, and only a few are kept', () => {
  const device = memory();
  for (const key of ['a', 'b', 'c', 'a', 'd', 'e', 'f', 'g']) keepRecent('felicia', recent(key), device);
  expect(listRecent('felicia', device).map(({ key }) => key)).toEqual(['g', 'f', 'e', 'd', 'a', 'c']);
});

test('another person, or the same one in another organization, has their own', () => {
  const device = memory();
  keepRecent('felicia in marvel', recent('a'), device);
  expect(listRecent('nick in marvel', device)).toEqual([]);
  expect(listRecent('felicia in acme', device)).toEqual([]);
});

test('what leads away from here, and what is broken, is not offered', () => {
  for (const text of [
    '{',
    '[{"key":"a"}]',
    ...['https://elsewhere.example', '//elsewhere.example'].map((href) => JSON.stringify([{ ...recent('a'), href }])),
  ]) {
    const device = memory();
    device.setItem('totem.recent.felicia', text);
    expect(listRecent('felicia', device)).toEqual([]);
  }
});
