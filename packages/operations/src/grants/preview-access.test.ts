import type { CompiledAccess } from '@totem/domain/access/compile';
import { allows } from '@totem/domain/access/table';
import type { ChangeAccess, EffectLine, EffectView } from '@totem/domain/change-access';
import type { AccessChange } from '@totem/domain/grants';
import { changesOf } from '@totem/domain/random-worlds';
import type { NodeId } from '@totem/domain/ids';
import { type World, given, treeIn } from '@totem/domain/testing';
import { isWithin } from '@totem/domain/tree';
import { type TestDatabase, freshDatabase } from '@totem/db/testing';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Runtime } from '../runtime.ts';
import { type TestOrganization, importTestOrganization, openTestRuntime } from '../testing-organization.ts';
import { changeAccess } from './change-access.ts';
import { previewAccess } from './preview-access.ts';

let database: TestDatabase;
let runtime: Runtime;
let pool: pg.Pool;
beforeAll(async () => {
  database = await freshDatabase();
  runtime = await openTestRuntime(database);
  pool = new pg.Pool({ ...database.owner, max: 2 });
});
afterAll(async () => {
  await runtime.close();
  await pool.end();
});

type Draft = readonly AccessChange[];
async function preview(organization: TestOrganization, by: string, changes: Draft, more: Partial<ChangeAccess> = {}): Promise<EffectView> {
  const ctx = await organization.asking(by);
  return previewAccess(ctx, { organizationId: ctx.organizationId, madeAt: ctx.version, changes: [...changes], ...more });
}
async function save(organization: TestOrganization, by: string, changes: Draft, more: Partial<ChangeAccess> = {}) {
  const ctx = await organization.asking(by);
  return changeAccess(ctx, { organizationId: ctx.organizationId, madeAt: ctx.version, changes: [...changes], ...more });
}

const give = (
  organization: TestOrganization,
  to: string,
  gives: Extract<AccessChange, { change: 'give' }>['gives'],
  on: string,
): AccessChange => ({
  change: 'give',
  to: organization.to(to),
  gives,
  on: organization.on(on),
});
const voc = { role: 'voc/reader' };
const shopper = { role: 'mystery_shopper/reader' };
const places = { locations: null };

/** What a line says, short: `Oscorp VoC at Montreal + Toronto: n permissions`. */
const spelt = ({ on, permissions }: EffectLine): string => {
  const of =
    on.is === 'item'
      ? `${on.name}${on.asSuch ? '' : ` at ${on.locations.toSorted().join(' + ')}`}`
      : on.is === 'nodes'
        ? on.names.join(' + ')
        : '';
  return `${of}: ${permissions.length}`;
};
const byPerson = ({ people }: EffectView) =>
  Object.fromEntries(
    people.map((one) => [one.person.name, { gains: one.gains.map(spelt).toSorted(), loses: one.loses.map(spelt).toSorted() }]),
  );

/** W2: May with Reader on both services, and both departments. */
const ofMay = (organization: TestOrganization): Draft => [
  give(organization, 'user:may', voc, 'voc:oscorp-voc'),
  give(organization, 'user:may', shopper, 'mystery_shopper:oscorp-mystery-shopper'),
  give(organization, 'user:may', places, 'location_group:mary-jane-department'),
  give(organization, 'user:may', places, 'location_group:gwen-stacy-department'),
];

