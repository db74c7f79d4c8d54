import type { MapBox } from '@totem/domain/node-map';
import { mostBoxes } from '@totem/domain/node-map';
import { type World, given, inUserGroup, readable, withMember } from '@totem/domain/testing';
import { known } from '@totem/domain/tree';
import { freshDatabase } from '@totem/db/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countMembers } from '../members/list-members.ts';
import { getOverview } from '../organizations/get-organization.ts';
import type { Runtime } from '../runtime.ts';
import { type TestOrganization, importTestOrganization, openTestRuntime } from '../testing-organization.ts';
import { mapNodes } from './map-nodes.ts';

let runtime: Runtime;
let marvel: TestOrganization;
let clinic: TestOrganization;
let wide: TestOrganization;

/** People hold places in every way at once, somebody is suspended, and one subscription is archived. */
function varied(world: World): World {
  const here = (next: World, to: string, on: string) => given(next, to, { locations: null }, on);
  const held = here(
    here(here(world, 'user:may', 'location_group:gwen-stacy-department'), 'user:may', 'point_of_service:montreal'),
    'group:oscorp-desk',
    'point_of_service:toronto',
  );
  const extra = given(
    given(held, 'user:may', { permission: 'voc:confidential.view' }, 'voc:oscorp-voc'),
    'group:oscorp-desk',
    { permission: 'voc:confidential.view' },
    'voc:oscorp-voc',
  );
  const suspended = withMember(inUserGroup(extra, 'group:oscorp-desk', 'user:normand'), 'user:mary-jane', { status: 'suspended' });
  const isGoing = (id: string) => id === 'subscription:daily-bugle';
  return { ...suspended, nodes: suspended.nodes.map((node) => (isGoing(node.id) ? { ...node, archived: true } : node)) };
}

/** Oscorp with a great many places. */
function many(world: World): World {
  const pattern = known(
    world.nodes,
    world.nodes.findIndex((node) => node.id === 'point_of_service:montreal'),
  );
  const more = Array.from({ length: 2_000 }, (_, index) => ({
    ...pattern,
    id: readable.node(`point_of_service:more-${index}`),
    name: `More ${index}`,
  }));
  return given({ ...world, nodes: [...world.nodes, ...more] }, 'user:may', { locations: null }, 'point_of_service:more-7');
}

beforeAll(async () => {
  runtime = await openTestRuntime(await freshDatabase());
  marvel = await importTestOrganization(runtime, 'marvel', varied);
  clinic = await importTestOrganization(runtime, 'clinique');
  wide = await importTestOrganization(runtime, 'marvel', many);
}, 60_000);
afterAll(() => runtime.close());

async function map(of: TestOrganization, who: string, at: string, ...outlines: string[]) {
  const ctx = await of.asking(who);
  return mapNodes(ctx, { organizationId: of.organizationId, node: of.node(at), outlines: outlines.map(of.locationGroup) });
}

const nameOf = (box: MapBox) => box.node?.name ?? `${box.gathered} more`;
const tree = (boxes: readonly MapBox[]) => boxes.map((box) => [nameOf(box), box.within === null ? null : nameOf(known(boxes, box.within))]);

describe.each([
  ['user:nick', 'organization:marvel'],
  ['user:nick', 'subscription:oscorp'],
  ['user:nick', 'subscription:stark'],
  ['user:felicia', 'subscription:oscorp'],
])('BX-20 for %s at %s', (who, at) => {
  test('every number in a box of the map is the length of the list it opens', async () => {
    const ctx = await marvel.asking(who);
    const { boxes, sensitive } = await map(marvel, who, at);
    const list = async (filter: object) =>
      (await countMembers(ctx, { organizationId: marvel.organizationId, node: marvel.node(at), filter })).total;
    const places = boxes.filter((box) => box.people !== null);
    expect(places.length).toBeGreaterThan(1);
    for (const { node, people, sensitive: held } of places) {
      expect([node?.name, people]).toEqual([node?.name, await list({ location: node?.id })]);
      expect(held).toEqual(await Promise.all(sensitive.map((extra) => list({ location: node?.id, extra }))));
    }
    const overview = await getOverview(ctx, { node: marvel.node(at) });
    expect(boxes[0]).toMatchObject({ locations: overview.locations, unseen: overview.locationsNobodySees });
  });
});

