import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Journeys, type Visitor, startJourneys } from './people.ts';

let journeys: Journeys;
let nick: Visitor;
beforeAll(async () => {
  journeys = await startJourneys();
  nick = await journeys.as('nick');
});
afterAll(async () => {
  await journeys.close();
  expect(journeys.complaints).toEqual([]);
});

/** A row of the matrix that is shown, cell by cell, as it is read. */
const cells = async ({ page }: Visitor, name: string) =>
  page
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name }) })
    .getByRole('cell')
    .allTextContents();

test('HX-17, HX-18 each subscription lists its services, of which two may be of one type', async () => {
  const { page } = nick;
  await nick.open('/marvel');
  await nick.press('Services');
  await page.getByRole('heading', { level: 1, name: 'Services' }).waitFor();
  await page.getByRole('cell', { name: 'VoC post-delivery', exact: true }).waitFor();
  expect(await page.getByRole('row', { name: /VoC post purchase/ }).textContent()).toContain('Voice of Customer');
  await page
    .getByRole('row', { name: /VoC post purchase/ })
    .getByRole('link', { name: '4 people have it here' })
    .click();
  await page.getByRole('heading', { level: 1, name: 'Users' }).waitFor();
  await nick.sees('1–4 of 4');
  await page.getByRole('main').getByText('Service in useVoC post purchase').waitFor();
  await page.goBack();
  await nick.fill('Search the services in use', 'post-del');
  await page.waitForURL(/[?&]q=post-del/);
  await expect.poll(() => page.getByRole('cell', { name: 'VoC post purchase' }).count()).toBe(0);
  await nick.press('VoC post-delivery');
  await page.getByRole('heading', { name: 'Everyone on VoC post-delivery' }).waitFor();
});

test('BX-19 services in use are sorted by the server, and the file holds them in that order', async () => {
  const { page } = nick;
  await nick.open('/marvel/services');
  await page.getByRole('table').waitFor();
  await page.getByRole('columnheader', { name: 'Name' }).getByRole('button').press('Enter');
  await page.waitForURL(/[?&]sort=-name/);
  const names = () => page.getByRole('row').getByRole('cell').nth(0).textContent();
  await expect.poll(names).toContain('VoC post-delivery');
  const [download] = await Promise.all([page.waitForEvent('download'), nick.press('CSV')]);
  const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
  expect(lines[0]).toContain('Name,Service,Belongs to');
  expect(lines[1]).toContain('VoC post-delivery,Voice of Customer,Stark Industries');
});

test('HX-26 the matrix says cell by cell what each role may do, and who has it that way', async () => {
  const { page } = nick;
  await nick.open('/marvel/services/voc');
  await page.getByRole('table', { name: 'Voice of Customer: functions and roles' }).waitFor();
  const heads = await page.getByRole('columnheader').all();
  expect(await Promise.all(heads.map((head) => head.getAttribute('aria-label')))).toEqual([
    'Function',
    ...['Owner', 'Administrator', 'Contributor', 'Reader'].map((role) => `${role}, at locations one has`),
  ]);
  expect(await cells(nick, 'Edit / Forward / Change Status of Alerts')).toEqual(['Full', 'Full', 'Full', '–No']);
  expect(await page.getByRole('rowheader', { name: /Manage contests/ }).textContent()).toContain('provisional');
  await nick.press('Full, at locations one has · Edit / Forward / Change Status of Alerts · Contributor');
  await nick.press('Who has it this way');
  await page.waitForURL((url) => url.pathname === '/marvel/users' && url.searchParams.get('role') === 'voc/contributor');
  await page.getByRole('link', { name: 'Normand Osborn' }).waitFor();
});

test('two roles beside each other show where they differ, and the file holds what is shown', async () => {
  const { page } = nick;
  await nick.open('/marvel/services/voc');
  await nick.choose('Compare', 'Contributor');
  await nick.choose('With', 'Reader');
  await nick.sees('1 of 10 functions differs');
  expect(await page.getByRole('columnheader').count()).toBe(3);
  expect(await page.getByRole('rowheader', { name: /differs/ }).allTextContents()).toEqual([
    'Edit / Forward / Change Status of Alertsdiffers',
  ]);
  const [download] = await Promise.all([page.waitForEvent('download'), nick.press('CSV')]);
  const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
  expect(lines[0]).toContain('Function,Contributor,Reader,Notes');
  expect(lines).toHaveLength(11);
  await nick.press('End the comparison');
  await expect.poll(() => page.getByRole('columnheader').count()).toBe(5);
});

test('a role says what it adds, who may give it, and leads to those who have it', async () => {
  const { page } = nick;
  await nick.open('/marvel');
  await nick.press('Roles');
  const contributor = page
    .getByRole('region', { name: 'Voice of Customer' })
    .getByRole('listitem')
    .filter({
      has: page.getByRole('heading', { name: 'Contributor' }),
    });
  await contributor.getByText('Adds over Reader: Edit / Forward / Change Status of Alerts.').waitFor();
  expect(await contributor.textContent()).toContain('Owner (Administration portal); Administrator (Administration portal)');
  await contributor.getByRole('link', { name: 'Compare Contributor with Reader' }).press('Enter');
  expect(await cells(nick, 'Edit / Forward / Change Status of Alerts')).toEqual(['Full, at locations one has', 'No']);
  await contributor.getByRole('link', { name: /have it here|has it here/ }).press('Enter');
  await page.waitForURL((url) => url.searchParams.get('role') === 'voc/contributor');
});

test('whoever does not administer is refused, and sees no way there', async () => {
  const gwen = await journeys.as('gwen');
  for (const path of ['/marvel/services', '/marvel/services/voc', '/marvel/roles']) {
    await gwen.open(path);
    await gwen.page.getByRole('heading', { level: 1, name: 'You cannot open this' }).waitFor();
    for (const name of ['Services', 'Roles']) expect(await gwen.page.getByRole('link', { name, exact: true }).count()).toBe(0);
  }
});

test('HF-17 sections stand by profiles, with how far each reads them in words', async () => {
  const bruno = await journeys.as('bruno');
  await bruno.open('/clinique-mouvement/services/files');
  await bruno.page.getByRole('table').waitFor();
  expect(await bruno.page.getByRole('columnheader').allTextContents()).toEqual([
    'Function',
    'Super Administratoreverywhere below where it is given',
    'Branch administratoreverywhere below where it is given',
    'Managereverywhere below where it is given',
    'Employee',
    'Read onlywhere one takes part',
  ]);
  expect(await cells(bruno, 'Objectives')).toEqual(['Full', 'Full', 'Full', 'Fullwhere one takes part', 'Full']);
  expect((await cells(bruno, 'Training programs')).at(0)).toBe('Full');
  await bruno.press('Profiles');
  await bruno.page.getByRole('heading', { level: 1, name: 'Profiles' }).waitFor();
  await bruno.page.getByRole('heading', { name: 'Branch administrator' }).waitFor();
});
