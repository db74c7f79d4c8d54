import type { ActivityRow } from '@totem/domain/activity';
import { type Reason, Refusal } from '@totem/domain/errors';
import type { NodeId, ServiceItemId } from '@totem/domain/ids';
import { freshDatabase } from '../testing-database.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { checkAccess } from '../access/check-access.ts';
import { explainAccess } from '../access/explain-access.ts';
import { listActivity } from '../activity/list-activity.ts';
import type { Runtime } from '../runtime.ts';
import { archiveServiceItem, createServiceItem, editServiceItem, restoreServiceItem } from '../service-items/change-service-items.ts';
import { listServiceItems } from '../service-items/list-service-items.ts';
import { type TestOrganization, importTestOrganization, openTestRuntime } from '../testing-organization.ts';
import { archiveNode, createNode, editNode, restoreNode } from './change-nodes.ts';
import { getNode, listNodes } from './list-nodes.ts';

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
const create = async (by: string, name: string, under = 'subscription:oscorp', kind = 'point_of_service', type: string | null = 'store') =>
  createNode(await asking(by), { ...of(), under: marvel.node(under), kind, type, name });
const edit = async (by: string, node: NodeId, name: string, was: string, type = 'store') =>
  editNode(await asking(by), { ...of(), node, name, type, was: { name: was, type: 'store' } });
const archive = async (by: string, node: string, confirmation?: string) =>
  archiveNode(await asking(by), { ...of(), node: marvel.node(node), reason: 'Sold', confirmation });
const restore = async (by: string, node: string) => restoreNode(await asking(by), { ...of(), node: marvel.node(node) });
const names = async (by: string, under: string) =>
  (await listNodes(await asking(by), { ...of(), under: marvel.node(under), pageSize: 100 })).rows.map(({ name }) => name);
const sees = async (by: string, member: string, location: string) =>
  (
    await checkAccess(await asking(by), {
      ...of(),
      member: marvel.member(`user:${member}`),
      permission: 'voc:dashboard.view',
      target: { item: marvel.item('voc:oscorp-voc'), location: marvel.node(location) },
    })
  ).allowed;
const happened = async (by: string): Promise<readonly ActivityRow[]> =>
  (await listActivity(await asking(by), { ...of(), node: marvel.node('organization:marvel'), filter: {}, pageSize: 50 })).rows;

/** What those hear who do something at the same time and are refused. */
async function refusedOf(attempts: readonly (() => Promise<unknown>)[]): Promise<unknown[]> {
  const done = await Promise.allSettled(attempts.map((attempt) => attempt()));
  return done.flatMap((one) => (one.status === 'rejected' ? [one.reason instanceof Refusal ? one.reason.reason : one.reason] : []));
}
const nineTimes = (reason: Reason) => Array.from({ length: 9 }, () => reason);

