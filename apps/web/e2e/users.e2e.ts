import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
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

/** Name and level of every row, as they are read. */
async function people({ page }: Visitor): Promise<string[]> {
  await page.getByRole('table').waitFor();
  const rows = await page
    .getByRole('row')
    .filter({ has: page.getByRole('link') })
    .all();
  return Promise.all(
    rows.map(async (row) => `${await row.getByRole('link').textContent()} · ${await row.getByRole('cell').nth(2).textContent()}`),
  );
}
const count = ({ page }: Visitor) => page.getByRole('contentinfo').or(page.locator('footer')).getByRole('status').first().textContent();

const oscorp = ['Felicia', 'Gwen Stacy', 'Mary Jane Watson', 'May Parker', 'Normand Osborn'].map((name) => `${name} · Oscorp`);

test('HX-9, HX-13 the organization lists everybody with their level', async () => {
  await nick.open('/marvel/users');
  expect(await people(nick)).toEqual([
    'Maria · Marvel Group Inc.',
    'Nick · Marvel Group Inc.',
    ...oscorp,
    'Happy · Stark Industries',
    'Pepper Pots · Stark Industries',
    'Peter · Daily Bugle',
  ]);
  expect(await count(nick)).toBe('1–10 of 10');
  expect(await nick.accessibilityFaults()).toEqual([]);
});

test('HX-12, HX-13 a subscription lists its own people, then read-only those from above, and nothing of another', async () => {
  await felicia.open('/marvel/users');
  expect(await people(felicia)).toEqual([...oscorp, 'Maria · Marvel Group Inc.', 'Nick · Marvel Group Inc.']);
  await felicia.sees('Managed at Marvel Group Inc. · read-only for you');
  const held = felicia.page.getByRole('checkbox', { name: 'Select Nick' });
  expect(await held.getAttribute('aria-disabled')).toBe('true');
  expect(await felicia.page.locator('body').textContent()).not.toMatch(/Stark|Pepper|Malibu/);
});

test('BX-19 what is searched and filtered stands in the address, and Back undoes it', async () => {
  const { page } = nick;
  await nick.open('/marvel/users');
  await page.getByRole('table').waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('os');
  await page.waitForURL(/[?&]q=os/);
  await nick.press('Filter');
  await nick.press('Role');
  await page.keyboard.type('contributor voice');
  await page.keyboard.press('Enter');
  await page.waitForURL(/role=voc/);
  await nick.sees('1–1 of 1');
  expect(await people(nick)).toEqual(['Normand Osborn · Oscorp']);
  await page.goBack();
  await nick.sees('1–5 of 5');
  await nick.press('Clear all');
  await nick.sees('1–10 of 10');
  await nick.open('/marvel/users?status=suspended');
  await nick.sees('Nobody here matches all of this.');
});