describe('W2, Mary Jane and Gwen', () => {
  let marvel: TestOrganization;
  beforeAll(async () => {
    marvel = await importTestOrganization(runtime, 'marvel');
  });

  test('HX-20, HX-28 a role and a place each alone show no data, both together do', async () => {
    const role = await preview(marvel, 'user:felicia', [give(marvel, 'user:may', voc, 'voc:oscorp-voc')]);
    expect(byPerson(role)).toEqual({ 'May Parker': { gains: ['Oscorp VoC: 6'], loses: [] } });
    const place = await preview(marvel, 'user:felicia', [give(marvel, 'user:may', places, 'point_of_service:montreal')]);
    expect(byPerson(place)).toEqual({});
    const both = await preview(
      marvel,
      'user:felicia',
      ofMay(marvel)
        .slice(0, 1)
        .concat(give(marvel, 'user:may', places, 'point_of_service:montreal')),
    );
    expect(byPerson(both)).toEqual({ 'May Parker': { gains: ['Oscorp VoC at Montreal: 6', 'Oscorp VoC: 6'], loses: [] } });
  });

  test('BX-1, HX-31 what Felicia gives May is exactly what is told before, and May’s alone', async () => {
    const told = await preview(marvel, 'user:felicia', ofMay(marvel));
    expect(byPerson(told)).toEqual({
      'May Parker': {
        gains: [
          'Oscorp Mystery Shopper at Montreal + Québec + Toronto: 3',
          'Oscorp Mystery Shopper: 3',
          'Oscorp VoC at Montreal + Québec + Toronto: 6',
          'Oscorp VoC: 6',
        ],
        loses: [],
      },
    });
    expect(told.counts).toEqual({ gain: 1, lose: 0, noEffect: 0, people: 1 });
    expect(told.touched.places.map(({ node, within, lose, gain }) => [node.name, within?.name, lose, gain])).toEqual([
      ['Montreal', 'Oscorp', 0, 1],
      ['Québec', 'Oscorp', 0, 1],
      ['Toronto', 'Oscorp', 0, 1],
    ]);
    expect(told.touched.more).toBe(0);
    expect([told.refused, told.warnings, told.noEffect]).toEqual([[], [], []]);
    expect(told.people[0]?.levels.map(({ item, before, after }) => [item, before, after])).toEqual([
      ['Oscorp Mystery Shopper', null, 'mystery_shopper/reader'],
      ['Oscorp VoC', null, 'voc/reader'],
    ]);
    expect((await save(marvel, 'user:felicia', ofMay(marvel), { shown: told.fingerprint })).changed).toBe(4);
  });

  test('HX-35, E30, BX-5 Montreal leaves Mary Jane’s department: she alone loses it, May keeps it through Gwen Stacy’s', async () => {
    const withdraw: AccessChange = {
      change: 'withdraw',
      locationGroup: marvel.locationGroup('location_group:mary-jane-department'),
      location: marvel.node('point_of_service:montreal'),
      filter: null,
    };
    const gone = await preview(marvel, 'user:felicia', [withdraw]);
    expect(byPerson(gone)).toEqual({
      'Mary Jane Watson': { gains: [], loses: ['Oscorp Mystery Shopper at Montreal: 3', 'Oscorp VoC at Montreal: 6'] },
    });
    expect(gone.touched.places).toMatchObject([{ node: { name: 'Montreal' }, lose: 1, gain: 0 }]);
    expect(
      gone.noEffect.map(({ change, person, because }) => [change, person.name, because.map((one) => [one.location, one.through])]),
    ).toEqual([[0, 'May Parker', [['Montreal', 'Gwen Stacy Department']]]]);

    const narrowed = await preview(marvel, 'user:felicia', [withdraw, { ...withdraw, change: 'enter', filter: { service: 'voc' } }]);
    expect(byPerson(narrowed)).toEqual({ 'Mary Jane Watson': { gains: [], loses: ['Oscorp Mystery Shopper at Montreal: 3'] } });

    const sees = async (who: string, on: string) => {
      const access = (await marvel.everybody()).find((one) => one.facts.id === marvel.member(who));
      const item = marvel.item(on);
      const locations = ['montreal', 'toronto', 'quebec'].filter(
        (key) =>
          access &&
          allows(access, `${on.split(':')[0]}:dashboard.view`, { item, location: marvel.node(`point_of_service:${key}`) }, new Date()),
      );
      return locations.join();
    };
    await save(marvel, 'user:felicia', [withdraw], { shown: gone.fingerprint });
    for (const item of ['voc:oscorp-voc', 'mystery_shopper:oscorp-mystery-shopper']) {
      expect(await sees('user:mary-jane', item)).toBe('toronto');
      expect(await sees('user:may', item)).toBe('montreal,toronto,quebec');
      expect(await sees('user:gwen', item)).toBe('montreal,quebec');
    }
  });
});

