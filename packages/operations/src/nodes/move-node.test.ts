import { randomUUID } from 'node:crypto';
import { effectOn } from '@totem/domain/access/preview';
import type { ActivityRow } from '@totem/domain/activity';
import type { GrantTarget } from '@totem/domain/grants';
import type { NodeId } from '@totem/domain/ids';
import { MoveView } from '@totem/domain/move-nodes';
import { type World, given } from '@totem/domain/testing';
import { type TestDatabase, freshDatabase } from '@totem/db/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { checkAccess } from '../access/check-access.ts';
import { explainAccess } from '../access/explain-access.ts';
import { listActivity } from '../activity/list-activity.ts';
import { changeAccess } from '../grants/change-access.ts';
import type { Runtime } from '../runtime.ts';
import { rowsIn } from '../testing-database.ts';
import { type TestOrganization, importTestOrganization, openTestRuntime } from '../testing-organization.ts';
import { archiveNode, editNode } from './change-nodes.ts';
import { getNode, listNodes, searchNodes } from './list-nodes.ts';
import { moveNode, previewMove } from './move-node.ts';

let database: TestDatabase;
let runtime: Runtime;
let other: Runtime;
let marvel: TestOrganization;

const [oscorp, stark, bugle] = ['subscription:oscorp', 'subscription:stark', 'subscription:daily-bugle'];
const toronto = 'point_of_service:toronto';

/**
 * Toronto is given to May of Oscorp and to a user group of Oscorp, which may hold it no longer elsewhere, and to Maria of the
 * organization, who may; Peter has all of Daily Bugle.
 */
const world = (one: World): World =>
  (
    [
      ['user:may', { role: 'voc/reader' }, 'voc:oscorp-voc'],
      ['user:may', { locations: null }, toronto],
      ['group:oscorp-desk', { locations: { service: 'voc' } }, toronto],
      ['user:maria', { role: 'administration/contributor' }, 'organization:marvel'],
      ['user:maria', { locations: null }, toronto],
      ['user:peter', { locations: null }, bugle],
      ['user:peter', { role: 'administration/administrator' }, bugle],
    ] as const
  ).reduce<World>((before, [to, gives, on]) => given(before, to, gives, on), one);

beforeAll(async () => {
  database = await freshDatabase();
  [runtime, other] = await Promise.all([openTestRuntime(database), openTestRuntime(database)]);
});
beforeEach(async () => {
  marvel = await importTestOrganization(runtime, 'marvel', world);
});
afterAll(() => Promise.all([runtime.close(), other.close()]));

const asking = (by: string, process?: Runtime) => marvel.asking(`user:${by}`, process);
const of = () => ({ organizationId: marvel.organizationId });
const hop = (node: string, under: string) => ({ ...of(), node: marvel.node(node), under: marvel.node(under) });
const preview = async (by: string, node: string, under: string): Promise<MoveView> =>
  MoveView.parse(await previewMove(await asking(by), hop(node, under)));
const move = async (by: string, node: string, under: string, more: object = {}) => {
  const shown = await preview(by, node, under);
  return moveNode(await asking(by), { ...hop(node, under), madeAt: shown.version, shown: shown.fingerprint, ...more });
};
const names = async (under: string) =>
  (await listNodes(await asking('nick'), { ...of(), under: marvel.node(under), pageSize: 100 })).rows.map(({ name }) => name);
const question = (member: string, item = 'voc:oscorp-voc', permission = 'voc:dashboard.view') => ({
  ...of(),
  member: marvel.member(`user:${member}`),
  permission,
  target: { item: marvel.item(item), location: marvel.node(toronto) },
});
const sees = async (member: string, item?: string, permission?: string, process?: Runtime) =>
  (await checkAccess(await asking('nick', process), question(member, item, permission))).allowed;
const activity = async (
  by: string,
  at: string,
  filter: Parameters<typeof listActivity>[1]['filter'] = {},
): Promise<readonly ActivityRow[]> => {
  const { rows } = await listActivity(await asking(by), { ...of(), node: marvel.node(at), filter, pageSize: 50 });
  return rows;
};
const said = (rows: readonly ActivityRow[]) => rows.map(({ what }) => ('on' in what ? `${what.type} ${what.on.name}` : what.type));

/** Who gains and loses what, in references. */
const told = ({ people }: MoveView) => {
  const list = (lines: MoveView['people'][number]['gains']) =>
    lines
      .map(({ on }) => (on.is === 'item' ? `${on.name}: ${on.locations.join()}` : on.is === 'nodes' ? on.names.join() : on.is))
      .toSorted();
  return Object.fromEntries(people.map(({ person, gains, loses }) => [person.name, { gains: list(gains), loses: list(loses) }]));
};