describe('a node', () => {
  test('is made after its siblings, and all that is given in its subscription, new places included, covers it', async () => {
    const { node } = await create('felicia', 'Laval');
    expect((await names('nick', 'subscription:oscorp')).at(-1)).toBe('Laval');
    expect(await getNode(await asking('felicia'), { ...of(), node })).toMatchObject({
      name: 'Laval',
      type: 'store',
      parent: marvel.node('subscription:oscorp'),
      path: [{ name: 'Marvel Group Inc.' }, { name: 'Oscorp' }, { name: 'Laval' }],
    });
    const [row] = await happened('nick');
    expect(row?.what).toMatchObject({ type: 'node.created', on: { name: 'Laval' }, under: { name: 'Oscorp' } });
    expect(row?.who).toMatchObject({ is: 'member', id: marvel.member('user:felicia') });
  });

  test('a subscription made at the organization holds places from then on', async () => {
    const { node } = await create('nick', 'Roxxon', 'organization:marvel', 'subscription', null);
    const place = await createNode(await asking('nick'), {
      ...of(),
      under: node,
      kind: 'point_of_service',
      type: 'online',
      name: 'roxxon.example',
    });
    expect((await getNode(await asking('nick'), { ...of(), node: place.node })).path.map(({ name }) => name)).toContain('Roxxon');
  });

  test('is called otherwise, unless somebody called it otherwise meanwhile', async () => {
    const montreal = marvel.node('point_of_service:montreal');
    await edit('felicia', montreal, 'Montreal Centre', 'Montreal');
    await expect(edit('nick', montreal, 'Montreal West', 'Montreal')).rejects.toMatchObject({ reason: 'change.conflict' });
    await expect(edit('felicia', montreal, 'Montreal Centre', 'Montreal Centre')).rejects.toMatchObject({ reason: 'change.conflict' });
    expect(await names('nick', 'subscription:oscorp')).toContain('Montreal Centre');
    expect((await happened('nick'))[0]?.what).toMatchObject({
      type: 'node.edited',
      before: { name: 'Montreal' },
      after: { name: 'Montreal Centre' },
    });
  });

  test('that is archived is closed to everybody at once, and restored exactly as it was', async () => {
    expect(await sees('nick', 'gwen', 'point_of_service:montreal')).toBe(true);
    await archive('felicia', 'point_of_service:montreal');
    expect(await sees('nick', 'gwen', 'point_of_service:montreal')).toBe(false);
    await expect(archive('nick', 'point_of_service:montreal')).rejects.toMatchObject({ reason: 'node.archived' });
    await restore('felicia', 'point_of_service:montreal');
    expect(await sees('nick', 'gwen', 'point_of_service:montreal')).toBe(true);
    await expect(restore('felicia', 'point_of_service:montreal')).rejects.toMatchObject({ reason: 'node.not_archived' });
    expect((await happened('nick')).slice(0, 2).map(({ what, reason }) => [what.type, reason])).toEqual([
      ['node.restored', null],
      ['node.archived', 'Sold'],
    ]);
  });

  test('BX-17 who would shut themselves out types the name, and who is above lets them in again', async () => {
    await expect(archive('felicia', 'subscription:oscorp')).rejects.toMatchObject({
      reason: 'self.lockout',
      details: { node: 'Oscorp', confirm: 'yes' },
    });
    await archive('felicia', 'subscription:oscorp', ' Oscorp ');
    await expect(restore('felicia', 'subscription:oscorp')).rejects.toMatchObject({ reason: 'access.denied' });
    await restore('nick', 'subscription:oscorp');
    expect(await sees('felicia', 'gwen', 'point_of_service:montreal')).toBe(true);
  });

  test('what a question at a past instant finds is not archived yet', async () => {
    const ctx = await asking('nick');
    const at = ctx.now.toISOString();
    await archive('felicia', 'point_of_service:montreal');
    const question = {
      ...of(),
      member: marvel.member('user:gwen'),
      permission: 'voc:dashboard.view',
      target: { item: marvel.item('voc:oscorp-voc'), location: marvel.node('point_of_service:montreal') },
    };
    expect((await explainAccess(await asking('nick'), { ...question, at })).allowed).toBe(true);
    expect((await explainAccess(await asking('nick'), question)).allowed).toBe(false);
  });

  test('HX-19, HX-28 who may not is refused, and nothing is left of it', async () => {
    const before = await names('nick', 'subscription:oscorp');
    for (const attempt of [
      () => create('gwen', 'Laval'),
      () => create('felicia', 'Roxxon', 'organization:marvel', 'subscription', null),
      () => edit('gwen', marvel.node('point_of_service:montreal'), 'Mine', 'Montreal'),
      () => archive('gwen', 'point_of_service:montreal'),
    ])
      await expect(attempt()).rejects.toMatchObject({ reason: 'access.denied' });
    await expect(create('felicia', 'Laval', 'subscription:stark')).rejects.toMatchObject({ reason: 'node.not_found' });
    await expect(create('felicia', 'montréal')).rejects.toMatchObject({ reason: 'node.name_taken', details: { name: 'montréal' } });
    expect(await names('nick', 'subscription:oscorp')).toEqual(before);
    expect((await happened('nick')).map(({ what }) => what.type)).toEqual(['organization.imported']);
  });

  test('BX-19 of twenty who make the same at once one does, and places made together stand in one order', async () => {
    const same = await Promise.allSettled(Array.from({ length: 20 }, () => create('felicia', 'Laval')));
    expect(same.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const made = await Promise.all(Array.from({ length: 20 }, (_, index) => create('nick', `Kiosk ${index}`)));
    expect(new Set(made.map(({ version }) => version)).size).toBe(20);
    expect((await names('nick', 'subscription:oscorp')).filter((name) => name === 'Laval' || name.startsWith('Kiosk'))).toHaveLength(21);
  });

  test('BX-19 of ten who rename, archive or restore it at once one does, and the others are told', async () => {
    const montreal = marvel.node('point_of_service:montreal');
    const ten = Array.from({ length: 10 }, (_, index) => index);
    expect(
      await refusedOf(ten.map((index) => () => edit(index % 2 ? 'nick' : 'felicia', montreal, `Montreal ${index}`, 'Montreal'))),
    ).toEqual(nineTimes('change.conflict'));
    expect(await refusedOf(ten.map((index) => () => archive(index % 2 ? 'nick' : 'felicia', 'point_of_service:montreal')))).toEqual(
      nineTimes('node.archived'),
    );
    expect(await refusedOf(ten.map((index) => () => restore(index % 2 ? 'nick' : 'felicia', 'point_of_service:montreal')))).toEqual(
      nineTimes('node.not_archived'),
    );
  });
});

describe('a service item', () => {
  const list = async (by: string) =>
    listServiceItems(await asking(by), {
      ...of(),
      within: marvel.node('subscription:oscorp'),
      sort: { by: 'name', descending: false },
      pageSize: 50,
    }).rows;
  const rename = async (by: string, item: ServiceItemId, name: string, was: string) =>
    editServiceItem(await asking(by), { ...of(), item, name, was: { name: was } });

  test('HX-17 to HX-19 is added, renamed, archived and restored by who administers its subscription', async () => {
    const { item } = await createServiceItem(await asking('felicia'), {
      ...of(),
      node: marvel.node('subscription:oscorp'),
      service: 'voc',
      name: 'Second VoC',
    });
    await rename('felicia', item, 'VoC by phone', 'Second VoC');
    await expect(rename('nick', item, 'VoC by mail', 'Second VoC')).rejects.toMatchObject({ reason: 'change.conflict' });
    expect((await list('felicia')).map(({ name }) => name)).toContain('VoC by phone');
    await archiveServiceItem(await asking('felicia'), { ...of(), item });
    await expect(archiveServiceItem(await asking('felicia'), { ...of(), item })).rejects.toMatchObject({ reason: 'service_item.archived' });
    await restoreServiceItem(await asking('felicia'), { ...of(), item });
    await expect(restoreServiceItem(await asking('felicia'), { ...of(), item })).rejects.toMatchObject({
      reason: 'service_item.not_archived',
    });
    expect((await happened('nick')).slice(0, 4).map(({ what }) => what.type)).toEqual([
      'service_item.restored',
      'service_item.archived',
      'service_item.edited',
      'service_item.created',
    ]);
  });

  test('that is archived opens nothing, and what was given in it comes back with it', async () => {
    const item = marvel.item('voc:oscorp-voc');
    await archiveServiceItem(await asking('felicia'), { ...of(), item, reason: 'Contract ended' });
    expect(await sees('nick', 'gwen', 'point_of_service:montreal')).toBe(false);
    await restoreServiceItem(await asking('felicia'), { ...of(), item });
    expect(await sees('nick', 'gwen', 'point_of_service:montreal')).toBe(true);
  });

  test('BX-19 of ten who add, rename, archive or restore one at once one does, and the others are told', async () => {
    const item = marvel.item('voc:oscorp-voc');
    const node = marvel.node('subscription:oscorp');
    const ten = Array.from({ length: 10 }, (_, index) => index);
    const as = (index: number) => asking(index % 2 ? 'nick' : 'felicia');
    const added = { ...of(), node, service: 'voc', name: 'Second VoC' };
    expect(await refusedOf(ten.map((index) => async () => createServiceItem(await as(index), added)))).toEqual(
      nineTimes('service_item.name_taken'),
    );
    const was = { name: 'Oscorp VoC' };
    expect(
      await refusedOf(ten.map((index) => async () => editServiceItem(await as(index), { ...of(), item, name: `VoC ${index}`, was }))),
    ).toEqual(nineTimes('change.conflict'));
    expect(await refusedOf(ten.map((index) => async () => archiveServiceItem(await as(index), { ...of(), item })))).toEqual(
      nineTimes('service_item.archived'),
    );
    expect(await refusedOf(ten.map((index) => async () => restoreServiceItem(await as(index), { ...of(), item })))).toEqual(
      nineTimes('service_item.not_archived'),
    );
  });

  test('HX-12, HX-19 whoever may not is refused', async () => {
    const oscorp = marvel.node('subscription:oscorp');
    const add = async (by: string, name: string, node = oscorp) =>
      createServiceItem(await asking(by), { ...of(), node, service: 'voc', name });
    await expect(add('gwen', 'Mine')).rejects.toMatchObject({ reason: 'access.denied' });
    await expect(add('felicia', 'Mine', marvel.node('subscription:stark'))).rejects.toMatchObject({ reason: 'node.not_found' });
    await expect(rename('felicia', marvel.item('voc:voc-post-purchase'), 'Mine', 'VoC post purchase')).rejects.toMatchObject({
      reason: 'service_item.not_found',
    });
  });
});
