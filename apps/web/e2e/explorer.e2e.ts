import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { type Journeys, startJourneys, type Visitor } from './people.ts';
import { findAs } from './screen.ts';

let journeys: Journeys;
let nick: Visitor;
let id: { readonly may: string; readonly gwen: string; readonly montreal: string; readonly voc: string; readonly organization: string };

const Organization = z.object({ id: z.string(), version: z.int() });
/** An instant at which May had nothing: the world of the demo begins in 2020, and she is given hers below. */
const before = '2026-05-03T18:00:00.000Z';

/** May is given Reader on Oscorp’s Voice of Customer, and Montreal twice: through either department. */
beforeAll(async () => {
  journeys = await startJourneys();
  nick = await journeys.as('nick');
  const find = findAs(nick);
  const organization = Organization.parse((await nick.ask('organizations.bySlug', { slug: 'marvel' })).data);
  id = {
    organization: organization.id,
    may: await find.person('marvel', 'May Parker'),
    gwen: await find.person('marvel', 'Gwen Stacy'),
    montreal: await find.place('marvel', 'Montreal'),
    voc: await find.serviceItem('marvel', 'Oscorp VoC'),
  };
  const department = async (name: string) => find.row('marvel', 'locationGroups.list', await scope(), name);
  const scope = async () => {
    const { top } = z
      .object({ top: z.object({ id: z.string() }) })
      .parse((await nick.ask('organizations.bySlug', { slug: 'marvel' })).data);
    return { within: top.id };
  };
  const give = (gives: object, on: object) => ({ change: 'give', to: { member: id.may }, gives, on });
  const { refused } = await nick.force('grants.save', {
    organizationId: organization.id,
    madeAt: organization.version,
    changes: [
      give({ role: 'voc/reader' }, { item: id.voc }),
      give({ locations: null }, { locationGroup: await department('Mary Jane Department') }),
      give({ locations: null }, { locationGroup: await department('Gwen Stacy Department') }),
    ],
  });
  expect(refused).toBeNull();
});
afterAll(async () => {
  await journeys.close();
  expect(journeys.complaints).toEqual([]);
});

const verdict = ({ page }: Visitor) => page.getByRole('status').filter({ hasText: /^(Yes|No)/ });
const open = (visitor: Visitor, search: Record<string, string>) => visitor.open(`/marvel/explorer?${new URLSearchParams(search)}`);

test('BX-7 why May sees Montreal is found from her, from Montreal and from the question, each with both departments', async () => {
  const { page } = nick;
  const isWhole = async () => {
    await expect.poll(() => verdict(nick).textContent()).toMatch(/^Yes/);
    await nick.sees('Mary Jane Department');
    await nick.sees('Gwen Stacy Department');
  };
  await nick.open('/marvel/explorer');
  await page
    .getByRole('textbox', { name: 'Find a person' })
    .or(page.getByRole('searchbox', { name: 'Find a person' }))
    .fill('may');
  await page.getByRole('link', { name: /^May Parker/ }).press('Enter');
  await page
    .getByRole('row', { name: /Oscorp VoC/ })
    .locator('[data-cell]')
    .first()
    .click();
  await isWhole();
  const link = page.url();

  await open(nick, { location: id.montreal });
  const row = page.getByRole('row', { name: /May Parker/ });
  await row.locator('[data-cell]', { hasText: 'Reader' }).click();
  await isWhole();

  await nick.open(
    `/marvel/users/${id.may}?${new URLSearchParams({ tab: 'why', permission: 'voc:dashboard.view', item: id.voc, location: id.montreal })}`,
  );
  await isWhole();

  const other = await journeys.as('nick');
  await other.page.goto(link);
  await expect.poll(() => verdict(other).textContent()).toMatch(/^Yes/);
  await other.sees('What May Parker reaches');
});

test('BX-9 at a date before it she had nothing there, nothing can be changed, and the file says who had', async () => {
  const { page } = nick;
  await open(nick, { location: id.montreal, at: before });
  await nick.sees('Nothing can be changed from here.');
  await page.getByRole('row', { name: /Gwen Stacy/ }).waitFor();
  expect(await page.getByRole('row', { name: /May Parker/ }).count()).toBe(0);
  const [download] = await Promise.all([page.waitForEvent('download'), nick.press('CSV')]);
  const file = await (await download.createReadStream()).toArray();
  const text = Buffer.concat(file).toString('utf8');
  expect(text).toContain('Gwen Stacy,Oscorp');
  expect(text).toContain('Gwen Stacy Department');
  expect(text).not.toContain('May Parker');

  await nick.press('Back to now');
  await page.getByRole('row', { name: /May Parker/ }).waitFor();

  await open(nick, { person: id.may, at: before });
  await nick.sees('May Parker reached nothing at that moment.');
});

