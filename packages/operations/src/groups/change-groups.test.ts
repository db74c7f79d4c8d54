import type { ActivityRow } from '@totem/domain/activity';
import { Refusal } from '@totem/domain/errors';
import type { LocationGroupId, UserGroupId } from '@totem/domain/ids';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { explainAccess } from '../access/explain-access.ts';
import { listActivity } from '../activity/list-activity.ts';
import { changeAccess } from '../grants/change-access.ts';
import { getLocationGroup } from '../location-groups/get-location-group.ts';
import { listLocationGroups } from '../location-groups/list-location-groups.ts';
import { archiveNode } from '../nodes/change-nodes.ts';
import type { Runtime } from '../runtime.ts';
import { freshDatabase } from '../testing-database.ts';
import { type TestOrganization, importTestOrganization, openTestRuntime } from '../testing-organization.ts';
import { getUserGroup } from '../user-groups/get-user-group.ts';
import { listUserGroups } from '../user-groups/list-user-groups.ts';
import { createLocationGroup, createUserGroup, editLocationGroup, editUserGroup } from './change-groups.ts';

let runtime: Runtime;
let marvel: TestOrganization;

beforeAll(async () => {
  runtime = await openTestRuntime(await freshDatabase());
});
beforeEach(async () => {
  marvel = await importTestOrganization(runtime, 'marvel');
});
afterAll(() => runtime.close());

const asking = (by: string) => marvel.asking(`user:${by}`);
const of = () => ({ organizationId: marvel.organizationId });
const [oscorp, whole] = ['subscription:oscorp', 'organization:marvel'];

const happened = async (by: string): Promise<readonly ActivityRow[]> =>
  (await listActivity(await asking(by), { ...of(), node: marvel.node(whole), filter: {}, pageSize: 50 })).rows;

/** What happens when ten do something at the same time: how many did, and what the others heard. */
async function tenAtOnce(act: (by: string, index: number) => Promise<unknown>) {
  const done = await Promise.allSettled(Array.from({ length: 10 }, (_, index) => act(index % 2 ? 'nick' : 'felicia', index)));
  const refused = done.flatMap((one) =>
    one.status === 'rejected' ? [one.reason instanceof Refusal ? one.reason.reason : one.reason] : [],
  );
  return { done: done.length - refused.length, refused: new Set(refused) };
}

describe('a user group', () => {
  const create = async (by: string, name: string, home = oscorp) =>
    createUserGroup(await asking(by), { ...of(), home: marvel.node(home), name });
  const edit = async (by: string, group: UserGroupId, name: string, was: string) =>
    editUserGroup(await asking(by), { ...of(), group, name, was: { name: was } });
  const names = async (by: string) =>
    (
      await listUserGroups(await asking(by), {
        ...of(),
        within: marvel.node(oscorp),
        filter: {},
        sort: { by: 'name', descending: false },
        pageSize: 50,
      })
    ).rows.map(({ name }) => name);

  test('HX-21 is made empty, is filled by a draft, and gives whoever is in it what it gives', async () => {
    const { group, version } = await create('felicia', 'Night shift');
    expect(await names('nick')).toEqual(['Night shift', 'Oscorp Desk']);
    expect(await getUserGroup(await asking('felicia'), { ...of(), group })).toMatchObject({
      name: 'Night shift',
      home: { name: 'Oscorp' },
      members: 0,
      grants: [],
      refusals: {},
    });
    const item = marvel.item('voc:oscorp-voc');
    await changeAccess(await asking('felicia'), {
      ...of(),
      madeAt: version,
      changes: [
        { change: 'give', to: { group }, gives: { role: 'voc/reader' }, on: { item } },
        { change: 'join', group, member: marvel.member('user:may') },
      ],
    });
    const asked = { ...of(), member: marvel.member('user:may'), permission: 'voc:dashboard.view', target: { item } };
    expect((await explainAccess(await asking('felicia'), asked)).allowed).toBe(true);
    const row = (await happened('nick')).at(2);
    expect(row?.what).toMatchObject({ type: 'user_group.created', group: { name: 'Night shift', opens: true }, at: { name: 'Oscorp' } });
    expect(row?.who).toMatchObject({ is: 'member', id: marvel.member('user:felicia') });
  });

  test('is called otherwise, unless somebody called it otherwise meanwhile', async () => {
    const desk = marvel.group('group:oscorp-desk');
    await edit('felicia', desk, 'Front desk', 'Oscorp Desk');
    await expect(edit('nick', desk, 'Back desk', 'Oscorp Desk')).rejects.toMatchObject({ reason: 'change.conflict' });
    await expect(edit('felicia', desk, 'Front desk', 'Front desk')).rejects.toMatchObject({ reason: 'change.conflict' });
    expect(await names('nick')).toEqual(['Front desk']);
    expect((await happened('nick')).map(({ what }) => what)).toMatchObject([
      { type: 'user_group.edited', group: { name: 'Front desk' }, before: 'Oscorp Desk', after: 'Front desk' },
      { type: 'organization.imported' },
    ]);
  });

  test('bears its new name at once wherever it is a reason', async () => {
    const question = {
      ...of(),
      member: marvel.member('user:happy'),
      permission: 'voc:alert.edit',
      target: { item: marvel.item('voc:voc-post-purchase'), location: marvel.node('point_of_service:malibu') },
    };
    const reasons = async () => JSON.stringify((await explainAccess(await asking('nick'), question)).because);
    expect(await reasons()).toContain('Customer Support Specialists');
    await edit('nick', marvel.group('group:customer-support-specialists'), 'Support', 'Customer Support Specialists');
    expect(await reasons()).toContain('"Support"');
    expect(await reasons()).not.toContain('Customer Support Specialists');
  });

  test('HX-12, HX-21 who may not is refused, and nothing is left of it', async () => {
    const before = await names('nick');
    const desk = marvel.group('group:oscorp-desk');
    for (const [attempt, reason] of [
      [() => create('gwen', 'Mine'), 'access.denied'],
      [() => create('felicia', 'Mine', 'subscription:stark'), 'node.not_found'],
      [() => create('felicia', 'Mine', 'point_of_service:montreal'), 'user_group.not_here'],
      [() => edit('gwen', desk, 'Mine', 'Oscorp Desk'), 'user_group.not_found'],
      [() => edit('felicia', marvel.group('group:customer-support-specialists'), 'Mine', ''), 'user_group.not_found'],
    ] as const)
      await expect(attempt()).rejects.toMatchObject({ reason });
    await expect(create('felicia', 'oscorp desk')).rejects.toMatchObject({
      reason: 'user_group.name_taken',
      details: { name: 'oscorp desk' },
    });
    await archiveNode(await asking('nick'), { ...of(), node: marvel.node('subscription:daily-bugle') });
    await expect(create('nick', 'Mine', 'subscription:daily-bugle')).rejects.toMatchObject({ reason: 'node.archived' });
    expect(await names('nick')).toEqual(before);
    expect((await happened('nick')).map(({ what }) => what.type)).toEqual(['node.archived', 'organization.imported']);
  });

  test('BX-19 of ten who make or rename one at once one does, and the others are told', async () => {
    const desk = marvel.group('group:oscorp-desk');
    expect(await tenAtOnce((by) => create(by, 'Night shift'))).toEqual({ done: 1, refused: new Set(['user_group.name_taken']) });
    expect(await tenAtOnce((by, index) => edit(by, desk, `Desk ${index}`, 'Oscorp Desk'))).toEqual({
      done: 1,
      refused: new Set(['change.conflict']),
    });
  });
});

