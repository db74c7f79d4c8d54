// `node apps/web/e2e/picture-screens.ts`: the pictures of the README, of the console that `turbo run build` made.
import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { z } from 'zod';
import { startJourneys } from './people.ts';

const folder = resolve(import.meta.dirname, '../../../docs/screens');
await mkdir(folder, { recursive: true });
const journeys = await startJourneys();
try {
  const felicia = await journeys.as('felicia');
  const { page } = felicia;
  const picture = async (name: string) => {
    await page.waitForLoadState('networkidle');
    await page.screenshot({ path: `${folder}/${name}.png`, animations: 'disabled' });
  };
  const look = (colorScheme: 'light' | 'dark') => page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 1280, height: 800 });
  await look('light');

  await felicia.open('/marvel/users');
  await felicia.sees('Normand Osborn');
  await picture('users');

  await felicia.press('May Parker');
  await felicia.choose('Level on Oscorp VoC', 'Reader');
  await felicia.choose('Give a location group', 'Mary Jane Department');
  await felicia.press('Review changes');
  await felicia.sees('Montreal and Toronto');
  await picture('review');
  await page.getByRole('button', { name: /^Save/ }).click();
  await felicia.sees('In effect now');

  const Organization = z.object({ id: z.string(), top: z.object({ id: z.string() }) });
  const Rows = z.object({ rows: z.array(z.object({ id: z.string(), name: z.string() })) });
  const { id: organizationId, top } = Organization.parse((await felicia.ask('organizations.bySlug', { slug: 'marvel' })).data);
  const idOf = async (procedure: string, input: object, name: string) =>
    Rows.parse((await felicia.ask(procedure, { organizationId, ...input })).data).rows.find((row) => row.name === name)?.id ?? '';
  const question = new URLSearchParams({
    tab: 'why',
    permission: 'voc:dashboard.view',
    item: await idOf('serviceItems.list', { within: top.id }, 'Oscorp VoC'),
    location: await idOf('nodes.search', { within: top.id }, 'Montreal'),
  });
  await felicia.open(`/marvel/users/${await idOf('members.list', { node: top.id }, 'Gwen Stacy')}?${question}`);
  await felicia.sees('Gwen Stacy Department');
  await picture('why');
  await look('dark');
  await picture('why-dark');
} finally {
  await journeys.close();
}
