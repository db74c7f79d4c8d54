import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Journeys, type Visitor, startJourneys } from './people.ts';

let journeys: Journeys;
beforeAll(async () => {
  journeys = await startJourneys();
});
afterAll(async () => {
  await journeys.close();
  expect(journeys.complaints).toEqual([]);
});

const boxes = ({ page }: Visitor) => page.getByRole('tree', { name: /^Map of/ }).getByRole('treeitem');
const focused = ({ page }: Visitor) => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? null);

test('the map of an organization is walked, opened and left by keyboard alone', async () => {
  const nick = await journeys.as('nick');
  await nick.open('/marvel');
  await nick.press('Map');
  await boxes(nick).first().focus();
  const press = async (...keys: string[]) => {
    for (const key of keys) await nick.page.keyboard.press(key);
  };
  await press('ArrowDown');
  expect(await focused(nick)).toBe('Oscorp, 3 Points of Service (PoS), 5 people at this level');
  await press('ArrowDown', 'ArrowRight', 'ArrowLeft', 'Escape', 'ArrowRight');
  expect(await focused(nick)).toMatch(/^Stark Industries/);
  await press('Enter');
  await expect.poll(() => focused(nick)).toMatch(/^Stark Industries, 2 Points of Service/);
  await expect.poll(() => boxes(nick).count()).toBe(3);
  await press('Escape');
  await expect.poll(() => focused(nick)).toMatch(/^Marvel Group Inc\./);
  await press('+', '+', '0', 'g');
  await nick.page.getByRole('option', { name: /^Mary Jane Department/ }).click();
  await expect.poll(() => boxes(nick).filter({ hasText: 'Toronto' }).getAttribute('aria-label')).toContain('in Mary Jane Department');
  expect(await nick.accessibilityFaults()).toEqual([]);
});

test('the list of a map says what the picture does, in its order, and leads to the same', async () => {
  const nick = await journeys.as('nick');
  await nick.open('/marvel?view=map');
  await boxes(nick).first().waitFor();
  const drawn = await boxes(nick).evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''));
  await nick.press('Show as list');
  const rows = nick.page.getByRole('table', { name: /^Map of/ }).getByRole('row');
  const listed = (await rows.allInnerTexts()).slice(1);
  expect(listed).toHaveLength(drawn.length);
  for (const [index, words] of drawn.entries()) for (const part of words.split(', ')) expect(listed[index]).toContain(part);
  await rows.getByRole('link', { name: 'Montreal' }).click();
  await nick.page.waitForURL(/users\?.*location=/);
  const montreal = drawn.find((words) => words.startsWith('Montreal')) ?? '';
  await nick.sees(`of ${/\d+/.exec(montreal)?.[0]}`);
});

test('a map can be printed: its tools go, its legend stays', async () => {
  const nick = await journeys.as('nick');
  await nick.open('/marvel?view=map');
  await boxes(nick).first().waitFor();
  await nick.page.emulateMedia({ media: 'print' });
  expect(await nick.page.getByRole('button', { name: 'Show as list' }).isVisible()).toBe(false);
  expect(await nick.page.getByText('up to').first().isVisible()).toBe(true);
  expect((await nick.page.getByRole('tree', { name: /^Map of/ }).boundingBox())?.height).toBeGreaterThan(300);
});

test('HX-12 an administrator of Oscorp maps Oscorp alone, and who administers nothing has no map', async () => {
  const felicia = await journeys.as('felicia');
  await felicia.open('/marvel?view=map');
  await boxes(felicia).first().waitFor();
  expect(await felicia.page.locator('main').innerText()).not.toMatch(/Stark|Malibu|Bugle/);
  const gwen = await journeys.as('gwen');
  await gwen.open('/marvel?view=map');
  await gwen.sees('My access');
  expect(await boxes(gwen).count()).toBe(0);
});
