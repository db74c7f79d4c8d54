import { setStatus } from '@totem/run/testing-status';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { type Journeys, type Visitor, startJourneys } from './people.ts';

let journeys: Journeys;
let nick: Visitor;
let felicia: Visitor;
beforeAll(async () => {
  journeys = await startJourneys();
});
beforeEach(async () => {
  [nick, felicia] = [await journeys.as('nick'), await journeys.as('felicia')];
});
afterEach(async () => {
  await Promise.all([nick, felicia].map(({ page }) => page.context().close()));
});
afterAll(async () => {
  await journeys.close();
  expect(journeys.complaints).toEqual([]);
});

const Rows = z.object({ rows: z.array(z.object({ id: z.string(), name: z.string() })) });
const Organization = z.object({ id: z.string(), version: z.int(), top: z.object({ id: z.string() }) });

/** Opens somebody's page as Nick and gives them a level on a service, by hand. */
async function give(name: string, list: string, level: string): Promise<void> {
  await nick.open('/marvel/users');
  await nick.press(name);
  await nick.choose(list, level);
  await nick.press('Review changes');
  await nick.page.getByRole('button', { name: /^Save/ }).press('Enter');
  await nick.sees('In effect now');
}

test('a list that is open shows by itself what somebody else changes, and no row moves under the focus', async () => {
  const { page } = felicia;
  await felicia.open('/marvel/users?sort=-name');
  await felicia.sees('Live');
  const held = page.getByRole('row', { name: /Gwen Stacy/ });
  await held.focus();
  const before = await held.boundingBox();
  const may = page.getByRole('row', { name: /May Parker/ });
  expect(await may.textContent()).toContain('No role yet');

  await give('May Parker', 'Level on Oscorp VoC', 'Reader');
  await may.getByText('Reader').filter({ visible: true }).first().waitFor();
  expect(await held.evaluate((row) => row === document.activeElement)).toBe(true);
  expect(await held.boundingBox()).toEqual(before);
});

test('a user group that is open shows by itself who has joined it', async () => {
  const { id: organizationId, version, top } = Organization.parse((await felicia.ask('organizations.bySlug', { slug: 'marvel' })).data);
  const idOf = async (procedure: string, input: object, name: string) =>
    Rows.parse((await felicia.ask(procedure, { organizationId, ...input })).data).rows.find((row) => row.name === name)?.id ?? '';
  const group = await idOf('userGroups.list', { within: top.id }, 'Oscorp Desk');
  const member = await idOf('members.list', { node: top.id }, 'Mary Jane Watson');
  await felicia.open(`/marvel/groups/${group}`);
  await felicia.page.getByRole('heading', { level: 1, name: 'Oscorp Desk' }).waitFor();
  expect(await felicia.page.getByText('Mary Jane Watson').count()).toBe(0);
  const joined = await nick.force('grants.save', { organizationId, madeAt: version, changes: [{ change: 'join', group, member }] });
  expect(joined.refused).toBeNull();
  await felicia.sees('Mary Jane Watson');
  expect(await felicia.accessibilityFaults()).toEqual([]);
});

test('E41 who edits somebody is told at once that another changed them, sees what, and loses nothing', async () => {
  await felicia.open('/marvel/users');
  await felicia.press('Normand Osborn');
  await felicia.choose('Level on Oscorp VoC', 'Reader');
  await felicia.sees('not saved');
  await give('Normand Osborn', 'Level on Oscorp Mystery Shopper', 'Contributor');
  await felicia.sees('Nick changed Normand Osborn’s access while you were editing');
  await felicia.press('Show what changed');
  await felicia.sees('What you were shown');
  await felicia.sees('What saving would do now');
  await felicia.press('Take over the new state');
  await felicia.page.getByRole('button', { name: /^Save/ }).press('Enter');
  await felicia.sees('In effect now');
  expect(await felicia.page.getByRole('combobox', { name: 'Level on Oscorp VoC' }).innerText()).toBe('Reader');
});

test('E47 a page closes by itself when its sign-in session is ended elsewhere, and says so', async () => {
  const { page } = felicia;
  await felicia.open('/marvel/users?q=may');
  await felicia.sees('Live');
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const { url } = journeys.stack;
  const headers = { cookie, origin: url, 'content-type': 'application/json' };
  expect((await fetch(`${url}/api/auth/sign-out`, { method: 'POST', headers, body: '{}' })).status).toBe(200);
  await felicia.sees('You were signed out. Sign in to go on where you were.');
  await felicia.fill('E-mail address', 'felicia@oscorp.example');
  await felicia.fill('Password', journeys.stack.people.find(({ email }) => email.startsWith('felicia'))?.password ?? '');
  await felicia.press('Sign in');
  await page.waitForURL(/\/marvel\/users\?.*q=may/);
  await felicia.sees('May Parker');
});

test('E47 a page closes by itself when its reader is suspended, and opens again when they are restored', async () => {
  const { connections } = journeys.stack;
  await felicia.open('/marvel/users');
  await felicia.sees('Live');
  await setStatus(connections.api, 'marvel', 'felicia@oscorp.example', 'suspended');
  await felicia.sees('Your access to Marvel Group Inc. is deactivated');
  expect(await felicia.page.getByText('Gwen Stacy').count()).toBe(0);
  await setStatus(connections.api, 'marvel', 'felicia@oscorp.example', 'active');
  await felicia.open('/marvel/users');
  await felicia.sees('Gwen Stacy');
});
