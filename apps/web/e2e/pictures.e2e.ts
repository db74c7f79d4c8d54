import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { type Journeys, type Visitor, startJourneys } from './people.ts';
import { findAs } from './screens.ts';

// Signed in once: an address that signs in again and again within seconds is held off.
let journeys: Journeys;
let nick: Visitor;
let felicia: Visitor;
let gwen: Visitor;
beforeAll(async () => {
  journeys = await startJourneys();
  [nick, felicia, gwen] = [await journeys.as('nick'), await journeys.as('felicia'), await journeys.as('gwen')];
});
afterAll(async () => {
  await journeys.close();
  expect(journeys.complaints).toEqual([]);
});

const boxes = ({ page }: Visitor) => page.getByRole('tree', { name: /^Map of/ }).getByRole('treeitem');
const focused = ({ page }: Visitor) => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? null);

const Organization = z.object({ id: z.string(), version: z.int() });

/** Saves lines past the console, where a journey only needs the world to be so. */
async function save(who: Visitor, changes: object[]) {
  const { id: organizationId, version } = Organization.parse((await who.ask('organizations.bySlug', { slug: 'marvel' })).data);
  expect((await who.force('grants.save', { organizationId, madeAt: version, changes })).refused).toBeNull();
}

test('the map of an organization is walked, opened and left by keyboard alone', async () => {
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
  await nick.open('/marvel?view=map');
  await boxes(nick).first().waitFor();
  await nick.page.emulateMedia({ media: 'print' });
  expect(await nick.page.getByRole('button', { name: 'Show as list' }).isVisible()).toBe(false);
  expect(await nick.page.getByText('up to').first().isVisible()).toBe(true);
  expect((await nick.page.getByRole('tree', { name: /^Map of/ }).boundingBox())?.height).toBeGreaterThan(300);
  await nick.page.emulateMedia({ media: 'screen' });
});

test('HX-12 an administrator of Oscorp maps Oscorp alone, and who administers nothing has no map', async () => {
  await felicia.open('/marvel?view=map');
  await boxes(felicia).first().waitFor();
  expect(await felicia.page.locator('main').innerText()).not.toMatch(/Stark|Malibu|Bugle/);
  await gwen.open('/marvel?view=map');
  await gwen.sees('My access');
  expect(await boxes(gwen).count()).toBe(0);
});

test('HF-29 Sofia sees how the paid seats stand, and what a draft would make of them', async () => {
  const sofia = await journeys.as('sofia');
  await sofia.open('/clinique-mouvement');
  await sofia.page.getByRole('img', { name: /^\d of 5 paid seats used, 0 reserved$/ }).waitFor();
  await sofia.sees('Read only: 1, unlimited');
  await sofia.open('/clinique-mouvement/users');
  await sofia.press('Rita');
  await sofia.choose('Profile', 'Employee');
  await sofia.press('Review changes');
  await sofia.sees('Takes 1 paid seat');
  const bruno = await journeys.as('bruno');
  await bruno.open('/clinique-mouvement');
  await bruno.page.getByRole('heading', { level: 1 }).waitFor();
  expect(await bruno.page.getByText('Paid seats').count()).toBe(0);
});

test('BX-1 what somebody would gain by joining a user group is shown before anything is drafted', async () => {
  await nick.open('/marvel/groups');
  await nick.press('Customer Support Specialists');
  await nick.page.getByRole('tab', { name: 'Who gains what' }).click();
  await nick.choose('Choose a person', 'Nick');
  await nick.page.getByRole('region', { name: 'Nick' }).waitFor();
  expect(await nick.page.getByText('not saved').count()).toBe(0);
  await nick.press('Add Nick');
  await nick.sees('Nothing applies until you save');
  await nick.page.keyboard.press('Escape');
  await nick.press('Discard');
});

test('HX-35 a review gathers what goes from several services, its counts filter on a press, and saving stays in sight', async () => {
  const { page } = felicia;
  const find = findAs(felicia);
  const within = await find.place('marvel', 'Oscorp');
  const set = (name: string) => find.row('marvel', 'locationGroups.list', { within }, name);
  const [maryJanes, gwens] = [await set('Mary Jane Department'), await set('Gwen Stacy Department')];
  const to = { member: await find.person('marvel', 'May Parker') };
  const voc = { change: 'give', to, gives: { role: 'voc/reader' }, on: { item: await find.serviceItem('marvel', 'Oscorp VoC') } };
  const given = [maryJanes, gwens].map((locationGroup) => ({ change: 'give', to, gives: { locations: null }, on: { locationGroup } }));
  await save(felicia, [voc, ...given]);

  await felicia.open(`/marvel/locations/groups/${maryJanes}`);
  await page.getByRole('button', { name: 'Change or end: Montreal' }).click();
  await page.getByRole('menuitem', { name: 'Take out' }).click();
  await felicia.open(`/marvel/users/${await find.person('marvel', 'Gwen Stacy')}`);
  await felicia.choose('Level on Oscorp VoC', 'Contributor');
  await felicia.press('Review changes');
  const part = (name: RegExp) => page.getByRole('region', { name });
  await part(/^Loses/).waitFor();
  expect(await part(/^Loses/).innerText()).toMatch(/Montreal: Oscorp (VoC and Oscorp Mystery Shopper|Mystery Shopper and Oscorp VoC)/);
  expect(await part(/^No effect/).innerText()).toContain('Still sees Montreal through Gwen Stacy Department');
  expect(await felicia.accessibilityFaults()).toEqual([]);

  const counts = page.getByRole('group', { name: 'What the changes do' });
  const shown = () =>
    page
      .getByRole('region', { name: /^(Loses|Gains|No effect)/ })
      .getByRole('heading')
      .allInnerTexts();
  const all = await shown();
  expect(all).toHaveLength(3);
  for (const [index, word] of [/loses/, /gains/, /no effect/].entries()) {
    const button = counts.getByRole('button', { name: word });
    await button.click();
    expect(await shown()).toEqual([all[index]]);
    await button.click();
    expect(await shown()).toEqual(all);
  }

  await page.setViewportSize({ width: 360, height: 700 });
  const saving = page.getByRole('dialog').getByRole('button', { name: /^Save/ });
  await part(/^No effect/).scrollIntoViewIfNeeded();
  expect(await saving.evaluate((button) => button.getBoundingClientRect().bottom <= innerHeight)).toBe(true);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});

test('BX-6 access without effect is found for everybody, and cleaned up in a draft that changes nothing', async () => {
  const find = findAs(nick);
  const to = { member: await find.person('marvel', 'May Parker') };
  const given = async (place: string) => ({
    change: 'give',
    to,
    gives: { locations: null },
    on: { node: await find.place('marvel', place) },
  });
  await save(nick, [await given('Montreal'), await given('Oscorp')]);
  await nick.open('/marvel/without-effect');
  await nick.sees('May Parker');
  expect(await nick.accessibilityFaults()).toEqual([]);
  await nick.page.getByRole('button', { name: /^Clean up/ }).click();
  await nick.sees('changes nothing for anyone');
  await gwen.open('/marvel/without-effect');
  await gwen.page.getByRole('heading', { level: 1 }).waitFor();
  expect(await gwen.page.getByRole('button', { name: /^Clean up/ }).count()).toBe(0);
});
