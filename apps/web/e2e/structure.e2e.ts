import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { type Journeys, type Visitor, startJourneys } from './people.ts';
import { findAs } from './screen.ts';

const Organization = z.object({ id: z.string(), version: z.int() });

let journeys: Journeys;
beforeAll(async () => {
  journeys = await startJourneys();
});
afterAll(async () => {
  await journeys.close();
  expect(journeys.complaints).toEqual([]);
});

const dialog = ({ page }: Visitor) => page.getByRole('dialog');
/** Presses what acts in the dialog that is open. */
const act = (visitor: Visitor, name: string) => dialog(visitor).getByRole('button', { name, exact: true }).click();
const more = async (visitor: Visitor, name: string) => {
  const { page, says } = visitor;
  await page
    .getByRole('main')
    .getByRole('button', { name: says('More') })
    .click();
  await page.getByRole('menuitem', { name: says(name) }).press('Enter');
};

test('a new organization gets its first subscription and its first place, and the steps tick themselves off', async () => {
  const shuri = await journeys.as('shuri');
  await shuri.open('/wakanda');
  await shuri.sees('0 of 7 done');
  const steps = shuri.page.getByRole('region', { name: 'Getting started' });
  await steps.getByRole('button', { name: 'Add: Subscription' }).press('Enter');
  await act(shuri, 'Add');
  await shuri.sees('Give it a name of one line');
  expect(await shuri.accessibilityFaults()).toEqual([]);
  await dialog(shuri).getByLabel('Name').fill('Golden City');
  await act(shuri, 'Add');
  await shuri.sees('1 of 7 done');
  await steps.getByRole('button', { name: 'Add: Point of Service (PoS)' }).press('Enter');
  await dialog(shuri).getByLabel('Name').fill('Market');
  expect(await shuri.whyNot('Add')).toContain('Choose first where it belongs');
  await shuri.choose('Where', 'Golden City');
  await act(shuri, 'Add');
  await shuri.sees('2 of 7 done');
  await steps.getByRole('button', { name: 'New user group' }).click();
  await dialog(shuri).getByLabel('Name').fill('Market staff');
  await act(shuri, 'Create');
  await shuri.page.getByRole('heading', { level: 1, name: 'Market staff' }).waitFor();
  await shuri.open('/wakanda');
  await shuri.sees('3 of 7 done');
});

test('HX-28 a place is renamed, archived and restored from its page, and who may not has no such menu', async () => {
  const nick = await journeys.as('nick');
  const felicia = await journeys.as('felicia');
  await felicia.open('/marvel/locations');
  await felicia.page.getByRole('treeitem', { name: /^Toronto/ }).press('Enter');
  await felicia.page.waitForURL('**/locations/*');
  const address = new URL(felicia.page.url()).pathname;
  await more(felicia, 'Edit…');
  await dialog(felicia).getByLabel('Name').fill('Montreal');
  await act(felicia, 'Save');
  await felicia.sees('Something of this kind already has this name here');
  await dialog(felicia).getByLabel('Name').fill('Toronto Harbour');
  await act(felicia, 'Save');
  await felicia.page.getByRole('heading', { level: 1, name: 'Toronto Harbour' }).waitFor();
  await more(felicia, 'Archive…');
  await felicia.sees('Nobody can see or do anything there');
  await dialog(felicia).locator('dl:not([data-waiting])').waitFor();
  expect(await dialog(felicia).locator('dl').innerText()).toMatch(/^Users with access here\s+[1-9]/);
  expect(await felicia.accessibilityFaults()).toEqual([]);
  await act(felicia, 'Archive');
  await felicia.sees('Toronto Harbour is archived');
  await nick.open(address);
  await nick.sees('Archived');
  await more(nick, 'Restore');
  await nick.sees('Toronto Harbour is restored');

  const gwen = await journeys.as('gwen');
  await gwen.open(address);
  await gwen.page.getByRole('heading', { level: 1 }).waitFor();
  expect(await gwen.page.getByRole('main').getByRole('button', { name: 'More' }).count()).toBe(0);
});

