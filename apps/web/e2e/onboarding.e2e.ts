import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Journeys, type Visitor, startJourneys } from './people.ts';

let journeys: Journeys;
let shuri: Visitor;
beforeAll(async () => {
  journeys = await startJourneys();
  shuri = await journeys.as('shuri');
});
afterAll(async () => {
  await journeys.close();
  expect(journeys.complaints).toEqual([]);
});

test('the owner of a new organization is told what to do first, and how, with no button that does nothing', async () => {
  const { page } = shuri;
  await shuri.open('/');
  await page.waitForURL('**/wakanda');
  const steps = page.getByRole('region', { name: 'Getting started' });
  await steps.waitFor();
  await shuri.sees('0 of 7 done');
  await steps.getByRole('listitem').nth(6).waitFor();
  const said = await steps.innerText();
  for (const words of [
    'Have a first subscription',
    'Have a first Point of Service (PoS)',
    'ask Support',
    'Possible once there is somebody besides you.',
  ])
    expect(said).toContain(words);
  expect(await steps.getByRole('button').allTextContents()).toEqual([
    'Hide',
    'Add: Subscription',
    'Add: Point of Service (PoS)',
    'New user group',
  ]);
  expect(await shuri.accessibilityFaults()).toEqual([]);
});

test('put away, it stays away until it is asked for', async () => {
  await shuri.open('/wakanda');
  await shuri.press('Hide');
  await shuri.sees('7 steps of getting started are left.');
  await shuri.page.reload();
  await shuri.sees('7 steps of getting started are left.');
  expect(await shuri.accessibilityFaults()).toEqual([]);
  await shuri.press('Show');
  await shuri.sees('0 of 7 done');
  await shuri.page.getByRole('region', { name: 'Getting started' }).getByRole('listitem').nth(6).waitFor();
});

test.each([
  ['/wakanda/users', 'Shuri'],
  ['/wakanda/groups', 'A user group gives the same access to many people'],
  ['/wakanda/services', 'no service'],
  ['/wakanda/roles', 'Owner'],
  ['/wakanda/activity', 'Totem imported the organization, with one person'],
])('%s of a new organization says what it is', async (path, words) => {
  await shuri.open(path);
  await shuri.page.getByRole('main').getByText(words).filter({ visible: true }).first().waitFor();
  expect(await shuri.accessibilityFaults()).toEqual([]);
});

test('an organization that works is not told how to begin, only what is left', async () => {
  const nick = await journeys.as('nick');
  await nick.open('/marvel');
  await nick.sees('1 step of getting started is left.');
  expect(await nick.page.getByRole('region', { name: 'Getting started' }).count()).toBe(0);
});
