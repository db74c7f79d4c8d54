import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { type Journeys, type Visitor, startJourneys } from './people.ts';

let journeys: Journeys;
let nick: Visitor;
let felicia: Visitor;
beforeAll(async () => {
  journeys = await startJourneys();
  [nick, felicia] = [await journeys.as('nick'), await journeys.as('felicia')];
});
afterAll(async () => {
  await journeys.close();
  expect(journeys.complaints).toEqual([]);
});

const Organization = z.object({ id: z.string(), version: z.int(), top: z.object({ id: z.string() }) });
const Rows = z.object({ rows: z.array(z.object({ id: z.string(), name: z.string() })) });

/** Names in a list, as they are read. */
async function groups({ page }: Visitor): Promise<string[]> {
  await page.getByRole('table').waitFor();
  return page.getByRole('table').getByRole('link').allTextContents();
}

/** What the API answers, as Nick asks it, whether somebody may edit alerts of VoC post purchase. */
async function mayEditAlerts(name: string): Promise<unknown> {
  const { id: organizationId, top } = Organization.parse((await nick.ask('organizations.bySlug', { slug: 'marvel' })).data);
  const idOf = async (procedure: string, input: object, named: string) =>
    Rows.parse((await nick.ask(procedure, { organizationId, ...input })).data).rows.find((row) => row.name === named)?.id ?? '';
  const member = await idOf('members.list', { node: top.id }, name);
  const item = await idOf('serviceItems.list', { within: top.id }, 'VoC post purchase');
  const location = await idOf('nodes.search', { within: top.id }, 'Malibu');
  const { data } = await nick.ask('access.check', { organizationId, member, permission: 'voc:alert.edit', target: { item, location } });
  return data;
}

test('HX-21 the list says what each user group gives, and is searched from the address', async () => {
  await nick.open('/marvel');
  await nick.press('User groups');
  expect(await groups(nick)).toEqual(['All Marvel', 'Customer Support Specialists', 'Oscorp Desk', 'Pepper Pots Department']);
  const row = nick.page.getByRole('row', { name: /Customer Support/ });
  expect(await row.innerText()).toContain('Contributor on VoC post purchase');
  await nick.sees('1–4 of 4');
  expect(await nick.accessibilityFaults()).toEqual([]);
  await nick.page.keyboard.press('/');
  await nick.page.keyboard.type('desk');
  await nick.page.waitForURL(/[?&]q=desk/);
  await expect.poll(() => groups(nick)).toEqual(['Oscorp Desk']);
  await nick.open('/marvel/groups?q=zzz');
  await nick.sees('None here has such a name.');
});

test('BX-19 user groups are sorted and narrowed by the server, written to a file, and kept as a view, all in the address', async () => {
  const { page } = nick;
  const header = page.getByRole('columnheader', { name: 'People' });
  await nick.open('/marvel/groups');
  await page.getByRole('table').waitFor();
  expect(await page.getByRole('columnheader', { name: 'Name' }).getAttribute('aria-sort')).toBe('ascending');
  await header.getByRole('button').press('Enter');
  await page.waitForURL(/[?&]sort=people/);
  await header.getByRole('button').press('Enter');
  await page.waitForURL(/[?&]sort=-people/);
  await expect.poll(() => groups(nick)).toEqual(['Customer Support Specialists', 'Pepper Pots Department', 'All Marvel', 'Oscorp Desk']);
  expect(await header.getAttribute('aria-sort')).toBe('descending');
  const [download] = await Promise.all([page.waitForEvent('download'), nick.press('CSV')]);
  const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
  expect(lines[0]).toContain('Name,Level,People,Gives');
  expect(lines).toHaveLength(5);
  expect(lines[1]).toContain('Customer Support Specialists,Stark Industries,2,');
  await nick.press('Filter');
  await nick.press('Additional permission');
  await page.keyboard.type('contests');
  await page.keyboard.press('Enter');
  await page.waitForURL(/[?&]extra=voc/);
  await expect.poll(() => groups(nick)).toEqual(['Customer Support Specialists']);
  expect(await nick.accessibilityFaults()).toEqual([]);
  await nick.press('Views');
  await nick.fill('Save this as a view named', 'Contests');
  await page.keyboard.press('Enter');
  await nick.sees('View: Contests');
  await nick.open('/marvel/groups');
  await expect.poll(() => groups(nick)).toHaveLength(4);
  await nick.press('Views');
  await nick.press('Contests');
  await page.waitForURL((url) => url.searchParams.get('sort') === '-people' && url.searchParams.has('extra'));
  await expect.poll(() => groups(nick)).toEqual(['Customer Support Specialists']);
  await nick.press('Clear all');
  await page.waitForURL((url) => !url.searchParams.has('extra'));
  await nick.open('/marvel/groups?extra=mystery_shopper:confidential.view');
  await nick.sees('None here matches these filters.');
});

