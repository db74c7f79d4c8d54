import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Journeys, type Visitor, startJourneys } from './people.ts';
import { screens, show } from './screens.ts';

let journeys: Journeys;
/** Everybody who looks at a screen, by the name that the list has for them. */
const visitors = new Map<string | null, Visitor>();
const visitorOf = (who: string | null): Visitor => {
  const visitor = visitors.get(who);
  if (!visitor) throw new Error(`Nobody came as ${who}.`);
  return visitor;
};

beforeAll(async () => {
  journeys = await startJourneys();
  for (const who of new Set(screens.map((screen) => screen.who))) {
    visitors.set(who, who === null ? await journeys.visitor() : await journeys.as(who));
    await visitorOf(who).open('/');
  }
});
afterAll(async () => {
  await journeys.close();
  expect(journeys.complaints).toEqual([]);
});

test('no two screens have one name', () => {
  const names = screens.map(({ name }) => name);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

describe.each(['light', 'dark'] as const)('%s', (colorScheme) => {
  test.each([1280, 360])(
    'BX-65 no screen has a fault that a checker finds, nor scrolls sideways, at %i px',
    { timeout: 240_000 },
    async (width) => {
      for (const { page } of visitors.values()) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await page.setViewportSize({ width, height: 800 });
      }
      for (const screen of screens) {
        const visitor = visitorOf(screen.who);
        await show(visitor, screen);
        const faults = await visitor.accessibilityFaults();
        const isWide = await visitor.page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
        expect({ name: screen.name, faults, isWide }).toEqual({ name: screen.name, faults: [], isWide: false });
      }
    },
  );
});

test('BX-64 in French, no screen says anything in English', { timeout: 240_000 }, async () => {
  const english = /\b(the|and|Users|Overview|Access|Save|Review|Gains|Loses|Nobody|Active|Reader|Contributor|since|through)\b/;
  for (const { page } of visitors.values()) {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.evaluate(() => localStorage.setItem('PARAGLIDE_LOCALE', 'fr'));
  }
  for (const { name, who, at } of screens.filter((screen) => !screen.open && !screen.ill)) {
    const visitor = visitorOf(who);
    await show(visitor, { name, who, at, whole: '' });
    await visitor.page.getByRole('heading', { level: 1 }).waitFor();
    await visitor.page.waitForLoadState('networkidle');
    const text = await visitor.page.locator('body').innerText();
    const lang = await visitor.page.evaluate(() => document.documentElement.lang);
    expect({ name, english: english.exec(text)?.[0] ?? null, lang }).toEqual({ name, english: null, lang: 'fr' });
  }
});
