import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { type Journeys, type Visitor, startJourneys } from './people.ts';
import { findAs } from './screen.ts';

const Organization = z.object({ id: z.string(), version: z.int() });

let journeys: Journeys;
let felicia: Visitor;
let gwen: Visitor;
beforeAll(async () => {
  journeys = await startJourneys();
  [felicia, gwen] = [await journeys.as('felicia'), await journeys.as('gwen')];
});
afterAll(async () => {
  await journeys.close();
  expect(journeys.complaints).toEqual([]);
});
beforeEach(async () => {
  await felicia.page.evaluate(() => sessionStorage.clear());
  await felicia.open('/marvel/users');
  await felicia.sees('Normand Osborn');
});

const box = ({ page }: Visitor) => page.getByRole('combobox', { name: 'Search and commands' });
const hits = ({ page }: Visitor) => page.getByRole('dialog').getByRole('option');

/** Opens the box by its keys, types, and waits until that is answered. */
async function type(visitor: Visitor, text: string) {
  const { page } = visitor;
  if (!(await box(visitor).isVisible())) await page.keyboard.press('Control+k');
  await box(visitor).waitFor();
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
  await page.locator('[role=dialog] [role=listbox]:not([aria-busy=true])').waitFor({ state: 'attached' });
}

/** What is found, each with what it is, in lines. */
async function found(visitor: Visitor, text: string): Promise<string[]> {
  await type(visitor, text);
  return (await hits(visitor).allInnerTexts()).map((words) => words.replaceAll('\n', ' | '));
}

/** Waits until the first hit begins so, and opens it. */
async function openFirst(visitor: Visitor, text: string, title: string) {
  await type(visitor, text);
  await hits(visitor).first().filter({ hasText: title }).waitFor();
  await visitor.page.keyboard.press('Enter');
}

async function giveConfidential(by: Visitor, name: string) {
  const find = findAs(by);
  const [member, item] = [await find.person('marvel', name), await find.serviceItem('marvel', 'VoC post purchase')];
  const { id: organizationId, version: madeAt } = Organization.parse((await by.ask('organizations.bySlug', { slug: 'marvel' })).data);
  const give = { change: 'give', to: { member }, gives: { permission: 'voc:confidential.view' }, on: { item }, reason: 'For the audit' };
  expect((await by.force('grants.save', { organizationId, madeAt, changes: [give] })).refused).toBeNull();
}

test('by keyboard alone one goes to a person, in any order of their name and misspelt', async () => {
  const { page } = felicia;
  await openFirst(felicia, 'watson mary', 'Mary Jane Watson');
  await page.getByRole('heading', { level: 1, name: 'Mary Jane Watson' }).waitFor();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('content');
  await openFirst(felicia, 'normnad', 'Normand Osborn');
  await page.getByRole('heading', { level: 1, name: 'Normand Osborn' }).waitFor();
  // Both are offered again, the last one first.
  await page.keyboard.press('Control+k');
  await hits(felicia).first().filter({ hasText: 'Normand Osborn' }).waitFor();
  await hits(felicia).nth(1).filter({ hasText: 'Mary Jane Watson' }).waitFor();
});

test('a question in words leads to the address of its screen', async () => {
  const { page } = felicia;
  await openFirst(felicia, 'why can mary jane see toronto on 3 may 2025', 'Why Mary Jane Watson can, or cannot, see the dashboard');
  await page.waitForURL(/tab=why/);
  const asked = new URL(page.url()).searchParams;
  expect(asked.get('permission')).toBe('voc:dashboard.view');
  expect(asked.get('at')).toContain('2025-05-0');
  await openFirst(felicia, 'que peut faire normand', 'What Normand Osborn can do');
  await page.waitForURL(/\/marvel\/explorer\?person=/);
  await page.getByRole('heading', { name: 'What Normand Osborn reaches' }).waitFor();
});

