import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { type Journeys, type Visitor, startJourneys } from './people.ts';
import { type Find, findAs } from './screen.ts';

let journeys: Journeys;
let nick: Visitor;
let felicia: Visitor;
let find: Find;
let organizationId: string;
/** Ids by name. */
let oscorp: string;
let maryJanes: string;
let gwens: string;

const Organization = z.object({ id: z.string(), version: z.int() });
const Saved = z.object({ changed: z.int() });
const Given = z.object({ grants: z.array(z.object({ id: z.string(), gives: z.record(z.string(), z.unknown()) })) });

beforeAll(async () => {
  journeys = await startJourneys();
  [nick, felicia] = [await journeys.as('nick'), await journeys.as('felicia')];
  find = findAs(nick);
  ({ id: organizationId } = Organization.parse((await nick.ask('organizations.bySlug', { slug: 'marvel' })).data));
  oscorp = await find.place('marvel', 'Oscorp');
  const set = (name: string) => find.row('marvel', 'locationGroups.list', { within: oscorp }, name);
  [maryJanes, gwens] = [await set('Mary Jane Department'), await set('Gwen Stacy Department')];
});
afterAll(async () => {
  await journeys.close();
  expect(journeys.complaints).toEqual([]);
});

/** Saves lines past the console, where a journey only needs the world to be so. */
async function save(who: Visitor, changes: object[]) {
  const { version } = Organization.parse((await who.ask('organizations.bySlug', { slug: 'marvel' })).data);
  const { data, refused } = await who.force('grants.save', { organizationId, madeAt: version, changes });
  expect(refused).toBe(null);
  expect(Saved.parse(data).changed).toBe(changes.length);
}

/** Whether somebody sees the dashboard of a service of Oscorp at a location, as the API answers Nick. */
async function sees(name: string, item: string, location: string): Promise<boolean> {
  const { data } = await nick.ask('access.check', {
    organizationId,
    member: await find.person('marvel', name),
    permission: item === 'Oscorp VoC' ? 'voc:dashboard.view' : 'mystery_shopper:dashboard.view',
    target: { item: await find.serviceItem('marvel', item), location: await find.place('marvel', location) },
  });
  return z.object({ allowed: z.boolean() }).parse(data).allowed;
}

/** The first cell of each row of the list. */
async function listed({ page }: Visitor): Promise<string[]> {
  await page.getByRole('table').waitFor();
  return page.getByRole('table').getByRole('row').getByRole('link').allTextContents();
}

const line = ({ page }: Visitor, name: string) => page.getByRole('button', { name: `Change or end: ${name}` });

