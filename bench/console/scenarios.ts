import type { Page } from 'playwright-core';

/** Something that people do on one page of the console, with keys, pointer and wheel. */
export interface Scenario {
  readonly name: string;
  /** Below the organization's address. */
  readonly at: (where: { readonly person: string }) => string;
  /** Waits until the page is all there. */
  readonly whole: (page: Page) => Promise<unknown>;
  readonly act: (page: Page) => Promise<void>;
}

/** The id of somebody in the list, who is opened. */
export async function firstPerson(page: Page, url: string, slug: string): Promise<string> {
  await page.goto(`${url}/${slug}/users`);
  const link = page.getByRole('main').locator('a[href*="/users/"]');
  const href = await link.nth(5).getAttribute('href');
  return /\/users\/([\w-]+)/.exec(href ?? '')?.[1] ?? '';
}

const rows = (page: Page) => page.getByRole('row').nth(1).waitFor();

/** Each turn of the wheel is drawn before the next. */
async function scroll(page: Page): Promise<void> {
  await page.getByRole('main').hover();
  for (let turn = 0; turn < 30; turn++) {
    await page.mouse.wheel(0, turn < 20 ? 400 : -700);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
}

async function search(page: Page, words: string): Promise<void> {
  await page.locator('search input').click();
  await page.keyboard.type(words, { delay: 25 });
  await page.waitForURL(/[?&]q=/);
  for (const _ of words) await page.keyboard.press('Backspace');
  await page.waitForURL((at) => !at.searchParams.has('q'));
}

/** Opens a choice, looks down it, types into it where it takes words, and leaves it. */
async function choose(page: Page, words: string): Promise<void> {
  await page.getByRole('option').first().waitFor();
  await page.keyboard.type(words, { delay: 25 });
  for (let step = 0; step < 8; step++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
}

const list = (name: string, at: string): readonly Scenario[] => [
  { name: `${name}, scrolled`, at: () => at, whole: rows, act: scroll },
  { name: `${name}, searched`, at: () => at, whole: rows, act: (page) => search(page, 'mar') },
];

const levels = (page: Page) => page.getByRole('main').getByRole('combobox', { name: /^Level on/ });

export const scenarios: readonly Scenario[] = [
  ...list('users', '/users'),
  ...list('user groups', '/groups'),
  ...list('services', '/services'),
  {
    name: 'scope, chosen in the top bar',
    at: () => '/users',
    whole: rows,
    act: async (page) => {
      await page.getByRole('navigation', { name: 'Where you are' }).getByRole('combobox').click();
      await choose(page, 'ma');
    },
  },
  {
    name: 'one box, asked',
    at: () => '/users',
    whole: rows,
    act: async (page) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').getByRole('combobox').waitFor();
      await page.keyboard.type('mar', { delay: 25 });
      await page.getByRole('option').first().waitFor();
      await page.keyboard.press('Escape');
    },
  },
  {
    name: 'a level, chosen',
    at: ({ person }) => `/users/${person}`,
    whole: (page) => levels(page).first().waitFor(),
    act: async (page) => {
      await levels(page).first().click();
      await choose(page, '');
    },
  },
  {
    name: 'a matrix, scrolled',
    at: () => '/services/administration',
    whole: rows,
    act: scroll,
  },
  {
    name: 'review of a change',
    at: ({ person }) => `/users/${person}`,
    whole: (page) => levels(page).first().waitFor(),
    act: async (page) => {
      await levels(page).first().click();
      await page.getByRole('option', { selected: false }).and(page.locator(':not([aria-disabled=true])')).first().click();
      await page.getByRole('button', { name: 'Review changes' }).click();
      await page.getByRole('dialog').getByRole('button', { name: /^Save/ }).waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Discard' }).click();
    },
  },
];
