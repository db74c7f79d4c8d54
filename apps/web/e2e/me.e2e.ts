import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Journeys, type Visitor, startJourneys } from './people.ts';
import { findAs } from './screen.ts';

let journeys: Journeys;
let gwen: Visitor;
let may: Visitor;
let felicia: Visitor;
beforeAll(async () => {
  journeys = await startJourneys();
  [gwen, may, felicia] = [await journeys.as('gwen'), await journeys.as('may'), await journeys.as('felicia')];
});
afterAll(async () => {
  await journeys.close();
  expect(journeys.complaints).toEqual([]);
});

const speak = ({ page }: Visitor, language: 'en' | 'fr') =>
  page.evaluate((value) => localStorage.setItem('PARAGLIDE_LOCALE', value), language);

test('a French shop manager on a phone asks for what they can do, and why', async () => {
  const { page } = gwen;
  await page.setViewportSize({ width: 390, height: 844 });
  await speak(gwen, 'fr');
  await gwen.open('/marvel');
  await page.getByRole('heading', { level: 1, name: 'Mes accès' }).waitFor();
  const voc = page.getByRole('main').getByRole('listitem', { name: 'Oscorp VoC' });
  await voc.getByText('Vous pouvez').waitFor();
  await voc.getByText('voir le tableau de bord').waitFor();
  await voc.getByText('À : Montreal').waitFor();
  await voc.getByText(/Vous avez vous-même le rôle Lecteur sur Oscorp VoC/).waitFor();
  await voc.getByText('Pas encore à : Toronto. Adressez-vous à Felicia').waitFor();
  expect(await gwen.accessibilityFaults()).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
  // The same, asked in words.
  await gwen.press('Recherche et commandes');
  await page.getByRole('dialog').getByRole('combobox').fill('que puis-je faire');
  await page.getByRole('option', { name: /Ce que vous pouvez faire/ }).click();
  await page.waitForURL('**/marvel/me/access');
  await voc.getByRole('link', { name: /^Pourquoi/ }).press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Gwen Stacy' }).waitFor();
  await page.getByRole('status').filter({ hasText: 'Oui' }).waitFor();
  await speak(gwen, 'en');
  await page.setViewportSize({ width: 1280, height: 800 });
});

test('HX-12 the access of somebody else is as little there for them as what does not exist', async () => {
  const mary = await findAs(felicia).person('marvel', 'Mary Jane Watson');
  await gwen.open(`/marvel/users/${mary}?tab=why`);
  await gwen.page.getByRole('alert').waitFor();
  const read = await gwen.page.getByRole('alert').innerText();
  await gwen.open('/marvel/users/0198aaaa-0000-7000-8000-00000000aaaa?tab=why');
  await gwen.page.getByRole('alert').waitFor();
  expect(await gwen.page.getByRole('alert').innerText()).toBe(read);
});

test('who has nothing yet is told whom to ask', async () => {
  await may.open('/marvel/me/access');
  await may.sees('You have no access in Marvel Group Inc. yet: ask Felicia.');
  expect(await may.accessibilityFaults()).toEqual([]);
});

test('who administers reads what that lets them do, in words', async () => {
  const { page } = felicia;
  await felicia.open('/marvel/me/access');
  const oscorp = page.getByRole('main').getByRole('listitem', { name: 'Oscorp', exact: true });
  await oscorp.getByText('open the administration').waitFor();
  await oscorp.getByText(/You have the role Administrator on Oscorp yourself/).waitFor();
  expect(await felicia.accessibilityFaults()).toEqual([]);
});

test('my settings have parts with addresses, and a language chosen there is kept for mails', async () => {
  const { page } = may;
  await may.open('/me');
  await may.press('Appearance');
  await page.waitForURL('**/me/appearance');
  await page.getByRole('radio', { name: 'Dark' }).check();
  expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark');
  await page.getByRole('radio', { name: 'As on this device' }).first().check();
  await page.getByRole('radio', { name: 'Français' }).click();
  await page.getByRole('heading', { level: 1, name: 'Apparence' }).waitFor();
  expect(await may.ask('me.settings', {})).toMatchObject({ data: { language: 'fr' } });
  await page.getByRole('radio', { name: 'English' }).click();
  await page.getByRole('heading', { level: 1, name: 'Appearance' }).waitFor();
});
