import type { LocationGroupId } from '@totem/domain/ids';
import { type World, given, inUserGroup } from '@totem/domain/testing';
import { freshDatabase } from '@totem/db/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countMembers } from '../members/list-members.ts';
import type { Runtime } from '../runtime.ts';
import { type TestOrganization, importTestOrganization, openTestRuntime } from '../testing-organization.ts';
import { compareLocationGroups } from './compare-location-groups.ts';
import { getLocationGroup } from './get-location-group.ts';
import { listGroupHolders } from './list-group-holders.ts';
import { listGroupPlaces } from './list-group-places.ts';
import { listLocationGroups } from './list-location-groups.ts';

const [maryJanes, gwens, everywhere] = ['mary-jane-department', 'gwen-stacy-department', 'everywhere'];

/**
 * A group of the whole organization with a place of Oscorp and one of Stark, and an empty one of Stark; Mary Jane’s is given to
 * Maria, who belongs above, and to Oscorp Desk; Mary Jane looks at places without the portal.
 */
function changed(world: World): World {
  const [like] = world.locationGroups;
  if (!like) throw new Error('There are location groups.');
  const group = (key: string, home: string, places: readonly string[]) => ({
    ...like,
    id: `location_group:${key}` as LocationGroupId, // a name that the import turns into an id
    name: `The ${key}`,
    home: world.nodes.find((node) => node.id === home)?.id ?? like.home,
    entries: places.flatMap((place) =>
      like.entries
        .slice(0, 1)
        .map((entry) => ({ ...entry, location: world.nodes.find((node) => node.id === place)?.id ?? entry.location })),
    ),
  });
  const more = {
    ...world,
    locationGroups: [
      ...world.locationGroups,
      group('everywhere', 'organization:marvel', ['point_of_service:montreal', 'point_of_service:malibu']),
      group('empty', 'subscription:stark', []),
    ],
  };
  const places = { locations: null };
  const toMaria = given(more, 'user:maria', places, `location_group:${maryJanes}`);
  const toDesk = given(toMaria, 'group:oscorp-desk', places, `location_group:${maryJanes}`);
  const toHappy = given(toDesk, 'user:happy', places, 'location_group:everywhere');
  return given(
    inUserGroup(toHappy, 'group:oscorp-desk', 'user:may'),
    'user:mary-jane',
    { role: 'administration/reader' },
    'subscription:oscorp',
  );
}

let runtime: Runtime;
let marvel: TestOrganization;
beforeAll(async () => {
  runtime = await openTestRuntime(await freshDatabase());
  marvel = await importTestOrganization(runtime, 'marvel', changed);
});
afterAll(() => runtime.close());

const group = (key: string) => marvel.locationGroup(`location_group:${key}`);
const ask = async (by: string) => ({ ctx: await marvel.asking(`user:${by}`), organizationId: marvel.organizationId });
const list = async (by: string, within: string, around?: string) => {
  const { ctx, organizationId } = await ask(by);
  const asked = { organizationId, within: marvel.node(within), pageSize: 50, ...(around && { around: marvel.node(around) }) };
  return (await listLocationGroups(ctx, asked)).rows.map((row) => [row.name, row.locations, row.refusals.edit ?? null]);
};

test('HX-32 a group is listed by the places of it that one may open, and these alone are counted', async () => {
  expect(await list('nick', 'organization:marvel')).toEqual([
    ['Gwen Stacy Department', 2, null],
    ['Mary Jane Department', 2, null],
    ['The empty', 0, null],
    ['The everywhere', 2, null],
  ]);
  expect(await list('felicia', 'organization:marvel')).toEqual([
    ['Gwen Stacy Department', 2, null],
    ['Mary Jane Department', 2, null],
    ['The everywhere', 1, 'access.denied'],
  ]);
  expect(await list('mary-jane', 'subscription:oscorp')).toEqual([
    ['Gwen Stacy Department', 1, 'access.denied'],
    ['Mary Jane Department', 2, 'access.denied'],
  ]);
  await expect(list('gwen', 'subscription:oscorp')).rejects.toThrow('access.denied');
  await expect(list('felicia', 'subscription:stark')).rejects.toThrow('node.not_found');
});

test('HX-31 the groups around a location are those that may hold it', async () => {
  const names = async (by: string, place: string) => (await list(by, 'organization:marvel', place)).map(([name]) => name);
  expect(await names('nick', 'point_of_service:malibu')).toEqual(['The empty', 'The everywhere']);
  expect(await names('felicia', 'point_of_service:montreal')).toEqual(['Gwen Stacy Department', 'Mary Jane Department', 'The everywhere']);
  await expect(names('felicia', 'point_of_service:malibu')).rejects.toThrow('node.not_found');
});

