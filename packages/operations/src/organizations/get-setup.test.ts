import type { World } from '@totem/domain/testing';
import { freshDatabase } from '@totem/db/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeAccess } from '../grants/change-access.ts';
import type { Runtime } from '../runtime.ts';
import { type TestOrganization, importTestOrganization, openTestRuntime } from '../testing-organization.ts';
import { getSetup } from './get-setup.ts';

let runtime: Runtime;
beforeAll(async () => {
  runtime = await openTestRuntime(await freshDatabase());
});
afterAll(() => runtime.close());

/** The demonstration world on its first day: its root, its owner, and whoever else is named. */
const firstDay =
  (...people: readonly string[]) =>
  (world: World): World => ({
    ...world,
    nodes: world.nodes.filter((node) => node.parent === null),
    items: [],
    members: world.members.filter((one) => ['user:nick', ...people].includes(one.id)),
    userGroups: [],
    locationGroups: [],
    resources: [],
    grants: world.grants.filter(({ to, gives }) => 'member' in to && to.member === 'user:nick' && 'role' in gives),
  });

const left = async (organization: TestOrganization, who = 'user:nick', node = 'organization:marvel') =>
  (await getSetup(await organization.asking(who), { node: organization.node(node) })).steps.flatMap(({ step, kind, done }) =>
    done ? [] : [kind ?? step],
  );

test('an organization on its first day has everything before it', async () => {
  const organization = await importTestOrganization(runtime, 'marvel', firstDay());
  expect(await left(organization)).toEqual([
    'subscription',
    'point_of_service',
    'service_item',
    'member',
    'access',
    'user_group',
    'second_owner',
  ]);
});

test('a step is done by what is really there, and is undone with it', async () => {
  const organization = await importTestOrganization(runtime, 'marvel', firstDay('user:maria'));
  expect(await left(organization)).toEqual(['subscription', 'point_of_service', 'service_item', 'access', 'user_group', 'second_owner']);
  const ctx = await organization.asking('user:nick');
  const give = (role: string) => ({
    change: 'give' as const,
    to: organization.to('user:maria'),
    gives: { role },
    on: organization.on('organization:marvel'),
  });
  await changeAccess(ctx, { organizationId: organization.organizationId, madeAt: ctx.version, changes: [give('voc/reader')] });
  expect(await left(organization)).not.toContain('access');
  const now = await organization.asking('user:nick');
  await changeAccess(now, { organizationId: organization.organizationId, madeAt: now.version, changes: [give('administration/owner')] });
  expect(await left(organization)).not.toContain('second_owner');
});

test('only the organization as a whole is set up, and only who sees its people may ask', async () => {
  const organization = await importTestOrganization(runtime, 'marvel');
  expect(await left(organization, 'user:felicia', 'subscription:oscorp')).toEqual([]);
  await expect(left(organization, 'user:felicia')).rejects.toThrow('access.denied');
  await expect(left(organization, 'user:felicia', 'subscription:stark')).rejects.toThrow('node.not_found');
});
