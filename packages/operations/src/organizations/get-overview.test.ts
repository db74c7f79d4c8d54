import type { MemberFilter } from '@totem/domain/members';
import type { Cursor, Page } from '@totem/domain/paging';
import { type World, given, inUserGroup, withMember } from '@totem/domain/testing';
import { freshDatabase } from '@totem/db/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Ctx } from '../context.ts';
import { listMembers } from '../members/list-members.ts';
import { getNode, listNodes, searchNodes } from '../nodes/list-nodes.ts';
import type { Runtime } from '../runtime.ts';
import { listServiceItems } from '../service-items/list-service-items.ts';
import { type TestOrganization, importTestOrganization, openTestRuntime } from '../testing-organization.ts';
import { getOverview } from './get-organization.ts';

let runtime: Runtime;
let marvel: TestOrganization;

/** Of the places of the subscriptions nobody holds New York, and May has a service without any place. */
function uneven(world: World): World {
  const isWide = (grant: World['grants'][number]) =>
    'locations' in grant.gives && 'node' in grant.on && grant.on.node === 'organization:marvel';
  const soon = { fromMs: 0, untilMs: Date.now() + 3 * 86_400_000 };
  const fewer = { ...world, grants: world.grants.filter((grant) => !isWide(grant)) };
  const withMay = given(fewer, 'user:may', { role: 'voc/reader' }, 'voc:oscorp-voc');
  const withPeter = given(
    withMay,
    'user:peter',
    { permission: 'mystery_shopper:confidential.view' },
    'mystery_shopper:bugle-mystery-shopper',
    soon,
  );
  const withGwen = given(withPeter, 'user:gwen', { permission: 'voc:confidential.view' }, 'voc:oscorp-voc');
  return withMember(inUserGroup(withGwen, 'group:all-marvel', 'user:maria'), 'user:happy', { status: 'suspended' });
}

beforeAll(async () => {
  runtime = await openTestRuntime(await freshDatabase());
  marvel = await importTestOrganization(runtime, 'marvel', uneven);
});
afterAll(() => runtime.close());

/** How many rows all pages of a list hold. */
async function lengthOf<Row>(
  page: (paging: { cursor?: Cursor | undefined; pageSize: number }) => Page<Row> | Promise<Page<Row>>,
): Promise<number> {
  let length = 0;
  let cursor: Cursor | undefined;
  for (;;) {
    const { rows, next } = await page({ cursor, pageSize: 2 });
    length += rows.length;
    if (next === null) return length;
    cursor = next;
  }
}

const byLevel = { by: 'level', descending: false } as const;
const people = (ctx: Ctx, at: string, filter: MemberFilter) =>
  lengthOf((paging) =>
    listMembers(ctx, { organizationId: marvel.organizationId, node: marvel.node(at), filter, sort: byLevel, ...paging }),
  );

describe.each([
  ['user:nick', 'organization:marvel'],
  ['user:nick', 'subscription:oscorp'],
  ['user:nick', 'subscription:stark'],
  ['user:nick', 'subscription:daily-bugle'],
  ['user:felicia', 'subscription:oscorp'],
])('BX-20 for %s at %s', (who, at) => {
  test('every number of the overview is the length of the list it opens', async () => {
    const ctx = await marvel.asking(who);
    const overview = await getOverview(ctx, { node: marvel.node(at) });
    const sensitive = [...ctx.catalog.extras].filter((key) => ctx.catalog.permissions.get(key)?.sensitive);
    const holders = await Promise.all(sensitive.map((extra) => people(ctx, at, { extra })));
    expect(overview).toMatchObject({
      people: await people(ctx, at, {}),
      suspended: await people(ctx, at, { status: 'suspended' }),
      withServiceWithoutLocation: await people(ctx, at, { only: 'with_service_without_location' }),
      withLocationWithoutService: await people(ctx, at, { only: 'with_location_without_service' }),
      holdersOfSensitive: sensitive.map((permission, index) => ({ permission, people: holders[index] })),
      grantsEndingThisWeek: await people(ctx, at, { only: 'ending_this_week' }),
    });
  });

  test('every number of a node is the length of a list', async () => {
    const ctx = await marvel.asking(who);
    const here = { organizationId: marvel.organizationId };
    const node = marvel.node(at);
    expect(await getNode(ctx, { ...here, node })).toMatchObject({
      children: await lengthOf((paging) => listNodes(ctx, { ...here, under: node, ...paging })),
      locations: await lengthOf((paging) => searchNodes(ctx, { ...here, within: node, locationsOnly: true, levelsOnly: false, ...paging })),
      serviceItems: await lengthOf((paging) =>
        listServiceItems(ctx, { ...here, within: node, sort: { by: 'name', descending: false }, ...paging }),
      ),
    });
  });
});

