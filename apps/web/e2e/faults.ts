import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** Rules that axe leaves out unless they are asked for: of the highest level, or new. */
const askedFor = [
  'identical-links-same-purpose',
  'meta-refresh-no-exceptions',
  'target-size',
  'css-orientation-lock',
  'hidden-content',
  'p-as-heading',
  'table-fake-caption',
  'td-has-header',
];
/** The themes beside the light one: nothing is opened anew for them, for nothing but colours differs. */
export const otherThemes = [
  { colorScheme: 'dark', contrast: 'no-preference' },
  { colorScheme: 'dark', contrast: 'more' },
  { colorScheme: 'light', contrast: 'more' },
] as const;

/** Rules about how things look; every other one asks about what is in the page, which no theme changes. */
const aboutLooks = ['color-contrast', 'link-in-text-block'];

/**
 * What a checker finds on the page as it stands, by rules of every level and by what it calls best practice: a line for each
 * fault, none when all is well.
 *
 * @param only `looks`: nothing but what a theme can change.
 */
export async function accessibilityFaults(page: Page, { highContrast = false, only }: { highContrast?: boolean; only?: 'looks' } = {}) {
  // Text stands out by 4.5 to 1; the highest level asks for 7 to 1, which is what high contrast is for.
  const enhanced = 'color-contrast-enhanced';
  const rules = Object.fromEntries([...askedFor, ...(highContrast ? [enhanced] : [])].map((rule) => [rule, { enabled: true }]));
  const looks = { type: 'rule' as const, values: [...aboutLooks, ...(highContrast ? [enhanced] : [])] };
  // What floats is outside the landmarks like a dialog, and belongs to the control that it opened from.
  const regionMatcher = 'dialog, [role=dialog], [role=alertdialog], [role=listbox], [role=menu], [role=tooltip], svg';
  const options = { resultTypes: ['violations' as const], checks: { region: { options: { regionMatcher } } } };
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode() // in the page itself, which has no frames: another page for each answer takes twice as long
    .exclude('[data-base-ui-focus-guard]') // takes the focus only to hand it on at once, so nobody ever stands on one
    .options({ ...options, ...(only === 'looks' ? { runOnly: looks } : { rules }) })
    .analyze();
  // Numbers of a tree stand in columns, those of a drawing in its boxes: a name begins with what is written, and says them in words.
  const isDrawn = (id: string, html: string) => id === 'label-content-name-mismatch' && html.includes('role="treeitem"');
  return violations.flatMap(({ id, nodes }) =>
    nodes.flatMap(({ html, any }) => (isDrawn(id, html) ? [] : [`${id}: ${html} ${any[0]?.message ?? ''}`])),
  );
}

/** What can be said of a page as a whole: one heading, its name first in the tab, landmarks told apart, its language. */
export const pageFaults = (page: Page, language: 'en' | 'fr'): Promise<string[]> =>
  page.evaluate((lang) => {
    const faults: string[] = [];
    const headings = [...document.querySelectorAll('h1')].map((heading) => heading.textContent);
    if (headings.length !== 1) faults.push(`${headings.length} headings of the first level`);
    if (!document.title.startsWith(headings[0] ?? '')) faults.push(`the title “${document.title}” does not begin with “${headings[0]}”`);
    if (document.documentElement.lang !== lang) faults.push(`the language is ${document.documentElement.lang}`);
    if (document.querySelectorAll('main').length !== 1) faults.push('not one main part');
    const names = [...document.querySelectorAll('nav')]
      .filter((nav) => nav.checkVisibility())
      .map((nav) => nav.getAttribute('aria-label') ?? '');
    if (names.includes('') || new Set(names).size < names.length) faults.push(`navigations called ${names.join(', ')}`);
    return faults;
  }, language);

