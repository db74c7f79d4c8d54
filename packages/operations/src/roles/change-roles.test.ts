import { keyOfRole } from '@totem/domain/catalog/role-label';
import { Refusal } from '@totem/domain/errors';
import { type RoleId, Version } from '@totem/domain/ids';
import type { RoleRight } from '@totem/domain/roles';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { explainAccess } from '../access/explain-access.ts';
import { listWhoCan } from '../access/list-who-can.ts';
import { listActivity } from '../activity/list-activity.ts';
import { changeAccess } from '../grants/change-access.ts';
import { getOrganization } from '../organizations/get-organization.ts';
import type { Runtime } from '../runtime.ts';
import { type TestDatabase, freshDatabase } from '../testing-database.ts';
import { type TestOrganization, importTestOrganization, openTestRuntime } from '../testing-organization.ts';
import { createRole, deleteRole, editRole, previewDeletionOfRole, previewRole } from './change-roles.ts';

let database: TestDatabase;
let runtime: Runtime;
let marvel: TestOrganization;

beforeAll(async () => {
  database = await freshDatabase();
  runtime = await openTestRuntime(database);
});
beforeEach(async () => {
  marvel = await importTestOrganization(runtime, 'marvel');
});
afterAll(() => runtime.close());

const here = (...keys: string[]): RoleRight[] => keys.map((key) => ({ permission: `voc:${key}`, reach: 'granted_locations' }));
const of = () => ({ organizationId: marvel.organizationId });
const asking = (by: string, process = runtime) => marvel.asking(`user:${by}`, process);
const as = (can: RoleRight[], label = 'Night desk') => ({ label, description: null, can });
const create = async (by = 'nick', can = here('alert.view', 'alert.edit'), label = 'Night desk') =>
  (await createRole(await asking(by), { ...of(), basedOn: 'voc/contributor', ...as(can, label) })).role;
const keyOf = (role: RoleId) => keyOfRole({ id: role, basedOn: 'voc/contributor' });

/** May gets a role on Oscorp’s Voice of Customer, and Montreal. */
async function give(by: string, role: string, more: { readonly until?: string } = {}) {
  const ctx = await asking(by);
  const to = marvel.to('user:may');
  await changeAccess(ctx, {
    ...of(),
    madeAt: ctx.version,
    changes: [
      { change: 'give', to, gives: { role }, on: marvel.on('voc:oscorp-voc'), ...more },
      { change: 'give', to, gives: { locations: null }, on: marvel.on('point_of_service:montreal') },
    ],
  });
}

const may = async (permission: string, { process = runtime, at }: { readonly process?: Runtime; readonly at?: string } = {}) =>
  (
    await explainAccess(await asking('nick', process), {
      ...of(),
      member: marvel.member('user:may'),
      permission: `voc:${permission}`,
      target: { item: marvel.item('voc:oscorp-voc'), location: marvel.node('point_of_service:montreal') },
      ...(at !== undefined && { at }),
    })
  ).allowed;

async function edit(by: string, role: RoleId, can: RoleRight[], label?: string) {
  const shown = await previewRole(await asking(by), { ...of(), role, ...as(can, label) });
  return editRole(await asking(by), { ...of(), role, ...as(can, label), madeAt: shown.version, shown: shown.fingerprint });
}

async function remove(by: string, role: RoleId, replacement: string | null) {
  const shown = await previewDeletionOfRole(await asking(by), { ...of(), role, replacement });
  return deleteRole(await asking(by), { ...of(), role, replacement, madeAt: shown.version, shown: shown.fingerprint });
}

const reasonOf = async (done: Promise<unknown>): Promise<string | null> =>
  done.then(
    () => null,
    (error: unknown) => {
      if (error instanceof Refusal) return error.reason;
      throw error;
    },
  );