test('HX-8 the tree opens to the locations of a subscription, by keyboard too', async () => {
  const { page } = nick;
  await nick.open('/marvel');
  await nick.press('Points of Service');
  await page.getByRole('treeitem', { name: 'Oscorp, Points of Service 3' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.getByRole('treeitem', { name: 'Montreal, Store' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Montreal' }).waitFor();
  const crumbs = page.getByRole('navigation').filter({ hasText: 'Points of Service' }).last();
  await expect.poll(() => crumbs.innerText()).toContain('Montreal');
});

test('BX-2 who can see a location is told with why, below whom it is asked about, and leads to the explorer', async () => {
  const { page } = nick;
  await nick.open(`/marvel/locations/${await find.place('marvel', 'Montreal')}`);
  const gwen = page.getByRole('list', { name: 'Who can see this' }).getByRole('listitem').filter({ hasText: 'Gwen Stacy' }).first();
  const asked = gwen.getByRole('button', { name: /^Oscorp VoC/ });
  await asked.click();
  const why = gwen.getByRole('region', { name: 'Why' });
  await why.getByText('Gwen Stacy has Montreal through Gwen Stacy Department').waitFor();
  expect(await nick.accessibilityFaults()).toEqual([]);
  await page.reload();
  await why.getByText('Gwen Stacy has Montreal through Gwen Stacy Department').waitFor();
  await why.getByRole('link', { name: 'Gwen Stacy Department' }).waitFor();
  await asked.click();
  await why.getByRole('button', { name: 'Close why' }).press('Enter');
  await why.waitFor({ state: 'detached' });
  expect(await asked.evaluate((button) => button === document.activeElement)).toBe(true);
  await nick.press('Open in the access explorer');
  await page.getByRole('grid').waitFor();
  await nick.sees('Montreal');
});

test('HX-31 two groups are compared, and the location that is in both is found by their common part', async () => {
  const { page } = felicia;
  await felicia.open('/marvel/locations');
  await page.getByRole('checkbox', { name: 'Compare Mary Jane Department' }).press('Space');
  await page.getByRole('checkbox', { name: 'Compare Gwen Stacy Department' }).press('Space');
  await felicia.sees('In both Mary Jane Department and Gwen Stacy Department');
  await expect.poll(() => listed(felicia)).toEqual(['Montreal', 'Toronto', 'Québec']);
  const marks = await page
    .getByRole('row', { name: /Montreal/ })
    .getByRole('cell')
    .filter({ hasText: /^A/ })
    .textContent();
  expect(marks).toBe('AMary Jane DepartmentBGwen Stacy Department');
  expect(await felicia.accessibilityFaults()).toEqual([]);
  await page.getByRole('button', { name: /^In both/ }).press('Enter');
  await expect.poll(() => listed(felicia)).toEqual(['Montreal']);
  await page.reload();
  await expect.poll(() => listed(felicia)).toEqual(['Montreal']);
});

test('HX-7 “Point of Sale” and “Point of Service” find the same locations', async () => {
  for (const words of ['point of sale', 'point of service']) {
    await felicia.open(`/marvel/locations?q=${encodeURIComponent(words)}`);
    await expect.poll(() => listed(felicia)).toEqual(['Montreal', 'Toronto', 'Québec']);
  }
  await felicia.page.getByRole('textbox', { name: 'Search by name' }).fill('point of sale mont');
  await expect.poll(() => listed(felicia)).toEqual(['Montreal']);
});

test('HX-12 a location of another subscription is nothing at its address', async () => {
  await felicia.open(`/marvel/locations/${await find.place('marvel', 'Malibu')}`);
  await felicia.page.getByRole('heading', { level: 1, name: 'There is nothing at this address' }).waitFor();
  expect(await felicia.page.locator('body').textContent()).not.toMatch(/Malibu|Stark/);
});

test('a location enters another group by a tick, and stays out by one more', async () => {
  const { page } = felicia;
  await felicia.open(`/marvel/locations/${await find.place('marvel', 'Toronto')}`);
  await felicia.press('Choose PoS groups');
  const tick = page.getByRole('checkbox', { name: 'Gwen Stacy Department' });
  await tick.click();
  await felicia.press('Done');
  await felicia.sees('1 change not saved');
  await line(felicia, 'Gwen Stacy Department').waitFor();
  await felicia.press('Choose PoS groups');
  await tick.click();
  await felicia.press('Done');
  await line(felicia, 'Gwen Stacy Department').waitFor({ state: 'detached' });
  expect(await page.getByText('not saved').count()).toBe(0);
});

test('HX-35 an entry is narrowed to one service, and the review says so and who loses the other', async () => {
  const { page } = felicia;
  await felicia.open(`/marvel/locations/groups/${gwens}`);
  await line(felicia, 'Montreal').click();
  await page.getByRole('menuitem', { name: 'Only for a service…' }).press('Enter');
  await page.getByRole('dialog').getByText('What is Montreal in it for?').click(); // on the dialog, not on the row it was opened from
  await felicia.choose('Service', 'Mystery Shopper');
  await felicia.press('Put into the draft');
  await felicia.sees('only for Mystery Shopper');
  await felicia.press('Review changes');
  const dialog = page.getByRole('dialog');
  const loses = dialog.getByRole('region', { name: /Loses/ });
  await loses.waitFor();
  for (const words of ['Gwen Stacy', 'Oscorp VoC', 'Montreal']) expect(await loses.innerText()).toContain(words);
  expect(await loses.innerText()).not.toContain('Oscorp Mystery Shopper');
  const lines = await dialog.innerText();
  expect(lines).toContain('Gwen Stacy Department: take out Montreal');
  expect(lines).toContain('Gwen Stacy Department: add Montreal, only for Mystery Shopper');
  await page.keyboard.press('Escape');
  await felicia.press('Discard');
});

test('HX-35, E30, BX-5 Montreal is taken out of a department: who loses it is named, and through whom somebody keeps it', async () => {
  const { page } = felicia;
  const may = { member: await find.person('marvel', 'May Parker') };
  await save(felicia, [
    { change: 'give', to: may, gives: { role: 'voc/reader' }, on: { item: await find.serviceItem('marvel', 'Oscorp VoC') } },
    ...[maryJanes, gwens].map((locationGroup) => ({ change: 'give', to: may, gives: { locations: null }, on: { locationGroup } })),
  ]);
  await felicia.open(`/marvel/locations/groups/${maryJanes}`);
  await felicia.sees('given to 2 people');
  await line(felicia, 'Montreal').click();
  await page.getByRole('menuitem', { name: 'Take out' }).press('Enter');
  await felicia.press('Review changes');
  const loses = page.getByRole('region', { name: /Loses/ });
  await loses.waitFor();
  for (const words of ['Mary Jane Watson', 'Montreal']) expect(await loses.innerText()).toContain(words);
  expect(await loses.innerText()).not.toContain('May Parker');
  const unchanged = await page.getByRole('region', { name: /No effect/ }).innerText();
  for (const words of ['May Parker', 'Mary Jane Department: take out Montreal', 'Still sees Montreal through Gwen Stacy Department.'])
    expect(unchanged).toContain(words);
  expect(await felicia.accessibilityFaults()).toEqual([]);
  await page.getByRole('button', { name: 'Save: Mary Jane Watson loses Montreal' }).press('Enter');
  await felicia.sees('In effect now');
  await felicia.sees('1–1 of 1');
  for (const item of ['Oscorp VoC', 'Oscorp Mystery Shopper']) expect(await sees('Mary Jane Watson', item, 'Montreal')).toBe(false);
  expect(await sees('Mary Jane Watson', 'Oscorp VoC', 'Toronto')).toBe(true);
  expect(await sees('May Parker', 'Oscorp VoC', 'Montreal')).toBe(true);
});

test('several locations enter a group at once, found on the server', async () => {
  const { page } = felicia;
  await felicia.open(`/marvel/locations/groups/${maryJanes}`);
  await felicia.press('Add Points of Service');
  await page.getByRole('dialog').getByRole('textbox').fill('que');
  await expect.poll(() => page.getByRole('dialog').getByRole('checkbox').count()).toBe(1);
  await page.getByRole('checkbox', { name: 'Québec' }).press('Space');
  await page.getByRole('dialog').getByRole('textbox').fill('');
  await page.getByRole('checkbox', { name: 'Montreal' }).press('Space');
  await felicia.press('Done');
  await felicia.sees('2 changes not saved');
  await felicia.press('Discard');
});

test('somebody without the portal sees the locations that they hold and may view, and why they alter nothing', async () => {
  await save(nick, [
    {
      change: 'give',
      to: { member: await find.person('marvel', 'Gwen Stacy') },
      gives: { role: 'administration/contributor' },
      on: { node: oscorp },
    },
  ]);
  const gwen = await journeys.as('gwen');
  await gwen.open('/marvel');
  expect(await gwen.page.getByRole('link', { name: 'Users', exact: true }).count()).toBe(0);
  await gwen.press('Points of Service');
  await gwen.page.getByRole('treeitem', { name: /^Québec/ }).waitFor();
  const places = gwen.page.getByRole('treeitem').filter({ hasText: 'Store' });
  expect(await places.allInnerTexts()).toEqual([expect.stringContaining('Montreal'), expect.stringContaining('Québec')]);
  await places.first().click();
  await gwen.page.getByRole('heading', { level: 1, name: 'Montreal' }).waitFor();
  expect(await gwen.whyNot('Choose PoS groups')).toBe('Your role here does not include this');
  expect(await gwen.page.getByText('Who can see this').count()).toBe(0);
  await gwen.open(`/marvel/locations/${await find.place('marvel', 'Toronto')}`);
  await gwen.page.getByRole('heading', { level: 1, name: 'You cannot open this' }).waitFor();
});

test('a location leads to its page from one’s own access and from the overview, where it opens', async () => {
  const [gwen, toronto] = [await journeys.as('gwen'), await find.place('marvel', 'Toronto')];
  const to = { member: await find.person('marvel', 'Gwen Stacy') };
  await save(nick, [{ change: 'give', to, gives: { locations: { service: 'voc' } }, on: { node: toronto } }]);
  await gwen.open('/marvel');
  const voc = gwen.page.getByRole('main').getByRole('listitem', { name: 'Oscorp VoC' });
  await voc.getByRole('link', { name: 'Montreal' }).waitFor();
  await voc.getByText('Toronto').first().waitFor();
  expect(await voc.getByRole('link', { name: 'Toronto' }).count()).toBe(0);
  await nick.open('/marvel');
  await nick.page.getByRole('treeitem', { name: /^Oscorp, / }).focus();
  await nick.page.keyboard.press('ArrowRight');
  await nick.page.getByRole('treeitem', { name: 'Montreal' }).press('Enter');
  await nick.page.getByRole('heading', { level: 1, name: 'Montreal' }).waitFor();
});

test('R31 holding a location for a service alone opens no page, and there is no way there', async () => {
  const jane = await journeys.as('mary-jane');
  await jane.open('/marvel/locations');
  await jane.page.getByRole('heading', { level: 1, name: 'You cannot open this' }).waitFor();
  expect(await jane.page.getByRole('link', { name: 'Points of Service' }).count()).toBe(0);
});

test('E36 a location that nobody can see is found from the overview, and says so', async () => {
  const ofNick = Given.parse((await nick.ask('members.get', { organizationId, member: await find.person('marvel', 'Nick') })).data);
  const ofMaria = Given.parse((await nick.ask('members.get', { organizationId, member: await find.person('marvel', 'Maria') })).data);
  const places = [...ofNick.grants, ...ofMaria.grants].filter(({ gives }) => 'locations' in gives);
  await save(
    nick,
    places.map(({ id: grant }) => ({ change: 'end', grant })),
  );
  await nick.open('/marvel');
  await nick.page.getByRole('link', { name: /^1\s*Point of Service/ }).press('Enter');
  await expect.poll(() => listed(nick)).toEqual(['New York']);
  await nick.press('New York');
  await nick.sees('Nobody holds New York, for any service.');
  expect(await nick.accessibilityFaults()).toEqual([]);
});

test('HF-8 Hexfit has branches and no groups of them, and Hitflow has no places', async () => {
  const [bruno, ana] = [await journeys.as('bruno'), await journeys.as('ana')];
  await bruno.open('/clinique-mouvement');
  await bruno.press('Branches');
  await bruno.page.getByRole('treeitem', { name: /^Laval/ }).press('Enter');
  await bruno.page.getByRole('heading', { level: 1, name: 'Laval' }).waitFor();
  expect(await bruno.page.getByText(/branch groups?/i).count()).toBe(0);
  await ana.open('/acme');
  await ana.page.getByRole('link', { name: 'Settings › Users' }).waitFor();
  expect(await ana.page.getByRole('link', { name: 'Locations' }).count()).toBe(0);
});