test('the map nests what lies below a node, most people first, and leaves out what is archived', async () => {
  const { boxes, sensitive } = await map(marvel, 'user:nick', 'organization:marvel');
  expect(tree(boxes)).toEqual([
    ['Marvel Group Inc.', null],
    ['Oscorp', 'Marvel Group Inc.'],
    ['Montreal', 'Oscorp'],
    ['Québec', 'Oscorp'],
    ['Toronto', 'Oscorp'],
    ['Stark Industries', 'Marvel Group Inc.'],
    ['Malibu', 'Stark Industries'],
    ['New York', 'Stark Industries'],
  ]);
  expect(sensitive).toEqual(['voc:confidential.view', 'mystery_shopper:confidential.view']);
  const inside = boxes.filter((box) => box.within === 1);
  expect(boxes[1]?.weight).toBe(inside.reduce((sum, box) => sum + box.weight, 0));
  expect(new Set(inside.map((box) => box.people)).size).toBeGreaterThan(1);
  expect(inside.some((box) => (box.sensitive[0] ?? 0) > 0)).toBe(true);
});

test('HX-31 location groups are outlined by how many of their places are in each box', async () => {
  const { boxes, outlines } = await map(
    marvel,
    'user:felicia',
    'subscription:oscorp',
    'location_group:mary-jane-department',
    'location_group:gwen-stacy-department',
  );
  expect(outlines.map(({ name }) => name)).toEqual(['Mary Jane Department', 'Gwen Stacy Department']);
  expect(Object.fromEntries(boxes.map((box) => [nameOf(box), box.outlined]))).toEqual({
    Oscorp: [2, 2],
    Montreal: [1, 1],
    Toronto: [1, 0],
    Québec: [0, 1],
  });
});

test('in a product where roles give the places, a box counts whose role reaches it', async () => {
  const sofia = await clinic.asking('user:sofia');
  const { boxes } = await map(clinic, 'user:sofia', 'company:clinique-mouvement');
  const branches = boxes.filter((box) => box.people !== null);
  expect(branches.length).toBeGreaterThan(1);
  for (const { node, people, unseen } of branches) {
    const { total } = await countMembers(sofia, {
      organizationId: clinic.organizationId,
      node: node?.id ?? marvel.node('subscription:oscorp'),
      filter: {},
    });
    expect([node?.name, people, unseen]).toEqual([node?.name, total, 0]);
  }
});

test('HX-12 the map ends where its reader’s administration does', async () => {
  const { boxes } = await map(marvel, 'user:felicia', 'subscription:oscorp');
  expect(boxes.map(nameOf).toSorted()).toEqual(['Montreal', 'Oscorp', 'Québec', 'Toronto']);
  await expect(map(marvel, 'user:felicia', 'subscription:stark')).rejects.toThrow('node.not_found');
  await expect(map(marvel, 'user:felicia', 'organization:marvel')).rejects.toThrow('access.denied');
  await expect(map(marvel, 'user:gwen', 'subscription:oscorp')).rejects.toThrow('access.denied');
});

test('a map of thousands of places is a few hundred boxes that leave out no place', async () => {
  const { boxes } = await map(wide, 'user:nick', 'organization:marvel');
  expect(boxes.length).toBeLessThanOrEqual(mostBoxes);
  expect(boxes.length).toBeGreaterThan(mostBoxes - 10);
  expect(boxes[0]?.locations).toBe(2_006);
  const leaves = boxes.filter((_box, at) => !boxes.some((box) => box.within === at));
  expect(leaves.reduce((sum, box) => sum + box.locations, 0)).toBe(2_006);
  const gathered = boxes.filter((box) => box.gathered > 0);
  expect(gathered.map((box) => nameOf(known(boxes, box.within ?? 0)))).toEqual(['Oscorp']);
  expect(boxes.find((box) => box.node?.name === 'More 7')?.within).toBe(1); // somebody holds it, so it is not gathered
});