test('the overview counts what there is', async () => {
  expect(await getOverview(await marvel.asking('user:nick'), { node: marvel.node('organization:marvel') })).toMatchObject({
    people: 10,
    suspended: 1,
    holdersOfSensitive: [
      { permission: 'voc:confidential.view', people: 1 },
      { permission: 'mystery_shopper:confidential.view', people: 1 },
    ],
    grantsEndingThisWeek: 1,
  });
});

test('E36 a location that nobody sees is counted where it is, and who has a service and no location is listed', async () => {
  const nick = await marvel.asking('user:nick');
  const unseen = async (at: string) => (await getOverview(nick, { node: marvel.node(at) })).locationsNobodySees;
  expect([await unseen('organization:marvel'), await unseen('subscription:stark'), await unseen('subscription:oscorp')]).toEqual([1, 1, 0]);
  const { rows } = await listMembers(nick, {
    organizationId: marvel.organizationId,
    node: marvel.node('subscription:oscorp'),
    filter: { only: 'with_service_without_location', level: marvel.node('subscription:oscorp') },
    sort: byLevel,
    pageSize: 10,
  });
  expect(rows.map(({ name, locations }) => [name, locations.held])).toEqual([['May Parker', 0]]);
});

describe('what an organization is made of', () => {
  const under = async (reference: string) => {
    const page = await listNodes(await marvel.asking('user:nick'), {
      organizationId: marvel.organizationId,
      under: marvel.node(reference),
      pageSize: 50,
    });
    return page.rows;
  };

  test('HX-2 the organization has its subscriptions below it', async () => {
    const found = await under('organization:marvel');
    expect(found.map(({ name, kind }) => `${kind} ${name}`).toSorted()).toEqual([
      'subscription Daily Bugle',
      'subscription Oscorp',
      'subscription Stark Industries',
    ]);
  });

  test('HX-4 a subscription hangs under its one organization, and people have it as their level', async () => {
    for (const key of ['oscorp', 'stark', 'daily-bugle']) {
      const node = await getNode(await marvel.asking('user:nick'), {
        organizationId: marvel.organizationId,
        node: marvel.node(`subscription:${key}`),
      });
      expect([node.parent, node.people > 0]).toEqual([marvel.node('organization:marvel'), true]);
    }
  });

  test('HX-8 Oscorp has Montreal, Toronto and Québec, each with it as parent', async () => {
    const found = await under('subscription:oscorp');
    expect(found.map(({ name }) => name).toSorted()).toEqual(['Montreal', 'Québec', 'Toronto']);
    expect(new Set(found.map(({ parent }) => parent))).toEqual(new Set([marvel.node('subscription:oscorp')]));
  });

  test('HX-7 a Point of Sale is found by either name, and is the same', async () => {
    const search = async (words: string) => {
      const ctx = await marvel.asking('user:nick');
      const page = searchNodes(ctx, {
        organizationId: marvel.organizationId,
        within: marvel.node('subscription:oscorp'),
        search: words,
        locationsOnly: false,
        levelsOnly: false,
        pageSize: 50,
      });
      return page.rows.map(({ name }) => name).toSorted();
    };
    const all = ['Montreal', 'Québec', 'Toronto'];
    expect([await search('Point of Sale'), await search('point of service'), await search('point of sale montr')]).toEqual([
      all,
      all,
      ['Montreal'],
    ]);
  });

  test('HX-17 Oscorp has a Voice of Customer item and a Mystery Shopper item', async () => {
    const page = listServiceItems(await marvel.asking('user:felicia'), {
      organizationId: marvel.organizationId,
      within: marvel.node('subscription:oscorp'),
      sort: { by: 'name', descending: false },
      pageSize: 50,
    });
    expect(page.rows.map(({ name, service }) => `${service} ${name}`).toSorted()).toEqual([
      'mystery_shopper Oscorp Mystery Shopper',
      'voc Oscorp VoC',
    ]);
  });
});