test('HX-12 an administrator of one subscription sees no user group of another, in the list or by its address', async () => {
  const { id: organizationId, top } = Organization.parse((await nick.ask('organizations.bySlug', { slug: 'marvel' })).data);
  const all = Rows.parse((await nick.ask('userGroups.list', { organizationId, within: top.id })).data).rows;
  const specialists = all.find((one) => one.name === 'Customer Support Specialists')?.id ?? '';
  await felicia.open('/marvel/groups');
  expect(await groups(felicia)).toEqual(['Oscorp Desk']);
  await felicia.open(`/marvel/groups/${specialists}`);
  await felicia.page.getByRole('heading', { level: 1, name: 'There is nothing at this address' }).waitFor();
  expect(await felicia.page.locator('body').textContent()).not.toMatch(/Customer|Specialists|Stark|Pepper/);
});

test('HX-21 somebody is added to a user group: the review says what they gain, and it is in effect once it is saved', async () => {
  const { page } = nick;
  expect(await mayEditAlerts('Maria')).toMatchObject({ allowed: false });
  await nick.open('/marvel/groups');
  await nick.press('Customer Support Specialists');
  await nick.page.getByRole('link', { name: 'Happy' }).waitFor();
  await page.getByRole('combobox', { name: 'Add a person' }).click();
  const peter = page.getByRole('option', { name: /^Peter/ });
  expect(await peter.getAttribute('aria-disabled')).toBe('true');
  expect(await peter.innerText()).toContain('Peter belongs to Daily Bugle');
  await page.getByRole('option', { name: /^Maria/ }).click();
  const line = page.getByRole('main').getByRole('listitem').filter({ hasText: 'Maria' });
  expect(await line.innerText()).toContain('new');
  expect(await nick.accessibilityFaults()).toEqual([]);
  await nick.press('Review changes');
  const gains = page.getByRole('region', { name: /Gains/ });
  await gains.waitFor();
  const gained = await gains.innerText();
  for (const words of ['Maria', 'VoC post purchase', 'Contributor']) expect(gained).toContain(words);
  await page.getByRole('button', { name: /^Save/ }).press('Enter');
  await nick.sees('In effect now');
  await nick.page.getByRole('button', { name: 'Remove Maria' }).waitFor();
  await nick.sees('1–3 of 3');
  expect(await mayEditAlerts('Maria')).toMatchObject({ allowed: true });
});

test('whom one takes out is struck until the draft is reviewed, and stays with one press', async () => {
  await nick.open('/marvel/groups');
  await nick.press('Pepper Pots Department');
  await nick.press('Remove Pepper Pots');
  await nick.sees('1 change not saved');
  expect(await nick.page.getByRole('main').getByRole('listitem').filter({ hasText: 'Pepper Pots' }).innerText()).toContain('will end');
  await nick.press('Undo: Pepper Pots');
  await nick.page.getByRole('button', { name: 'Remove Pepper Pots' }).waitFor();
});

test('HX-21 what a user group gives is raised, and the review says who gains what by it', async () => {
  const { page } = nick;
  await nick.open('/marvel/groups');
  await nick.press('Pepper Pots Department');
  await page.getByRole('tab', { name: 'Gives' }).press('Enter');
  await nick.choose('Level on VoC post purchase', 'Administrator');
  await nick.sees('was Contributor');
  expect(await nick.accessibilityFaults()).toEqual([]);
  await nick.press('Review changes');
  const gains = page.getByRole('region', { name: /Gains/ });
  await gains.waitFor();
  const gained = await gains.innerText();
  for (const words of ['Pepper Pots', 'VoC post purchase', 'Administrator']) expect(gained).toContain(words);
  await page.keyboard.press('Escape');
  await nick.press('Discard');
});

