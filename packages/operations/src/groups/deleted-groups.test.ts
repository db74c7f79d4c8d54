// Longer than most: what deleting a group ends, and what restoring it brings back, is asked in every way there is.
import type { ChangeAccess, EffectView } from '@totem/domain/change-access';
import { Refusal } from '@totem/domain/errors';
import type { AccessChange } from '@totem/domain/grants';
import { type World, given, inUserGroup } from '@totem/domain/testing';
import { inOrganization } from '@totem/db/orm';
import { type TestDatabase, freshDatabase } from '@totem/db/testing';
import { listHoldersOf } from '@totem/db/touched-members';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { checkAccess } from '../access/check-access.ts';
import { explainAccess } from '../access/explain-access.ts';
import { listEveryone } from '../access/list-everyone.ts';
import { listWhoCan } from '../access/list-who-can.ts';
import { listActivity } from '../activity/list-activity.ts';
import { changeAccess } from '../grants/change-access.ts';
import { previewAccess } from '../grants/preview-access.ts';
import { getLocationGroup } from '../location-groups/get-location-group.ts';
import { listLocationGroups } from '../location-groups/list-location-groups.ts';
import { listLocations } from '../locations/list-locations.ts';
import { getMember } from '../members/get-member.ts';
import { countMembers } from '../members/list-members.ts';
import type { Runtime } from '../runtime.ts';
import { type TestOrganization, importTestOrganization, openTestRuntime } from '../testing-organization.ts';
import { getUserGroup } from '../user-groups/get-user-group.ts';
import { listUserGroups } from '../user-groups/list-user-groups.ts';
import { createUserGroup } from './change-groups.ts';
import { getDeletedLocationGroup, getDeletedUserGroup, listDeletedLocationGroups, listDeletedUserGroups } from './deleted-groups.ts';

const [desk, department, gwens] = ['group:oscorp-desk', 'location_group:mary-jane-department', 'location_group:gwen-stacy-department'];
const [oscorp, montreal, toronto, voc] = ['subscription:oscorp', 'point_of_service:montreal', 'point_of_service:toronto', 'voc:oscorp-voc'];

/** May works through Oscorp Desk alone, and holds Montreal through Gwen Stacy Department besides. */
const withDesk = (world: World): World =>
  given(
    given(given(inUserGroup(world, desk, 'user:may'), desk, { role: 'voc/reader' }, voc), desk, { locations: null }, department),
    'user:may',
    { locations: null },
    gwens,
  );

let database: TestDatabase;
let runtime: Runtime;
let owner: pg.Client;
let marvel: TestOrganization;
beforeAll(async () => {
  database = await freshDatabase();
  runtime = await openTestRuntime(database);
  owner = new pg.Client(database.owner);
  await owner.connect();
});
beforeEach(async () => {
  marvel = await importTestOrganization(runtime, 'marvel', withDesk);
});
afterAll(async () => {
  await owner.end();
  await runtime.close();
});

const line = (change: 'delete' | 'restore', reference: string): AccessChange => ({
  change,
  what: reference.startsWith('group:') ? { userGroup: marvel.group(reference) } : { locationGroup: marvel.locationGroup(reference) },
});
const asking = (who: string) => marvel.asking(`user:${who}`);
const of = () => ({ organizationId: marvel.organizationId });
type More = Partial<Omit<ChangeAccess, 'changes' | 'organizationId'>>;
async function save(by: string, changes: readonly AccessChange[], more: More = {}): Promise<number> {
  const ctx = await asking(by);
  return (await changeAccess(ctx, { ...of(), madeAt: ctx.version, changes: [...changes], ...more })).version;
}
async function preview(by: string, changes: readonly AccessChange[]): Promise<EffectView> {
  const ctx = await asking(by);
  return previewAccess(ctx, { ...of(), madeAt: ctx.version, changes: [...changes] });
}
const whyNot = (act: Promise<unknown>): Promise<string | null> =>
  act.then(
    () => null,
    (error: unknown) => {
      if (error instanceof Refusal) return error.reason;
      throw error;
    },
  );
