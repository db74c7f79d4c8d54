import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Journeys, type Visitor, startJourneys } from './people.ts';
import { isWhole, show } from './screen.ts';
import { screens } from './screens.ts';

let journeys: Journeys;
let nick: Visitor;
beforeAll(async () => {
  journeys = await startJourneys();
  nick = await journeys.as('nick');
  await nick.page.setViewportSize({ width: 1280, height: 800 });
});
afterAll(async () => {
  await journeys.close();
  expect(journeys.complaints).toEqual([]);
});

/** Those that people work on most. */
const main = [
  'overview',
  'users',
  'access',
  'why, a yes',
  'review',
  'a user group',
  'what a user group gives',
  'locations',
  'a location',
  'a location group',
  'services',
  'a matrix',
  'roles',
  'explorer, a place',
  'my access',
  'my accounts',
  'the box, a question',
];
/** What somebody who listens goes by: parts, headings, lists of choices, and what can be pressed outside of rows. */
const wayMarks =
  /^\s*- '?(banner|navigation|main|region|search|dialog|contentinfo|heading|tablist|tab|table|grid|columnheader|tree|combobox|searchbox|textbox|alert)\b/;

/** Roles and names in the order in which they are read; `vitest run -u` writes them anew, for a reader to judge. */
test.each(screens.filter(({ name }) => main.includes(name)))('BX-65 $name is read in its order', async (screen) => {
  const reader = screen.who === 'nick' ? nick : await journeys.as(screen.who ?? '');
  await show(reader, screen);
  await isWhole(reader);
  const tree = await reader.page.locator('body').ariaSnapshot();
  const outline = tree
    .split('\n')
    .filter((line) => wayMarks.test(line))
    .map((line) => line.replace(/:$/, '')); // that there is something in it
  await expect(`${outline.join('\n')}\n`).toMatchFileSnapshot(`./outlines/${screen.name.replace(/\W+/g, '-')}.txt`);
});

test('every main screen is one of the list', () => {
  expect(main.filter((name) => !screens.some((screen) => screen.name === name))).toEqual([]);
});
