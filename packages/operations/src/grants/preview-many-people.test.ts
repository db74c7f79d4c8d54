import type { AccessChange } from '@totem/domain/grants';
import { type World, given, inUserGroup, readable } from '@totem/domain/testing';
import { freshDatabase } from '@totem/db/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Runtime } from '../runtime.ts';
import { importTestOrganization, openTestRuntime } from '../testing-organization.ts';
import { previewAccess } from './preview-access.ts';

let runtime: Runtime;
beforeAll(async () => {
  runtime = await openTestRuntime(await freshDatabase());
});
afterAll(() => runtime.close());

test('BX-19 everybody whom a draft touches can be read, 50 at a time, in one order', { timeout: 60_000 }, async () => {
  const crowd = await importTestOrganization(runtime, 'marvel', (world) => {
    const pattern = world.members.find(({ id }) => id === 'user:may');
    if (!pattern) throw new Error('May is in the world.');
    const { user: _user, ...rest } = pattern;
    const more = Array.from({ length: 120 }, (_, index) => ({
      ...rest,
      id: readable.member(`user:more-${index}`),
      name: `More ${index % 7}`,
    }));
    const joined = more.reduce<World>((next, { id }) => inUserGroup(next, 'group:oscorp-desk', id), {
      ...world,
      members: [...world.members, ...more],
    });
    return given(joined, 'group:oscorp-desk', { locations: null }, 'point_of_service:montreal');
  });
  const changes: AccessChange[] = [
    { change: 'give', to: crowd.to('group:oscorp-desk'), gives: { role: 'voc/contributor' }, on: crowd.on('voc:oscorp-voc') },
  ];
  const nick = await crowd.asking('user:nick');
  const names: string[] = [];
  for (let complete = false; !complete;) {
    const effect = await previewAccess(nick, {
      organizationId: crowd.organizationId,
      madeAt: nick.version,
      changes,
      peopleFrom: names.length,
    });
    expect(effect.people.length).toBeLessThanOrEqual(50);
    names.push(...effect.people.map(({ person }) => person.id));
    ({ complete } = effect);
    expect(effect.counts.people).toBeGreaterThanOrEqual(120);
    if (complete) expect(names).toHaveLength(effect.counts.people);
  }
  expect(new Set(names).size).toBe(names.length);
});