test('HX-12 a draft that names a location group by its id does not tell its name to whom it is not known', async () => {
  const marvel = await importTestOrganization(runtime, 'marvel');
  const locationGroup = marvel.locationGroup('location_group:mary-jane-department');
  const entry = { locationGroup, location: marvel.node('point_of_service:quebec'), filter: null };
  const draft: Draft = [
    give(marvel, 'user:gwen', places, 'location_group:mary-jane-department'),
    { change: 'enter', ...entry },
    { change: 'withdraw', ...entry },
  ];
  const told = await preview(marvel, 'user:gwen', draft);
  expect(told.refused.map((one) => one.reason)).toEqual(draft.map(() => 'location_group.not_found'));
  expect(JSON.stringify(told)).not.toContain('Department');
  expect(JSON.stringify(await preview(marvel, 'user:felicia', draft))).toContain('Mary Jane Department');
});

describe('HX-45, E31, BX-2 a level below what groups give', () => {
  test('is stored without effect, and the preview names the groups', async () => {
    const marvel = await importTestOrganization(runtime, 'marvel');
    const change = give(marvel, 'user:pepper', voc, 'voc:voc-post-purchase');
    const told = await preview(marvel, 'user:nick', [change]);
    expect(byPerson(told)).toEqual({});
    expect(told.noEffect).toHaveLength(1);
    expect(told.noEffect[0]).toMatchObject({ change: 0, person: { name: 'Pepper Pots' } });
    expect(new Set(told.noEffect[0]?.because.map((one) => `${one.role} ${one.through}`))).toEqual(
      new Set(['voc/contributor Pepper Pots Department', 'voc/contributor Customer Support Specialists']),
    );
    expect((await save(marvel, 'user:nick', [change])).changed).toBe(1);
  });
});

test('BX-1 a preview leaves no row, version, job or event', async () => {
  const marvel = await importTestOrganization(runtime, 'marvel');
  const everything = async () => {
    const { rows: tables } = await pool.query<{ name: string }>(
      `select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname in ('public', 'job') and c.relkind in ('r', 'p') order by 1`,
    );
    const counts: Record<string, unknown> = {};
    for (const { name } of tables) {
      const { rows } = await pool.query(`select count(*), coalesce(sum(hashtext(t::text)), 0) as content from ${name} t`);
      counts[name] = rows[0];
    }
    return counts;
  };
  const before = await everything();
  const told = await preview(marvel, 'user:felicia', ofMay(marvel), { idempotencyKey: '01980000-0000-4000-8000-000000000000' });
  expect(told.counts.gain).toBe(1);
  expect(await everything()).toEqual(before);
});