test('E34 a place moves to another subscription after it was shown what ends, and each end reads of it what is theirs', async () => {
  const nick = await journeys.as('nick');
  const { page } = nick;
  await nick.open(`/marvel/locations/${await findAs(nick).place('marvel', 'Québec')}`);
  const address = new URL(page.url()).pathname;
  await more(nick, 'Move to another subscription…');
  expect(await nick.whyNot('Move')).toContain('Choose first where it is to go');
  await nick.choose('Move to', 'Daily Bugle');
  await dialog(nick).getByText('Leaves Gwen Stacy Department').waitFor();
  await dialog(nick).getByText('Normand Osborn').waitFor();
  await nick.sees('What happened until now stays readable in Oscorp');
  expect(await nick.accessibilityFaults()).toEqual([]);
  await dialog(nick).getByRole('button', { name: '1 ends' }).click();
  expect(await dialog(nick).getByText('Normand Osborn').count()).toBe(0);
  await dialog(nick).getByLabel('Reason').fill('Sold to the press');
  await act(nick, 'Move from Oscorp to Daily Bugle');
  await nick.sees('Québec is now in Daily Bugle');
  expect(new URL(page.url()).pathname).toBe(address);
  await page.getByRole('main').getByText('Daily Bugle').first().waitFor();
  await nick.open('/marvel/activity');
  await nick.sees('Nick moved Québec from Oscorp to Daily Bugle');
  await nick.sees('Sold to the press');

  const felicia = await journeys.as('felicia');
  await felicia.open('/marvel/activity');
  await felicia.sees('moved Québec out of Oscorp');
  expect(await felicia.page.getByText('Daily Bugle').count()).toBe(0);
  expect(await felicia.page.getByRole('link', { name: 'Québec' }).count()).toBe(0);
  await felicia.open(address);
  await felicia.page.getByRole('heading', { level: 1 }).waitFor();
  expect(await felicia.page.getByText('Québec').count()).toBe(0);
});

test('E34 a move that would by now do something else is shown anew, and who may not at both ends is not offered one', async () => {
  const nick = await journeys.as('nick', 'fr');
  const find = findAs(nick);
  const [place, may] = [await find.place('marvel', 'Montreal'), await find.person('marvel', 'May Parker')];
  // The page hears nothing of what others do before it acts.
  await nick.page.route('**/api/trpc/changes.follow**', (route) => route.abort());
  await nick.open(`/marvel/locations/${place}`);
  await nick.page.getByRole('main').getByRole('button', { name: 'Plus' }).click();
  await nick.page.getByRole('menuitem', { name: 'Déplacer vers\u00A0: Abonnement…' }).click();
  await nick.choose('Move to', 'Stark Industries');
  await dialog(nick).getByText('Quitte Mary Jane Department').waitFor();
  const { id: organizationId, version } = Organization.parse((await nick.ask('organizations.bySlug', { slug: 'marvel' })).data);
  const give = { change: 'give', to: { member: may }, gives: { locations: null }, on: { node: place } };
  const change = { organizationId, madeAt: version, changes: [give] };
  expect((await nick.force('grants.save', change)).refused).toBeNull();
  await act(nick, 'Déplacer de Oscorp vers Stark Industries');
  await nick.sees('Quelque chose a changé entre-temps');
  await dialog(nick)
    .getByText(/^May Parker\u00A0: Montreal/)
    .waitFor();
  expect(await nick.accessibilityFaults()).toEqual([]);
  await act(nick, 'Annuler');

  const felicia = await journeys.as('felicia');
  await felicia.open(`/marvel/locations/${place}`);
  await felicia.page.getByRole('main').getByRole('button', { name: 'More', exact: true }).click();
  await felicia.page.getByRole('menuitem', { name: 'Archive…' }).waitFor();
  expect(await felicia.page.getByRole('menuitem', { name: /^Move/ }).count()).toBe(0);
  const forced = { organizationId, node: place, under: await find.place('marvel', 'Stark Industries'), madeAt: version, shown: '' };
  expect((await felicia.force('nodes.move', forced)).refused).toBe('node.not_found');
});

test('who would shut themselves out by archiving is told so, and types the name', async () => {
  const felicia = await journeys.as('felicia');
  await felicia.open('/marvel');
  await more(felicia, 'Archive…');
  await act(felicia, 'Archive');
  await felicia.sees('Your own access lies in Oscorp');
  expect(await felicia.whyNot('Archive')).toContain('Type “Oscorp” to confirm');
  expect(await felicia.accessibilityFaults()).toEqual([]);
  await act(felicia, 'Cancel');
});

test('HX-19 a service is added, renamed, archived and taken back, and who may only read is offered none of it', async () => {
  const felicia = await journeys.as('felicia');
  const { page } = felicia;
  await felicia.open('/marvel/services');
  await felicia.press('Add a service');
  await felicia.choose('Where', 'Oscorp');
  await dialog(felicia).getByLabel('Name').fill('Oscorp VoC');
  await act(felicia, 'Add');
  await felicia.sees('This service already has something of this name here');
  await dialog(felicia).getByLabel('Name').fill('VoC by phone');
  await act(felicia, 'Add');
  const row = page.getByRole('row', { name: /VoC by phone/ });
  await row.waitFor();
  await row.getByRole('button', { name: /VoC by phone/ }).press('Enter');
  await page.getByRole('menuitem', { name: 'Archive' }).press('Enter');
  await felicia.sees('VoC by phone is archived');
  await page.getByRole('button', { name: 'Undo' }).press('Enter');
  await felicia.sees('VoC by phone is restored');
  expect(await felicia.accessibilityFaults()).toEqual([]);

  const gwen = await journeys.as('gwen');
  await gwen.open('/marvel/services');
  await gwen.page.getByRole('heading', { level: 1 }).waitFor();
  expect(await gwen.page.getByRole('button', { name: 'Add a service' }).count()).toBe(0);
});
