import { expect, test } from 'vitest';
import { parts } from './parts.tsx';

test('every part of the console is on the page of parts, in the order of its name', () => {
  const files = Object.keys(import.meta.glob(['../ui/*.tsx', '!../ui/*.test.tsx'])).map((path) => /(\w+)\.tsx$/.exec(path)?.[1]);
  expect(parts.map(({ file }) => file).toSorted()).toEqual(files);
});

test('no two states of a part have one name', () => {
  const names = parts.flatMap(({ file, states }) => states.map(({ name }) => `${file}: ${name}`));
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