describe('before it is made', () => {
  test('E34 W7 a move tells what ends, who loses and who gains, by the names at both ends', async () => {
    const shown = await preview('nick', toronto, bugle);
    expect(shown).toMatchObject({
      node: { name: 'Toronto' },
      from: { name: 'Oscorp' },
      to: { name: 'Daily Bugle' },
      mayMoveBack: true,
      leaves: { groups: [{ name: 'Mary Jane Department' }], count: 1 },
      ends: {
        grants: [
          { to: 'May Parker', isGroup: false, gives: null, on: { name: 'Toronto' }, filter: null },
          { to: 'Oscorp Desk', isGroup: true, gives: null, on: { name: 'Toronto' }, filter: { service: 'voc' } },
        ],
        count: 2,
      },
      parts: { people: [], count: 0 },
      counts: { lose: 6, gain: 1, people: 7 },
      complete: true,
    });
    const [voc, both] = [['Oscorp VoC: Toronto'], ['Oscorp Mystery Shopper: Toronto', 'Oscorp VoC: Toronto']];
    expect(told(shown)).toEqual({
      Felicia: { gains: [], loses: ['Oscorp VoC: Toronto', 'Toronto'] },
      Maria: { gains: [], loses: voc },
      'Mary Jane Watson': { gains: [], loses: both },
      'May Parker': { gains: [], loses: voc },
      Nick: { gains: [], loses: voc },
      'Normand Osborn': { gains: [], loses: both },
      Peter: { gains: ['Bugle Mystery Shopper: Toronto', 'Toronto'], loses: [] },
    });
  });

  test('E34 nothing of a preview stays', async () => {
    const { version } = await asking('nick');
    await preview('nick', toronto, bugle);
    expect((await asking('nick')).version).toBe(version);
    expect(await names(oscorp)).toContain('Toronto');
    expect(
      await rowsIn(database, 'select 1 as one from node_placement where organization_id = $1 and valid_until is not null', [
        marvel.organizationId,
      ]),
    ).toEqual([]);
  });

  test('E34 what it shows is the difference of everybody’s access, before and after', async () => {
    for (const [node, under] of [
      [toronto, bugle],
      ['point_of_service:malibu', oscorp],
      ['point_of_service:newsroom', stark],
      [toronto, stark],
      ['point_of_service:malibu', bugle],
    ] as const) {
      const shown = await preview('nick', node, under);
      const before = await marvel.everybody();
      await move('nick', node, under);
      const { now } = await asking('nick');
      const after = await marvel.everybody();
      const different = before.flatMap((one, index) => {
        const then = after[index];
        const effect = then && effectOn(one, then, now);
        return effect && effect.gains.length + effect.losses.length > 0 ? [one.facts.name] : [];
      });
      expect(Object.keys(told(shown)).toSorted()).toEqual(different.toSorted());
    }
  });

  test('E34 HX-12 the places offered are those where one may make one, and what may not move has none', async () => {
    const offered = async (by: string, node: string) =>
      searchNodes(await asking(by), {
        ...of(),
        within: marvel.node(by === 'felicia' ? oscorp : 'organization:marvel'),
        takes: marvel.node(node),
        locationsOnly: false,
        levelsOnly: false,
        pageSize: 50,
      }).rows.map(({ name }) => name);
    expect(await offered('nick', toronto)).toEqual(['Stark Industries', 'Daily Bugle']);
    expect(await offered('nick', oscorp)).toEqual([]);
    expect(await offered('felicia', toronto)).toEqual([]);
    await expect(offered('felicia', 'point_of_service:malibu')).rejects.toMatchObject({ reason: 'node.not_found' });
  });
});

