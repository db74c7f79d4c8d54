import { setTimeout } from 'node:timers/promises';
import { type Stack, startTemporaryStack } from '@totem/run/stack';
import { type APIResponse, type Browser, type BrowserContext, type Locator, type Page, chromium } from 'playwright-core';
import { z } from 'zod';
import { findChromium } from './chromium.ts';
import { accessibilityFaults } from './faults.ts';
import { inFrench } from './french.ts';

const Answered = z.object({ result: z.object({ data: z.unknown() }).optional(), error: z.object({ message: z.string() }).optional() });

/**
 * Somebody at a browser of their own, who does and sees things by the words on the page. They are given in English; whoever reads
 * French looks for the same words in French.
 */
export interface Visitor {
  readonly page: Page;
  /** What has these words, and no others, in the language of the visitor: for the name of a role or a label. */
  says(words: string): RegExp;
  open(path: string): Promise<void>;
  /** Presses a button or follows a link by its whole name, with the keyboard. */
  press(name: string): Promise<void>;
  fill(label: string, text: string): Promise<void>;
  /** Waits until the words are on the page. */
  sees(words: string): Promise<void>;
  /** Opens a list of choices by its label and takes the one that begins with the words, with the keyboard. */
  choose(list: string, option: string): Promise<void>;
  /** Why a button, link or list of choices is disabled; null where it is not. */
  whyNot(name: string): Promise<string | null>;
  /** What the API answers to a query, asked as this visitor: a result, or the reason of a refusal. */
  ask(procedure: string, input: object): Promise<Answer>;
  /** The same for a mutation, sent as a page of ours would. */
  force(procedure: string, input: object): Promise<Answer>;
  /** What a checker of accessibility finds on the page as it stands: a line for each fault, none when all is well. */
  accessibilityFaults(): Promise<string[]>;
}

/** `data` of a result, else the message and status of the refusal. */
export interface Answer {
  readonly data: unknown;
  readonly refused: string | null;
  readonly status: number;
}

/** The whole product and one browser, for one file of journeys. */
export interface Journeys {
  readonly stack: Stack;
  /** A browser of its own, not signed in. */
  visitor(language?: 'en' | 'fr'): Promise<Visitor>;
  /** A person of the demo worlds by the part of their address before the @, signed in. */
  as(name: string, language?: 'en' | 'fr'): Promise<Visitor>;
  /** What pages complained of so far: errors, and whatever the content security policy refused. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

export async function startJourneys(log: (line: string) => void = () => {}): Promise<Journeys> {
  const [stack, browser] = await Promise.all([startTemporaryStack(log), chromium.launch({ ...(await findChromium()), headless: true })]);
  const complaints: string[] = [];
  const visitor = async (language: 'en' | 'fr' = 'en') => visitorIn(await contextIn(browser, language, complaints), stack.url, language);
  return {
    stack,
    complaints,
    visitor,
    async as(name, language) {
      const person = stack.people.find(({ email }) => email.split('@')[0] === name);
      if (!person) throw new Error(`Nobody in the demo is called ${name}: there are ${stack.people.map(({ email }) => email).join(', ')}.`);
      const someone = await visitor(language);
      await signIn(someone.page, stack.url, person);
      await someone.open('/');
      await someone.page.waitForURL((url) => url.pathname !== '/');
      return someone;
    },
    async close() {
      await browser.close();
      await stack.close();
    },
  };
}

/** What holds parts of which one alone is in the order of Tab, and arrows go to the others. */
const composites = '[role=grid], [role=tree], [role=tablist], [role=toolbar], [role=radiogroup], [role=menu], [role=listbox]';

/**
 * Enter on what can be pressed with a pointer as well: nothing lies over it, and it is not disabled.
 *
 * @throws Error when the keyboard cannot come to it
 */
async function enter(control: Locator): Promise<void> {
  await control.click({ trial: true });
  const isReached = await control.evaluate(
    (element, around) => element instanceof HTMLElement && (element.tabIndex >= 0 || element.closest(around) !== null),
    composites,
  );
  if (!isReached) throw new Error(`The keyboard does not come to ${control.toString()}.`);
  await control.press('Enter');
}

/** What stands out among the options, a frame after the key, which is when it has the focus. */
const highlightedIn = (page: Page): Promise<string> =>
  page.evaluate(
    () =>
      new Promise((resolve) =>
        requestAnimationFrame(() =>
          requestAnimationFrame(() => resolve(document.querySelector('[role=option][data-highlighted]')?.textContent ?? '')),
        ),
      ),
  );

/** Signs somebody in; whoever comes right after many others is told when to come back, and does. */
async function signIn(page: Page, url: string, { email, password }: { email: string; password: string }): Promise<void> {
  for (let tries = 0; tries < 4; tries++) {
    const answer = await page.request.post(`${url}/api/auth/sign-in/email`, { data: { email, password }, headers: { origin: url } });
    if (answer.ok()) return;
    if (answer.status() !== 429) throw new Error(`${email} could not sign in: ${answer.status()}`);
    await setTimeout(1_000 * Number(answer.headers()['retry-after']));
  }
  throw new Error(`${email} was told to wait again and again.`);
}

async function contextIn(browser: Browser, language: 'en' | 'fr', complaints: string[]): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: language === 'fr' ? 'fr-CA' : 'en-CA', reducedMotion: 'reduce' });
  context.on('weberror', (error) => complaints.push(error.error().message));
  // A refused answer is a line in the browser's log too; what pages make of it is for the journey to say.
  context.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) complaints.push(message.text());
  });
  return context;
}