test('a no gives a line of a draft, and the keyboard alone asks it', async () => {
  const { page } = nick;
  await open(nick, { item: id.voc });
  const gwen = page.getByRole('row', { name: /Gwen Stacy/ });
  await gwen.waitFor();
  await page.locator('[data-cell="0 0"]').focus();
  const row = Number((await gwen.locator('[data-cell]').first().getAttribute('data-cell'))?.split(' ')[0]);
  for (let at = 0; at < row; at++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-cell'))).toBe(`${row} 1`);
  await page.keyboard.press('Enter');
  await nick.sees('Gwen Stacy does not have Toronto.');
  expect(await nick.accessibilityFaults()).toEqual([]);
  await page.getByRole('button', { name: 'Give Toronto' }).press('Enter');
  await page.getByRole('dialog').getByText('Gains').first().waitFor();
  await page.keyboard.press('Escape');
  await nick.press('Discard');
});

test('differences from somebody else carry their own signs, and a location group narrows the places', async () => {
  const { page } = nick;
  await open(nick, { person: id.may, other: id.gwen });
  await expect.poll(() => page.locator('[data-cell]').allTextContents()).toContainEqual(expect.stringMatching(/^More · Reader/));
  expect((await page.locator('[data-cell]').allTextContents()).some((words) => words.startsWith('The same · Reader'))).toBe(true);
  await nick.choose('PoS group', 'Gwen Stacy Department');
  await expect.poll(() => page.getByRole('columnheader').allTextContents()).not.toContain('Toronto');
});

test('BX-7 what changed between two moments is a question with an address, from a person and from a place', async () => {
  const { page } = nick;
  await open(nick, { person: id.may });
  await nick.press('Compare with…');
  await page.getByLabel(/^Compared with/).fill('2026-05-03T14:00');
  await page.waitForURL(/since=2026-05-03/);
  await nick.sees('What has changed since May 3, 2026');
  const gained = page.getByRole('row', { name: /Oscorp VoC/ }).locator('[data-cell]', { hasText: 'Gained: Reader' });
  await gained.first().waitFor();
  expect(await nick.accessibilityFaults()).toEqual([]);
  await nick.press('Show as list');
  await page.getByRole('button', { name: /Montreal Gained: Reader/ }).click();
  await expect.poll(() => verdict(nick).textContent()).toMatch(/^Yes/);
  const other = await journeys.as('nick');
  await other.page.goto(page.url());
  await other.sees('What May Parker gained and lost');

  await open(nick, { location: id.montreal, since: before });
  await nick.sees('Who gained and lost something: Montreal');
  await page
    .getByRole('row', { name: /May Parker/ })
    .locator('[data-cell]', { hasText: 'Gained: Reader' })
    .waitFor();
  expect(await page.getByRole('row', { name: /Gwen Stacy/ }).count()).toBe(0);
  expect(await nick.accessibilityFaults()).toEqual([]);
  await open(nick, { location: id.montreal, since: before, at: '2026-06-03T18:00:00.000Z' });
  await nick.sees('Nobody gained or lost anything at Montreal between the two moments.');
  await nick.press('Stop comparing');
  await page.waitForURL((url) => !url.searchParams.has('since'));

  const felicia = await journeys.as('felicia');
  await open(felicia, { location: await findAs(nick).place('marvel', 'Malibu'), since: before });
  await felicia.sees('There is nothing at this address');
});

test('HX-36 who may edit alerts at a place is one question with an address, and its cells tell why', async () => {
  const { page } = nick;
  await open(nick, { location: id.montreal, may: 'voc:alert.edit' });
  await nick.sees('Everyone who can edit alerts: Montreal');
  const normand = page.getByRole('row', { name: /Normand Osborn/ });
  await normand.waitFor();
  expect(await page.getByRole('row', { name: /May Parker|Gwen Stacy/ }).count()).toBe(0);
  await normand.locator('[data-cell]', { hasText: 'Contributor' }).click();
  await expect.poll(() => verdict(nick).textContent()).toMatch(/^Yes/);
  expect(new URL(page.url()).searchParams.get('permission')).toBe('voc:alert.edit');

  await open(nick, { location: id.montreal, may: 'voc:alert.edit' });
  await nick.choose('What they can do there', 'See the dashboard Voice');
  await page.getByRole('row', { name: /May Parker/ }).waitFor();
  await nick.choose('What they can do there', 'Whatever they can do there');
  await nick.sees('Everyone at Montreal');
});

test('HX-12 Felicia finds nothing of Stark, and a Reader is told that it is not for them', async () => {
  const felicia = await journeys.as('felicia');
  await felicia.open('/marvel/explorer');
  await felicia.sees('For example');
  await felicia.press('Place or service');
  await felicia.sees('Montreal');
  const text = await felicia.page.getByRole('main').textContent();
  for (const foreign of ['Stark', 'Malibu', 'Pepper', 'Bugle']) expect(text).not.toContain(foreign);
  const malibu = await findAs(nick).place('marvel', 'Malibu');
  await open(felicia, { location: malibu });
  await felicia.sees('There is nothing at this address');

  const gwen = await journeys.as('gwen');
  await gwen.open('/marvel/explorer');
  await gwen.sees('You cannot open this');
  await gwen.sees('Ask Felicia if you need it.');
  expect(await gwen.page.getByRole('link', { name: 'Access explorer' }).count()).toBe(0);
});