describe('a move', () => {
  test('E34 I4 I19 leaves groups and ends grants that would cross subscriptions, and grants on it that may be follow it', async () => {
    expect(await sees('may')).toBe(true);
    const { version } = await move('nick', toronto, bugle, { reason: 'Sold' });
    expect(version).toBe((await asking('nick')).version);
    expect(await names(oscorp)).toEqual(['Montreal', 'Québec']);
    expect(await names(bugle)).toEqual(['Newsroom', 'Toronto']);
    expect((await getNode(await asking('nick'), { ...of(), node: marvel.node(toronto) })).path.map(({ name }) => name)).toEqual([
      'Marvel Group Inc.',
      'Daily Bugle',
      'Toronto',
    ]);
    for (const member of ['may', 'mary-jane', 'normand', 'felicia', 'nick', 'maria'])
      expect([member, await sees(member)]).toEqual([member, false]);
    expect(await sees('peter', 'mystery_shopper:bugle-mystery-shopper', 'mystery_shopper:dashboard.view')).toBe(true);
    const edits = async (member: string) =>
      (
        await checkAccess(await asking('nick'), {
          ...of(),
          member: marvel.member(`user:${member}`),
          permission: 'administration:location.edit',
          target: { node: marvel.node(toronto) },
        })
      ).allowed;
    // Maria belongs to the organization: what she was given on Toronto itself is hers still.
    expect([await edits('maria'), await edits('felicia'), await edits('peter')]).toEqual([true, false, true]);
    const ended = await rowsIn<{ to_member_id: string | null; end_reason: string; ended_by: string }>(
      database,
      'select to_member_id, end_reason, ended_by from access_grant where organization_id = $1 and ended_at is not null order by to_member_id nulls last',
      [marvel.organizationId],
    );
    expect(ended).toEqual([
      { to_member_id: marvel.member('user:may'), end_reason: 'Sold', ended_by: marvel.member('user:nick') },
      { to_member_id: null, end_reason: 'Sold', ended_by: marvel.member('user:nick') },
    ]);
  });

  test('E34 the node of a day before is where it hung then, and so is everybody’s access', async () => {
    const at = (await asking('nick')).now.toISOString();
    await move('nick', toronto, bugle);
    for (const member of ['may', 'mary-jane', 'normand', 'maria', 'felicia', 'nick']) {
      const then = await explainAccess(await asking('nick'), { ...question(member), at });
      const now = await explainAccess(await asking('nick'), question(member));
      expect([member, then.allowed, now.allowed]).toEqual([member, true, false]);
    }
    const peters = { ...question('peter', 'mystery_shopper:bugle-mystery-shopper', 'mystery_shopper:dashboard.view') };
    expect((await explainAccess(await asking('nick'), { ...peters, at })).allowed).toBe(false);
    expect((await explainAccess(await asking('nick'), peters)).allowed).toBe(true);
    // There and back: the days between are Daily Bugle's, what came before and after is not.
    const between = (await asking('nick')).now.toISOString();
    await move('nick', toronto, oscorp);
    const allowedAt = async (when: string) => (await explainAccess(await asking('nick'), { ...question('normand'), at: when })).allowed;
    expect([await allowedAt(at), await allowedAt(between), await sees('normand')]).toEqual([true, false, true]);
    // What ended does not come back by itself.
    expect([await sees('may'), await sees('mary-jane')]).toEqual([false, false]);
  });

  test('BX-21 who has lost a place by a move that returned is refused in every process', async () => {
    for (const process of [runtime, other]) expect(await sees('may', undefined, undefined, process)).toBe(true);
    await move('nick', toronto, bugle);
    for (const process of [runtime, other]) expect(await sees('may', undefined, undefined, process)).toBe(false);
  });

  test('E34 whoever has something taken from them by it is told by mail, and who merely loses a place is not', async () => {
    await move('nick', toronto, bugle, { reason: 'Sold' });
    const mails = await rowsIn<{ data: { mail: { given: unknown[]; ended: unknown[]; reason: string } } }>(
      database,
      `select data from job.job where data ->> 'key' like $1`,
      [`access.changed/${marvel.organizationId}/%`],
    );
    expect(mails.map(({ data }) => data.mail)).toMatchObject([{ given: [], ended: [{ where: 'Toronto' }], reason: 'Sold' }]);
  });

  test('E34 who may not at one end is refused, as is what may not be, and nothing is left of it', async () => {
    const before = await asking('nick');
    const tries = async (by: string, node: string, under: string) => preview(by, node, under);
    await expect(tries('felicia', toronto, bugle)).rejects.toMatchObject({ reason: 'node.not_found' });
    await expect(tries('felicia', 'point_of_service:malibu', oscorp)).rejects.toMatchObject({ reason: 'node.not_found' });
    await expect(tries('gwen', 'point_of_service:montreal', oscorp)).rejects.toMatchObject({ reason: 'access.denied' });
    await expect(tries('nick', toronto, 'organization:marvel')).rejects.toMatchObject({ reason: 'node.kind_not_allowed' });
    await expect(tries('nick', toronto, oscorp)).rejects.toMatchObject({ reason: 'node.already_there' });
    for (const by of ['felicia', 'gwen'])
      await expect(moveNode(await asking(by), { ...hop(toronto, bugle), madeAt: before.version, shown: '' })).rejects.toMatchObject({
        kind: 'not_found',
      });
    expect((await asking('nick')).version).toBe(before.version);
    await archiveNode(await asking('nick'), { ...of(), node: marvel.node(bugle) });
    await expect(tries('nick', toronto, bugle)).rejects.toMatchObject({ reason: 'node.archived' });
    const malibu = marvel.node('point_of_service:malibu');
    const was = { name: 'Malibu', type: 'store' };
    await editNode(await asking('nick'), { ...of(), node: malibu, name: 'toronto', type: 'store', was });
    await expect(tries('nick', toronto, stark)).rejects.toMatchObject({ reason: 'node.name_taken', details: { name: 'Toronto' } });
  });

  test('E34 it does what was shown or nothing: what changed meanwhile counts where it matters', async () => {
    const shown = await preview('nick', toronto, bugle);
    const asked = { ...hop(toronto, bugle), madeAt: shown.version, shown: shown.fingerprint };
    const give = async (to: string, on: GrantTarget) => {
      const ctx = await asking('nick');
      await changeAccess(ctx, {
        ...of(),
        madeAt: ctx.version,
        changes: [{ change: 'give', to: marvel.to(to), gives: { locations: null }, on }],
      });
    };
    await give('user:gwen', marvel.on(toronto));
    await expect(moveNode(await asking('nick'), asked)).rejects.toMatchObject({ reason: 'change.conflict' });
    const again = await preview('nick', toronto, bugle);
    expect(again.ends.count).toBe(3);
    await give('user:happy', marvel.on('point_of_service:new-york'));
    const key = randomUUID();
    const once = { ...asked, madeAt: again.version, shown: again.fingerprint, idempotencyKey: key };
    const done = await moveNode(await asking('nick'), once);
    expect(await moveNode(await asking('nick'), once)).toEqual(done);
    await expect(moveNode(await asking('nick'), { ...once, reason: 'Another' })).rejects.toMatchObject({ reason: 'change.conflict' });
    await expect(
      moveNode(await asking('nick'), { ...once, idempotencyKey: undefined, madeAt: 9_999 as typeof done.version }),
    ).rejects.toMatchObject({
      reason: 'node.already_there',
    });
  });
});