describe('a role of the organization’s own', () => {
  test('BX-39 is given like any other, and lets do what it says and nothing else', async () => {
    const role = await create();
    await give('felicia', keyOf(role));
    expect([await may('alert.view'), await may('alert.edit'), await may('alert.forward'), await may('dashboard.view')]).toEqual([
      true,
      true,
      false,
      false,
    ]);
    const { rows } = await listWhoCan(await asking('nick'), {
      ...of(),
      permission: 'voc:alert.edit',
      target: { item: marvel.item('voc:oscorp-voc'), location: marvel.node('point_of_service:montreal') },
      pageSize: 50,
    });
    expect(rows.map(({ member }) => member.name)).toContain('May Parker');
    expect((await getOrganization(await asking('gwen'))).roles).toEqual([
      { id: role, basedOn: 'voc/contributor', label: 'Night desk', description: null, can: here('alert.view', 'alert.edit') },
    ]);
  });

  test('BX-39 holds nothing that is given singly, or that changes who may do what, neither made nor edited', async () => {
    const refused = here('confidential.view');
    expect(await reasonOf(create('nick', refused))).toBe('role.right_not_allowed');
    const role = await create();
    expect(await reasonOf(edit('nick', role, refused))).toBe('role.right_not_allowed');
  });

  test('is for who may manage roles of the whole organization', async () => {
    expect(await reasonOf(create('felicia'))).toBe('access.denied');
    const role = await create();
    expect(await reasonOf(edit('felicia', role, here('alert.view')))).toBe('access.denied');
    expect(await reasonOf(remove('gwen', role, null))).toBe('access.denied');
  });

  test('is nothing in another organization', async () => {
    const other = await importTestOrganization(runtime, 'marvel');
    const role = await create();
    const ctx = await other.asking('user:nick');
    expect(await reasonOf(previewRole(ctx, { organizationId: other.organizationId, role, ...as(here('alert.view')) }))).toBe(
      'role.not_found',
    );
    expect((await getOrganization(ctx)).roles).toEqual([]);
  });

  test('two at the same time are not called alike', async () => {
    const done = await Promise.allSettled([create(), create(), create()]);
    const reasons = done.flatMap((one) => (one.status === 'rejected' && one.reason instanceof Refusal ? [one.reason.reason] : []));
    expect(reasons).toEqual(['role.name_taken', 'role.name_taken']);
  });
});

describe('BX-41 editing one', () => {
  test('shows who gains and loses what, and does that', async () => {
    const role = await create();
    await give('felicia', keyOf(role));
    const shown = await previewRole(await asking('nick'), { ...of(), role, ...as(here('alert.view', 'dashboard.view')) });
    const [person] = shown.people;
    expect([shown.counts.lose, shown.counts.gain, person?.person.name]).toEqual([1, 1, 'May Parker']);
    expect(person?.loses.flatMap(({ permissions }) => permissions)).toContain('voc:alert.edit');
    expect(person?.gains.flatMap(({ permissions }) => permissions)).toContain('voc:dashboard.view');
    expect(await may('alert.edit')).toBe(true);
    await edit('nick', role, here('alert.view', 'dashboard.view'));
    expect([await may('alert.edit'), await may('dashboard.view')]).toEqual([false, true]);
  });

  test('what was taken out of a role is refused at the very next question, in every process', async () => {
    const other = await openTestRuntime(database);
    try {
      const role = await create();
      await give('felicia', keyOf(role));
      expect(await may('alert.edit', { process: other })).toBe(true);
      await edit('nick', role, here('alert.view'));
      expect(await may('alert.edit', { process: other })).toBe(false);
    } finally {
      await other.close();
    }
  });

  test('BX-7 what it could then is known later', async () => {
    const role = await create();
    await give('felicia', keyOf(role));
    const before = (await marvel.askingLater('user:nick')).now.toISOString();
    await marvel.askingLater('user:nick');
    await edit('nick', role, here('alert.view'));
    expect([await may('alert.edit', { at: before }), await may('alert.edit')]).toEqual([true, false]);
  });

  test('E28 does not reach further than its editor could give to each who has it', async () => {
    const role = await create();
    await give('nick', keyOf(role));
    const ctx = await asking('nick');
    await changeAccess(ctx, {
      ...of(),
      madeAt: ctx.version,
      changes: [
        {
          change: 'give',
          to: marvel.to('user:maria'),
          gives: { role: 'administration/administrator' },
          on: marvel.on('organization:marvel'),
        },
        { change: 'give', to: marvel.to('user:maria'), gives: { role: keyOf(role) }, on: marvel.on('voc:oscorp-voc') },
      ],
    });
    // She has it herself, and no one gives a role to themselves.
    expect(await reasonOf(edit('maria', role, here('alert.view', 'alert_rule.manage')))).toBe('grant.to_self');
    expect(await may('alert_rule.manage')).toBe(false);
  });

  test('of two at once one is made, and the other is shown anew', async () => {
    const role = await create();
    await give('felicia', keyOf(role));
    const shown = await previewRole(await asking('nick'), { ...of(), role, ...as(here('alert.view')) });
    await edit('nick', role, here('alert.edit'));
    const late = editRole(await asking('nick'), {
      ...of(),
      role,
      ...as(here('alert.view')),
      madeAt: shown.version,
      shown: shown.fingerprint,
    });
    expect(await reasonOf(late)).toBe('change.conflict');
    expect([await may('alert.view'), await may('alert.edit')]).toEqual([false, true]);
  });

  test('nothing altered is no change, and a version that is to come is unknown', async () => {
    const role = await create();
    expect(await reasonOf(edit('nick', role, here('alert.view', 'alert.edit')))).toBe('change.conflict');
    const ctx = await asking('nick');
    const ahead = { ...of(), role, ...as(here('alert.view')), madeAt: Version.parse(ctx.version + 1), shown: '' };
    expect(await reasonOf(editRole(ctx, ahead))).toBe('version.unknown');
  });

  test('is told in the activity: what it was called, and what came and went', async () => {
    const role = await create();
    await edit('nick', role, here('alert.view', 'dashboard.view'), 'Day desk');
    await remove('nick', role, null);
    const { rows } = await listActivity(await asking('nick'), {
      ...of(),
      node: marvel.node('organization:marvel'),
      filter: {},
      pageSize: 3,
    });
    expect(rows.map(({ what }) => what)).toEqual([
      { type: 'role.deleted', role: 'Day desk', replacement: null },
      {
        type: 'role.edited',
        role: 'Day desk',
        before: 'Night desk',
        after: 'Day desk',
        added: ['voc:dashboard.view'],
        removed: ['voc:alert.edit'],
      },
      { type: 'role.created', role: 'Night desk', basedOn: 'voc/contributor' },
    ]);
    const ofOscorp = { ...of(), node: marvel.node('subscription:oscorp'), filter: {}, pageSize: 50 };
    expect((await listActivity(await asking('felicia'), ofOscorp)).rows.filter(({ what }) => what.type.startsWith('role.'))).toEqual([]);
  });
});