test('HX-31, HX-33 one group is read with its places, and Montreal is marked in both', async () => {
  const { ctx, organizationId } = await ask('felicia');
  expect(await getLocationGroup(ctx, { organizationId, group: group(maryJanes ?? '') })).toMatchObject({
    name: 'Mary Jane Department',
    home: { name: 'Oscorp' },
    locations: 2,
    refusals: {},
  });
  const page = await listGroupPlaces(ctx, { organizationId, group: group(gwens ?? ''), pageSize: 50 });
  expect(page.total).toBe(2);
  expect(page.rows.map((row) => [row.name, row.groups.map((one) => one.name), row.entries])).toEqual([
    ['Montreal', ['Gwen Stacy Department', 'Mary Jane Department', 'The everywhere'], [{ filter: null, refusals: {} }]],
    ['Québec', ['Gwen Stacy Department'], [{ filter: null, refusals: {} }]],
  ]);
  const found = await listGroupPlaces(ctx, { organizationId, group: group(gwens ?? ''), search: 'point of sale que', pageSize: 50 });
  expect(found.rows.map((row) => row.name)).toEqual(['Québec']);
});

test('E28 what a group gives to somebody who is managed above is not Felicia’s to take away', async () => {
  const { ctx, organizationId } = await ask('felicia');
  const page = await listGroupPlaces(ctx, { organizationId, group: group(maryJanes ?? ''), pageSize: 50 });
  expect(page.rows.flatMap((row) => row.entries.map((one) => one.refusals))).toEqual([
    { withdraw: 'grant.managed_above' },
    { withdraw: 'grant.managed_above' },
  ]);
});

test('HX-12 a group above is read by what one may open of it, and one of a neighbour reads like none', async () => {
  const { ctx, organizationId } = await ask('felicia');
  const page = await listGroupPlaces(ctx, { organizationId, group: group(everywhere ?? ''), pageSize: 50 });
  expect([page.total, page.rows.map((row) => row.name)]).toEqual([1, ['Montreal']]);
  expect((await listGroupHolders(ctx, { organizationId, group: group(everywhere ?? ''), pageSize: 50 })).rows).toEqual([]);
  for (const key of ['empty', 'none']) {
    const id = key === 'none' ? ('0198aaaa-0000-7000-8000-00000000aaaa' as LocationGroupId) : group(key);
    const asked = { organizationId, group: id, pageSize: 50 };
    await expect(getLocationGroup(ctx, asked)).rejects.toThrow('location_group.not_found');
    await expect(listGroupPlaces(ctx, asked)).rejects.toThrow('location_group.not_found');
    await expect(listGroupHolders(ctx, asked)).rejects.toThrow('location_group.not_found');
    await expect(compareLocationGroups(ctx, { organizationId, groups: [id] })).rejects.toThrow('location_group.not_found');
  }
});

test('who has a group is told, user groups first, and as many people as their list has', async () => {
  const { ctx, organizationId } = await ask('felicia');
  const first = await listGroupHolders(ctx, { organizationId, group: group(maryJanes ?? ''), pageSize: 2 });
  const then = await listGroupHolders(ctx, { organizationId, group: group(maryJanes ?? ''), pageSize: 2, cursor: first.next ?? undefined });
  expect([...first.rows, ...then.rows].map(({ to }) => [to.is, to.name, to.level.name])).toEqual([
    ['user_group', 'Oscorp Desk', 'Oscorp'],
    // Her roles reach Oscorp, where Felicia sees people.
    ['member', 'Maria', 'Marvel Group Inc.'],
    ['member', 'Mary Jane Watson', 'Oscorp'],
  ]);
  expect(first.rows[0]?.grant).toMatchObject({ gives: { locations: null }, on: { name: 'Mary Jane Department', is: 'location_group' } });
  const asked = { organizationId, node: marvel.node('subscription:oscorp'), filter: { locationGroup: group(maryJanes ?? '') } };
  expect(await countMembers(ctx, asked)).toEqual({ total: 3 });
});

test('whoever looks at a group without seeing people is told of nobody but themselves', async () => {
  const { ctx, organizationId } = await ask('mary-jane');
  const { rows } = await listGroupHolders(ctx, { organizationId, group: group(maryJanes ?? ''), pageSize: 50 });
  expect(rows.map(({ to }) => to.name)).toEqual(['Mary Jane Watson']);
});

test('HX-31 what groups have in common is counted part by part', async () => {
  const { ctx, organizationId } = await ask('felicia');
  const groups = [group(maryJanes ?? ''), group(gwens ?? '')];
  const compared = await compareLocationGroups(ctx, { organizationId, groups: [...groups, ...groups.slice(0, 1)] });
  expect(compared.groups.map((one) => [one.name, one.locations])).toEqual([
    ['Mary Jane Department', 2],
    ['Gwen Stacy Department', 2],
  ]);
  expect(compared.parts).toEqual([
    { groups, locations: 1 },
    { groups: groups.slice(0, 1), locations: 1 },
    { groups: groups.slice(1), locations: 1 },
  ]);
});
