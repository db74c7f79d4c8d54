import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Journeys, startJourneys, type Visitor } from './people.ts';

let journeys: Journeys;
beforeAll(async () => {
  journeys = await startJourneys();
});
afterAll(async () => {
  await journeys.close();
  expect(journeys.complaints).toEqual([]);
});

/** Somebody who administers, on the grid of a person's effective access. */
async function gridOf(who: string, name: string): Promise<Visitor> {
  const visitor = await journeys.as(who);
  await visitor.open('/marvel/users');
  await visitor.page.getByRole('link', { name, exact: true }).press('Enter');
  await visitor.page.getByRole('tab', { name: 'Effective access' }).press('Enter');
  await visitor.page.locator('[data-cell]').first().waitFor();
  return visitor;
}

const verdict = ({ page }: Visitor) => page.getByRole('status').filter({ hasText: /^(Yes|No)/ });

test('every cell of a grid and its why say the same', async () => {
  const nick = await gridOf('nick', 'Gwen Stacy');
  const { page } = nick;
  const cells = page.locator('[data-cell]');
  const count = await cells.count();
  expect(count).toBe(6);
  const said: string[] = [];
  for (let index = 0; index < count; index++) {
    const isHeld = (await cells.nth(index).textContent())?.startsWith('Reader');
    await cells.nth(index).focus();
    await page.keyboard.press('Enter');
    await verdict(nick).waitFor();
    said.push(`${isHeld ? 'Yes' : 'No'} ${(await verdict(nick).textContent())?.slice(0, 3)}`);
    await page.goBack();
    await cells.first().waitFor();
  }
  expect(said.toSorted()).toEqual(['No NoG', 'No NoG', 'Yes Yes', 'Yes Yes', 'Yes Yes', 'Yes Yes']);
});

test('BX-27 a fix of a no goes into the draft, saved it is a yes, and earlier it stays a no', async () => {
  const felicia = await gridOf('felicia', 'Gwen Stacy');
  const { page } = felicia;
  await page.getByRole('gridcell', { name: 'Has the service, lacks the location' }).first().press('Enter');
  await felicia.sees('Gwen Stacy does not have Toronto.');
  expect(await felicia.accessibilityFaults()).toEqual([]);
  await felicia.press('Give Toronto');
  await felicia.press('Save: Gwen Stacy gains Toronto');
  await page.getByText('Gwen Stacy has Toronto, given directly.').waitFor();
  await expect.poll(() => verdict(felicia).textContent()).toMatch(/^Yes/);
  expect(await felicia.accessibilityFaults()).toEqual([]);

  // The same question at a moment before it was given.
  const asked = new URL(page.url());
  asked.searchParams.set('at', '2026-01-01T12:00:00.000Z');
  await felicia.open(asked.pathname + asked.search);
  await felicia.sees('Nothing can be changed from here.');
  await expect.poll(() => verdict(felicia).textContent()).toMatch(/^No/);
  expect(await page.getByRole('button', { name: 'Give Toronto' }).count()).toBe(0);
  await felicia.press('Back to now');
  await expect.poll(() => verdict(felicia).textContent()).toMatch(/^Yes/);
});
