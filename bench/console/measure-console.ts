import { loadLargeDemo } from '@totem/run/demo-large';
import { largeOrganization, type Size } from '@totem/run/large-world';
import { startTemporaryStack } from '@totem/run/stack';
import { findChromium } from '@totem/web/chromium';
import { firstLoad, isStill, type State } from '@totem/web/first-load';
import { type Browser, type CDPSession, type Page, chromium } from 'playwright-core';
import { type Spread, spreadOf } from '../measure/rounds.ts';
import { firstPerson, type Scenario, scenarios } from './scenarios.ts';

export interface ConsoleOptions {
  readonly size: Size;
  /** How many times everything is done anew, in a browser that knows nothing. */
  readonly rounds: number;
  /** How many pages are gone to, one after the other, between two looks at memory; half as many come before the first. */
  readonly navigations: number;
}

/** What one scenario took, over the rounds. */
export interface ScenarioResult {
  readonly name: string;
  /** Milliseconds from the slowest press, key or click of a round to what was drawn after it. */
  readonly interactionMs: Spread;
  /** Milliseconds of the longest piece of work that kept the page from answering; 0 where none was of 50 ms. */
  readonly longestTaskMs: Spread;
  readonly layoutShift: Spread;
}

export interface ConsoleResult extends ConsoleOptions {
  readonly members: number;
  readonly locations: number;
  /** Of the browser that was measured. */
  readonly browser: string;
  /** Compressed bytes of JavaScript, as they came over the wire. */
  readonly javascript: { readonly signIn: Spread; readonly firstPage: Spread };
  /** Milliseconds from the address to the heading, with nothing in the cache. */
  readonly firstPageMs: Spread;
  readonly scenarios: readonly ScenarioResult[];
  /** Bytes of the heap after its collection, before the navigations and after them, on the same page. */
  readonly heap: { readonly early: Spread; readonly late: Spread; readonly growth: Spread };
}

/**
 * Measures the console as it was built, with a large organization behind it and a browser before it, all on this machine.
 *
 * @throws Error when a scenario does not find what it looks for.
 */
export async function measureConsole(options: ConsoleOptions, log: (line: string) => void = () => {}): Promise<ConsoleResult> {
  const stack = await startTemporaryStack();
  try {
    const [owner] = await loadLargeDemo(stack.connections, options.size, log);
    if (!owner) throw new Error('Nobody can sign in to the large organization.');
    const { slug, members, nodes } = largeOrganization(options.size, 0);
    const browser = await chromium.launch({ ...(await findChromium()), headless: true });
    try {
      const signedIn = await signIn(browser, stack.url, owner);
      const rounds: Round[] = [];
      for (let round = 1; round <= options.rounds; round++) {
        rounds.push(await oneRound(browser, stack.url, slug, signedIn, options.navigations));
        log(`round ${round} of ${options.rounds}`);
      }
      const spread = (of: (round: Round) => number) => spreadOf(rounds.map(of));
      const ofScenario = (index: number, key: 'interactionMs' | 'longestTaskMs' | 'layoutShift') =>
        spread((round) => round.scenarios[index]?.[key] ?? 0);
      return {
        ...options,
        members: members.length,
        locations: nodes.length,
        browser: browser.version(),
        javascript: { signIn: spread((round) => round.signIn), firstPage: spread((round) => round.firstPage) },
        firstPageMs: spread((round) => round.firstPageMs),
        scenarios: scenarios.map(({ name }, index) => ({
          name,
          interactionMs: ofScenario(index, 'interactionMs'),
          longestTaskMs: ofScenario(index, 'longestTaskMs'),
          layoutShift: ofScenario(index, 'layoutShift'),
        })),
        heap: {
          early: spread((round) => round.heap.early),
          late: spread((round) => round.heap.late),
          growth: spread((round) => round.heap.late / round.heap.early),
        },
      };
    } finally {
      await browser.close();
    }
  } finally {
    await stack.close();
  }
}

type Round = Awaited<ReturnType<typeof oneRound>>;

