import { resolve } from 'node:path';
import { type Browser, type Page, chromium } from 'playwright-core';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { findChromium } from './chromium.ts';
import { accessibilityFaults, layoutFaults, otherThemes, pageFaults } from './faults.ts';

let server: ViteDevServer;
let browser: Browser;
let page: Page;
const root = resolve(import.meta.dirname, '..');

beforeAll(async () => {
  // What Vite keeps of libraries stands apart, so that no other run changes it under this one.
  const cacheDir = resolve(root, '../../node_modules/.cache/parts');
  const optimizeDeps = { entries: ['parts.html'] };
  server = await createServer({ root, cacheDir, optimizeDeps, logLevel: 'error', server: { port: 0, host: '127.0.0.1', hmr: false } });
  await server.listen();
  browser = await chromium.launch({ ...(await findChromium()), headless: true });
  page = await browser.newPage({ reducedMotion: 'reduce', locale: 'en-CA' });
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

const state = (name: string) => page.locator(`[data-state="${name}"]`);
async function open(width = 1280): Promise<void> {
  await page.setViewportSize({ width, height: 800 });
  await page.goto(new URL('/parts.html', server.resolvedUrls?.local[0]).href);
  await page.getByRole('heading', { level: 1 }).waitFor();
}
beforeEach(async () => {
  await page.emulateMedia({ colorScheme: 'light', contrast: 'no-preference' });
  await open();
});

test.each([1280, 360])('BX-65 no part has a fault in any theme at %i px', { timeout: 120_000 }, async (width) => {
  await open(width);
  const found: Record<string, readonly string[]> = { all: await accessibilityFaults(page), page: await pageFaults(page, 'en') };
  for (const theme of otherThemes) {
    await page.emulateMedia(theme);
    const highContrast = theme.contrast === 'more';
    found[`${theme.colorScheme} ${theme.contrast}`] = await accessibilityFaults(page, { only: 'looks', highContrast });
  }
  for (const each of width === 360 ? [360, 320] : [1280, 640]) {
    await page.setViewportSize({ width: each, height: 800 });
    found[`${each} px`] = await layoutFaults(page, { targetPx: 24 });
  }
  expect(Object.entries(found).filter(([, faults]) => faults.length > 0)).toEqual([]);
});

test('what has the focus shows it, wherever the keyboard goes', async () => {
  const bare: string[] = [];
  const passed = new Set<string>();
  for (let times = 0; times < 200; times++) {
    await page.keyboard.press('Tab');
    const { name, place, rings } = await page.evaluate(() => {
      const one = document.activeElement;
      const around = [one, one?.parentElement, one?.parentElement?.parentElement].filter((each) => each instanceof Element);
      return {
        name: one?.getAttribute('aria-label') ?? one?.textContent?.trim() ?? '',
        place: one?.closest('[data-state]')?.getAttribute('data-state') ?? null,
        rings: around.some((each) => {
          const { outlineStyle, outlineWidth } = getComputedStyle(each);
          return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
        }),
      };
    });
    if (place === null) {
      if (passed.size > 0) break; // through all of them, and out
      continue;
    }
    passed.add(place);
    if (!rings) bare.push(`${place}: ${name}`);
  }
  expect(bare).toEqual([]);
  expect(passed).toContain('Button: outline');
  expect(passed).toContain('Tree: open');
});

test('what is disabled can be reached, and says why', async () => {
  const controls = await page.locator('[data-state] [aria-disabled=true]:not([aria-busy=true])').all();
  expect(controls.length).toBeGreaterThan(5);
  for (const control of controls) {
    const described = (await control.getAttribute('aria-describedby')) ?? '';
    const reason = await page.locator(`[id="${described}"]`).textContent();
    const place = await control.evaluate((element) => element.closest('[data-state]')?.getAttribute('data-state'));
    expect({ place, reason }).toEqual({ place, reason: 'Only an owner can do this.' });
    await control.focus();
    expect(await control.evaluate((element) => element === document.activeElement)).toBe(true);
  }
});

test('pointed at or pressed, what is disabled shows its reason, and nothing else happens', async () => {
  const button = state('Button: disabled').getByRole('button');
  await button.click({ force: true }); // it takes no press, and shows why
  const words = page.locator('[data-side]').filter({ hasText: 'Only an owner can do this.' }).first(); // floats beside the button
  await words.waitFor();
  await page.keyboard.press('Escape');
  await words.waitFor({ state: 'detached' });
  expect(await button.getAttribute('aria-disabled')).toBe('true');
});

test.each(['Dialog', 'Sheet'])('a %s is closed by Escape and gives the focus back', async (part) => {
  const opener = state(`${part}: opens`).getByRole('button');
  await opener.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Suspend May Parker' });
  await dialog.waitFor();
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await expect.poll(() => opener.evaluate((element) => element === document.activeElement)).toBe(true);
});

test('where less motion is asked for, nothing moves', async () => {
  const moving = () =>
    page.evaluate(() => document.getAnimations().filter((one) => Number(one.effect?.getComputedTiming().duration) > 0).length);
  await state('Sheet: opens').getByRole('button').click();
  await page.getByRole('dialog').waitFor();
  expect(await moving()).toBe(0);
  await page.keyboard.press('Escape');
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await expect.poll(moving).toBeGreaterThan(0); // what is on its way breathes
  await page.emulateMedia({ reducedMotion: 'reduce' });
});

test('a list is as dense as was chosen', async () => {
  const heights = () =>
    state('Table: rows')
      .getByRole('row')
      .nth(2)
      .evaluate((row) => row.getBoundingClientRect().height);
  const normal = await heights();
  await page.getByRole('combobox', { name: 'Density' }).click();
  await page.getByRole('option', { name: 'compact' }).click();
  await expect.poll(heights).toBe(normal - 8);
  await page.evaluate(() => localStorage.clear());
});

test('the parts speak French too', async () => {
  await page.getByRole('combobox', { name: 'Language' }).click();
  await page.getByRole('option', { name: 'Français' }).click();
  await page.getByRole('heading', { level: 1, name: 'Éléments de la console' }).waitFor();
  expect(await pageFaults(page, 'fr')).toEqual([]);
  await state('SaveBar: three changes').getByText('3 changements non enregistrés').waitFor();
  await page.evaluate(() => localStorage.clear());
});