describe('while somebody else', () => {
  let marvel: TestOrganization;
  let other: pg.PoolClient;
  beforeEach(async () => {
    marvel = await importTestOrganization(runtime, 'marvel', (world) =>
      given(world, 'user:may', { role: 'voc/contributor' }, 'voc:oscorp-voc'),
    );
    other = await pool.connect();
    await other.query('begin');
  });
  afterEach(async () => {
    await other.query('rollback');
    other.release();
  });

  test('previews the same, or is about to save it, a preview does not wait', async () => {
    const values = [marvel.organizationId, marvel.member('user:may'), marvel.item('voc:oscorp-voc')];
    await other.query(
      `insert into access_grant select (jsonb_populate_record(g, jsonb_build_object('id', gen_random_uuid(), 'role_key', 'voc/reader'))).*
       from access_grant g where organization_id = $1 and to_member_id = $2 and on_service_item_id = $3`,
      values,
    );
    const told = await preview(marvel, 'user:felicia', ofMay(marvel));
    expect([told.refused, told.counts.gain]).toEqual([[], 1]);
  });

  test('saves what it would change, a preview is made anew on what was saved', async () => {
    const grant = marvel.world.grants.at(-1)?.id;
    if (!grant) throw new Error('May was given something.');
    await other.query('update access_grant set ended_at = clock_timestamp() where organization_id = $1 and id = $2', [
      marvel.organizationId,
      grant,
    ]);
    const told = preview(marvel, 'user:felicia', [{ change: 'end', grant }]);
    const waiting = `select from pg_stat_activity where datname = $1 and wait_event_type = 'Lock'`;
    await expect.poll(async () => (await pool.query(waiting, [database.owner.database])).rowCount).toBe(1);
    await other.query('commit');
    expect((await told).refused).toEqual([{ change: 0, reason: 'grant.not_found', details: {} }]);
  });
});

describe('BX-3 a preview warns', () => {
  let marvel: TestOrganization;
  beforeAll(async () => {
    marvel = await importTestOrganization(runtime, 'marvel', (world) => ({
      ...world,
      userGroups: world.userGroups.map((group) =>
        group.id === 'group:all-marvel'
          ? { ...group, members: world.members.slice(0, 1).map((one) => ({ member: one.id, fromMs: 0, untilMs: Infinity })) }
          : group,
      ),
    }));
  });
  const endingOf = (who: string, gives: object): AccessChange => {
    const grant = marvel.world.grants.find((one) => JSON.stringify([one.to, one.gives]) === JSON.stringify([marvel.to(who), gives]));
    if (!grant) throw new Error('That is given.');
    return { change: 'end', grant: grant.id };
  };

  test('HX-49 of what is sensitive, and refuses it without a reason', async () => {
    const change = give(marvel, 'user:pepper', { permission: 'voc:confidential.view' }, 'voc:voc-post-purchase');
    const told = await preview(marvel, 'user:nick', [change], { reason: 'Complaint 1204' });
    expect(told.warnings).toEqual([{ warning: 'gives_sensitive', change: 0, permission: 'voc:confidential.view', hasReason: true }]);
    expect((await preview(marvel, 'user:nick', [change])).refused).toEqual([{ change: 0, reason: 'grant.reason_missing', details: {} }]);
  });

  test('of the last owner', async () => {
    const told = await preview(marvel, 'user:nick', [endingOf('user:nick', { role: 'administration/owner' })]);
    expect(told.refused).toEqual([{ change: 0, reason: 'owner.last', details: { member: 'Nick' } }]);
  });

  test('BX-17 of a power that the actor would lose and somebody else keeps', async () => {
    const told = await preview(marvel, 'user:felicia', [endingOf('user:felicia', { role: 'administration/administrator' })]);
    expect(told.warnings).toMatchObject([{ warning: 'locks_out_self', node: { name: 'Oscorp' } }]);
  });

  test('E41 of what changed since the draft was made, where it touches the same people', async () => {
    const { version } = await marvel.asking('user:felicia');
    const change = give(marvel, 'user:may', voc, 'voc:oscorp-voc');
    await save(marvel, 'user:nick', [give(marvel, 'user:may', shopper, 'mystery_shopper:oscorp-mystery-shopper')]);
    const told = await preview(marvel, 'user:felicia', [change], { madeAt: version });
    expect(told.warnings).toMatchObject([{ warning: 'changed_meanwhile' }]);
    const ofAnother = await preview(marvel, 'user:felicia', [give(marvel, 'user:gwen', { role: 'voc/contributor' }, 'voc:oscorp-voc')], {
      madeAt: version,
    });
    expect(ofAnother.warnings).toEqual([]);
  });

  test('of lines that a guard refuses, and shows the others without them', async () => {
    const told = await preview(marvel, 'user:felicia', [
      give(marvel, 'user:may', { role: 'voc/owner' }, 'voc:oscorp-voc'),
      give(marvel, 'user:may', places, 'subscription:oscorp'),
      give(marvel, 'user:may', voc, 'voc:oscorp-voc'),
    ]);
    expect(told.refused).toEqual([{ change: 0, reason: 'grant.beyond_ceiling', details: {} }]);
    expect(byPerson(told)['May Parker']?.gains).toContain('Oscorp VoC at Montreal + Québec + Toronto: 6');
  });
});

