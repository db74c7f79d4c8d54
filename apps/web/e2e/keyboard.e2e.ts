import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Journeys, type Visitor, startJourneys } from './people.ts';
import { findAs } from './screen.ts';

let journeys: Journeys;
let felicia: Visitor;
beforeAll(async () => {
  journeys = await startJourneys();
  felicia = await journeys.as('felicia');
  await felicia.page.setViewportSize({ width: 1280, height: 800 });
});
afterAll(async () => {
  await journeys.close();
  expect(journeys.complaints).toEqual([]);
});

/** What has the focus, by its name. */
const focused = () =>
  felicia.page.evaluate(() => {
    const one = document.activeElement;
    const labels = (one?.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? '');
    return one?.getAttribute('aria-label') ?? (labels.join(' ').trim() || one?.textContent?.trim() || '');
  });

/** Goes on by Tab until something of that name has the focus. @throws Error when it has come around without it. */
async function tabTo(name: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const passed: string[] = [];
  for (let times = 0; times < 80; times++) {
    await felicia.page.keyboard.press(key);
    const now = await focused();
    if (name.test(now)) return;
    passed.push(now.slice(0, 40));
  }
  throw new Error(`${name} never had the focus, but ${passed.join(' · ')} had.`);
}

test('BX-65 by keyboard alone, access is given, reviewed and saved', async () => {
  const { page } = felicia;
  const { keyboard } = page;
  await felicia.open('/marvel/users');
  await felicia.sees('May Parker');
  await tabTo(/^Skip|content/i);
  await tabTo(/^May Parker$/);
  await keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'May Parker' }).waitFor();

  await page.getByRole('combobox', { name: 'Level on Oscorp VoC' }).waitFor();
  await tabTo(/Level on Oscorp VoC/);
  await keyboard.press('Enter');
  await page.getByRole('option').first().waitFor();
  await keyboard.press('r'); // the first that begins so
  await expect.poll(() => page.locator('[role=option][data-highlighted]').textContent()).toContain('Reader');
  await keyboard.press('Enter');
  await page.getByRole('listbox').waitFor({ state: 'detached' });
  await felicia.sees('1 change not saved');

  await tabTo(/^Review/);
  await keyboard.press('Enter');
  await felicia.sees('May Parker');
  const review = page.getByRole('dialog', { name: 'Review changes' });
  await review.getByRole('button', { name: /^Save/ }).waitFor();
  await tabTo(/^Save/);
  await keyboard.press('Enter');
  await felicia.sees('In effect now');
  await review.waitFor({ state: 'detached' });
});

test('BX-65 by keyboard alone, one asks why', async () => {
  const { page } = felicia;
  const { keyboard } = page;
  await felicia.open(`/marvel/users/${await findAs(felicia).person('marvel', 'Gwen Stacy')}`);
  await page.getByRole('tab', { name: 'Access', exact: true }).waitFor();
  await tabTo(/^Access$/);
  await keyboard.press('ArrowRight');
  await keyboard.press('ArrowRight');
  await page.waitForURL(/tab=why/);
  await page.getByRole('combobox', { name: 'What' }).waitFor();
  await tabTo(/^What/);
  await keyboard.press('Enter');
  await page.getByRole('option').first().waitFor();
  await keyboard.type('dashboard');
  await page
    .getByRole('option', { name: /dashboard/i })
    .first()
    .waitFor();
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await page.waitForURL(/permission=/);
  expect(new URL(page.url()).searchParams.get('permission')).toContain('dashboard');
});