test('the keyboard goes through the list and opens a person', async () => {
  const { page } = nick;
  await nick.open('/marvel/users');
  await page.getByRole('row', { name: /Maria/ }).focus();
  await page.keyboard.press('j');
  await page.keyboard.press('ArrowDown');
  expect(await page.getByRole('row', { name: /Felicia/ }).evaluate((row) => row === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Felicia' }).waitFor();
});

test('several people are prepared for a change at once, and nothing is changed by it', async () => {
  const { page } = felicia;
  await felicia.open('/marvel/users');
  await page.getByRole('checkbox', { name: 'Select May Parker' }).press('Space');
  await page.getByRole('checkbox', { name: 'Select Gwen Stacy' }).press('Space');
  await felicia.press('Add to user group');
  await page.getByRole('combobox', { name: 'User group' }).press('Enter');
  await page.getByRole('option', { name: /Oscorp Desk/ }).click();
  await felicia.press('Put into the draft');
  await felicia.sees('1 change not saved');
  expect(await page.getByRole('checkbox', { name: 'Select May Parker' }).isChecked()).toBe(false);
  expect(await page.getByRole('row', { name: /May Parker/ }).textContent()).toContain('No role yet');
  await felicia.press('Discard');
});

test('everybody who matches is given a role at once: those who may not be are left out by one press, the others are saved', async () => {
  const { page } = felicia;
  await felicia.open('/marvel/users');
  const boxes = page.getByRole('checkbox', { name: /^Select (?!all)/ });
  await page.getByRole('checkbox', { name: 'Select May Parker' }).press('Space');
  await felicia.press('Select all 5');
  await felicia.sees('5 selected');
  await felicia.sees('5 of 7 people can be changed by you');
  expect(
    await boxes.evaluateAll((all) => all.filter((box) => box.getAttribute('aria-checked') === 'true' || Object(box).checked).length),
  ).toBe(5);
  await felicia.press('Give role');
  await page.getByRole('combobox', { name: 'Role' }).press('Enter');
  await page.getByRole('option', { name: 'Voice of Customer: Contributor' }).click();
  await page
    .getByRole('button', { name: 'Choose' })
    .or(page.getByRole('combobox', { name: 'Choose' }))
    .last()
    .press('Enter');
  await page.getByRole('option', { name: /^Oscorp VoC/ }).click();
  await felicia.press('Put into the draft');
  await felicia.press('Review changes');
  await felicia.sees('5 people: give Contributor on Oscorp VoC');
  await felicia.sees('Not for 1 person: Normand Osborn. This has been given already.');
  await felicia.sees('Not for 1 person: Felicia.');
  await felicia.press('Go on without 2 people who are refused');
  await felicia.sees('3 people: give Contributor on Oscorp VoC');
  await page.getByRole('dialog').getByRole('button', { name: /^Save/ }).press('Enter');
  await felicia.sees('In effect now');
  await expect.poll(() => page.getByRole('row', { name: /May Parker/ }).textContent()).toContain('Contributor');
  await expect.poll(() => page.getByRole('row', { name: /Gwen Stacy/ }).textContent()).toContain('Contributor');
});

test('a role that many have is ended for those who have it directly', async () => {
  const { page } = felicia;
  await felicia.open('/marvel/users');
  for (const who of ['May Parker', 'Gwen Stacy', 'Mary Jane Watson'])
    await page.getByRole('checkbox', { name: `Select ${who}` }).press('Space');
  await felicia.press('End role');
  await felicia.sees('What each of them is given directly ends.');
  await page.getByRole('combobox', { name: 'Role' }).press('Enter');
  await page.getByRole('option', { name: 'Voice of Customer: Contributor' }).click();
  await page
    .getByRole('button', { name: 'Choose' })
    .or(page.getByRole('combobox', { name: 'Choose' }))
    .last()
    .press('Enter');
  await page.getByRole('option', { name: /^Oscorp VoC/ }).click();
  await felicia.press('Put into the draft');
  await felicia.press('Review changes');
  await felicia.sees('3 people: end Contributor on Oscorp VoC');
  await page.getByRole('dialog').getByRole('button', { name: /^Save/ }).press('Enter');
  await felicia.sees('In effect now');
  await expect.poll(() => page.getByRole('row', { name: /May Parker/ }).textContent()).toContain('No role yet');
});

test('BX-19 the file holds everybody that the list counts, in its order', async () => {
  await nick.open('/marvel/users?sort=-name');
  await nick.page.getByRole('table').waitFor();
  const [download] = await Promise.all([nick.page.waitForEvent('download'), nick.press('CSV')]);
  const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
  expect(lines).toHaveLength(11);
  expect(lines[1]).toContain('peter@bugle.example');
  expect(lines[7]).toContain('maria@marvel.example,Marvel Group Inc.,Active,Voice of Customer: Reader');
});

test('BX-19 a press on a header sorts the whole list, says so, and stands in the address', async () => {
  const { page } = felicia;
  const header = (name: string) => page.getByRole('columnheader', { name });
  await felicia.open('/marvel/users');
  await page.getByRole('table').waitFor();
  expect(await header('Level').getAttribute('aria-sort')).toBe('ascending');
  await header('Person').getByRole('button').focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/[?&]sort=name/);
  await page.keyboard.press('Enter');
  await page.waitForURL(/[?&]sort=-name/);
  await expect.poll(() => people(felicia)).toEqual([...oscorp.toReversed(), 'Nick · Marvel Group Inc.', 'Maria · Marvel Group Inc.']);
  expect(await header('Person').getAttribute('aria-sort')).toBe('descending');
  expect(await header('Level').getAttribute('aria-sort')).toBeNull();
  expect(await page.getByText('Managed at Marvel Group Inc. · read-only for you').count()).toBe(1);
});

test('what a list shows is saved as a view, found again, renamed, and deleted with a way back', async () => {
  const { page } = nick;
  const view = page.getByRole('button', { name: /^View/ });
  await nick.open('/marvel/users?q=os&sort=-name');
  await nick.sees('1–5 of 5');
  await nick.press('Views');
  await nick.fill('Save this as a view named', ' Oscorp, backwards ');
  await page.keyboard.press('Enter');
  await nick.sees('View: Oscorp, backwards');
  await nick.open('/marvel/users');
  await nick.sees('1–10 of 10');
  expect(await view.textContent()).toBe('Views');
  await nick.press('Views');
  await nick.fill('Save this as a view named', 'oscorp, backwards');
  await nick.press('Save');
  await nick.sees('You already have a view of this name.');
  await nick.press('Oscorp, backwards');
  await page.waitForURL((url) => url.searchParams.get('q') === 'os' && url.searchParams.get('sort') === '-name');
  await nick.press('View: Oscorp, backwards');
  await nick.press('Rename Oscorp, backwards');
  await page.keyboard.type('Oscorp');
  await page.keyboard.press('Enter');
  await nick.sees('View: Oscorp');
  expect(await nick.accessibilityFaults()).toEqual([]);
  await nick.press('Delete Oscorp');
  await expect.poll(() => view.textContent()).toBe('Views');
  await page.keyboard.press('Escape');
  await nick.press('Undo');
  await nick.sees('View: Oscorp');
});

test('whoever may not see the people is told so, and offered nothing to do with them', async () => {
  const gwen = await journeys.as('gwen');
  await gwen.open('/marvel/users');
  await gwen.page.getByRole('heading', { level: 1, name: 'You cannot open this' }).waitFor();
  for (const name of ['CSV', 'Filter', 'Views']) expect(await gwen.page.getByRole('button', { name, exact: true }).count()).toBe(0);
  expect(await gwen.page.getByRole('searchbox').count()).toBe(0);
});

test('HT-13 a product says where its people are managed, and what it calls them', async () => {
  const [ana, bruno] = [await journeys.as('ana'), await journeys.as('bruno')];
  await ana.open('/acme');
  await ana.press('Settings › Users');
  await ana.page.getByRole('heading', { level: 1, name: 'Users' }).waitFor();
  await bruno.open('/clinique-mouvement');
  await bruno.press('Employees');
  await bruno.page.getByRole('heading', { level: 1, name: 'Employees' }).waitFor();
  await bruno.page.getByRole('table').waitFor();
  expect(await bruno.page.getByRole('columnheader').allTextContents()).toContain('Profiles');
});