describe('E33, BX-41 deleting one', () => {
  test('that nobody has takes nothing from anybody, and it is not there any more', async () => {
    const role = await create();
    await remove('nick', role, null);
    expect(await reasonOf(give('felicia', keyOf(role)))).toBe('role.not_found');
    expect((await getOrganization(await asking('nick'))).roles).toMatchObject([{ id: role, label: 'Night desk', can: null }]);
  });

  test('that somebody has needs another in its place, which they have from then on for as long', async () => {
    const role = await create();
    await give('felicia', keyOf(role), { until: '2099-01-01T00:00:00.000Z' });
    expect(await reasonOf(remove('nick', role, null))).toBe('role.in_use');
    const shown = await previewDeletionOfRole(await asking('nick'), { ...of(), role, replacement: 'voc/reader' });
    expect([shown.counts.lose, shown.counts.gain, shown.refused]).toEqual([1, 1, []]);
    await remove('nick', role, 'voc/reader');
    expect([await may('alert.edit'), await may('dashboard.view')]).toEqual([false, true]);
    expect([
      await may('dashboard.view', { at: '2098-12-31T00:00:00Z' }),
      await may('dashboard.view', { at: '2099-01-02T00:00:00Z' }),
    ]).toEqual([true, false]);
  });

  test('for one of another set, or itself, is refused', async () => {
    const role = await create();
    await give('felicia', keyOf(role));
    for (const other of ['mystery_shopper/reader', keyOf(role), 'voc/nothing'])
      expect(await reasonOf(remove('nick', role, other))).toBe('role.not_found');
  });

  test('and giving it at the same time leaves nobody with what is not there', async () => {
    const role = await create();
    const done = await Promise.all([reasonOf(remove('nick', role, null)), reasonOf(give('felicia', keyOf(role)))]);
    // Whoever comes second is refused: it is in use, or it is not there.
    expect([
      [null, 'role.not_found'],
      ['role.in_use', null],
      ['change.conflict', null],
    ]).toContainEqual(done);
    expect(await may('alert.view')).toBe(done[1] === null);
  });
});