test('who can see a place or a service, or do more there, is asked in either language and told by the page that knows', async () => {
  const { page } = felicia;
  for (const text of ['who can see montreal', 'qui peut voir Montréal']) {
    await openFirst(felicia, text, 'Who can see Montreal');
    await page.waitForURL(/\/marvel\/explorer\?location=[^&]+&sees=only$/);
    await page.getByRole('heading', { name: 'Everyone at Montreal' }).waitFor();
    await page.getByRole('row', { name: /Gwen Stacy/ }).waitFor();
    expect(await page.getByRole('row', { name: /May Parker/ }).count()).toBe(0); // she sees nothing yet
  }
  await openFirst(felicia, 'who could see Montreal on 3 May 2025', 'Who can see Montreal');
  await page.waitForURL(/[?&]at=2025-05-0/);
  await felicia.sees('Nothing can be changed from here.');
  await openFirst(felicia, 'who sees oscorp voc', 'Who can see Oscorp VoC');
  await page.getByRole('heading', { name: 'Everyone on Oscorp VoC' }).waitFor();
  await openFirst(felicia, 'qui peut modifier les alertes à Montréal', 'Who can edit alerts: Montreal');
  await page.waitForURL(/\/marvel\/locations\/.+permission=voc%3Aalert.edit/);
  await page.getByRole('heading', { level: 1, name: 'Montreal' }).waitFor();
  await openFirst(felicia, 'who can see gwen stacy department', 'Who has Gwen Stacy Department');
  await page.waitForURL(/\/marvel\/locations\/groups\/.+tab=holders/);
});

test('who can see confidential information at a place are those with that permission alone', async () => {
  const nick = await journeys.as('nick');
  const { page } = nick;
  await nick.open('/marvel');
  await nick.sees('Daily Bugle');
  await openFirst(nick, 'who can see confidential information at Malibu', 'Who can see confidential information: Malibu');
  await page.waitForURL(/extras=voc%3Aconfidential.view/);
  await page.getByRole('heading', { name: 'Everyone at Malibu' }).waitFor();
  const filter = page.getByRole('combobox', { name: 'Additional permission' });
  await expect.poll(() => filter.textContent()).toContain('onfidential');
  await nick.sees('Nobody matches here');
  await giveConfidential(nick, 'Pepper Pots');
  await page.reload();
  await page.getByRole('row', { name: /Pepper Pots/ }).waitFor();
  expect(await page.getByRole('row', { name: /Happy/ }).count()).toBe(0); // who has another one
  await nick.choose('Additional permission', 'Any');
  await page.getByRole('row', { name: /Happy/ }).waitFor();
  expect(await page.getByRole('row', { name: /Maria/ }).count()).toBe(0);
  await nick.choose('Additional permission', 'With or without');
  await page.getByRole('row', { name: /Maria/ }).waitFor();
  await openFirst(nick, 'who can see confidential information', 'Who can see confidential information');
  await page.waitForURL(/\/marvel\/users\?extra=voc%3Aconfidential.view/);
});

test('a location, a group of them and a service are gone to, each where it is told about', async () => {
  const { page } = felicia;
  await openFirst(felicia, 'montreal', 'Montreal');
  await page.waitForURL(/\/marvel\/locations\/[^/]+$/);
  await page.getByRole('heading', { level: 1, name: 'Montreal' }).waitFor();
  // Whoever bears the name comes before what is called after them.
  expect(await found(felicia, 'gwen stacy')).toEqual(['Gwen Stacy | Oscorp · Reader', 'Gwen Stacy Department | Oscorp']);
  await openFirst(felicia, 'mary department', 'Mary Jane Department');
  await page.waitForURL(/\/marvel\/locations\/groups\//);
  await page.getByRole('heading', { level: 1, name: 'Mary Jane Department' }).waitFor();
  await openFirst(felicia, 'oscorp voc', 'Oscorp VoC');
  await page.waitForURL(/\/marvel\/explorer\?item=/);
  await page.getByRole('heading', { name: 'Everyone on Oscorp VoC' }).waitFor();
  expect([...new URL(page.url()).searchParams.keys()]).toEqual(['item']); // everybody, and not only who sees it
});

test('"give Montreal to May" makes a line of the draft and shows its effect, and nothing is saved', async () => {
  const { page } = felicia;
  await openFirst(felicia, 'give montreal to may', 'Give Montreal to May Parker');
  const review = page.getByRole('dialog', { name: /^Review/ });
  await review.waitFor();
  await review.getByText('Montreal').first().waitFor();
  await page.keyboard.press('Escape');
  await felicia.sees('1 change not saved');
  await type(felicia, 'discard');
  await hits(felicia).first().filter({ hasText: 'Discard the draft' }).waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.getByText('1 change not saved').count()).toBe(0);
});

test('in either language, "ajouter" adds a person to a group of places or of people', async () => {
  expect(await found(felicia, 'ajouter may au groupe gwen stacy')).toEqual([
    'Give Gwen Stacy Department to May Parker | Opens as a draft, nothing is saved',
  ]);
});