/** Once for all rounds: how often one may sign in is limited. */
async function signIn(browser: Browser, url: string, { email, password }: { email: string; password: string }): Promise<State> {
  const context = await browser.newContext({ locale: 'en-CA' });
  const page = await context.newPage();
  await page.goto(`${url}/sign-in`);
  await page.getByLabel('E-mail address', { exact: true }).fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.waitForURL((at) => at.pathname !== '/sign-in');
  const state = await context.storageState();
  await context.close();
  return state;
}

async function oneRound(browser: Browser, url: string, slug: string, storageState: State, navigations: number) {
  const signInPage = await firstLoad(browser, `${url}/sign-in`);
  const firstPage = await firstLoad(browser, `${url}/${slug}`, storageState);
  const context = await browser.newContext({ locale: 'en-CA', storageState, viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.addInitScript(watch);
  const person = await firstPerson(page, url, slug);
  const measured = [];
  for (const scenario of scenarios) measured.push(await oneScenario(page, url, scenario, { slug, person }));
  const heap = await heapOver(page, await context.newCDPSession(page), `${url}/${slug}`, navigations);
  await context.close();
  return { signIn: signInPage.bytes, firstPage: firstPage.bytes, firstPageMs: firstPage.ms, scenarios: measured, heap };
}

/** Runs in every page before anything else of it. */
function watch(): void {
  const seen = { interactionMs: 0, longestTaskMs: 0, layoutShift: 0 };
  Object.assign(globalThis, { seen });
  const observe = (type: string, each: (entry: PerformanceEntry) => void) =>
    new PerformanceObserver((list) => list.getEntries().forEach(each)).observe(
      Object.assign({ type, buffered: true }, { durationThreshold: 16 }),
    );
  observe('event', (entry) => {
    // The browser's types do not have what makes an event an interaction.
    if ((entry as PerformanceEntry & { interactionId: number }).interactionId > 0)
      seen.interactionMs = Math.max(seen.interactionMs, entry.duration);
  });
  observe('longtask', (entry) => {
    seen.longestTaskMs = Math.max(seen.longestTaskMs, entry.duration);
  });
  observe('layout-shift', (entry) => {
    // Nor those of an entry about something that moved.
    const { value, hadRecentInput } = entry as PerformanceEntry & { value: number; hadRecentInput: boolean };
    if (!hadRecentInput) seen.layoutShift += value;
  });
}

type Seen = Record<'interactionMs' | 'longestTaskMs' | 'layoutShift', number>;

/** What was seen since the page was opened: what moved counts from its beginning, work from when it was whole. */
async function oneScenario(page: Page, url: string, { at, whole, act }: Scenario, where: { slug: string; person: string }): Promise<Seen> {
  await page.goto(`${url}/${where.slug}${at(where)}`);
  await whole(page);
  await isStill(page);
  await page.evaluate(() => {
    const { seen } = globalThis as typeof globalThis & { seen: Seen }; // put there by `watch`
    seen.longestTaskMs = 0;
  });
  await act(page);
  await isStill(page);
  return page.evaluate(
    () =>
      new Promise<Seen>((resolve) => {
        // Entries come after the frame that they are about.
        const { seen } = globalThis as typeof globalThis & { seen: Seen }; // put there by `watch`
        requestAnimationFrame(() => requestAnimationFrame(() => requestIdleCallback(() => resolve(seen))));
      }),
  );
}

/**
 * Goes from page to page by the rail, as people do, and looks twice at what stays in memory, on the same page. Before the
 * first look it goes around for a while: what the browser compiles of the console is kept, and is nothing of ours.
 */
async function heapOver(page: Page, cdp: CDPSession, home: string, navigations: number): Promise<{ early: number; late: number }> {
  await cdp.send('Performance.enable');
  await page.goto(home);
  const links = page.getByRole('navigation', { name: 'Main' }).getByRole('link');
  await links.first().waitFor();
  const count = await links.count();
  const after = async (pages: number) => {
    for (let step = 1; step <= Math.ceil(pages / count) * count; step++) {
      await links.nth(step % count).click();
      await isStill(page);
    }
    await cdp.send('HeapProfiler.collectGarbage');
    await cdp.send('HeapProfiler.collectGarbage');
    const { metrics } = await cdp.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0;
  };
  return { early: await after(navigations / 2), late: await after(navigations) };
}
