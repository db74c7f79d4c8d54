import type { MemberFilter } from '@totem/domain/members';
import { freshDatabase } from '@totem/db/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeAccess } from '../grants/change-access.ts';
import { countMembers } from '../members/list-members.ts';
import { listNodes } from '../nodes/list-nodes.ts';
import type { Runtime } from '../runtime.ts';
import { type TestOrganization, importTestOrganization, openTestRuntime } from '../testing-organization.ts';
import { getOrganization, getOverview } from './get-organization.ts';

let runtime: Runtime;
let marvel: TestOrganization;
const confidential = 'voc:confidential.view';

beforeAll(async () => {
  runtime = await openTestRuntime(await freshDatabase());
  marvel = await importTestOrganization(runtime, 'marvel');
  const felicia = await marvel.asking('user:felicia');
  const on = marvel.on('voc:oscorp-voc');
  const soon = new Date(felicia.now.getTime() + 3 * 24 * 3_600_000).toISOString();
  await changeAccess(felicia, {
    organizationId: marvel.organizationId,
    madeAt: felicia.version,
    changes: [
      { change: 'give', to: marvel.to('user:may'), gives: { role: 'voc/reader' }, on },
      {
        change: 'give',
        to: marvel.to('user:normand'),
        gives: { permission: confidential },
        on,
        until: soon,
        reason: 'Complaints of this week',
      },
    ],
  });
});
afterAll(() => runtime.close());

const overview = async (who: string, at: string) => getOverview(await marvel.asking(who), { node: marvel.node(at) });

test('the overview counts at a node what may be amiss there', async () => {
  const expected = {
    people: 5,
    suspended: 0,
    withServiceWithoutLocation: 1,
    withLocationWithoutService: 0,
    locations: 3,
    locationsNobodySees: 0,
    holdersOfSensitive: [
      { permission: confidential, people: 1 },
      { permission: 'mystery_shopper:confidential.view', people: 0 },
    ],
    grantsEndingThisWeek: 1,
  };
  expect(await overview('user:nick', 'subscription:oscorp')).toMatchObject({ ...expected, people: 7 });
  expect(await overview('user:nick', 'subscription:daily-bugle')).toMatchObject({ withServiceWithoutLocation: 0, grantsEndingThisWeek: 0 });
});

test.each(['organization:marvel', 'subscription:oscorp', 'subscription:stark', 'point_of_service:montreal'])(
  'each number of the overview of %s is the length of its list',
  async (at) => {
    const nick = await marvel.asking('user:nick');
    const node = marvel.node(at);
    const length = async (filter: MemberFilter) =>
      (await countMembers(nick, { organizationId: marvel.organizationId, node, filter })).total;
    expect(await getOverview(nick, { node })).toMatchObject({
      people: await length({}),
      suspended: await length({ status: 'suspended' }),
      withServiceWithoutLocation: await length({ only: 'with_service_without_location' }),
      withLocationWithoutService: await length({ only: 'with_location_without_service' }),
      holdersOfSensitive: [
        { permission: confidential, people: await length({ extra: confidential }) },
        { permission: 'mystery_shopper:confidential.view', people: await length({ extra: 'mystery_shopper:confidential.view' }) },
      ],
      grantsEndingThisWeek: await length({ only: 'ending_this_week' }),
    });
  },
);

test('HX-12 an administrator of one subscription begins at it, and has no overview of another', async () => {
  const felicia = await marvel.asking('user:felicia');
  const organization = await getOrganization(felicia);
  expect([organization.top.name, organization.me.home.name, organization.me.name]).toEqual(['Oscorp', 'Oscorp', 'Felicia']);
  await expect(overview('user:felicia', 'subscription:stark')).rejects.toThrow('node.not_found');
  await expect(overview('user:felicia', 'organization:marvel')).rejects.toThrow('access.denied');
  await expect(overview('user:gwen', 'subscription:oscorp')).rejects.toThrow('access.denied');
});

test('the tree begins at the topmost node of who asks, and counts people, places and services', async () => {
  const tree = async (who: string, under: string | null) => {
    const page = await listNodes(await marvel.asking(who), {
      organizationId: marvel.organizationId,
      under: under === null ? null : marvel.node(under),
      pageSize: 50,
    });
    return page.rows.map(({ name, people, locations, serviceItems, children }) => [name, people, locations, serviceItems, children]);
  };
  expect(await tree('user:felicia', null)).toEqual([['Oscorp', 5, 3, 2, 3]]);
  expect(await tree('user:nick', 'organization:marvel')).toEqual([
    ['Oscorp', 5, 3, 2, 3],
    ['Stark Industries', 2, 2, 3, 2],
    ['Daily Bugle', 1, 1, 1, 1],
  ]);
});