test('whoever may not see the people is refused, and has no entry that leads there', async () => {
  const gwen = await journeys.as('gwen');
  await gwen.open('/marvel/groups');
  await gwen.page.getByRole('heading', { level: 1, name: 'You cannot open this' }).waitFor();
  expect(await gwen.page.getByRole('link', { name: 'User groups' }).count()).toBe(0);
});

test('HF-12 groups of Hexfit give no rights, and Hitflow has none', async () => {
  const [bruno, ana] = [await journeys.as('bruno'), await journeys.as('ana')];
  await bruno.open('/clinique-mouvement');
  await bruno.press('Groups');
  await bruno.page.getByRole('heading', { level: 1, name: 'Groups' }).waitFor();
  expect(await bruno.page.getByText('Gives', { exact: true }).count()).toBe(0);
  await ana.open('/acme');
  await ana.page.getByRole('link', { name: 'Settings › Users' }).waitFor();
  expect(await ana.page.getByRole('link', { name: /groups/i }).count()).toBe(0);
});

const dialog = ({ page }: Visitor) => page.getByRole('dialog');
/** Presses what acts in the dialog that is open. */
const act = (visitor: Visitor, name: string) => dialog(visitor).getByRole('button', { name, exact: true }).click();
const more = async ({ page }: Visitor, name: string) => {
  await page.getByRole('main').getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name }).click();
};
const heading = ({ page }: Visitor, name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();

test('HX-21 a user group is made, filled by a draft, and renamed, by who may: a name is not taken twice', async () => {
  await felicia.open('/marvel/groups');
  await felicia.press('New user group');
  await felicia.sees('It begins empty');
  await dialog(felicia).getByLabel('Name').fill('oscorp desk');
  await act(felicia, 'Create');
  await felicia.sees('Another group already has this name here');
  expect(await felicia.accessibilityFaults()).toEqual([]);
  await dialog(felicia).getByLabel('Name').fill('Night shift');
  await act(felicia, 'Create');
  await heading(felicia, 'Night shift');
  await felicia.sees('Nobody is in Night shift yet. Add the first people above.');
  await felicia.press('Choose what it gives');
  await felicia.choose('Level on Oscorp VoC', 'Reader');
  await felicia.page.getByRole('tab', { name: 'Members' }).click();
  await felicia.choose('Add a person', 'May Parker');
  await felicia.press('Review changes');
  await felicia.page.getByRole('region', { name: /Gains/ }).getByText('May Parker').waitFor();
  await felicia.page.getByRole('button', { name: /^Save/ }).click();
  await felicia.sees('In effect now');
  await more(felicia, 'Rename…');
  await dialog(felicia).getByLabel('Name').fill('Late shift');
  await act(felicia, 'Save');
  await heading(felicia, 'Late shift');
  const address = new URL(felicia.page.url()).pathname;
  await felicia.open('/marvel/groups');
  expect(await groups(felicia)).toEqual(['Late shift', 'Oscorp Desk']);

  const may = await journeys.as('may');
  await may.open(address);
  await heading(may, 'Late shift');
  expect(await may.page.getByRole('main').getByRole('button', { name: 'More' }).count()).toBe(0);
});

test('groups that give no rights are made by who has a branch, in words of their own', async () => {
  const bruno = await journeys.as('bruno');
  await bruno.open('/clinique-mouvement/groups');
  await bruno.press('New group');
  await bruno.sees('It begins empty: on its page you add people.');
  expect(await dialog(bruno).innerText()).not.toContain('gives');
  await act(bruno, 'Cancel');
});

test('HX-30 a PoS group is made in the subscription that one chooses, holds places, and is renamed', async () => {
  const { page } = nick;
  await nick.open('/marvel/locations?show=groups');
  await nick.press('New PoS group');
  await dialog(nick).getByLabel('Name').fill('Coast');
  expect(await nick.whyNot('Create')).toContain('Choose first where it belongs');
  await dialog(nick).getByRole('combobox', { name: 'Where' }).click();
  await page.getByRole('option').first().waitFor();
  expect(await page.getByRole('option', { name: 'Marvel Group Inc.', exact: true }).count()).toBe(0);
  await page.getByRole('option', { name: /^Oscorp/ }).click();
  expect(await nick.accessibilityFaults()).toEqual([]);
  await act(nick, 'Create');
  await heading(nick, 'Coast');
  const address = new URL(page.url()).pathname;
  await nick.press('Add Points of Service');
  await page.getByRole('checkbox', { name: 'Québec' }).click();
  await nick.press('Done');
  await nick.press('Review changes');
  await page.getByRole('button', { name: /^Save/ }).click();
  await nick.sees('In effect now');
  await more(nick, 'Rename…');
  await dialog(nick).getByLabel('Name').fill('mary jane department');
  await act(nick, 'Save');
  await nick.sees('Another group already has this name here');
  await dialog(nick).getByLabel('Name').fill('East');
  await act(nick, 'Save');
  await heading(nick, 'East');

  const gwen = await journeys.as('gwen');
  await gwen.open(address);
  await heading(gwen, 'There is nothing at this address');
});

test('HX-21 a copy of a user group gives nothing before its draft is reviewed, and then the same to the same people', async () => {
  const { page } = nick;
  await nick.open('/marvel/groups');
  await nick.press('Customer Support Specialists');
  await heading(nick, 'Customer Support Specialists');
  await more(nick, 'Duplicate…');
  expect(await dialog(nick).getByLabel('Name').inputValue()).toBe('Copy of Customer Support Specialists');
  await dialog(nick)
    .getByRole('checkbox', { name: /^With the same/ })
    .click();
  expect(await nick.accessibilityFaults()).toEqual([]);
  await act(nick, 'Create');
  await heading(nick, 'Copy of Customer Support Specialists');
  await nick.sees('5 changes not saved');
  await page.getByRole('tab', { name: 'Members' }).click();
  const happy = page.getByRole('main').getByRole('listitem').filter({ hasText: 'Happy' });
  expect(await happy.innerText()).toContain('new');
  await nick.press('Review changes');
  await nick.sees('change nothing for anyone');
  await page.getByRole('button', { name: /^Save/ }).click();
  await nick.sees('In effect now');
  await nick.open('/marvel/groups');
  const row = page.getByRole('row', { name: /^Copy of Customer Support/ });
  expect(await row.innerText()).toContain('Contributor on VoC post purchase');
  expect(await row.innerText()).toContain('3');
});

test('what one may not give is refused in the draft of a copy', async () => {
  const { id: organizationId, version, top } = Organization.parse((await nick.ask('organizations.bySlug', { slug: 'marvel' })).data);
  const idOf = async (procedure: string, named: string) =>
    Rows.parse((await nick.ask(procedure, { organizationId, within: top.id })).data).rows.find((row) => row.name === named)?.id ?? '';
  const [group, item] = [await idOf('userGroups.list', 'Oscorp Desk'), await idOf('serviceItems.list', 'Oscorp VoC')];
  const gives = { change: 'give', to: { group }, gives: { role: 'voc/owner' }, on: { item } };
  expect((await nick.force('grants.save', { organizationId, madeAt: version, changes: [gives] })).refused).toBeNull();
  await felicia.open(`/marvel/groups/${group}`);
  await more(felicia, 'Duplicate…');
  await act(felicia, 'Create');
  await heading(felicia, 'Copy of Oscorp Desk');
  await felicia.sees('cannot be saved');
  await felicia.press('Discard');
});

test('HX-30, HX-31 a copy of a PoS group holds the same places for the same services once its draft is saved', async () => {
  const { page } = nick;
  await nick.open('/marvel/locations?show=groups');
  await nick.press('Gwen Stacy Department');
  await heading(nick, 'Gwen Stacy Department');
  await more(nick, 'Duplicate…');
  await dialog(nick)
    .getByRole('checkbox', { name: /for the same services$/ })
    .waitFor();
  await dialog(nick).getByLabel('Name').fill('Gwen Stacy Holidays');
  await act(nick, 'Create');
  await heading(nick, 'Gwen Stacy Holidays');
  const place = page.getByRole('row', { name: /Montreal/ });
  expect(await place.innerText()).toContain('new');
  await nick.press('Review changes');
  await page.getByRole('button', { name: /^Save/ }).click();
  await nick.sees('In effect now');
  await page.getByRole('button', { name: 'Change or end: Montreal' }).waitFor();
});