/** Whether May sees alerts at a place, now or then, whoever is asked. */
async function maySees(place: string, at?: string): Promise<boolean> {
  const question = { member: marvel.member('user:may'), permission: 'voc:dashboard.view' };
  const target = { item: marvel.item(voc), location: marvel.node(place) };
  const nick = await asking('nick');
  if (at === undefined) {
    const { allowed } = await checkAccess(nick, { ...of(), ...question, target });
    const { rows } = await listWhoCan(nick, { ...of(), permission: question.permission, target, pageSize: 50 });
    expect(rows.some(({ member, gates }) => member.id === question.member && gates.length === 0)).toBe(allowed);
    return allowed;
  }
  const { allowed } = await explainAccess(nick, { ...of(), ...question, target, at });
  const { rows } = await listEveryone(nick, {
    ...of(),
    thing: { location: marvel.node(place) },
    filter: { sees: true },
    sort: 'name',
    at,
    ways: false,
    pageSize: 50,
  });
  expect(rows.some(({ member }) => member.id === question.member)).toBe(allowed);
  return allowed;
}
const instant = async () => (await asking('nick')).now.toISOString();

describe('E32 a user group that is deleted', () => {
  test('takes from its people what they had through it, and says what they keep', async () => {
    const effect = await preview('felicia', [line('delete', desk)]);
    expect(effect.changes).toEqual([{ change: 'delete', to: 'Oscorp Desk', gives: null, on: null, filter: null }]);
    expect(effect.refused).toEqual([]);
    expect(effect.counts).toMatchObject({ lose: 1, gain: 0, people: 1 });
    const [may] = effect.people;
    expect(may?.person.name).toBe('May Parker');
    expect(may?.keeps).toEqual([{ role: null, permission: null, location: 'Montreal', through: 'Gwen Stacy Department' }]);

    expect([await maySees(montreal), await maySees(toronto)]).toEqual([true, true]);
    await save('felicia', [line('delete', desk)], { shown: effect.fingerprint, reason: 'Reorganized' });
    expect([await maySees(montreal), await maySees(toronto)]).toEqual([false, false]);
    expect(
      (await countMembers(await asking('nick'), { ...of(), node: marvel.node(oscorp), filter: { userGroup: marvel.group(desk) } })).total,
    ).toBe(0);
    const { memberships } = await getMember(await asking('nick'), { ...of(), member: marvel.member('user:may') });
    expect(memberships).toEqual([]);
  });

  test('takes nothing from who has the same otherwise, and says through what', async () => {
    marvel = await importTestOrganization(runtime, 'marvel', (world) =>
      given(given(withDesk(world), 'user:may', { role: 'voc/reader' }, voc), 'user:may', { locations: null }, oscorp),
    );
    const effect = await preview('felicia', [line('delete', desk)]);
    expect(effect.counts).toMatchObject({ lose: 0, people: 0 });
    expect(effect.noEffect).toMatchObject([{ change: 0, person: { name: 'May Parker' } }]);
    expect(effect.noEffect[0]?.because[0]).toMatchObject({ role: 'voc/reader', through: null });
  });

  test('is in no list, is found by nobody, and is listed with who deleted it for who may restore it', async () => {
    const id = marvel.group(desk);
    await save('felicia', [line('delete', desk)], { reason: 'Reorganized' });
    await expect(getUserGroup(await asking('felicia'), { ...of(), group: id })).rejects.toMatchObject({ reason: 'user_group.not_found' });
    const list = { ...of(), within: marvel.node(oscorp), pageSize: 50 };
    const sort = { by: 'name', descending: false } as const;
    expect((await listUserGroups(await asking('felicia'), { ...list, filter: {}, sort })).rows).toEqual([]);
    const page = await listDeletedUserGroups(await asking('felicia'), list);
    expect(page).toMatchObject({
      rows: [{ id, name: 'Oscorp Desk', home: { name: 'Oscorp' }, deletedBy: { name: 'Felicia' }, reason: 'Reorganized' }],
      complete: true,
    });
    const [row] = page.rows;
    expect(Date.parse(row?.until ?? '') - Date.parse(row?.deletedAt ?? '')).toBe(30 * 24 * 3_600_000);
    expect(await getDeletedUserGroup(await asking('felicia'), { ...of(), group: id })).toMatchObject({ name: 'Oscorp Desk' });
    for (const who of ['may', 'gwen', 'pepper'])
      expect(await whyNot(getDeletedUserGroup(await asking(who), { ...of(), group: id }))).toBe('user_group.not_found');
    expect(await whyNot(listDeletedUserGroups(await asking('gwen'), list))).toBe('access.denied');
    expect(await whyNot(listDeletedUserGroups(await asking('pepper'), list))).toBe('node.not_found');
    expect(await whyNot(getDeletedUserGroup(await asking('felicia'), { ...of(), group: marvel.group('group:all-marvel') }))).toBe(
      'user_group.not_found',
    );
  });

  test('BX-7 counts at every instant at which it stood, and at none at which it did not', async () => {
    const stood = await instant();
    await save('felicia', [line('delete', desk)]);
    const gone = await instant();
    await save('felicia', [line('restore', desk)]);
    const back = await instant();
    expect(await maySees(toronto)).toBe(true);
    await save('felicia', [line('delete', desk)]);
    expect(await maySees(toronto)).toBe(false);
    expect([await maySees(toronto, stood), await maySees(toronto, gone), await maySees(toronto, back)]).toEqual([true, false, true]);
    expect(await maySees(toronto, await instant())).toBe(false);
  });

  test('E28 comes back as it was, by who could give it, and what happened is told', async () => {
    const before = await marvel.everybody();
    await save('felicia', [line('delete', desk)], { reason: 'Reorganized' });
    const effect = await preview('felicia', [line('restore', desk)]);
    expect(effect).toMatchObject({
      refused: [],
      counts: { lose: 0, gain: 1 },
      changes: [{ change: 'restore', to: 'Oscorp Desk', on: null }],
    });
    await save('felicia', [line('restore', desk)]);
    const facts = (all: typeof before) => all.map((one) => one.facts);
    expect(facts(await marvel.everybody())).toEqual(facts(before));
    const { rows } = await listActivity(await asking('nick'), {
      ...of(),
      node: marvel.node('organization:marvel'),
      filter: {},
      pageSize: 3,
    });
    expect(rows.map(({ what, reason }) => [what.type, 'group' in what && what.group.name, reason])).toEqual([
      ['user_group.restored', 'Oscorp Desk', null],
      ['user_group.deleted', 'Oscorp Desk', 'Reorganized'],
      ['organization.imported', false, null],
    ]);
    expect(
      (await listDeletedUserGroups(await asking('nick'), { ...of(), within: marvel.node('organization:marvel'), pageSize: 50 })).rows,
    ).toEqual([]);
  });

  test('is refused with what the same draft changes of it, and nothing is saved', async () => {
    const join: AccessChange = { change: 'join', group: marvel.group(desk), member: marvel.member('user:gwen') };
    const effect = await preview('felicia', [line('delete', desk), join]);
    expect(effect.refused).toMatchObject([{ change: 1, reason: 'grant.on_deleted' }]);
    expect(await whyNot(save('felicia', [join, line('delete', desk)]))).toBe('grant.on_deleted');
    expect(await maySees(toronto)).toBe(true);
  });

  test('cannot be restored 30 days later, whatever the clock of who asks', async () => {
    await save('felicia', [line('delete', desk), line('delete', department)]);
    const age = async (days: number) => {
      await owner.query('alter table archive disable row level security');
      await owner.query(
        `update archive set valid_from = clock_timestamp() - $2 * interval '1 day' + interval '1 minute' where organization_id = $1`,
        [marvel.organizationId, days],
      );
      await owner.query('alter table archive enable row level security');
    };
    await age(30);
    expect((await preview('felicia', [line('restore', desk), line('restore', department)])).refused).toEqual([]);
    await age(31);
    expect(await whyNot(save('felicia', [line('restore', desk)]))).toBe('user_group.gone');
    expect(await whyNot(save('felicia', [line('restore', department)]))).toBe('location_group.gone');
    const list = { ...of(), within: marvel.node(oscorp), pageSize: 50 };
    expect((await listDeletedUserGroups(await asking('felicia'), list)).rows).toEqual([]);
    expect(await whyNot(getDeletedUserGroup(await asking('felicia'), { ...of(), group: marvel.group(desk) }))).toBe('user_group.not_found');
  });

  test('leaves its name to another, and then keeps it from coming back', async () => {
    await save('felicia', [line('delete', desk)]);
    await createUserGroup(await asking('felicia'), { ...of(), home: marvel.node(oscorp), name: 'oscorp desk' });
    expect((await preview('felicia', [line('restore', desk)])).refused).toMatchObject([{ reason: 'user_group.name_taken' }]);
  });

  test('BX-17 is not deleted by who would lose their own power with it, without their typing the name', async () => {
    marvel = await importTestOrganization(runtime, 'marvel', (world) =>
      given(
        {
          ...inUserGroup(world, desk, 'user:felicia'),
          grants: world.grants.filter(
            ({ to, gives }) =>
              !('member' in to && to.member === 'user:felicia' && 'role' in gives && gives.role.startsWith('administration/')),
          ),
        },
        desk,
        { role: 'administration/administrator' },
        oscorp,
      ),
    );
    expect((await preview('felicia', [line('delete', desk)])).warnings).toMatchObject([
      { warning: 'locks_out_self', node: { name: 'Oscorp' } },
    ]);
    expect(await whyNot(save('felicia', [line('delete', desk)]))).toBe('self.lockout');
    await save('felicia', [line('delete', desk)], { confirmation: 'Oscorp' });
    expect(await whyNot(save('felicia', [line('restore', desk)]))).toBe('user_group.not_found');
    await save('nick', [line('restore', desk)]);
    expect(await whyNot(preview('felicia', [line('delete', desk)]))).toBeNull();
  });

  test('BX-17 makes nobody one of those who could give power back', async () => {
    marvel = await importTestOrganization(runtime, 'marvel', (world) =>
      given(
        inUserGroup(world, 'group:all-marvel', 'user:maria'),
        'group:all-marvel',
        { role: 'administration/owner' },
        'organization:marvel',
      ),
    );
    const holders = async () => {
      const { now, organizationId } = await asking('nick');
      const root = marvel.node('organization:marvel');
      return inOrganization(runtime.orm, organizationId, (db) => listHoldersOf(db, ['administration/owner'], [root], now));
    };
    const [nick, maria] = [marvel.member('user:nick'), marvel.member('user:maria')];
    expect(new Set(await holders())).toEqual(new Set([nick, maria]));
    await save('nick', [line('delete', 'group:all-marvel')]);
    expect(await holders()).toEqual([nick]);
  });
});

