import type { ListLocations } from '@totem/domain/locations';
import { type World, given, withMember } from '@totem/domain/testing';
import { freshDatabase } from '@totem/db/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getOrganization, getOverview } from '../organizations/get-organization.ts';
import type { Runtime } from '../runtime.ts';
import { type TestOrganization, importTestOrganization, openTestRuntime } from '../testing-organization.ts';
import { getLocation } from './get-location.ts';
import { listLocationTree } from './list-location-tree.ts';
import { listLocations } from './list-locations.ts';

/**
 * Mary Jane looks at places without the portal; New York nobody holds; Malibu is archived; Montreal is in a group for Voice of
 * Customer alone as well.
 */
function changed(world: World): World {
  const isWide = (grant: World['grants'][number]) =>
    'locations' in grant.gives && 'node' in grant.on && grant.on.node === 'organization:marvel';
  const fewer = { ...world, grants: world.grants.filter((grant) => !isWide(grant)) };
  const withContributor = given(fewer, 'user:mary-jane', { role: 'administration/contributor' }, 'subscription:oscorp');
  // Her level is the whole organization: what she sees follows what she holds, not where she belongs.
  const above = withMember(withContributor, 'user:mary-jane', { home: world.nodes[0]?.id ?? ('' as never) });
  return {
    ...above,
    nodes: above.nodes.map((node) => (node.id === 'point_of_service:malibu' ? { ...node, archived: true } : node)),
    locationGroups: above.locationGroups.map((group) =>
      group.id === 'location_group:gwen-stacy-department'
        ? {
            ...group,
            entries: group.entries.map((entry) =>
              entry.location === 'point_of_service:montreal' ? { ...entry, filter: { service: 'voc' } } : entry,
            ),
          }
        : group,
    ),
  };
}

let runtime: Runtime;
let marvel: TestOrganization;
let clinique: TestOrganization;
beforeAll(async () => {
  runtime = await openTestRuntime(await freshDatabase());
  marvel = await importTestOrganization(runtime, 'marvel', changed);
  clinique = await importTestOrganization(runtime, 'clinique');
});
afterAll(() => runtime.close());

const tree = async (by: string, under: string, of = marvel) => {
  const { rows } = await listLocationTree(await of.asking(by), { organizationId: of.organizationId, under: of.node(under), pageSize: 50 });
  return rows.map(({ name, locations, unseen, hasBelow }) => [name, locations, unseen, hasBelow]);
};
const list = async (by: string, asked: Partial<ListLocations> = {}, of = marvel) => {
  const root = of.world.nodes[0]?.id ?? ('' as never);
  const page = await listLocations(await of.asking(by), { organizationId: of.organizationId, within: root, pageSize: 50, ...asked });
  expect(page.total).toBe(page.rows.length);
  return page.rows.map((row) => row.name);
};
const get = async (by: string, location: string) =>
  getLocation(await marvel.asking(by), { organizationId: marvel.organizationId, location: marvel.node(location) });
const [maryJanes, gwens] = ['location_group:mary-jane-department', 'location_group:gwen-stacy-department'] as const;

describe('the tree', () => {
  test('HX-8 counts what lies below each subscription, and says what nobody can see', async () => {
    expect(await tree('user:nick', 'organization:marvel')).toEqual([
      ['Oscorp', 3, 0, true],
      ['Stark Industries', 1, 1, true],
      ['Daily Bugle', 1, 0, true],
    ]);
    expect(await tree('user:nick', 'subscription:stark')).toEqual([
      ['Malibu', 0, 0, false],
      ['New York', 1, 1, false],
    ]);
  });

  test('HX-12 of another subscription there is nothing', async () => {
    expect(await tree('user:felicia', 'organization:marvel')).toEqual([['Oscorp', 3, 0, true]]);
    await expect(tree('user:felicia', 'subscription:stark')).rejects.toThrow('node.not_found');
  });

  test('somebody without the portal sees exactly the locations that they hold and may view', async () => {
    expect(await tree('user:mary-jane', 'organization:marvel')).toEqual([['Oscorp', 2, 0, true]]);
    expect(await tree('user:mary-jane', 'subscription:oscorp')).toEqual([
      ['Montreal', 1, 0, false],
      ['Toronto', 1, 0, false],
    ]);
    expect(await list('user:mary-jane')).toEqual(['Montreal', 'Toronto']);
  });

  test('R31 holding a location for a service is not enough to look at it', async () => {
    await expect(list('user:gwen')).rejects.toThrow('access.denied');
    await expect(get('user:gwen', 'point_of_service:montreal')).rejects.toThrow('access.denied');
  });

  test('a location that is asked what lies below it answers with itself', async () => {
    expect(await tree('user:nick', 'point_of_service:quebec')).toEqual([['Québec', 1, 0, false]]);
  });

  test('HF-8 a branch administrator sees the branches that are theirs', async () => {
    expect(await list('user:bruno', {}, clinique)).toEqual(['Laval']);
    // Nobody is given branches here, and none lacks somebody for that.
    expect(await tree('user:bruno', 'company:clinique-mouvement', clinique)).toEqual([['Laval', 1, 0, false]]);
  });
});