describe('a location group', () => {
  const create = async (by: string, name: string, home = oscorp) =>
    createLocationGroup(await asking(by), { ...of(), home: marvel.node(home), name });
  const edit = async (by: string, group: LocationGroupId, name: string, was: string) =>
    editLocationGroup(await asking(by), { ...of(), group, name, was: { name: was } });
  const names = async (by: string) =>
    (await listLocationGroups(await asking(by), { ...of(), within: marvel.node(oscorp), pageSize: 50 })).rows.map(({ name }) => name);

  test('HX-30 is made with any name, holds any place of its subscription, and is renamed', async () => {
    const { group, version } = await create('felicia', 'Région Est');
    await changeAccess(await asking('felicia'), {
      ...of(),
      madeAt: version,
      changes: ['montreal', 'quebec'].map((place) => ({
        change: 'enter' as const,
        locationGroup: group,
        location: marvel.node(`point_of_service:${place}`),
        filter: null,
      })),
    });
    expect(await getLocationGroup(await asking('felicia'), { ...of(), group })).toMatchObject({ name: 'Région Est', locations: 2 });
    await edit('felicia', group, 'East', 'Région Est');
    expect(await names('nick')).toEqual(['East', 'Gwen Stacy Department', 'Mary Jane Department']);
    const what = (await happened('nick')).map((row) => row.what);
    expect(what.at(0)).toMatchObject({ type: 'location_group.edited', on: { name: 'East' }, before: 'Région Est', after: 'East' });
    expect(what.at(3)).toMatchObject({ type: 'location_group.created', on: { name: 'East' }, at: { name: 'Oscorp' } });
  });

  test('is not renamed by who saw it otherwise', async () => {
    const department = marvel.locationGroup('location_group:mary-jane-department');
    await edit('felicia', department, 'Coast', 'Mary Jane Department');
    await expect(edit('nick', department, 'East', 'Mary Jane Department')).rejects.toMatchObject({ reason: 'change.conflict' });
  });

  test('HX-12, HX-30 who may not is refused, and nothing is left of it', async () => {
    const before = await names('nick');
    const department = marvel.locationGroup('location_group:mary-jane-department');
    for (const [attempt, reason] of [
      [() => create('gwen', 'Mine'), 'access.denied'],
      [() => create('felicia', 'Mine', 'subscription:stark'), 'node.not_found'],
      [() => create('nick', 'Mine', whole), 'location_group.not_here'],
      [() => create('felicia', 'MARY JANE department'), 'location_group.name_taken'],
      [() => edit('gwen', department, 'Mine', 'Mary Jane Department'), 'location_group.not_found'],
      [() => edit('felicia', department, 'Gwen Stacy department', 'Mary Jane Department'), 'location_group.name_taken'],
    ] as const)
      await expect(attempt()).rejects.toMatchObject({ reason });
    expect(await names('nick')).toEqual(before);
    expect((await happened('nick')).map(({ what }) => what.type)).toEqual(['organization.imported']);
  });

  test('HX-30 a product without such groups has none made', async () => {
    const clinique = await importTestOrganization(runtime, 'clinique');
    const sofia = await clinique.asking('user:sofia');
    const home = clinique.node('company:clinique-mouvement');
    await expect(createLocationGroup(sofia, { organizationId: clinique.organizationId, home, name: 'Coast' })).rejects.toMatchObject({
      reason: 'location_group.not_here',
    });
  });

  test('BX-19 of ten who make or rename one at once one does, and the others are told', async () => {
    const department = marvel.locationGroup('location_group:mary-jane-department');
    expect(await tenAtOnce((by) => create(by, 'Coast'))).toEqual({ done: 1, refused: new Set(['location_group.name_taken']) });
    expect(await tenAtOnce((by, index) => edit(by, department, `Coast ${index}`, 'Mary Jane Department'))).toEqual({
      done: 1,
      refused: new Set(['change.conflict']),
    });
  });
});
