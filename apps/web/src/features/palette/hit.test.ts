import { Search } from 'lucide-react';
import { expect, test } from 'vitest';
import { type Choice, choicesFor, nearestFirst } from './hit.ts';

const choice = (title: string, also = ''): Choice => ({ key: title, icon: Search, title, detail: null, also, does: { text: '' } });
const titles = (choices: readonly Choice[], text: string) => choicesFor(choices, text).map((hit) => hit.title);
const pages = [choice('Overview', 'start accueil'), choice('Users', 'people utilisateurs'), choice('User groups', 'teams groupes')];

test('without words all are there as they stand', () => {
  expect(titles(pages, ' ')).toEqual(['Overview', 'Users', 'User groups']);
});

test('another word for something finds it, in either language, after what bears it as a name', () => {
  expect(titles(pages, 'people')).toEqual(['Users']);
  expect(titles(pages, 'utilis')).toEqual(['Users']);
  expect(titles([choice('Themes', 'roles'), choice('Roles')], 'roles')).toEqual(['Roles', 'Themes']);
});

test('another word is not guessed at', () => {
  expect(titles(pages, 'stark')).toEqual([]); // no slip of "start"
});

test('what has the nearest hit comes first, and what has none is left out', () => {
  const groups = ['users', 'over'].map((text) => ({ value: text, items: choicesFor(pages, text) }));
  expect(nearestFirst([{ value: 'none', items: [] }, ...groups.toReversed()]).map(({ value }) => value)).toEqual(['users', 'over']);
});