describe('the list', () => {
  test('HX-6, HX-7 is found by name, by each word for what it is, and by type', async () => {
    expect(await list('user:nick', { search: 'queb point of sale' })).toEqual(['Québec']);
    expect(await list('user:nick', { search: 'point of service to' })).toEqual(['Toronto']);
    expect(await list('user:nick', { type: 'online' })).toEqual(['Newsroom']);
  });

  test('E36 those that nobody can see are the tile’s number, archived ones left out', async () => {
    expect(await list('user:nick', { only: 'nobody_sees' })).toEqual(['New York']);
    expect(await list('user:felicia', { only: 'nobody_sees' })).toEqual([]);
    const ctx = await marvel.asking('user:nick');
    expect(await getOverview(ctx, { node: marvel.node('organization:marvel') })).toMatchObject({ locations: 5, locationsNobodySees: 1 });
  });

  test('HX-31 the parts of two groups are told apart', async () => {
    const groups = [marvel.locationGroup(maryJanes), marvel.locationGroup(gwens)];
    expect(await list('user:felicia', { groups })).toEqual(['Montreal', 'Toronto', 'Québec']);
    expect(await list('user:felicia', { groups, part: groups })).toEqual(['Montreal']);
    expect(await list('user:felicia', { groups, part: groups.slice(1) })).toEqual(['Québec']);
    // Where it is in a group for one service alone, it can still enter for all.
    expect(await list('user:felicia', { outside: marvel.locationGroup(gwens) })).toEqual(['Montreal', 'Toronto']);
  });

  test('HX-12 a location group of another subscription is like one that is not there', async () => {
    const groups = [marvel.locationGroup(maryJanes)];
    await expect(list('user:peter', { groups })).rejects.toThrow('access.denied');
    await expect(list('user:nick', { groups: ['0198aaaa-0000-7000-8000-00000000aaaa' as never] })).rejects.toThrow(
      'location_group.not_found',
    );
  });

  test('BX-19 is read page by page, and a cursor fits its own question alone', async () => {
    const ctx = await marvel.asking('user:felicia');
    const asked = { organizationId: marvel.organizationId, within: marvel.node('subscription:oscorp'), pageSize: 2 };
    const first = await listLocations(ctx, asked);
    expect([first.rows.map((row) => row.name), first.total, first.complete]).toEqual([['Montreal', 'Toronto'], 3, false]);
    const cursor = first.next ?? undefined;
    expect((await listLocations(ctx, { ...asked, cursor })).rows.map((row) => row.name)).toEqual(['Québec']);
    await expect(listLocations(ctx, { ...asked, cursor, type: 'store' })).rejects.toThrow('cursor.unknown');
  });
});

describe('one location', () => {
  test('HX-31 says which groups it is in, for which services, and what has data there', async () => {
    const montreal = await get('user:felicia', 'point_of_service:montreal');
    expect(montreal).toMatchObject({ name: 'Montreal', type: 'store', archived: false, unseen: false, refusals: {} });
    expect(montreal.path.map((one) => one.name)).toEqual(['Marvel Group Inc.', 'Oscorp', 'Montreal']);
    expect(montreal.services.map((one) => one.name)).toEqual(['Oscorp Mystery Shopper', 'Oscorp VoC']);
    expect(montreal.groups.map(({ name, entries }) => [name, entries])).toEqual([
      ['Gwen Stacy Department', [{ filter: { service: 'voc' }, refusals: {} }]],
      // Mary Jane belongs to Marvel here: Felicia can neither give her a location nor take it from her.
      ['Mary Jane Department', [{ filter: null, refusals: { withdraw: 'grant.managed_above' } }]],
    ]);
  });

  test('whoever only looks is told why they regroup nothing', async () => {
    const montreal = await get('user:mary-jane', 'point_of_service:montreal');
    expect(montreal.refusals).toEqual({ regroup: 'access.denied' });
    expect(montreal.groups.flatMap(({ entries }) => entries.map((one) => one.refusals.withdraw))).toEqual([
      'access.denied',
      'access.denied',
    ]);
  });

  test('E36 that nobody can see it, and that it is archived', async () => {
    expect(await get('user:nick', 'point_of_service:new-york')).toMatchObject({ unseen: true, archived: false });
    expect(await get('user:nick', 'point_of_service:malibu')).toMatchObject({ unseen: false, archived: true });
  });

  test('HX-12 one of another subscription, one that does not exist and what is none are not found', async () => {
    for (const place of ['point_of_service:malibu', 'subscription:oscorp'])
      await expect(get('user:felicia', place)).rejects.toThrow('node.not_found');
    await expect(get('user:mary-jane', 'point_of_service:quebec')).rejects.toThrow('access.denied');
  });
});

test('whether there are locations to open is told with the organization', async () => {
  const opens = async (by: string, of = marvel) => (await getOrganization(await of.asking(by))).opensLocations;
  expect([await opens('user:nick'), await opens('user:felicia'), await opens('user:mary-jane')]).toEqual([true, true, true]);
  expect([await opens('user:gwen'), await opens('user:pepper')]).toEqual([false, false]);
  expect(await opens('user:bruno', clinique)).toBe(true);
});
