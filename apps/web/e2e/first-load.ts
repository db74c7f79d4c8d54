import type { Browser, BrowserContext, Page } from 'playwright-core';

export type State = Awaited<ReturnType<BrowserContext['storageState']>>;

export interface FirstLoad {
  /** Of scripts as they came over the wire: compressed, without the headers of their answers. */
  readonly bytes: number;
  readonly scripts: number;
  /** Milliseconds from the address to the heading. */
  readonly ms: number;
}

/** What a browser that knows nothing fetches of scripts until a page has its heading and waits for nothing more. */
export async function firstLoad(browser: Browser, address: string, storageState?: State): Promise<FirstLoad> {
  const context = await browser.newContext({ locale: 'en-CA', ...(storageState && { storageState }) });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  /** The bytes of the headers of each. */
  const scripts = new Map<string, number>();
  const arrived = new Set<string>();
  let bytes = 0;
  cdp.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (type === 'Script') scripts.set(requestId, response.encodedDataLength);
  });
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const headers = scripts.get(requestId);
    if (headers === undefined) return;
    arrived.add(requestId);
    bytes += encodedDataLength - headers;
  });
  const began = performance.now();
  await page.goto(address);
  await page.getByRole('heading', { level: 1 }).waitFor();
  const ms = performance.now() - began;
  do await isStill(page);
  while (arrived.size < scripts.size);
  await context.close();
  return { bytes, scripts: scripts.size, ms };
}

/** Waits until nothing is on its way and nothing is left to do; requests do not tell, for a page listens for changes all the time. */
export async function isStill(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('h1') !== null && document.querySelector('[aria-busy=true]') === null);
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestIdleCallback(resolve))));
}
