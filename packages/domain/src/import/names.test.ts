import { expect, test } from 'vitest';
import { readDay } from './days.ts';
import { type NameIndex, type Thing, addName, findNamed, foldedName, removeName } from './names.ts';

const thing = (name: string, above: readonly string[] = [], key: string | null = null, kind = 'point_of_service'): Thing => ({
  name,
  above,
  key,
  kind,
});
const index: NameIndex<Thing> = new Map();
for (const one of [
  thing('Marvel', [], 'marvel', 'organization'),
  thing('Oscorp', ['Marvel'], 'oscorp', 'subscription'),
  thing('Montréal', ['Oscorp', 'Marvel'], 'MTL-1'),
  thing('Montréal', ['Stark', 'Marvel'], 'MTL-2'),
  thing('Malibu', ['Stark', 'Marvel'], 'Oscorp'),
  thing('Québec', ['Oscorp', 'Marvel'], 'mtl'),
  thing('Same', [], 'same'),
  thing('24/7', ['Oscorp', 'Marvel']),
])
  addName(index, one);
const find = (text: string, isSeen: (one: Thing) => boolean = () => true) => {
  const found = findNamed(index, text, isSeen);
  return found.is === 'one' ? `${found.one.name} in ${found.one.above[0] ?? 'nothing'}` : found;
};

test.each([
  ['a name, whatever its case and marks', 'oscorp', 'Oscorp in Marvel'],
  ['a path', 'Oscorp / Montreal', 'Montréal in Oscorp'],
  ['a path that leaves out a part', 'Marvel > Oscorp > Québec', 'Québec in Oscorp'],
  ['a name with a stroke in it', '24/7', '24/7 in Oscorp'],
  ['a key', 'MTL-2', 'Montréal in Stark'],
  ['a kind and a key', 'subscription:oscorp', 'Oscorp in Marvel'],
  ['a name that is the key of another', 'Oscorp', 'Oscorp in Marvel'],
  ['a name that is its own key', 'same', 'Same in nothing'],
])('BX-63 a cell names a thing by %s', (_what, text, found) => {
  expect(find(text)).toBe(found);
});

test('BX-63 a name that two things have is told with the paths of both, as far as they may be seen', () => {
  expect(find('Montreal')).toEqual({ is: 'two', paths: ['Marvel / Oscorp / Montréal', 'Marvel / Stark / Montréal'] });
  expect(find('Montreal', ({ above }) => !above.includes('Stark'))).toBe('Montréal in Oscorp');
});

test.each([
  ['one letter', 'Oscorb', 'Oscorp'],
  ['two letters of a longer name', 'Montrela', 'Montréal'],
  ['the nearer of two', 'Malibou', 'Malibu'],
  ['too many letters', 'Laval', null],
  ['two letters of a short name', 'Ox', null],
  ['a path whose end is known and whose beginning is not', 'Nowhere / Québec', null],
  ['a path in another order', 'Oscorp / Marvel / Québec', null],
])('BX-63 a name that is misspelt by %s is told with what was meant, if that can be known', (_what, text, near) => {
  expect(find(text)).toEqual({ is: 'none', near });
  expect(findNamed(index, text, () => true, false)).toEqual({ is: 'none', near: null });
});

test('HX-12 what may not be seen is neither found nor meant', () => {
  const isSeen = ({ above }: Thing) => !above.includes('Stark');
  expect(find('Malibu', isSeen)).toEqual({ is: 'none', near: null });
  expect(find('Malibou', isSeen)).toEqual({ is: 'none', near: null });
});

test('what was added can be taken back', () => {
  const own: NameIndex<Thing> = new Map();
  const [one, other] = [thing('Laval', [], 'LAV'), thing('Laval')];
  addName(own, one);
  addName(own, other);
  removeName(own, one);
  expect(findNamed(own, 'laval', () => true)).toEqual({ is: 'one', one: other });
  removeName(own, other);
  removeName(own, thing('Never added'));
  expect(findNamed(own, 'LAV', () => true)).toEqual({ is: 'none', near: null });
});

test('a name of signs alone is compared as it is', () => {
  expect([foldedName(' ☆ '), foldedName('São  Paulo')]).toEqual(['☆', 'sao paulo']);
});

test.each([
  ['2027-01-31', { day: '2027-01-31' }],
  ['2028-02-29', { day: '2028-02-29' }],
  ['2000-02-29', { day: '2000-02-29' }],
  ['2027-01-31T00:00:00.000', { day: '2027-01-31' }],
  ['2027-01-31 00:00', { day: '2027-01-31' }],
  ['2027-01-31T08:30:00-05:00', { instant: '2027-01-31T08:30:00-05:00' }],
  ['2027-01-31T00:00Z', { instant: '2027-01-31T00:00Z' }],
  ['2027-02-29', null],
  ['2100-02-29', null],
  ['2027-04-31', null],
  ['2027-13-01', null],
  ['2027-00-10', null],
  ['2027-01-00', null],
  ['2027-02-30T08:30:00Z', null],
  ['2027-01-31T25:00:00Z', null],
  ['01/02/2027', null],
  ['soon', null],
])('BX-63 the day %j', (text, day) => {
  expect(readDay(text)).toEqual(day);
});
