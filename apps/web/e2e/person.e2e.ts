import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Journeys, startJourneys, type Visitor } from './people.ts';

let journeys: Journeys;
let felicia: Visitor;
let gwen: Visitor;
beforeAll(async () => {
  journeys = await startJourneys();
  [felicia, gwen] = await Promise.all([journeys.as('felicia'), journeys.as('gwen')]);
});
afterAll(async () => {
  await journeys.close();
  expect(journeys.complaints).toEqual([]);
});

async function openMay() {
  await felicia.open('/marvel/users');
  await felicia.press('May Parker');
  await felicia.page.getByRole('button', { name: 'More', exact: true }).press('Enter');
}

test('a person is compared with another: what one has and the other not, by name', async () => {
  await openMay();
  await felicia.page.getByRole('menuitem', { name: 'Compare with…' }).press('Enter');
  await felicia.choose('Compare with', 'Gwen Stacy');
  const services = felicia.page.getByRole('dialog').getByRole('region', { name: 'Services' });
  await services.waitFor();
  const words = await services.getByRole('listitem').filter({ hasText: 'Oscorp VoC' }).innerText();
  expect(words.replaceAll(/\s+/g, ' ')).toBe('Oscorp VoC May Parker No level Gwen Stacy Reader Direct');
  expect(await felicia.accessibilityFaults()).toEqual([]);
});

test('access is copied into the draft, and the review shows what is gained before anything is saved', async () => {
  await openMay();
  await felicia.page.getByRole('menuitem', { name: 'Copy access from…' }).press('Enter');
  await felicia.choose('Copy from', 'Gwen Stacy');
  const kept = felicia.page.getByRole('region', { name: /^Goes into the draft/ });
  await kept.waitFor();
  expect(await kept.getByRole('listitem').count()).toBe(3);
  expect(await felicia.accessibilityFaults()).toEqual([]);
  await felicia.press('Put into the draft');
  await felicia.press('Review changes');
  const gains = felicia.page.getByRole('region', { name: /Gains/ });
  await gains.waitFor();
  const gained = await gains.innerText();
  for (const words of ['May Parker', 'Oscorp VoC', 'Oscorp Mystery Shopper', 'Reader', 'Montreal and Québec'])
    expect(gained).toContain(words);

  // Copied again, all of it stands in the draft.
  await felicia.page.keyboard.press('Escape');
  await felicia.page.getByRole('button', { name: 'More', exact: true }).press('Enter');
  await felicia.page.getByRole('menuitem', { name: 'Copy access from…' }).press('Enter');
  await felicia.choose('Copy from', 'Gwen Stacy');
  await felicia.sees('This has been given already');
  expect(await felicia.whyNot('Put into the draft')).toBe('Nothing of this can be given');
});

test('who administers nothing is told why they can neither compare nor copy, and reads of their access as their own', async () => {
  await gwen.open('/marvel/me/access');
  await gwen.press('All my access, and why');
  await gwen.sees('You can look at your own access, not change it');
  await gwen.page.getByRole('button', { name: 'More', exact: true }).press('Enter');
  for (const act of ['Compare with…', 'Copy access from…']) {
    const item = gwen.page.getByRole('menuitem', { name: act });
    expect(await item.getAttribute('aria-disabled')).toBe('true');
    expect(await item.innerText()).toContain('Your role here does not include this');
  }
});

test('the crumbs of a person lead back to the list, and end with their name', async () => {
  await felicia.open('/marvel/users');
  await felicia.press('Gwen Stacy');
  const crumbs = felicia.page.getByRole('navigation', { name: 'Where you are' });
  await crumbs.getByText('Gwen Stacy').waitFor();
  expect(await crumbs.locator('[aria-current]').innerText()).toBe('Gwen Stacy');
  await crumbs.getByRole('link', { name: 'Users' }).press('Enter');
  await felicia.page.getByRole('heading', { level: 1, name: 'Users' }).waitFor();
});

test('HT-8 the role that nobody can give is seen where it is held, and offered to nobody', async () => {
  const ana = await journeys.as('ana');
  const offered = async (name: string) => {
    await ana.open('/acme/users');
    await ana.press(name);
    await ana.page.getByRole('heading', { level: 1, name }).waitFor();
    await ana.page.getByRole('checkbox').first().waitFor();
    return ana.page.getByRole('checkbox', { name: /^Owner/ }).count();
  };
  expect({ ben: await offered('Ben'), ana: await offered('Ana') }).toEqual({ ben: 0, ana: 1 });
});
