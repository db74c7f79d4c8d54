import { decide } from '@totem/domain/access/decide';
import { freshDatabase } from '@totem/db/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Runtime } from '../runtime.ts';
import { importTestOrganization, openTestRuntime } from '../testing-organization.ts';
import { listEffectiveAccess } from './list-effective-access.ts';

let runtime: Runtime;
beforeAll(async () => {
  runtime = await openTestRuntime(await freshDatabase());
});
afterAll(() => runtime.close());

test('HX-36 a cell of the grid says yes exactly where what the role lets do is decided yes', async () => {
  const marvel = await importTestOrganization(runtime, 'marvel');
  const nick = await marvel.asking('user:nick');
  const everybody = await marvel.everybody();
  const wrong: string[] = [];
  let yes = 0;
  for (const access of everybody) {
    const { rows } = await listEffectiveAccess(nick, { organizationId: marvel.organizationId, member: access.facts.id, pageSize: 200 });
    for (const { item, role, places } of rows) {
      const lets = [...(access.catalog.roles.get(role ?? '')?.can ?? [])].filter(([, reaches]) => reaches.includes('granted_locations'));
      for (const { location, state } of places) {
        yes += Number(state === 'yes');
        for (const [permission] of lets) {
          const { allowed } = decide(access, permission, { item: item.id, location: location.id }, nick.now);
          if (allowed !== (state === 'yes'))
            wrong.push(`${access.facts.name}: ${permission} on ${item.name} at ${location.name} is ${state}`);
        }
      }
    }
  }
  expect(wrong).toEqual([]);
  expect(yes).toBeGreaterThan(5);
});
