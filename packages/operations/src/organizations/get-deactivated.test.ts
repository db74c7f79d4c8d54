import { freshDatabase } from '@totem/db/testing';
import { findUserByAddress } from '@totem/db/users';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedDemo } from '../demo.ts';
import { type Runtime, openRuntime } from '../runtime.ts';
import type { Person } from '../who-is-asking.ts';
import { getDeactivated } from './get-deactivated.ts';

let runtime: Runtime;
beforeAll(async () => {
  const { api } = await freshDatabase();
  await seedDemo(api);
  runtime = await openRuntime({
    connection: api,
    publicUrl: 'https://totem.example',
    secret: 'a secret that is long enough for tests',
    warn: () => {},
  });
});
afterAll(() => runtime.close());

async function signedIn(email: string): Promise<Person> {
  const found = await findUserByAddress(runtime.orm, email);
  if (!found) throw new Error(`${email} is in the demonstration.`);
  return { runtime, user: found.id, session: 'session', now: new Date() };
}

test('HT-23 who is suspended is told since when, and who could restore them', async () => {
  const nick = await signedIn('nick@marvel.example');
  expect(await getDeactivated(nick, { slug: 'clinique-mouvement' })).toEqual({
    name: 'Clinique Mouvement',
    at: '2020-01-01T00:00:00.000Z',
    by: null,
    restoredBy: ['Sofia'],
  });
});

test.each([
  ['an organization that is open to one', 'nick@marvel.example', 'marvel'],
  ['an organization of others', 'felicia@oscorp.example', 'clinique-mouvement'],
  ['no organization', 'nick@marvel.example', 'nowhere'],
])('%s has no such page', async (_, email, slug) => {
  await expect(getDeactivated(await signedIn(email), { slug })).rejects.toThrow('organization.not_found');
});