/** What cannot be read or pressed at the width that the page has: it runs over the edge, is cut off, or is too small. */
export const layoutFaults = (page: Page, { targetPx }: { targetPx: number }): Promise<string[]> =>
  page.evaluate(async (least) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await frame(); // what follows a new width by itself has followed it then
    await frame();
    const named = (element: Element) =>
      `${element.tagName.toLowerCase()} “${(element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 60)}”`;
    const upFrom = (element: Element): Element[] => [element, ...(element.parentElement ? upFrom(element.parentElement) : [])];
    const isForEyes = (element: Element) => {
      if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
      return !upFrom(element).some((one) => {
        const { width, height } = one.getBoundingClientRect();
        return (width <= 1 && height <= 1) || one.hasAttribute('inert');
      });
    };
    /** What scrolls inside itself shows all of itself in the end. */
    const scrolls = (element: Element) =>
      upFrom(element).some((one) => /auto|scroll/.test(getComputedStyle(one).overflowX) && one.scrollWidth > one.clientWidth);
    const faults = document.documentElement.scrollWidth > window.innerWidth ? ['the page scrolls sideways'] : [];
    for (const element of document.querySelectorAll('body *')) {
      const hasText = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim());
      if (!hasText || !isForEyes(element)) continue;
      const { left, right, bottom } = element.getBoundingClientRect();
      const isParked = bottom < 0; // the way to the content, until it has the focus
      if ((left < -1 || right > window.innerWidth + 1) && !isParked && !scrolls(element)) faults.push(`over the edge: ${named(element)}`);
      const { overflowX } = getComputedStyle(element);
      if (/hidden|clip/.test(overflowX) && element.scrollWidth > element.clientWidth + 1) faults.push(`cut off: ${named(element)}`);
    }
    const controls = 'a[href], button, input, select, textarea, summary, [role=option], [role^=menuitem], [role=tab], [role=treeitem]';
    for (const element of document.querySelectorAll(controls)) {
      // A link within a line is as high as the line, and what a label or a whole row stands for is as large as that.
      if (
        !isForEyes(element) ||
        element.closest('[aria-hidden=true]') ||
        getComputedStyle(element).display === 'inline' ||
        element.closest('label')
      )
        continue;
      const { width, height } = element.getBoundingClientRect();
      if (width < least - 0.5 || height < least - 0.5) faults.push(`${Math.round(width)} × ${Math.round(height)} px: ${named(element)}`);
    }
    return faults;
  }, targetPx);

/** What does not belong on paper, or not in this way, while the page is looked at as it is printed: frame, controls, what is cut. */
export const printFaults = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const upFrom = (element: Element): Element[] => [element, ...(element.parentElement ? upFrom(element.parentElement) : [])];
    const isForEyes = (element: Element) =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      element.getBoundingClientRect().bottom > 0 &&
      !upFrom(element).some((one) => {
        const { width, height } = one.getBoundingClientRect();
        return width <= 1 && height <= 1;
      });
    const named = (element: Element) =>
      `${element.tagName.toLowerCase()} “${(element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 60)}”`;
    // What counts and can be pressed is still a count.
    const controls = 'button:not([aria-pressed]), input, select, textarea, nav, [role=combobox], [role=tab]';
    const faults = getComputedStyle(document.documentElement).colorScheme === 'light' ? [] : ['it is not in light colours'];
    if (document.documentElement.scrollWidth > window.innerWidth) faults.push('it is wider than the sheet');
    for (const element of document.querySelectorAll(controls)) if (isForEyes(element)) faults.push(`on paper: ${named(element)}`);
    for (const element of document.querySelectorAll('body *')) {
      const { overflowX, overflowY } = getComputedStyle(element);
      const isCut =
        (overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1) ||
        (overflowY !== 'visible' && element.scrollHeight > element.clientHeight + 1);
      if (element instanceof HTMLElement && isCut && isForEyes(element)) faults.push(`cut off: ${named(element)}`);
    }
    for (const drawn of document.querySelectorAll('svg[role]')) {
      const ground = drawn.getBoundingClientRect();
      for (const part of drawn.querySelectorAll('rect, text')) {
        const { left, right, top, bottom, width } = part.getBoundingClientRect();
        if (width === 0) continue;
        if (left < ground.left - 2 || right > ground.right + 2 || top < ground.top - 2 || bottom > ground.bottom + 2) {
          faults.push(`not in the picture: ${named(part)}`);
          break;
        }
      }
    }
    return faults;
  });

/** Notes whatever moves on its own from the next page on. */
export const noteShifts = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const shifts: string[] = [];
    Object.assign(globalThis, { shifts });
    const words = (node: Node | null | undefined) => (node instanceof Element ? node.outerHTML : (node?.textContent ?? '')).slice(0, 160);
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        // The types of the browser do not have this entry yet.
        const { value, hadRecentInput, sources } = entry as PerformanceEntry & {
          value: number;
          hadRecentInput: boolean;
          sources: readonly { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[];
        };
        if (!hadRecentInput)
          for (const { node, previousRect: was, currentRect: is } of sources)
            shifts.push(`${value.toFixed(4)}: ${was.x},${was.y} → ${is.x},${is.y} ${words(node)}`);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });

/** What moved on its own since the page was opened: nothing should. */
export const shiftsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => (globalThis as typeof globalThis & { shifts: string[] }).shifts); // set by `noteShifts`
