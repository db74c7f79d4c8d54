import { afterAll, beforeAll, expect, test } from 'vitest';
import { findAs } from './screen.ts';
import { type Journeys, type Visitor, startJourneys } from './people.ts';

let journeys: Journeys;
let nick: Visitor;
let felicia: Visitor;
let specialists: string;
beforeAll(async () => {
  journeys = await startJourneys();
  [nick, felicia] = [await journeys.as('nick'), await journeys.as('felicia')];
  specialists = await findAs(nick).userGroup('marvel', 'Customer Support Specialists');
});
afterAll(async () => {
  await journeys.close();
  expect(journeys.complaints).toEqual([]);
});

const sheet = ({ page }: Visitor) => page.getByRole('dialog');
const act = (visitor: Visitor, name: string | RegExp) => sheet(visitor).getByRole('button', { name }).click();
const remove = async ({ page }: Visitor) => {
  await page.getByRole('main').getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
};
/** The only row of a list of deleted groups, as text; null for no list. */
const deleted = async ({ page }: Visitor) => page.getByRole('row').nth(1).innerText();

test('E32 a user group is deleted through its review, undone, and restored from the list of those that are deleted', async () => {
  const { page } = nick;
  await nick.open(`/marvel/groups/${specialists}`);
  await nick.sees('Happy');
  await remove(nick);
  await page.getByRole('dialog', { name: 'Delete Customer Support Specialists?' }).waitFor();
  await nick.sees('For 30 days it can be restored');
  // Pepper has the same through her department, except for the contests; Happy has nothing else.
  await nick.sees('Keeps Contributor through Pepper Pots Department.');
  expect(await nick.accessibilityFaults()).toEqual([]);
  await sheet(nick).getByLabel('Reason').fill('Merged with the desk');
  await act(nick, 'Delete Customer Support Specialists: 2 people lose access');

  await page.waitForURL(/\/marvel\/groups$/);
  await nick.sees('Customer Support Specialists is deleted');
  await expect.poll(() => page.getByRole('row', { name: /Customer Support/ }).count()).toBe(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await nick.sees('Customer Support Specialists is restored');
  await page.getByRole('row', { name: /Customer Support/ }).waitFor();

  await page
    .getByRole('row', { name: /Customer Support/ })
    .getByRole('link')
    .click();
  await nick.sees('Happy');
  await remove(nick);
  await act(nick, /^Delete Customer Support Specialists:/);
  await page.waitForURL(/\/marvel\/groups$/);
  await page.getByRole('link', { name: 'Deleted' }).click();
  await expect.poll(() => deleted(nick)).toMatch(/Customer Support Specialists[^]*Stark Industries[^]*by Nick[^]*for 30 more days/);
  expect(await nick.accessibilityFaults()).toEqual([]);
  await page.getByRole('link', { name: 'Customer Support Specialists' }).click();
  await nick.sees('Nobody has anything through it now');
  expect(await nick.accessibilityFaults()).toEqual([]);
  await page.getByRole('main').getByRole('button', { name: 'Restore…' }).click();
  await page.getByRole('dialog', { name: 'Restore Customer Support Specialists?' }).waitFor();
  await act(nick, 'Restore Customer Support Specialists: 2 people gain access');
  await nick.sees('Happy');
  await page.getByRole('tab', { name: 'Activity' }).click();
  await nick.sees('restored Customer Support Specialists');
});

test('HX-30 a location group is deleted and restored by who administers it, and who keeps which place is told', async () => {
  const { page } = felicia;
  await felicia.open('/marvel/locations?show=groups');
  await page.getByRole('link', { name: 'Mary Jane Department' }).click();
  await remove(felicia);
  await page.getByRole('dialog', { name: 'Delete Mary Jane Department?' }).waitFor();
  await act(felicia, /^Delete Mary Jane Department: 1 person/);
  await page.waitForURL(/\/marvel\/locations/);
  await felicia.sees('Mary Jane Department is deleted');
  await expect.poll(() => page.getByRole('link', { name: 'Mary Jane Department' }).count()).toBe(0);
  await page.getByRole('link', { name: 'Deleted' }).click();
  await expect.poll(() => deleted(felicia)).toMatch(/Mary Jane Department[^]*by Felicia/);
  await page.getByRole('button', { name: 'Restore Mary Jane Department…' }).click();
  await act(felicia, /^Restore Mary Jane Department: 1 person/);
  await felicia.sees('Nothing of Oscorp was deleted');
});

test('HX-12 E32 who may not has no such menu, no such list, and finds no deleted group', async () => {
  const [gwen, pepper] = [await journeys.as('gwen'), await journeys.as('pepper')];
  await pepper.open(`/marvel/groups/${specialists}`);
  await pepper.page.getByRole('heading', { level: 1, name: 'Customer Support Specialists' }).waitFor();
  expect(await pepper.page.getByRole('main').getByRole('button', { name: 'More' }).count()).toBe(0);
  await nick.open(`/marvel/groups/${specialists}`);
  await nick.sees('Happy');
  await remove(nick);
  await act(nick, /^Delete Customer Support Specialists:/);
  await nick.page.waitForURL(/\/marvel\/groups$/);
  for (const visitor of [felicia, gwen, pepper]) {
    await visitor.open(`/marvel/groups/${specialists}`);
    await visitor.sees('This user group does not exist, or it is not yours to see');
    expect(await visitor.page.getByText('Customer Support').count()).toBe(0);
  }
  await felicia.open('/marvel/groups/deleted');
  await felicia.sees('Nothing of Oscorp was deleted');
  await gwen.open('/marvel/groups/deleted');
  await gwen.sees('Your role here does not include this');
});
