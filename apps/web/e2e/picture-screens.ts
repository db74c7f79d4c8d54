// `npm run pictures`: every screen as it looks in each language, theme and width, into `pictures`, with a page to look through
// them; `npm run pictures -- docs` takes those of the README instead; any other word, only the screens whose name has it.
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Journeys, type Visitor, startJourneys } from './people.ts';
import { isWhole, type Screen, show } from './screen.ts';
import { screens } from './screens.ts';

const root = resolve(import.meta.dirname, '../../..');
const themes = {
  light: { colorScheme: 'light', contrast: 'no-preference' },
  dark: { colorScheme: 'dark', contrast: 'no-preference' },
  contrast: { colorScheme: 'light', contrast: 'more' },
} as const;
type Theme = keyof typeof themes;
const languages = ['en', 'fr'] as const;
/** Widths at which a screen is opened, and others that it is then made as wide as. */
const openings = [
  { opened: 1280, widths: [1280, 1920, 768] },
  { opened: 360, widths: [360] },
];

async function pictureForDocs({ as }: Journeys): Promise<void> {
  for (const screen of screens) {
    if (screen.inDocs === undefined || screen.who === null) continue;
    const visitor = await as(screen.who);
    await visitor.page.setViewportSize({ width: 1280, height: 800 });
    await look(visitor, 'light');
    await show(visitor, screen);
    await picture(visitor, screen, `${root}/docs/screens/${screen.inDocs}.png`);
    await look(visitor, 'dark');
    await picture(visitor, screen, `${root}/docs/screens/${screen.inDocs}-dark.png`);
  }
}

async function pictureAll({ as, visitor: somebody }: Journeys, part: string): Promise<void> {
  const folder = `${root}/pictures`;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const chosen = screens.filter(({ name }) => name.includes(part));
  const missing: string[] = [];
  for (const language of languages) {
    const visitors = new Map<string | null, Visitor>();
    for (const screen of chosen) {
      const { who } = screen;
      const visitor = visitors.get(who) ?? (who === null ? await somebody(language) : await as(who, language));
      if (!visitors.has(who)) await visitor.open('/');
      visitors.set(who, visitor);
      visitor.page.setDefaultTimeout(10_000);
      for (const { opened, widths } of openings) {
        await visitor.page.setViewportSize({ width: opened, height: 800 });
        await look(visitor, 'light');
        try {
          await show(visitor, screen);
        } catch (error) {
          missing.push(`${screen.name}, ${language}, ${opened} px: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : ''}`);
          continue;
        }
        for (const width of widths) {
          await visitor.page.setViewportSize({ width, height: width > 1280 ? 1080 : 800 });
          for (const theme of ['light', 'dark', 'contrast'] as const) {
            await look(visitor, theme);
            await picture(visitor, screen, `${folder}/${fileOf(screen, width, theme, language)}`);
          }
        }
      }
      console.log(`${screen.name}, ${language}`);
    }
  }
  await writeFile(`${folder}/index.html`, pageOf(chosen));
  console.log(`\nOpen ${folder}/index.html to look through them.`);
  if (missing.length > 0) throw new Error(`Not pictured:\n${missing.join('\n')}`);
}

const look = ({ page }: Visitor, theme: Theme) => page.emulateMedia({ ...themes[theme], reducedMotion: 'reduce' });

async function picture(visitor: Visitor, { ill }: Screen, path: string): Promise<void> {
  if (ill?.answer !== 'waits') await isWhole(visitor);
  await visitor.page.screenshot({ path, animations: 'disabled' });
}

const fileOf = ({ name }: Screen, width: number, theme: Theme, language: (typeof languages)[number]) =>
  `${name.replace(/\W+/g, '-')}.${language}.${width}.${theme}.png`;

/** All of them on one page, a part for each screen; above, what is shown of each. */
function pageOf(all: readonly Screen[]): string {
  const widths = openings.flatMap((opening) => opening.widths).toSorted((a, b) => b - a);
  const shown = all.map((screen) => {
    const pictures = languages.flatMap((language) =>
      widths.flatMap((width) =>
        (['light', 'dark', 'contrast'] as const).map((theme) => {
          const file = fileOf(screen, width, theme, language);
          return `<a class="${language} w${width} ${theme}" href="${file}"><img loading="lazy" width="${width / 2}" src="${file}" alt="${screen.name}, ${language}, ${width} px, ${theme}"></a>`;
        }),
      ),
    );
    return `<section><h2>${screen.name}</h2>${pictures.join('')}</section>`;
  });
  const choice = (name: string, options: readonly string[]) =>
    `<label>${name} <select onchange="choose()" name="${name}">${options.map((one) => `<option>${one}</option>`).join('')}<option value="">all</option></select></label>`;
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Pictures of the console</title>
<style>body{font:14px system-ui;margin:16px}header{position:sticky;top:0;background:Canvas;padding:8px 0;display:flex;gap:16px}img{border:1px solid #8888;margin:4px;vertical-align:top}</style>
<header>${choice('language', languages)}${choice(
    'width',
    widths.map((width) => `w${width}`),
  )}${choice('theme', Object.keys(themes))}</header>
${shown.join('\n')}
<script>function choose(){const wanted=[...document.querySelectorAll('select')].map((one)=>one.value).filter(Boolean);for(const a of document.querySelectorAll('a'))a.hidden=!wanted.every((one)=>a.classList.contains(one))}choose()</script>`;
}

const [word = ''] = process.argv.slice(2);
const journeys = await startJourneys();
try {
  await (word === 'docs' ? pictureForDocs(journeys) : pictureAll(journeys, word));
} finally {
  await journeys.close();
}