test('HX-12 of another subscription nothing is found, neither named nor counted', async () => {
  for (const text of [
    'stark',
    'malibu',
    'pepper pots',
    'who can see malibu',
    'pepper pots department',
    'why can gwen see malibu',
    'give malibu to may',
  ])
    expect({ text, found: await found(felicia, text) }).toEqual({ text, found: [] });
  await felicia.sees('Nothing here is called “give malibu to may”');
});

test('who administers nothing is offered nothing they could not do, and their own questions', async () => {
  await gwen.open('/marvel');
  await gwen.page.getByRole('heading', { level: 1 }).waitFor();
  expect(await found(gwen, 'give montreal to may')).toEqual([]);
  expect(await found(gwen, 'why can mary jane see toronto')).toEqual([]);
  for (const text of ['who can see montreal', 'qui peut voir montréal', 'who can see confidential information'])
    for (const hit of await found(gwen, text)) expect(hit).not.toMatch(/^Who/);
  expect(await found(gwen, 'mary jane')).toEqual([]);
  expect(await found(gwen, 'users')).toEqual([]);
  const [first] = await found(gwen, 'montreal');
  expect(first).toContain('Why you can, or cannot, see the dashboard | Montreal');
  await gwen.page.keyboard.press('Enter');
  await gwen.page.waitForURL(/tab=why/);
});

test('single keys go from page to page and through a list, and none works while one writes', async () => {
  const { page } = felicia;
  await page.keyboard.press('g');
  await page.keyboard.press('r');
  await page.getByRole('heading', { level: 1, name: 'Roles' }).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('e');
  await page.getByRole('heading', { level: 1, name: 'Access explorer' }).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('u');
  await felicia.sees('Gwen Stacy');
  await page.keyboard.press('/');
  await page.keyboard.type('gr?');
  expect(await page.getByRole('textbox', { name: 'Name or address' }).inputValue()).toBe('gr?');
  expect(await page.getByRole('dialog').count()).toBe(0);
  await page.getByRole('textbox', { name: 'Name or address' }).fill('');
  await page.getByRole('row', { name: /Gwen Stacy/ }).waitFor();
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page
    .getByRole('row', { name: /Gwen Stacy/ })
    .and(page.locator(':focus'))
    .waitFor();
  await page.keyboard.press('w');
  await page.getByRole('heading', { level: 1, name: 'Gwen Stacy' }).waitFor();
  await page.getByRole('tab', { name: 'Why', selected: true }).waitFor();
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  await page.keyboard.press('e');
  await page.getByRole('tab', { name: 'Access', selected: true, exact: true }).waitFor();
});

test('the list of shortcuts opens by its key, and single keys can be switched off', async () => {
  const { page } = felicia;
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
  expect(await felicia.accessibilityFaults()).toEqual([]);
  await felicia.press('Change that in my settings');
  await page.getByRole('checkbox', { name: 'Shortcuts of a single key' }).press('Space');
  await felicia.open('/marvel/users');
  await felicia.sees('Gwen Stacy');
  await page.keyboard.press('g');
  await page.keyboard.press('r');
  await page.keyboard.press('?');
  await page.keyboard.press('Control+k'); // this one always works
  await box(felicia).waitFor();
  expect(new URL(page.url()).pathname).toBe('/marvel/users');
  expect(await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).count()).toBe(0);
  await page.evaluate(() => localStorage.removeItem('totem.single_keys'));
});

test('on a phone the box fills the page and is opened by its button', async () => {
  const { page } = felicia;
  await page.setViewportSize({ width: 320, height: 640 });
  await felicia.press('Search and commands');
  await box(felicia).waitFor();
  expect((await found(felicia, 'gwen'))[0]).toContain('Gwen Stacy');
  expect(await felicia.accessibilityFaults()).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)).toBe(false);
  await felicia.press('Close');
  await page.getByRole('button', { name: 'Search and commands' }).and(page.locator(':focus')).waitFor();
  await page.setViewportSize({ width: 1280, height: 800 });
});

test('outside every organization one finds those one can go to, and one’s own pages', async () => {
  const { page } = felicia;
  await felicia.open('/accounts');
  await felicia.sees('Marvel Group Inc.');
  await openFirst(felicia, 'switch to marvel', 'Switch to Marvel Group Inc.');
  await page.waitForURL('**/marvel');
  await felicia.open('/accounts');
  await felicia.sees('Marvel Group Inc.');
  await openFirst(felicia, 'clavier', 'Keyboard');
  await expect.poll(() => new URL(page.url()).pathname).toBe('/me/keyboard');
});
