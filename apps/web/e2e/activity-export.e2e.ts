import { readFile } from 'node:fs/promises';
import type { Download } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Journeys, type Visitor, startJourneys } from './people.ts';

let journeys: Journeys;
let felicia: Visitor;
beforeAll(async () => {
  journeys = await startJourneys();
  felicia = await journeys.as('felicia');
  await felicia.open('/marvel/users');
  await felicia.press('May Parker');
  await felicia.choose('Level on Oscorp VoC', 'Reader');
  await felicia.press('Review changes');
  await felicia.page.getByRole('button', { name: /^Save/ }).click();
  await felicia.sees('In effect now');
});
afterAll(async () => {
  await journeys.close();
  expect(journeys.complaints).toEqual([]);
});

const dialog = ({ page }: Visitor) => page.getByRole('dialog');
const text = async (download: Download) => readFile(await download.path(), 'utf8');

/** Downloads the newest file that is ready. */
async function fetched(visitor: Visitor): Promise<Download> {
  const coming = visitor.page.waitForEvent('download');
  await dialog(visitor)
    .getByRole('link', { name: visitor.says('Download') })
    .first()
    .click();
  return coming;
}

test('BX-47 what happened is written to a file, for who asked for it alone, and that is remembered', async () => {
  const { page } = felicia;
  await felicia.open('/marvel/activity');
  await felicia.press('Export…');
  await felicia.sees('1 event');
  expect(await felicia.accessibilityFaults()).toEqual([]);
  await dialog(felicia).getByRole('button', { name: 'Export', exact: true }).click();
  await felicia.sees('Ready, with 1 event.');
  expect(await felicia.accessibilityFaults()).toEqual([]);
  const table = await fetched(felicia);
  expect(table.suggestedFilename()).toMatch(/^marvel-activity-\d{4}-\d\d-\d\d\.csv$/);
  const csv = await text(table);
  expect(csv).toMatch(/^\uFEFFWhen,What,Who did it,/);
  expect(csv).toContain('May Parker');

  await dialog(felicia).getByLabel('JSON Lines').check();
  await page.keyboard.press('Tab');
  await dialog(felicia).getByRole('button', { name: 'Export', exact: true }).click();
  await expect.poll(() => dialog(felicia).getByRole('link', { name: 'Download' }).count()).toBe(2);
  const [exported, gave] = (await text(await fetched(felicia)))
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
  expect(exported).toMatchObject({ event: 'activity.exported', who: { name: 'Felicia' } });
  expect(gave).toMatchObject({ event: 'grant.given', access: 'Reader, Voice of Customer' });

  const address = await dialog(felicia).getByRole('link', { name: 'Download' }).first().getAttribute('href');
  const nick = await journeys.as('nick');
  const refused = await nick.page.request.get(new URL(address ?? '', journeys.stack.url).href);
  expect([refused.status(), await refused.json()]).toEqual([404, { code: 'activity_export.not_found' }]);

  await dialog(felicia).getByRole('button', { name: 'Remove' }).first().click();
  await expect.poll(() => dialog(felicia).getByRole('link', { name: 'Download' }).count()).toBe(1);
  await page.keyboard.press('Escape');
  await page.getByRole('listitem').filter({ hasText: 'Felicia exported the activity of Oscorp' }).first().waitFor();
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Export…');
});

test('what is narrowed is exported narrowed, in French in French', async () => {
  const french = await journeys.as('nick', 'fr');
  await french.open('/marvel/activity?action=grant.given');
  await french.press('Export…');
  await french.sees('filtré comme la liste');
  await dialog(french)
    .getByRole('button', { name: french.says('Export') })
    .click();
  await french.sees('Prête, avec');
  expect(await french.accessibilityFaults()).toEqual([]);
  const csv = await text(await fetched(french));
  expect(csv).toMatch(/^\uFEFFQuand,Quoi,Qui l’a fait,/);
  expect(csv).toContain('Accès donné');
  expect(csv).not.toContain('Organisation importée');
  await french.open('/marvel/activity');
  await french.sees('a exporté une partie de l’activité de Marvel');
});

/** Lets what the API says of something be read differently from now on. */
const reads = ({ page }: Visitor, of: RegExp, change: (text: string) => string) =>
  page.route(of, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: change(await answer.text()) });
  });

test('an export that runs says how far it is, and one that failed says why and is tried again', async () => {
  const nick = await journeys.as('nick');
  await reads(nick, /activity\.exports/, (text) =>
    text
      .replace('"state":"ready"', '"state":"running"')
      .replace(/"share":1\b/, '"share":0.4')
      .replace(/"events":\d+/, '"events":12345'),
  );
  await nick.open('/marvel/activity');
  await nick.press('Export…');
  await nick.sees('40% done, 12,345 events so far.');
  expect(await nick.accessibilityFaults()).toEqual([]);
  expect(await nick.whyNot('Export')).toContain('One export is being written');
  await nick.page.unrouteAll({ behavior: 'wait' });

  await reads(nick, /activity\.exports/, (text) =>
    text.replace('"state":"ready"', '"state":"failed"').replace('"failure":null', '"failure":"access.denied"'),
  );
  await nick.open('/marvel/activity');
  await nick.press('Export…');
  await nick.sees('Not finished: Your role here does not include this.');
  expect(await nick.accessibilityFaults()).toEqual([]);
  await nick.page.unrouteAll({ behavior: 'wait' });
  await dialog(nick).getByRole('button', { name: 'Try again' }).click();
  await nick.sees('Ready, with');
});

test('who may see what happened and not export it is told so', async () => {
  const nick = await journeys.as('nick');
  await reads(nick, /me\.rights/, (text) => text.replaceAll('"administration:activity.export",', ''));
  await nick.open('/marvel/activity');
  await nick.sees('imported the organization');
  expect(await nick.whyNot('Export…')).toContain('does not include exporting activity');
});