async function visitorIn(context: BrowserContext, url: string, language: 'en' | 'fr'): Promise<Visitor> {
  const page = await context.newPage();
  /** The words as they are read here, in a pattern. */
  const read = (words: string) =>
    `(?:${(language === 'fr' ? inFrench(words) : [words]).map((one) => one.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`).replaceAll('\u00A0', String.raw`\s`)).join('|')})`;
  const says = (words: string) => new RegExp(`^${read(words)}$`);
  const named = (role: 'button' | 'link' | 'combobox', name: string) => page.getByRole(role, { name: says(name) });
  const control = (name: string) => named('button', name).or(named('link', name));
  const asked = async (answer: APIResponse): Promise<Answer> => {
    const { result, error } = Answered.parse(await answer.json());
    return { data: result?.data, refused: error?.message ?? null, status: answer.status() };
  };
  return {
    page,
    says,
    async open(path) {
      await page.goto(new URL(path, url).href);
    },
    async press(name) {
      await enter(control(name));
    },
    async fill(label, text) {
      await page.getByLabel(says(label)).fill(text);
    },
    async sees(words) {
      await page
        .getByText(new RegExp(read(words), 'i'))
        .filter({ visible: true })
        .first()
        .waitFor();
    },
    async choose(list, option) {
      const wanted = page.getByRole('option', { name: new RegExp(`^${read(option)}`) });
      await enter(named('combobox', list));
      await wanted.waitFor();
      // Down the list, and at its end up again.
      for (let at = '', key = 'ArrowDown'; ;) {
        const highlighted = await highlightedIn(page);
        if (await wanted.evaluate((one: HTMLElement) => 'highlighted' in one.dataset)) break;
        if (highlighted === at && key === 'ArrowUp') throw new Error(`The keyboard does not come to ${option}.`);
        if (highlighted === at) key = 'ArrowUp';
        at = highlighted;
        await page.keyboard.press(key);
      }
      await page.keyboard.press('Enter');
      await wanted.waitFor({ state: 'detached' });
    },
    ask: async (procedure, input) =>
      asked(await page.request.get(`${url}/api/trpc/${procedure}`, { params: { input: JSON.stringify(input) } })),
    force: async (procedure, input) =>
      asked(await page.request.post(`${url}/api/trpc/${procedure}`, { data: input, headers: { 'x-totem-client': 'web', origin: url } })),
    async whyNot(name) {
      const found = control(name).or(named('combobox', name));
      await found.waitFor();
      if ((await found.getAttribute('aria-disabled')) !== 'true' && (await found.isEnabled())) return null;
      const described = (await found.getAttribute('aria-describedby'))?.split(' ') ?? [];
      const reasons = await Promise.all(described.map((id) => page.locator(`[id="${id}"]`).textContent()));
      return reasons.join(' ');
    },
    accessibilityFaults: () => accessibilityFaults(page),
  };
}
