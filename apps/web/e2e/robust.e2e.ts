import type { Page, Route } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Journeys, type Visitor, startJourneys } from './people.ts';

let journeys: Journeys;
let felicia: Visitor;
let page: Page;
beforeAll(async () => {
  journeys = await startJourneys();
  felicia = await journeys.as('felicia');
  ({ page } = felicia);
});
afterEach(async () => {
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.evaluate(() => sessionStorage.clear());
});
afterAll(async () => {
  await journeys.close();
  // What is broken here on purpose is told to the log of the browser too, and nothing else is.
  expect(journeys.complaints.filter((line) => !/TRPCClientError|TypeError|dynamically imported|ERR_/.test(line))).toEqual([]);
});

const api = /\/api\/trpc\//;
/** What the API answers from now on, for questions of which the path matches. */
const answerWith = (of: RegExp, status: number, code: string, headers: Record<string, string> = {}) =>
  page.route(of, (route: Route) => route.fulfill({ status, headers, contentType: 'application/json', body: JSON.stringify({ code }) }));
/** Waits until the words are gone. */
async function gone(words: string): Promise<void> {
  await page.getByText(words).first().waitFor({ state: 'hidden' });
}
/** Waits until the words are on the page, and says that they are. */
async function shows(words: string): Promise<boolean> {
  await felicia.sees(words);
  return page.getByText(words).filter({ visible: true }).first().isVisible();
}

test('offline: it is said, what is shown stays, and everything goes on by itself', async () => {
  await felicia.open('/marvel/users');
  await felicia.sees('Gwen Stacy');
  await page.context().setOffline(true);
  await felicia.sees('You are offline. What you see may be old');
  expect(await page.getByText('Gwen Stacy').count()).toBeGreaterThan(0);
  await page.getByRole('link', { name: 'May Parker' }).press('Enter');
  await page.context().setOffline(false);
  await gone('You are offline');
  await page.getByRole('heading', { level: 1, name: 'May Parker' }).waitFor();
});

test('500: the page says that it is our fault, and another try shows it', async () => {
  await answerWith(/members\./, 500, 'broken');
  await felicia.open('/marvel/users');
  await felicia.sees('Something went wrong on our side');
  await page.unrouteAll();
  await felicia.press('Try again');
  expect(await shows('Gwen Stacy')).toBe(true);
});

test('503: the page says that nothing was changed, and comes by itself', async () => {
  await answerWith(api, 503, 'unavailable', { 'retry-after': '1' });
  await felicia.open('/marvel/users');
  await felicia.sees('Totem cannot be reached. Nothing was changed');
  await felicia.sees('Totem does not answer at the moment');
  await page.unrouteAll();
  expect(await shows('Gwen Stacy')).toBe(true);
  await gone('Totem does not answer at the moment');
});

test('an API that stops under an open page is told, the list stays, and goes on by itself', async () => {
  await felicia.open('/marvel/users');
  await felicia.sees('Live');
  await page.route(api, (route) => route.abort('connectionrefused'));
  await page.getByRole('link', { name: 'May Parker' }).press('Enter');
  expect(await shows('Totem does not answer at the moment')).toBe(true);
  await page.unrouteAll();
  await page.getByRole('heading', { level: 1, name: 'May Parker' }).waitFor();
  await gone('Totem does not answer at the moment');
});

test('429: the wait is said', async () => {
  await answerWith(/members\./, 429, 'rate.limited', { 'retry-after': '7' });
  await felicia.open('/marvel/users');
  await felicia.sees('Too many requests at once');
  await felicia.sees('Try again in 7 seconds');
  await page.unrouteAll();
  await felicia.press('Try again');
  expect(await shows('Gwen Stacy')).toBe(true);
});

test('a change that is not answered keeps its draft, and is made once when it is tried again', async () => {
  await felicia.open('/marvel/users');
  await felicia.press('May Parker');
  await felicia.choose('Level on Oscorp VoC', 'Reader');
  await felicia.press('Review changes');
  await page.getByRole('button', { name: /^Save/ }).waitFor();
  await page.route(/grants\.save/, (route) => route.abort('connectionreset'));
  await page.getByRole('button', { name: /^Save/ }).press('Enter');
  await felicia.sees('No answer came, and it is not known whether this was saved');
  await page.unrouteAll();
  await felicia.press('Try again');
  expect(await shows('In effect now')).toBe(true);
});

test('a part of the console that does not come is told, and another try brings it', async () => {
  await felicia.open('/marvel/users');
  await felicia.sees('Gwen Stacy');
  await page.route(/assets\/ServicesPage/, (route) => route.abort());
  await page.getByRole('link', { name: 'Services', exact: true }).first().press('Enter');
  expect(await shows('Totem cannot be reached. Nothing was changed')).toBe(true);
  await page.unrouteAll();
  await felicia.press('Try again');
  await page.getByRole('heading', { level: 1, name: 'Services' }).waitFor();
});

test('a part of a page that cannot be drawn says so, and the rest stands', async () => {
  await felicia.open('/marvel/users');
  await felicia.press('Gwen Stacy');
  await page.getByRole('heading', { level: 1, name: 'Gwen Stacy' }).waitFor();
  await page.route(/members\.effective/, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: (await answer.text()).replaceAll('"rows":[', '"rows":[null,') });
  });
  await page.getByRole('tab', { name: 'Effective access' }).press('Enter');
  await felicia.sees('Something went wrong on our side');
  expect(await page.getByRole('heading', { level: 1, name: 'Gwen Stacy' }).isVisible()).toBe(true);
  await page.unrouteAll();
  await page.getByRole('tab', { name: 'Access', exact: true }).press('Enter');
  await page.getByRole('combobox', { name: 'Level on Oscorp VoC' }).waitFor();
});

test('an expired sign-in leads to signing in and back to the same address, with the draft', async () => {
  await felicia.open('/marvel/users');
  await felicia.press('Gwen Stacy');
  await felicia.choose('Level on Oscorp VoC', 'Contributor');
  await felicia.sees('not saved');
  const { pathname } = new URL(page.url());
  await page.context().clearCookies();
  await page.getByRole('tab', { name: 'Effective access' }).press('Enter');
  await felicia.sees('You were signed out. Sign in to go on where you were.');
  await felicia.fill('E-mail address', 'felicia@oscorp.example');
  await felicia.fill('Password', journeys.stack.people.find(({ email }) => email.startsWith('felicia'))?.password ?? '');
  await felicia.press('Sign in');
  await page.waitForURL((url) => url.pathname === pathname);
  expect(await shows('not saved')).toBe(true);
});

test('slow: it is said after a while, with another try', async () => {
  // The last one, since the clock of the page stays where it was moved.
  await felicia.open('/marvel/users');
  await felicia.sees('Gwen Stacy');
  await page.clock.install();
  let asked = 0;
  await page.route(/members\.get/, async (route) => {
    if (asked++ > 0) await route.continue(); // the first is never answered
  });
  await page.getByRole('link', { name: 'May Parker' }).press('Enter');
  await page.waitForURL(/\/users\/[0-9a-f-]{36}/);
  await page.clock.fastForward(11_000);
  await felicia.sees('This is taking longer than usual.');
  await page.getByRole('button', { name: 'Try again' }).press('Enter');
  await page.getByRole('heading', { level: 1, name: 'May Parker' }).waitFor();
  expect(await felicia.whyNot('Level on Oscorp VoC')).toBeNull();
});
