import { freshDatabase } from '@totem/db/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importTestOrganization, openTestRuntime, type TestOrganization } from '../testing-organization.ts';
import { whomToAsk } from './whom-to-ask.ts';

let marvel: TestOrganization;
beforeAll(async () => {
  marvel = await importTestOrganization(await openTestRuntime(await freshDatabase()), 'marvel');
});
afterAll(() => marvel.runtime.close());

test('who lacks something is told who of their own level could give it, before anybody of a higher one', async () => {
  expect(await whomToAsk(await marvel.asking('user:gwen'))).toEqual({ names: ['Felicia'] });
});

test('nobody is told to ask themselves: whoever administers a level alone is sent to the one above', async () => {
  const { names } = await whomToAsk(await marvel.asking('user:felicia'));
  expect(names).toContain('Nick');
  expect(names).not.toContain('Felicia');
});
