import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markedParts } from './marked-parts.ts';

const marked = (name: string, typed: string) =>
  markedParts(name, typed)
    .map(({ text, isMarked }) => (isMarked ? `[${text}]` : text))
    .join('');

test.each([
  ['Mary Jane Watson', 'jane ma', '[Ma]ry [Jane] Watson'],
  ['Québec', 'queb', '[Québ]ec'],
  ['Québec'.normalize('NFD'), 'que', `[${'Qué'.normalize('NFD').slice(0, 3)}]${'Québec'.normalize('NFD').slice(3)}`],
  ['VoC post-delivery', 'del', 'VoC post-[del]ivery'],
  ['Users', '', 'Users'],
  ['Users', 'zzz', 'Users'],
])('%s, typed %s', (name, typed, parts) => {
  expect(marked(name, typed)).toBe(parts);
});

test('nothing of a name is lost or doubled, whatever is typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (name, typed) => {
      expect(
        markedParts(name, typed)
          .map(({ text }) => text)
          .join(''),
      ).toBe(name);
    }),
  );
});
