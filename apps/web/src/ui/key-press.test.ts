import { expect, test } from 'vitest';
import { isSingleKey, pressedSoFar, pressOf } from './key-press.ts';
import { shortcuts } from './shortcuts.ts';

const plain = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };

test.each([
  [{ key: 'k', ctrlKey: true }, false, 'mod+k'],
  [{ key: 'K', ctrlKey: true }, false, 'mod+k'], // with caps lock
  [{ key: 'k', metaKey: true }, true, 'mod+k'],
  [{ key: 'k', ctrlKey: true }, true, null], // on a Mac it deletes to the end of the line
  [{ key: 'x' }, false, 'x'],
  [{ key: 'X', shiftKey: true }, false, 'Shift+x'],
  [{ key: '?', shiftKey: true }, false, '?'], // on some keyboards with Shift, on others without
  [{ key: '/', shiftKey: true }, false, '/'],
  [{ key: 'g', altKey: true }, false, null],
  [{ key: 'Shift', shiftKey: true }, false, null],
  [{ key: 'Enter', ctrlKey: true }, false, 'mod+Enter'],
])('%o on a Mac %s: %s', (event, isMac, press) => {
  expect(pressOf({ ...plain, ...event }, isMac)).toBe(press);
});

test('two keys belong together where a shortcut is made of them, and where not the second stands alone', () => {
  const all = ['g u', 'g g', 'u', '?'];
  expect(pressedSoFar(null, 'g', all)).toBe('g');
  expect(pressedSoFar('g', 'u', all)).toBe('g u');
  expect(pressedSoFar('g', 'g', all)).toBe('g g');
  expect(pressedSoFar('g', '?', all)).toBe('?');
  expect(pressedSoFar('g u', 'u', all)).toBe('u');
});

test('no two shortcuts have the same keys, and none begins with another', () => {
  const all = shortcuts.map(({ keys }) => keys);
  expect(new Set(all).size).toBe(all.length);
  for (const keys of all) expect(all.filter((one) => one.startsWith(`${keys} `))).toEqual([]);
});

test('each shortcut that is only letters can be switched off', () => {
  expect(['g u', '?', 'j', 'Shift+x', '/'].every(isSingleKey)).toBe(true);
  expect(['mod+k', 'mod+s', 'Enter', 'Escape'].some(isSingleKey)).toBe(false);
});
