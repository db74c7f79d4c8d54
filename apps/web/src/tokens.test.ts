import { expect, test } from 'vitest';
import css from './tokens.css?raw';

/** Light in red, green and blue from 0 to 1, and how much it covers of what is below. */
type Colour = readonly [red: number, green: number, blue: number, alpha: number];
type Scheme = 'light' | 'dark';

const block = (selector: string) => css.slice(css.indexOf(`${selector} {`)).split('\n}')[0] ?? '';
const declared = (text: string) => new Map([...text.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value]));
const normal = declared(block(':root'));
const themes = { normal, high: new Map([...normal, ...declared(block("[data-contrast='high']"))]) };

/** What a token is in a theme, from `oklch(lightness chroma hue / alpha)` within `light-dark()`, or another token. */
function colourOf(tokens: ReadonlyMap<string, string>, name: string, scheme: Scheme): Colour {
  const value = tokens.get(name);
  if (value === undefined) throw new Error(`tokens.css has no --${name}.`);
  const other = /^var\(--([\w-]+)\)$/.exec(value)?.[1];
  if (other !== undefined) return colourOf(tokens, other, scheme);
  const [light, dark = light] = [...value.matchAll(/oklch\(([^)]+)\)/g)].map(([, parts = '']) => parts.split(/[\s/]+/).map(Number));
  const [lightness = 0, chroma = 0, hue = 0, alpha = 1] = (scheme === 'light' ? light : dark) ?? [];
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  // https://bottosson.github.io/posts/oklab
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const shown = (part: number) => Math.min(1, Math.max(0, part));
  return [
    shown(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    shown(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    shown(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
    alpha,
  ];
}

const bright = (light: number) => (light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055);
const lightOf = (part: number) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
/** One colour laid over another, mixed as browsers do: as it is encoded. */
const over = (top: Colour, below: Colour): Colour => {
  const mixed = (index: 0 | 1 | 2) => lightOf(bright(top[index]) * top[3] + bright(below[index]) * (1 - top[3]));
  return [mixed(0), mixed(1), mixed(2), 1];
};
const luminance = ([red, green, blue]: Colour) => 0.2126 * red + 0.7152 * green + 0.0722 * blue;

/** From 1, the same, to 21, black on white: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: Colour, other: Colour): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const sources = import.meta.glob<string>('./{ui,shell,features}/**/*.tsx', { query: '?raw', import: 'default', eager: true });
/** Each piece of a class name, such as `hover:bg-soft` or `text-ink`, with the ones that it stands with. */
const classLists = Object.values(sources).flatMap((source) =>
  [...source.matchAll(/['"`]([^'"`\n]*\b(?:text|bg)-[^'"`\n]*)['"`]/g)].map(([, list = '']) =>
    [...list.matchAll(/(?<=^|\s)([\w-]+:)*(text|bg)-([a-z][\w-]*)(?=\s|$)/g)].flatMap(([whole, , kind = '', token = '']) =>
      normal.has(token) && normal.get(token)?.includes('oklch') ? [{ kind, token, when: whole.slice(0, -`${kind}-${token}`.length) }] : [],
    ),
  ),
);

/** Where words stand that bring no ground of their own. */
const plainGrounds = ['canvas', 'surface', 'sunken', 'raised', 'soft'];
/** Drawn with, never written: arrows and what is switched off beside words that say so. */
const signsOnly = new Set(['ink-off', 'mark-on', 'mark-off']);
/** Words that are at home on one ground alone, which stands around them. */
const athome: Readonly<Record<string, readonly string[]>> = {
  'on-accent': ['accent', 'accent-hover'],
  'on-inverse': ['inverse'],
  'on-inverse-2': ['inverse'],
  'on-viewas': ['viewas'],
  'on-heat-1': ['heat-1'],
  'on-heat-2': ['heat-2'],
  'on-heat-3': ['heat-3'],
  'on-heat-4': ['heat-4'],
  allow: ['surface', 'sunken', 'raised', 'allow-soft'],
  deny: ['surface', 'sunken', 'raised', 'deny-soft'],
  warn: ['surface', 'sunken', 'raised', 'warn-soft'],
  sensitive: ['surface', 'sunken', 'raised', 'sensitive-soft'],
  'accent-text': ['canvas', 'surface', 'sunken', 'raised', 'accent-soft'],
};

/** Every word on every ground that it has somewhere: in one list of classes, or by what stands around it. */
const pairs = new Set([
  ...['ink', 'ink-2', 'ink-3', ...Object.keys(athome)].flatMap((text) =>
    (athome[text] ?? plainGrounds).map((ground) => `${text} ${ground}`),
  ),
  ...classLists.flatMap((list) => {
    const texts = list.filter(({ kind, token }) => kind === 'text' && !signsOnly.has(token));
    const grounds = list.filter(({ kind }) => kind === 'bg');
    return grounds.flatMap(({ token: ground, when }) => {
      const mine = texts.filter((text) => text.when === when);
      return (mine.length > 0 ? mine : texts.filter((text) => text.when === '')).map(({ token }) => `${token} ${ground}`);
    });
  }),
]);

const faults = (least: (contrast: keyof typeof themes) => number, asked: Iterable<string>) =>
  (['normal', 'high'] as const).flatMap((theme) =>
    (['light', 'dark'] as const).flatMap((scheme) =>
      [...asked].flatMap((pair) => {
        const [text = '', ground = ''] = pair.split(' ');
        const below = colourOf(themes[theme], 'surface', scheme);
        const on = over(colourOf(themes[theme], ground, scheme), below);
        const found = contrast(over(colourOf(themes[theme], text, scheme), on), on);
        return found < least(theme) ? [`${text} on ${ground}, ${scheme} ${theme}: ${found.toFixed(2)}`] : [];
      }),
    ),
  );

test('contrast is counted as the standard does', () => {
  expect(contrast([0, 0, 0, 1], [1, 1, 1, 1])).toBe(21);
  const white = colourOf(new Map([['white', 'oklch(1 0 0)']]), 'white', 'light');
  expect(white.map((part) => Math.round(part * 1000) / 1000)).toEqual([1, 1, 1, 1]);
  expect(contrast(over([0, 0, 0, 0.5], white), white)).toBeCloseTo(3.98, 1); // #808080 on white
});

test('BX-65 all words stand out from their ground by 4.5 to 1, in high contrast by 7 to 1', () => {
  expect(classLists.flat().length).toBeGreaterThan(300);
  expect(pairs).toContain('on-accent accent');
  expect(faults((theme) => (theme === 'high' ? 7 : 4.5), pairs)).toEqual([]);
});

test('BX-65 edges that say where a control is, and the focus, stand out by 3 to 1', () => {
  const edges = ['control', 'focus', 'accent', 'deny'].flatMap((edge) => plainGrounds.map((ground) => `${edge} ${ground}`));
  expect(faults(() => 3, edges)).toEqual([]);
});
