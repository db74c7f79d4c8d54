import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Journeys, type Visitor, startJourneys } from './people.ts';

let journeys: Journeys;
let nick: Visitor;
let felicia: Visitor;
let gwen: Visitor;
let may: Visitor;
beforeAll(async () => {
  journeys = await startJourneys();
  [nick, felicia, gwen, may] = [
    await journeys.as('nick'),
    await journeys.as('felicia'),
    await journeys.as('gwen'),
    await journeys.as('may'),
  ];
});
afterAll(async () => {
  await journeys.close();
  expect(journeys.complaints).toEqual([]);
});

const pathOf = (visitor: Visitor) => new URL(visitor.page.url()).pathname;
const switcher = (visitor: Visitor) => visitor.page.getByRole('button', { name: /^Organization:/ });

test('HT-18 with one organization there is nothing to switch, with several the one of the page is told in words', async () => {
  await gwen.open('/');
  await gwen.page.waitForURL('**/marvel');
  await gwen.page.getByRole('heading', { level: 1 }).waitFor();
  expect(await switcher(gwen).count()).toBe(0);
  await nick.page.waitForURL('**/accounts');
  await nick.open('/marvel');
  expect(await switcher(nick).textContent()).toBe('Marvel Group Inc.');
});

test('HT-19 another organization is opened from the menu, and / leads there from then on', async () => {
  await nick.open('/marvel');
  const first = nick.page;
  const second = await first.context().newPage();
  await second.goto(first.url());
  await second.getByRole('button', { name: /^Organization:/ }).press('Enter');
  await second.getByRole('menuitem', { name: 'ACME' }).press('Enter');
  await second.waitForURL('**/acme');
  await second.getByRole('button', { name: 'Organization: ACME' }).waitFor();
  expect(pathOf(nick)).toBe('/marvel');
  await second.goto(new URL('/', first.url()).href);
  await second.waitForURL('**/acme');
});

test('HT-23 a deactivated organization stays listed, says since when, and opening it explains', async () => {
  await nick.open('/accounts');
  await nick.sees('Deactivated on');
  expect(await nick.accessibilityFaults()).toEqual([]);
  await nick.press('Clinique Mouvement');
  await nick.page.getByRole('heading', { level: 1, name: 'Your access to Clinique Mouvement is deactivated' }).waitFor();
  await nick.sees('Ask Sofia to restore it. Nothing was deleted.');
  expect(await nick.accessibilityFaults()).toEqual([]);
});

test('HX-12 an organization of others, one that does not exist and an address that can be none read the same', async () => {
  const read: string[] = [];
  for (const path of ['/acme', '/no-such-organization', '/acme/users', '/Not%20One']) {
    await felicia.open(path);
    await felicia.page.getByRole('heading', { level: 1 }).waitFor();
    read.push(`${await felicia.page.title()} ${await felicia.page.getByRole('alert').innerText()}`);
  }
  expect(new Set(read.slice(0, 3)).size).toBe(1);
  expect(read[3]).toContain('There is nothing at this address');
});

test('an administrator of one subscription begins there, and its overview speaks of it alone', async () => {
  await felicia.open('/');
  await felicia.page.getByRole('heading', { level: 1, name: 'Oscorp' }).waitFor();
  await felicia.page.getByRole('treeitem', { name: /^Oscorp, Users 5/ }).waitFor();
  const tree = felicia.page.getByRole('tree');
  await tree.getByText('Québec').waitFor();
  expect(await tree.innerText()).not.toContain('Stark');
  expect(await felicia.accessibilityFaults()).toEqual([]);
});

test('choosing a part of the organization stays chosen from page to page', async () => {
  await nick.open('/marvel');
  await nick.page.getByRole('treeitem', { name: /^Stark Industries/ }).press('Enter');
  await nick.page.getByRole('heading', { level: 1, name: 'Stark Industries' }).waitFor();
  await nick.page.getByRole('link', { name: 'Users', exact: true }).press('Enter');
  await nick.page.getByRole('heading', { level: 1, name: 'Users' }).waitFor();
  await nick.sees('Pepper Pots');
  expect(await nick.page.getByText('Gwen Stacy').count()).toBe(0);
});

test('who administers nothing sees their own access, and no list of people', async () => {
  await gwen.open('/marvel');
  await gwen.page.getByRole('heading', { level: 1, name: 'My access' }).waitFor();
  await gwen.sees('At Montreal and Québec');
  expect(await gwen.page.getByRole('link', { name: 'Users', exact: true }).count()).toBe(0);
  expect(await gwen.accessibilityFaults()).toEqual([]);
  await gwen.open('/marvel/me/access');
  await gwen.page.getByRole('heading', { level: 1, name: 'My access' }).waitFor();
});

test('whose sign-in session has ended meanwhile signs in again and comes back', async () => {
  await gwen.open('/marvel');
  await gwen.sees('At Montreal and Québec');
  await gwen.page.context().clearCookies();
  // Without pointing at it first, which reads what it leads to and closes the page it is on.
  await gwen.page.getByRole('link', { name: 'All my access, and why' }).dispatchEvent('click');
  await gwen.sees('You were signed out.');
  await gwen.fill('E-mail address', 'gwen@oscorp.example');
  await gwen.fill('Password', journeys.stack.people[0]?.password ?? '');
  await gwen.press('Sign in');
  await gwen.page.getByRole('heading', { level: 1, name: 'Gwen Stacy' }).waitFor();
  expect(pathOf(gwen)).toMatch(/^\/marvel\/users\//);
});

test('mails that can be switched off are switched off where they lead', async () => {
  await may.open('/me/notifications');
  const changes = may.page.getByRole('checkbox', { name: 'when my access changes' });
  await changes.click();
  await may.sees('Saved');
  await may.page.reload();
  await changes.waitFor();
  expect(await changes.isChecked()).toBe(false);
  expect(await may.accessibilityFaults()).toEqual([]);
});
