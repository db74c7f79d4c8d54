import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { printFaults } from './faults.ts';
import { type Journeys, type Visitor, startJourneys } from './people.ts';
import { findAs } from './screen.ts';

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

/** What is answered with the first way four hundred times, each through a group of its own. */
function withManyWays(answer: string): string {
  const many = (key: string, value: unknown): unknown =>
    key === 'because' && Array.isArray(value) && typeof value[0] === 'object'
      ? Array.from({ length: 400 }, (_, at) => ({
          ...value[0],
          through: { id: `0198aaaa-0000-7000-8000-${String(at).padStart(12, '0')}`, name: `Group ${at + 1}` },
        }))
      : value;
  return answer
    .split('\n')
    .map((line) => (line.trim() === '' ? line : JSON.stringify(JSON.parse(line, many))))
    .join('\n');
}

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
  expect(await focused(nick)).toBe('Oscorp, 3 Points of Service, 5 people at this level');
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
  await rows.getByRole('link', { name: 'Montreal' }).press('Enter');
  await nick.page.waitForURL(/users\?.*location=/);
  const montreal = drawn.find((words) => words.startsWith('Montreal')) ?? '';
  await nick.sees(`of ${/\d+/.exec(montreal)?.[0]}`);
});

describe('on paper a picture is whole, in light colours, with its title and legend and nothing that is pressed', () => {
  /** As wide as A4 upright is within its margins. */
  const sheet = { width: 725, height: 1_050 };
  /** Looked at in the dark, then printed. */
  async function printed({ page }: Visitor) {
    await page.emulateMedia({ media: 'print', colorScheme: 'dark', reducedMotion: 'reduce' });
    await page.setViewportSize(sheet);
    // The second frame after it: the first is where the page hears that it is printed, and how large it is now.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    return printFaults(page);
  }
  afterEach(async () => {
    for (const { page } of [nick, felicia]) {
      await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
      await page.setViewportSize({ width: 1280, height: 720 });
    }
  });

  test('the map of an organization, however near one looked at it', async () => {
    await nick.open('/marvel?view=map');
    await boxes(nick).first().focus();
    for (const key of ['+', '+', '+', '+']) await nick.page.keyboard.press(key);
    expect(await printed(nick)).toEqual([]);
    await nick.page.getByRole('heading', { level: 1, name: 'Marvel Group Inc.' }).waitFor();
    expect(await nick.page.getByText('up to').first().isVisible()).toBe(true);
    expect((await nick.page.getByRole('tree', { name: /^Map of/ }).boundingBox())?.height).toBeGreaterThan(300);
  });

  test('the heat map of a person', async () => {
    await nick.open(`/marvel/explorer?person=${await findAs(nick).person('marvel', 'Maria')}`);
    await nick.page.locator('[data-cell]').first().waitFor();
    const said = await nick.page.locator('[data-cell]').allTextContents();
    expect(await printed(nick)).toEqual([]);
    await nick.page.getByRole('heading', { name: 'What Maria reaches' }).waitFor();
    expect(await nick.page.getByRole('table').getByRole('cell').allTextContents()).toEqual(expect.arrayContaining(said));
    expect(await nick.page.getByRole('list', { name: 'Legend' }).isVisible()).toBe(true);
  });

  test('why somebody may do something', async () => {
    const find = findAs(nick);
    const [item, location] = [await find.serviceItem('marvel', 'VoC post purchase'), await find.place('marvel', 'Malibu')];
    const question = { tab: 'why', permission: 'voc:alert.edit', item, location };
    await nick.open(`/marvel/users/${await find.person('marvel', 'Pepper Pots')}?${new URLSearchParams(question)}`);
    await nick.page.locator('[data-box="where"]').waitFor();
    expect(await printed(nick)).toEqual([]);
    await nick.page.getByRole('heading', { name: /^Pepper Pots can/ }).waitFor();
    for (const box of await nick.page.locator('[data-box]').all()) {
      const place = await box.boundingBox();
      expect((place?.x ?? -1) >= 0 && (place?.x ?? 0) + (place?.width ?? 0) <= sheet.width).toBe(true);
    }
  });

  test('a review, all of it', async () => {
    await felicia.open(`/marvel/users/${await findAs(felicia).person('marvel', 'May Parker')}`);
    await felicia.choose('Level on Oscorp VoC', 'Contributor');
    await felicia.choose('Give a location group', 'Mary Jane Department');
    await felicia.press('Review changes');
    await felicia.page.getByRole('region', { name: /^Gains/ }).waitFor();
    expect(await printed(felicia)).toEqual([]);
    await felicia.page.getByRole('heading', { name: 'Review changes' }).waitFor();
    expect(await felicia.page.getByText('Toronto').first().isVisible()).toBe(true);
    expect(await felicia.page.getByRole('main').isVisible()).toBe(false);
    await felicia.page.emulateMedia({ media: 'screen' });
    await felicia.page.keyboard.press('Escape');
    await felicia.press('Discard');
  });

  test('the paid seats', async () => {
    const sofia = await journeys.as('sofia');
    await sofia.open('/clinique-mouvement');
    await sofia.page.getByRole('img', { name: /paid seats used/ }).waitFor();
    expect(await printed(sofia)).toEqual([]);
    expect(await sofia.page.getByRole('img', { name: /paid seats used/ }).isVisible()).toBe(true);
  });
});

test('a why of many ways is drawn when asked for, moved and zoomed by keys, and says the same in words', async () => {
  const { page } = nick;
  const find = findAs(nick);
  const [item, location] = [await find.serviceItem('marvel', 'VoC post purchase'), await find.place('marvel', 'Malibu')];
  await page.route(/access\.explain/, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: withManyWays(await answer.text()) });
  });
  const question = { tab: 'why', permission: 'voc:alert.edit', item, location };
  await nick.open(`/marvel/users/${await find.person('marvel', 'Pepper Pots')}?${new URLSearchParams(question)}`);
  const picture = page.getByRole('figure', { name: /^The ways as a picture/ });
  const rows = picture.locator('[data-box$=" grant"]');
  await rows.first().waitFor();
  await nick.page.getByRole('button', { name: /^Draw \d+ more/ }).press('Enter');
  await picture.focus();
  await page.keyboard.press('End');
  await picture.locator('[data-box="way 399 grant"]').or(picture.locator('[data-box^="place "]')).first().waitFor();
  // The person is beside whatever one looks at, and no more is drawn than is seen.
  expect(await picture.locator('[data-box="person"]').evaluate((box) => box.getBoundingClientRect().width > 0)).toBe(true);
  expect(await picture.locator('[data-box]').count()).toBeLessThan(120);
  await page.keyboard.press('0');
  await expect.poll(() => picture.locator('[data-box]').count()).toBe(0);
  expect(await nick.accessibilityFaults()).toEqual([]);
  await page.keyboard.press('Home');
  for (let times = 0; times < 24; times++) await page.keyboard.press('+');
  await rows.first().waitFor();
  await page.unroute(/access\.explain/);
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
  await nick.page.getByRole('tab', { name: 'Who gains what' }).press('Enter');
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
  await page.getByRole('button', { name: 'Change or end: Montreal' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Take out' }).press('Enter');
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
  await nick.page.getByRole('button', { name: /^Clean up/ }).press('Enter');
  await nick.sees('changes nothing for anyone');
  await gwen.open('/marvel/without-effect');
  await gwen.page.getByRole('heading', { level: 1 }).waitFor();
  expect(await gwen.page.getByRole('button', { name: /^Clean up/ }).count()).toBe(0);
});