describe('E32 a location group that is deleted', () => {
  test('HX-30 HX-35 takes its places from everybody who holds it, and tells who keeps which through what', async () => {
    const effect = await preview('felicia', [line('delete', department)]);
    expect(effect.changes).toMatchObject([{ change: 'delete', to: 'Mary Jane Department', on: { is: 'location_group' } }]);
    expect(effect.people.map(({ person, keeps }) => [person.name, keeps.map(({ location, through }) => [location, through])])).toEqual([
      ['Mary Jane Watson', []],
      ['May Parker', [['Montreal', 'Gwen Stacy Department']]],
    ]);
    await save('felicia', [line('delete', department)]);
    expect([await maySees(montreal), await maySees(toronto)]).toEqual([true, false]);
    const inList = { ...of(), within: marvel.node(oscorp), pageSize: 50 };
    expect((await listLocationGroups(await asking('felicia'), inList)).rows.map(({ name }) => name)).toEqual(['Gwen Stacy Department']);
    expect(await whyNot(getLocationGroup(await asking('felicia'), { ...of(), group: marvel.locationGroup(department) }))).toBe(
      'location_group.not_found',
    );
    expect((await listDeletedLocationGroups(await asking('felicia'), inList)).rows).toMatchObject([
      { name: 'Mary Jane Department', deletedBy: { name: 'Felicia' } },
    ]);
    expect(await getDeletedLocationGroup(await asking('nick'), { ...of(), group: marvel.locationGroup(department) })).toMatchObject({
      home: { name: 'Oscorp' },
    });
    for (const who of ['mary-jane', 'pepper'])
      expect(await whyNot(getDeletedLocationGroup(await asking(who), { ...of(), group: marvel.locationGroup(department) }))).toBe(
        'location_group.not_found',
      );
  });

  test('E36 leaves a place that nobody else holds to be seen by nobody', async () => {
    marvel = await importTestOrganization(runtime, 'marvel', (world) => ({
      ...withDesk(world),
      grants: withDesk(world).grants.filter(({ gives, on }) => !('locations' in gives) || 'locationGroup' in on),
    }));
    const unseen = async () =>
      (await listLocations(await asking('nick'), { ...of(), within: marvel.node(oscorp), only: 'nobody_sees', pageSize: 50 })).rows.map(
        ({ name }) => name,
      );
    expect(await unseen()).not.toContain('Toronto');
    await save('nick', [line('delete', department)]);
    expect(await unseen()).toContain('Toronto');
    await save('nick', [line('restore', department)]);
    await save('nick', [line('delete', desk)]);
    expect(await unseen()).not.toContain('Toronto'); // Mary Jane holds it by herself
  });

  test('BX-7 comes back with every place, and history tells both', async () => {
    const stood = await instant();
    await save('felicia', [line('delete', department)]);
    const gone = await instant();
    await save('felicia', [line('restore', department)]);
    expect([await maySees(toronto), await maySees(toronto, stood), await maySees(toronto, gone)]).toEqual([true, true, false]);
  });

  test('with the user group that holds it comes back whole, in either order', async () => {
    const before = (await marvel.everybody()).map((one) => one.facts);
    await save('felicia', [line('delete', desk), line('delete', department)]);
    expect(await maySees(toronto)).toBe(false);
    await save('felicia', [line('restore', desk)]);
    expect(await maySees(toronto)).toBe(false);
    await save('felicia', [line('restore', department)]);
    expect((await marvel.everybody()).map((one) => one.facts)).toEqual(before);
    await save('felicia', [line('delete', desk), line('delete', department)]);
    await save('felicia', [line('restore', department), line('restore', desk)]);
    expect((await marvel.everybody()).map((one) => one.facts)).toEqual(before);
  });
});

