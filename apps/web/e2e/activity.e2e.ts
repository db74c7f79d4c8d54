import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Journeys, type Visitor, startJourneys } from './people.ts';

let journeys: Journeys;
let felicia: Visitor;
beforeAll(async () => {
  journeys = await startJourneys();
  felicia = await journeys.as('felicia');
});
afterAll(async () => {
  await journeys.close();
  expect(journeys.complaints).toEqual([]);
});

const gave = 'Felicia gave May Parker Reader on Oscorp VoC';
const line = ({ page }: Visitor, words: string) => page.getByRole('listitem').filter({ hasText: words });

test('BX-10 what somebody is given stands in Activity, on their page and on the overview, with who gave it', async () => {
  await felicia.open('/marvel/activity');
  await felicia.sees('Nothing has happened at Oscorp yet.');
  await felicia.open('/marvel/users');
  await felicia.press('May Parker');
  await felicia.choose('Level on Oscorp VoC', 'Reader');
  await felicia.press('Review changes');
  await felicia.page.getByRole('button', { name: /^Save/ }).press('Enter');
  await felicia.sees('In effect now');
  await felicia.page.getByRole('tab', { name: 'Activity' }).press('Enter');
  await line(felicia, gave).waitFor();
  expect(await felicia.accessibilityFaults()).toEqual([]);

  await felicia.press('Activity');
  await line(felicia, gave).waitFor();
  await felicia.press('Details');
  await felicia.sees('Nothing of the kind');
  expect(await felicia.accessibilityFaults()).toEqual([]);
  await felicia.press('Check the record');
  await felicia.sees('Every event of the organization is as it was written.');

  await felicia.press('Overview');
  await line(felicia, gave).waitFor();
  await line(felicia, gave).getByRole('link').last().press('Enter');
  await felicia.page.waitForURL(/\/activity\?.*at=/);
  await line(felicia, gave).waitFor();
  await felicia.sees('Nothing of the kind');
});

test('filters are chips in the address, and name whom they are about', async () => {
  await felicia.open('/marvel/activity');
  await felicia.press('Filter');
  await felicia.press('What');
  await felicia.press('Access was taken away');
  await felicia.page.waitForURL(/action=grant.ended/);
  await felicia.sees('Nothing that happened matches these filters.');
  await felicia.press('Remove the filter What');
  await line(felicia, gave).waitFor();
  await felicia.press('Filter');
  await felicia.press('About');
  await felicia.page.getByRole('button', { name: /^May Parker/ }).press('Enter');
  await felicia.page.waitForURL(/person=/);
  await line(felicia, gave).waitFor();
  await felicia.page.reload();
  const chip = felicia.page.getByRole('button', { name: 'Remove the filter About' }).locator('..');
  await expect.poll(() => chip.innerText()).toContain('May Parker');
  await felicia.press('Views');
  await felicia.fill('Save this as a view named', 'May');
  await felicia.page.keyboard.press('Enter');
  await felicia.sees('View: May');
  await felicia.press('Clear all');
  await felicia.page.waitForURL((url) => !url.searchParams.has('person'));
  await felicia.press('Views');
  await felicia.press('May');
  await felicia.page.waitForURL(/person=/);
  await expect.poll(() => chip.innerText()).toContain('May Parker');
});

test('HX-12 an administrator of one subscription reads nothing of another, a reader nothing but what was done to them', async () => {
  const [nick, gwen, may] = [await journeys.as('nick'), await journeys.as('gwen'), await journeys.as('may')];
  await nick.open('/marvel/users');
  await nick.press('Pepper Pots');
  await nick.choose('Level on VoC post-delivery', 'Reader');
  await nick.press('Review changes');
  await nick.page.getByRole('button', { name: /^Save/ }).press('Enter');
  await nick.sees('In effect now');
  await nick.open('/marvel/activity');
  await nick.sees('Pepper Pots');
  await nick.sees('imported the organization, with 10 people');

  await felicia.open('/marvel/activity');
  await line(felicia, gave).waitFor();
  expect(await felicia.page.getByRole('main').textContent()).not.toMatch(/Pepper|Stark|VoC post|imported/);

  await gwen.open('/marvel/activity');
  await gwen.page.getByRole('heading', { level: 1, name: 'You cannot open this' }).waitFor();
  expect(await gwen.page.getByRole('link', { name: 'Activity' }).count()).toBe(0);

  await may.open('/marvel/me/access');
  await may.press('All my access, and why');
  await may.page.getByRole('tab', { name: 'Activity' }).press('Enter');
  await line(may, gave).waitFor();
  expect(await may.accessibilityFaults()).toEqual([]);
});

test('BX-64 in French it is a French sentence', async () => {
  const french = await journeys.visitor('fr');
  await french.open('/sign-in');
  await french.fill('Adresse courriel', 'felicia@oscorp.example');
  await french.fill('Mot de passe', journeys.stack.people[0]?.password ?? '');
  await french.press('Se connecter');
  await french.page.waitForURL((url) => url.pathname !== '/sign-in');
  await french.open('/marvel/activity');
  await french.sees('Felicia a donné');
  const said = await french.page.getByRole('listitem').filter({ hasText: 'a donné' }).innerText();
  expect(said.replaceAll('\u00A0', ' ')).toContain('Felicia a donné « Lecteur » à May Parker sur Oscorp VoC');
});
