import type { SearchNodes } from '@totem/domain/nodes';
import { freshDatabase } from '@totem/db/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestOrganization, importTestOrganization, openTestRuntime } from '../testing-organization.ts';
import { searchNodes } from './list-nodes.ts';

let marvel: TestOrganization;
beforeAll(async () => {
  marvel = await importTestOrganization(await openTestRuntime(await freshDatabase()), 'marvel');
});
afterAll(() => marvel.runtime.close());

async function found(asker: string, question: Partial<SearchNodes>): Promise<string[]> {
  const ctx = await marvel.asking(asker);
  const { organizationId } = marvel;
  const within = marvel.node('organization:marvel');
  const page = searchNodes(ctx, { organizationId, within, locationsOnly: false, levelsOnly: false, pageSize: 50, ...question });
  expect(page).toMatchObject({ complete: true, next: null });
  return page.rows.map((row) => row.name);
}

test('places alone, or levels alone, are found where only these are asked for', async () => {
  expect(await found('user:nick', { levelsOnly: true })).toEqual(['Marvel Group Inc.', 'Oscorp', 'Stark Industries', 'Daily Bugle']);
  expect(await found('user:nick', { locationsOnly: true, within: marvel.node('subscription:stark') })).toEqual(['Malibu', 'New York']);
  expect(await found('user:nick', { levelsOnly: true, search: 'sta' })).toEqual(['Stark Industries']);
});

test('HX-7 a place is found by its name, and by each word for what it is', async () => {
  expect(await found('user:nick', { search: 'point sale' })).toContain('Malibu');
  expect(await found('user:nick', { search: 'point service' })).toContain('Malibu');
  expect(await found('user:nick', { search: 'quebec' })).toEqual(['Québec']);
});

test('HX-12 nothing of another subscription is found', async () => {
  expect(await found('user:felicia', {})).toEqual(['Marvel Group Inc.', 'Oscorp', 'Montreal', 'Toronto', 'Québec']);
  expect(await found('user:felicia', { search: 'malibu' })).toEqual([]);
  await expect(found('user:felicia', { within: marvel.node('subscription:stark') })).rejects.toMatchObject({ reason: 'node.not_found' });
});