describe('BX-21 at once', () => {
  test('a deletion that has returned is followed by no yes, in another process neither', async () => {
    const other = await openTestRuntime(database);
    const sees = async (process?: Runtime) => {
      const ctx = await marvel.asking('user:nick', process);
      const target = { item: marvel.item(voc), location: marvel.node(toronto) };
      return (await checkAccess(ctx, { ...of(), member: marvel.member('user:may'), permission: 'voc:dashboard.view', target })).allowed;
    };
    for (let round = 0; round < 5; round++) {
      expect([await sees(), await sees(other)]).toEqual([true, true]);
      await save('felicia', [line('delete', round % 2 ? desk : department)]);
      expect([await sees(), await sees(other)]).toEqual([false, false]);
      await save('felicia', [line('restore', round % 2 ? desk : department)]);
    }
    await other.close();
  });

  test('of ten who delete or restore it one does, and the others are told', async () => {
    const ten = async (change: 'delete' | 'restore') => {
      const askers = await Promise.all(Array.from({ length: 10 }, (_, index) => asking(index % 2 ? 'nick' : 'felicia')));
      const all = await Promise.all(
        askers.map((ctx) => whyNot(changeAccess(ctx, { ...of(), madeAt: ctx.version, changes: [line(change, desk)] }))),
      );
      expect(all.filter((reason) => reason === null)).toHaveLength(1);
      expect(new Set(all)).toEqual(new Set([null, 'user_group.not_found']));
    };
    await ten('delete');
    await ten('restore');
  });

  test('of two, one who gives to the group and one who deletes it, nobody keeps anything through it', async () => {
    for (let round = 0; round < 5; round++) {
      const fresh = await importTestOrganization(runtime, 'marvel', withDesk);
      const [felicia, nick] = [await fresh.asking('user:felicia'), await fresh.asking('user:nick')];
      const madeAt = felicia.version;
      const input = { organizationId: fresh.organizationId, madeAt };
      const shown = (await previewAccess(felicia, { ...input, changes: [{ change: 'delete', what: { userGroup: fresh.group(desk) } }] }))
        .fingerprint;
      const giving: AccessChange = { change: 'give', to: fresh.to(desk), gives: { role: 'mystery_shopper/reader' }, on: fresh.on(oscorp) };
      const [deleted, gave] = await Promise.all([
        whyNot(changeAccess(felicia, { ...input, shown, changes: [{ change: 'delete', what: { userGroup: fresh.group(desk) } }] })),
        whyNot(changeAccess(nick, { ...input, changes: [giving] })),
      ]);
      expect([
        [null, 'user_group.not_found'],
        ['change.conflict', null],
      ]).toContainEqual([deleted, gave]);
    }
  });

  test('many look at what deleting it would do, and nothing stays', async () => {
    const { version } = await asking('nick');
    const effects = await Promise.all(
      Array.from({ length: 6 }, (_, index) => preview(index % 2 ? 'nick' : 'felicia', [line('delete', desk)])),
    );
    expect(new Set(effects.map(({ fingerprint }) => fingerprint)).size).toBe(1);
    expect((await asking('nick')).version).toBe(version);
    expect(await maySees(toronto)).toBe(true);
  });
});
