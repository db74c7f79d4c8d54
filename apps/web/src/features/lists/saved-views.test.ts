import { expect, test } from 'vitest';
import { readUsersSearch } from '../users/users-search.ts';
import { openViews as open, viewLike } from './saved-views.ts';

const people = { key: 'users', read: readUsersSearch };
const openViews = (membership: string, storage: Parameters<typeof open>[2]) => open(people, membership, storage);

function device() {
  const kept = new Map<string, string>();
  return { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, text: string) => void kept.set(key, text), kept };
}
const search = { q: 'may', status: 'active', sort: '-name', columns: 'person.level' } as const;

test('a view is there again after a reload, and nobody else finds it', () => {
  const here = device();
  expect(openViews('one', () => here).save('  Mays ', search)).toBeNull();
  expect(openViews('one', () => here).read()).toEqual([{ name: 'Mays', search }]);
  expect(openViews('other', () => here).read()).toEqual([]);
});

test.each([
  ['no name', ' \t ', 'empty'],
  ['more than 60 characters', 'x'.repeat(61), 'long'],
  ['60 characters and spaces around them', ` ${'x'.repeat(60)} `, null],
  ['the name of another view', ' mays', 'taken'],
])('a name is refused or taken: %s', (_what, name, fault) => {
  const views = openViews('one', device);
  views.save('Mays', search);
  views.save('Others', {});
  expect(views.save(name, {})).toBe(fault);
  expect(views.rename('Others', name)).toBe(fault === null ? 'taken' : fault);
  expect(views.read()).toHaveLength(fault === null ? 3 : 2);
});

test('a view is renamed where it stands, and may change its own capitals', () => {
  const views = openViews('one', device);
  views.save('first', search);
  views.save('second', {});
  expect(views.rename('first', ' First ')).toBeNull();
  expect(views.read()).toEqual([
    { name: 'First', search },
    { name: 'second', search: {} },
  ]);
});

test('a view that was deleted is put back where it stood, unless its name was given anew', () => {
  const views = openViews('one', device);
  for (const name of ['a', 'b', 'c']) views.save(name, search);
  const undo = views.remove('b');
  expect(views.read().map(({ name }) => name)).toEqual(['a', 'c']);
  undo();
  expect(views.read().map(({ name }) => name)).toEqual(['a', 'b', 'c']);
  undo();
  expect(views.read()).toHaveLength(3);
});

test('whoever follows the views is told of each change, that of another tab too', () => {
  const here = device();
  const [views, otherTab] = [openViews('one', () => here), openViews('one', () => here)];
  let told = 0;
  const leave = otherTab.subscribe(() => told++);
  views.save('a', search);
  otherTab.reread();
  expect([told, otherTab.read()]).toEqual([1, views.read()]);
  otherTab.remove('a');
  leave();
  otherTab.save('b', {});
  expect(told).toBe(2);
});

test('where storage is closed views hold until the page is left', () => {
  const views = openViews('one', () => {
    throw new Error('closed');
  });
  expect(views.save('a', search)).toBeNull();
  expect(views.read()).toEqual([{ name: 'a', search }]);
});

test('what is kept and no view, or not of an address, is left out', () => {
  const here = device();
  const good = { name: 'a', search: { ...search, status: 'asleep', evil: 1 } };
  here.setItem('totem.users.views.one', JSON.stringify([{ name: '' }, 7, good, { name: 'b' }]));
  const { status: _status, ...rest } = search;
  expect(openViews('one', () => here).read()).toEqual([{ name: 'a', search: rest }]);
  here.setItem('totem.users.views.one', '{');
  expect(openViews('one', () => here).read()).toEqual([]);
});

test('the view of an address is known by what it shows, not by the order of its words', () => {
  const views = openViews('one', device);
  views.save('Mays', search);
  const { q, ...rest } = search;
  expect(viewLike(people, views.read(), { ...rest, q })?.name).toBe('Mays');
  expect(viewLike(people, views.read(), { ...rest, q: 'ma' })).toBeUndefined();
  expect(viewLike(people, views.read(), { ...search, level: undefined })?.name).toBe('Mays');
});

test('each list has views of its own', () => {
  const here = device();
  openViews('one', () => here).save('Mays', search);
  const places = { key: 'places', read: ({ q }: Readonly<Record<string, unknown>>) => ({ q }) };
  const other = open(places, 'one', () => here);
  expect(other.read()).toEqual([]);
  expect(other.save('Mays', { q: 'x' })).toBeNull();
  expect(openViews('one', () => here).read()).toEqual([{ name: 'Mays', search }]);
});