/** The places at which an item can be asked about. */
const placesOf = (world: World, under: NodeId) =>
  world.nodes.filter((node) => world.catalog.kinds.get(node.kind)?.isLocation && isWithin(treeIn(world), node.id, under));

/** Every answer of an access that is yes, as a preview names it. */
function yesesOf(world: World, access: CompiledAccess): Set<string> {
  const now = new Date();
  const yeses = new Set<string>();
  for (const permission of world.catalog.permissions.keys()) {
    for (const node of world.nodes) if (allows(access, permission, { node: node.id }, now)) yeses.add(`${permission} ${node.name}`);
    for (const item of world.items) {
      if (allows(access, permission, { item: item.id }, now)) yeses.add(`${permission} ${item.name} as such`);
      for (const place of placesOf(world, item.node))
        if (allows(access, permission, { item: item.id, location: place.id }, now))
          yeses.add(`${permission} ${item.name} at ${place.name}`);
    }
  }
  return yeses;
}

const answersIn = (lines: readonly EffectLine[]): string[] =>
  lines.flatMap(({ on, permissions }) =>
    permissions.flatMap((permission) => {
      if (on.is === 'participating') return [];
      if (on.is === 'nodes') return on.names.map((node) => `${permission} ${node}`);
      return on.asSuch ? [`${permission} ${on.name} as such`] : on.locations.map((place) => `${permission} ${on.name} at ${place}`);
    }),
  );

test('BX-1 a preview is what is allowed afterwards and not before, and the reverse, whatever is saved', { timeout: 120_000 }, async () => {
  let saved = 0;
  let changed = 0;
  for (let round = 0; round < 4; round++) {
    const marvel = await importTestOrganization(runtime, 'marvel');
    const { world } = marvel;
    const drafts = fc.sample(changesOf(world), { numRuns: 100, seed: round });
    for (const draft of drafts) {
      const ctx = await marvel.asking('user:nick');
      const input = { organizationId: ctx.organizationId, reason: 'drawn', confirmation: 'Marvel Group Inc.' };
      const first = draft.length > 0 ? await previewAccess(ctx, { ...input, madeAt: ctx.version, changes: draft }) : null;
      const refused = new Set(first?.refused.map((one) => one.change));
      const changes = draft.filter((_, index) => !refused.has(index));
      if (changes.length === 0) continue;
      const told = await previewAccess(ctx, { ...input, madeAt: ctx.version, changes });
      if (told.refused.length > 0) continue;
      const before = (await marvel.everybody()).map((access) => yesesOf(world, access));
      await changeAccess(ctx, { ...input, madeAt: ctx.version, changes, shown: told.fingerprint });
      const after = await marvel.everybody();
      for (const [index, access] of after.entries()) {
        const [then, now] = [before[index] ?? new Set<string>(), yesesOf(world, access)];
        const person = told.people.find((one) => one.person.id === access.facts.id);
        expect(new Set(answersIn(person?.gains ?? []))).toEqual(new Set([...now].filter((one) => !then.has(one))));
        expect(new Set(answersIn(person?.loses ?? []))).toEqual(new Set([...then].filter((one) => !now.has(one))));
        if (person) changed++;
      }
      saved++;
    }
  }
  expect(saved).toBeGreaterThan(100);
  expect(changed).toBeGreaterThan(30);
});