describe('what is remembered of it', () => {
  test('E34 it is one event that each end finds, named at both for who sees both and at their own end for who does not', async () => {
    await move('nick', toronto, bugle, { reason: 'Sold' });
    const moved = async (by: string, at: string) =>
      (await activity(by, at, { actions: ['node.moved'] })).map(({ what, reason }) => ({ ...what, reason }));
    const both = {
      type: 'node.moved',
      on: { name: 'Toronto' },
      source: { name: 'Oscorp' },
      destination: { name: 'Daily Bugle' },
      reason: 'Sold',
    };
    expect(await moved('nick', 'organization:marvel')).toMatchObject([both]);
    expect(await moved('nick', oscorp)).toMatchObject([both]);
    expect(await moved('nick', bugle)).toMatchObject([both]);
    expect(await moved('nick', toronto)).toMatchObject([both]);
    expect(await moved('nick', stark)).toEqual([]);
    expect(await moved('felicia', oscorp)).toMatchObject([
      { on: { name: 'Toronto', opens: false }, source: { name: 'Oscorp' }, destination: null },
    ]);
    const [arrived] = await moved('peter', bugle);
    expect(arrived).toMatchObject({ source: null, destination: { name: 'Daily Bugle' } });
    expect(arrived && 'on' in arrived && 'opens' in arrived.on).toBe(false);
    for (const about of [toronto, oscorp, bugle])
      expect(said(await activity('nick', 'organization:marvel', { about: { node: marvel.node(about) }, actions: ['node.moved'] }))).toEqual(
        ['node.moved Toronto'],
      );
    // What it ended is found where it was, and tells the other end nothing of people of the first.
    expect(said(await activity('nick', oscorp)).toSorted()).toEqual(
      ['grant.ended Toronto', 'grant.ended Toronto', 'location_group.withdrawn', 'node.moved Toronto'].toSorted(),
    );
    expect(said(await activity('peter', bugle))).toEqual(['node.moved Toronto']);
  });

  test('E34 its history stays readable where it was, by its last name there, and what happens later does not', async () => {
    const node: NodeId = marvel.node(toronto);
    const rename = async (by: string, name: string, was: string) =>
      editNode(await asking(by), { ...of(), node, name, type: 'store', was: { name: was, type: 'store' } });
    await rename('felicia', 'Toronto Harbour', 'Toronto');
    await move('nick', toronto, bugle);
    await rename('peter', 'Toronto Pressroom', 'Toronto Harbour');
    const rows = await activity('felicia', oscorp);
    expect(said(rows)).toContain('node.edited Toronto Harbour');
    expect(said(rows)).toContain('node.moved Toronto Harbour');
    expect(said(rows).filter((one) => one.startsWith('node.edited'))).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toMatch(/Pressroom|Bugle/);
    expect(said(await activity('peter', bugle))).toEqual(['node.edited Toronto Pressroom', 'node.moved Toronto Pressroom']);
  });
});
