import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Journeys, type Visitor, startJourneys } from './people.ts';

let journeys: Journeys;
let nick: Visitor;
/** Addresses in Marvel Group Inc. */
let pepper: string;
let why: string;
let specialists: string;

const Organization = z.object({ id: z.string(), top: z.object({ id: z.string() }) });
const Rows = z.object({ rows: z.array(z.object({ id: z.string(), name: z.string() })) });

beforeAll(async () => {
  journeys = await startJourneys();
  nick = await journeys.as('nick');
  const { id: organizationId, top } = Organization.parse((await nick.ask('organizations.bySlug', { slug: 'marvel' })).data);
  const idOf = async (procedure: string, input: object, name: string) =>
    Rows.parse((await nick.ask(procedure, { organizationId, ...input })).data).rows.find((row) => row.name === name)?.id ?? '';
  pepper = `/marvel/users/${await idOf('members.list', { node: top.id }, 'Pepper Pots')}`;
  specialists = `/marvel/groups/${await idOf('userGroups.list', { within: top.id }, 'Customer Support Specialists')}`;
  const item = await idOf('serviceItems.list', { within: top.id }, 'VoC post purchase');
  const location = await idOf('nodes.search', { within: top.id }, 'Malibu');
  why = `${pepper}?${new URLSearchParams({ tab: 'why', permission: 'voc:alert.edit', item, location })}`;
});
afterAll(async () => {
  await journeys.close();
  expect(journeys.complaints).toEqual([]);
});

/** What is done with a person and somebody else beside them. */
async function openBeside(act: string) {
  await nick.page.getByRole('main').getByRole('button', { name: 'More', exact: true }).click();
  await nick.page.getByRole('menuitem', { name: act }).click();
}

/** Each screen once it is whole: words that are on it then, and what is opened on it. */
const screens: readonly { name: string; at: () => string; whole: string; open?: () => Promise<void> }[] = [
  { name: 'my accounts', at: () => '/accounts', whole: 'Clinique Mouvement' },
  { name: 'a deactivated account', at: () => '/clinique-mouvement', whole: 'Clinique Mouvement' },
  { name: 'my account', at: () => '/me', whole: 'Signed in as' },
  { name: 'overview', at: () => '/marvel', whole: 'Daily Bugle' },
  { name: 'users', at: () => '/marvel/users', whole: 'Normand Osborn' },
  { name: 'users, none found', at: () => '/marvel/users?q=zzz', whole: 'Nobody' },
  { name: 'user groups', at: () => '/marvel/groups', whole: 'Pepper Pots Department' },
  { name: 'user groups, none found', at: () => '/marvel/groups?q=zzz', whole: 'None here' },
  { name: 'a user group', at: () => specialists, whole: 'Happy' },
  { name: 'what a user group gives', at: () => `${specialists}?tab=gives`, whole: 'VoC post purchase' },
  { name: 'services', at: () => '/marvel/services', whole: 'VoC post-delivery' },
  { name: 'a matrix', at: () => '/marvel/services/administration', whole: 'Organization settings' },
  { name: 'two roles in a matrix', at: () => '/marvel/services/voc?compare=voc/reader&with=voc/contributor', whole: 'differs' },
  {
    name: 'a cell of a matrix',
    at: () => '/marvel/services/administration',
    whole: 'Organization settings',
    open: async () => {
      await nick.page.getByRole('button', { name: /^Only: edit a place/ }).click();
      await nick.sees('Who has it this way');
    },
  },
  { name: 'roles', at: () => '/marvel/roles?compare=voc/reader&with=voc/contributor', whole: 'What differs' },
  { name: 'access', at: () => pepper, whole: 'Customer Support Specialists' },
  {
    name: 'a picker',
    at: () => pepper,
    whole: 'Customer Support Specialists',
    open: async () => {
      await nick.page.getByRole('combobox', { name: 'Level on VoC post-delivery' }).click();
      await nick.page.getByRole('option').first().waitFor();
    },
  },
  {
    name: 'two people compared',
    at: () => pepper,
    whole: 'Customer Support Specialists',
    open: async () => {
      await openBeside('Compare with…');
      await nick.choose('Compare with', 'Gwen Stacy');
      await nick.page.getByRole('dialog').getByRole('listitem').first().waitFor();
    },
  },
  {
    name: 'access to copy',
    at: () => pepper,
    whole: 'Customer Support Specialists',
    open: async () => {
      await openBeside('Copy access from…');
      await nick.choose('Copy from', 'Gwen Stacy');
      await nick.page.getByRole('dialog').getByRole('listitem').first().waitFor();
    },
  },
  { name: 'effective access', at: () => `${pepper}?tab=effective`, whole: 'Malibu' },
  { name: 'why: yes', at: () => why, whole: 'Pepper Pots Department' },
  { name: 'why: no', at: () => why.replace('alert.edit', 'confidential.view'), whole: 'No' },
  {
    name: 'review',
    at: () => pepper,
    whole: 'Customer Support Specialists',
    open: async () => {
      await nick.choose('Level on VoC post-delivery', 'Reader');
      await nick.page.getByRole('button', { name: /^Review/ }).click(); // one word where it is narrow
      await nick.sees('Gains');
    },
  },
  { name: 'nothing there', at: () => '/marvel/users/0198aaaa-0000-7000-8000-00000000aaaa', whole: 'To my accounts' },
];

describe.each(['light', 'dark'] as const)('%s', (colorScheme) => {
  test.each([1280, 360])(
    'BX-65 no screen has a fault that a checker finds, nor scrolls sideways, at %i px',
    { timeout: 240_000 },
    async (width) => {
      await nick.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await nick.page.setViewportSize({ width, height: 800 });
      for (const { name, at, whole, open } of screens) {
        await nick.page.evaluate(() => sessionStorage.clear());
        await nick.open(at());
        await nick.sees(whole);
        await open?.();
        const faults = await nick.accessibilityFaults();
        const isWide = await nick.page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
        expect({ name, faults, isWide }).toEqual({ name, faults: [], isWide: false });
      }
    },
  );
});

test('BX-64 in French, no screen says anything in English', { timeout: 240_000 }, async () => {
  const english = /\b(the|and|Users|Overview|Access|Save|Review|Gains|Loses|Nobody|Active|Reader|Contributor|since|through)\b/;
  await nick.page.setViewportSize({ width: 1280, height: 800 });
  await nick.page.evaluate(() => localStorage.setItem('PARAGLIDE_LOCALE', 'fr'));
  for (const { name, at } of screens.filter((screen) => !screen.open)) {
    await nick.page.evaluate(() => sessionStorage.clear());
    await nick.open(at());
    await nick.page.getByRole('heading', { level: 1 }).waitFor();
    await nick.page.waitForLoadState('networkidle');
    const text = await nick.page.locator('body').innerText();
    expect({ name, english: english.exec(text)?.[0] ?? null, lang: await nick.page.evaluate(() => document.documentElement.lang) }).toEqual(
      {
        name,
        english: null,
        lang: 'fr',
      },
    );
  }
});
