import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accessibilityFaults, layoutFaults, noteShifts, otherThemes, pageFaults, shiftsOf } from './faults.ts';
import { type Journeys, type Visitor, startJourneys } from './people.ts';
import { isWhole, show } from './screen.ts';
import { screens } from './screens.ts';

let journeys: Journeys;
/** Everybody who has looked at a screen so far, by the name that the list has for them. */
const visitors = new Map<string | null, Visitor>();
async function visitorOf(who: string | null): Promise<Visitor> {
  const known = visitors.get(who);
  if (known) return known;
  const visitor = who === null ? await journeys.visitor() : await journeys.as(who);
  visitors.set(who, visitor);
  await noteShifts(visitor.page);
  await visitor.open('/');
  return visitor;
}

beforeAll(async () => {
  journeys = await startJourneys();
});
afterAll(async () => {
  await journeys.close();
  expect(journeys.complaints).toEqual([]);
});

test('no two screens have one name', () => {
  const names = screens.map(({ name }) => name);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

const light = { colorScheme: 'light', contrast: 'no-preference' } as const;

describe.each([
  // The widths that each is looked at from: a desk and a wall, a tablet, a window of 1280 px at 200 %; and phones.
  { opened: 1280, others: [1920, 768, 640] },
  { opened: 360, others: [320] },
])('opened at $opened px', ({ opened, others }) => {
  test.each(screens)('BX-65 $name: no fault in any theme, nothing cut, nothing jumps', async (screen) => {
    const visitor = await visitorOf(screen.who);
    const { page } = visitor;
    await page.setViewportSize({ width: opened, height: 800 });
    await page.emulateMedia({ ...light, reducedMotion: 'reduce' });
    await show(visitor, screen);
    const faults: Record<string, readonly string[]> = {
      jumps: await shiftsOf(page),
      page: await pageFaults(page, 'en'),
    };
    faults['light'] = await accessibilityFaults(page);
    for (const theme of otherThemes) {
      await page.emulateMedia({ ...theme, reducedMotion: 'reduce' });
      const highContrast = theme.contrast === 'more';
      faults[`${theme.colorScheme}${highContrast ? ', high contrast' : ''}`] = await accessibilityFaults(page, {
        only: 'looks',
        highContrast,
      });
    }
    await page.emulateMedia({ ...light, reducedMotion: 'reduce' });
    for (const width of [opened, ...others]) {
      await page.setViewportSize({ width, height: width === 640 ? 400 : 800 });
      faults[`${width} px`] = await layoutFaults(page, { targetPx: 24 });
    }
    expect(Object.fromEntries(Object.entries(faults).filter(([, found]) => found.length > 0))).toEqual({});
  });
});

test('BX-64 in French, no screen says anything in English', { timeout: 240_000 }, async () => {
  const english = /\b(the|and|Users|Overview|Access|Save|Review|Gains|Loses|Nobody|Active|Reader|Contributor|since|through)\b/;
  for (const { name, who, at } of screens.filter((screen) => !screen.open && !screen.ill)) {
    const visitor = await visitorOf(who);
    await visitor.page.setViewportSize({ width: 1280, height: 800 });
    await visitor.page.evaluate(() => localStorage.setItem('PARAGLIDE_LOCALE', 'fr'));
    await show(visitor, { name, who, at, whole: '' });
    await visitor.page.getByRole('heading', { level: 1 }).waitFor();
    await isWhole(visitor);
    const text = await visitor.page.locator('body').innerText();
    const faults = await pageFaults(visitor.page, 'fr');
    expect({ name, english: english.exec(text)?.[0] ?? null, faults }).toEqual({ name, english: null, faults: [] });
  }
});
