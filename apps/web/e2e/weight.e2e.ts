import { afterAll, beforeAll, expect, test } from 'vitest';
import { firstLoad } from './first-load.ts';
import { type Journeys, type Visitor, startJourneys } from './people.ts';

let journeys: Journeys;
let felicia: Visitor;
beforeAll(async () => {
  journeys = await startJourneys();
  felicia = await journeys.as('felicia');
});
afterAll(async () => {
  await journeys.close();
  expect(journeys.complaints).toEqual([]);
});

/** What comes with a page that is opened first, nothing of it known. */
async function opened(at: string, isSignedIn = true) {
  const context = felicia.page.context();
  const browser = context.browser();
  if (!browser) throw new Error('The browser is closed.');
  return firstLoad(browser, new URL(at, journeys.stack.url).href, isSignedIn ? await context.storageState() : undefined);
}

test.each([
  { page: 'sign-in', at: '/sign-in', isSignedIn: false, most: 200_000, files: 15 },
  { page: 'the overview of who administers', at: '/marvel', isSignedIn: true, most: 200_000, files: 32 },
  { page: 'the list of users', at: '/marvel/users', isSignedIn: true, most: 250_000, files: 55 },
  { page: 'the list of locations', at: '/marvel/locations', isSignedIn: true, most: 210_000, files: 45 },
  { page: 'the list of services', at: '/marvel/services', isSignedIn: true, most: 210_000, files: 45 },
])('$page, opened first, comes with at most $most bytes of script', async ({ at, isSignedIn, most, files }) => {
  const { bytes, scripts } = await opened(at, isSignedIn);
  expect(bytes).toBeLessThanOrEqual(most);
  expect(scripts).toBeLessThanOrEqual(files);
});
