// Longer than most: every way in which saving a draft is refused, or raced, stands beside the others.
import { randomUUID } from 'node:crypto';
import type { ChangeAccess, SavedView } from '@totem/domain/change-access';
import { Refusal } from '@totem/domain/errors';
import type { AccessChange } from '@totem/domain/grants';
import type { GrantId } from '@totem/domain/ids';
import { type World, given as givenIn, inUserGroup, readable } from '@totem/domain/testing';
import { known } from '@totem/domain/tree';
import { listAudit } from '@totem/db/audit';
import { verifyChain } from '@totem/db/audit-chain';
import { inOrganization } from '@totem/db/orm';
import { type TestDatabase, freshDatabase } from '@totem/db/testing';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkAccess } from '../access/check-access.ts';
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
  pool = new pg.Pool({ ...database.owner, max: 4 });
});
afterAll(async () => {
  await runtime.close();
  await pool.end();
});

type Gives = Extract<AccessChange, { change: 'give' }>['gives'];
type More = Partial<Omit<ChangeAccess, 'changes' | 'organizationId'>>;
const give = (organization: TestOrganization, to: string, gives: Gives, on: string): AccessChange => ({
  change: 'give',
  to: organization.to(to),
  gives,
  on: organization.on(on),
});
const reader = { role: 'voc/reader' };
const administrator = { role: 'administration/administrator' };
const owner = { role: 'administration/owner' };
const places = { locations: null };

async function save(organization: TestOrganization, by: string, changes: readonly AccessChange[], more: More = {}): Promise<SavedView> {
  const ctx = await organization.asking(by);
  return changeAccess(ctx, { organizationId: organization.organizationId, madeAt: ctx.version, changes: [...changes], ...more });
}

async function preview(organization: TestOrganization, by: string, changes: readonly AccessChange[]): Promise<void> {
  const ctx = await organization.asking(by);
  const { refused } = await previewAccess(ctx, { organizationId: organization.organizationId, madeAt: ctx.version, changes: [...changes] });
  for (const { reason } of refused) throw new Refusal(reason);
}

/** Why it was not saved; null when it was. */
const whyNot = (saving: Promise<unknown>): Promise<string | null> =>
  saving.then(
    () => null,
    (error: unknown) => {
      if (error instanceof Refusal) return error.reason;
      throw error;
    },
  );

/** The grant of something to somebody, as the rows say. */
async function grantOf(organization: TestOrganization, who: string, gives: Gives, on: string): Promise<GrantId> {
  const access = (await organization.everybody()).find((one) => one.facts.id === organization.member(who));
  const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
  const found = access?.facts.grants.find((one) => same(one.gives, gives) && same(one.on, organization.on(on)) && one.untilMs === Infinity);
  if (!found) throw new Error(`${who} has no such grant.`);
  return found.id;
}

const versionOf = async (organization: TestOrganization): Promise<number> => (await organization.asking('user:nick')).version;

/** The world with more people who administer. */
const given =
  (...more: readonly (readonly [to: string, gives: Gives, on: string])[]) =>
  (world: World): World =>
    more.reduce((before, [to, gives, on]) => givenIn(before, to, gives, on), world);

test('every line is saved, or none', async () => {
  const marvel = await importTestOrganization(runtime, 'marvel');
  const before = await versionOf(marvel);
  const saving = save(marvel, 'user:felicia', [
    give(marvel, 'user:may', reader, 'voc:oscorp-voc'),
    give(marvel, 'user:may', { role: 'voc/owner' }, 'voc:oscorp-voc'),
  ]);
  await expect(saving).rejects.toMatchObject({ reason: 'grant.beyond_ceiling', details: { change: '1' } });
  expect(await versionOf(marvel)).toBe(before);
  await expect(grantOf(marvel, 'user:may', reader, 'voc:oscorp-voc')).rejects.toThrow('no such grant');
});

test('two lines that cannot both be are a refusal, of the second and of the draft', async () => {
  const marvel = await importTestOrganization(runtime, 'marvel');
  const until = '2099-01-01T00:00:00Z';
  const [to, on] = [marvel.to('user:peter'), marvel.on('subscription:daily-bugle')];
  const one = { change: 'give', to, gives: reader, on } as const;
  const group = marvel.world.userGroups.find(({ home }) => home === marvel.node('subscription:oscorp'));
  const [who] = marvel.world.members.filter(({ id, home }) => home === group?.home && !group.members.some(({ member }) => member === id));
  if (!group || !who) throw new Error('Oscorp has a user group, and somebody who is not in it.');
  const join = { change: 'join', group: group.id, member: who.id } as const;
  expect(await whyNot(save(marvel, 'user:nick', [{ ...one, until }, one]))).toBe('grant.already_given');
  expect(await whyNot(preview(marvel, 'user:nick', [{ ...one, until }, one]))).toBe('grant.already_given');
  expect(await whyNot(save(marvel, 'user:nick', [{ ...join, until }, join]))).toBe('user_group.already_member');
  expect(
    await whyNot(
      save(marvel, 'user:nick', [
        { ...one, until },
        { ...one, from: until },
      ]),
    ),
  ).toBeNull();
});

describe('BX-15, E28 nothing above the ceiling is saved', () => {
  let marvel: TestOrganization;
  beforeAll(async () => {
    marvel = await importTestOrganization(runtime, 'marvel', given(['group:oscorp-desk', { role: 'voc/owner' }, 'voc:oscorp-voc']));
  });

  test.each<[string, string, (m: TestOrganization) => AccessChange, string]>([
    ['to a person', 'user:felicia', (m) => give(m, 'user:may', { role: 'voc/owner' }, 'voc:oscorp-voc'), 'grant.beyond_ceiling'],
    [
      'to a group',
      'user:felicia',
      (m) => give(m, 'group:oscorp-desk', { role: 'administration/owner' }, 'subscription:oscorp'),
      'grant.beyond_ceiling',
    ],
    [
      'by a group that gives more',
      'user:felicia',
      (m) => ({ change: 'join', group: m.group('group:oscorp-desk'), member: m.member('user:may') }),
      'grant.beyond_ceiling',
    ],
    ['to oneself', 'user:felicia', (m) => give(m, 'user:felicia', { role: 'voc/administrator' }, 'voc:oscorp-voc'), 'grant.to_self'],
    [
      'to somebody managed above',
      'user:felicia',
      (m) => give(m, 'user:maria', { role: 'voc/contributor' }, 'voc:oscorp-voc'),
      'grant.managed_above',
    ],
    ['outside their level', 'user:nick', (m) => give(m, 'user:peter', reader, 'voc:voc-post-purchase'), 'grant.outside_level'],
    ['by who gives nothing', 'user:gwen', (m) => give(m, 'user:gwen', reader, 'voc:oscorp-voc'), 'access.denied'],
  ])('%s', async (_name, by, change, expected) => {
    const before = await versionOf(marvel);
    expect(await whyNot(save(marvel, by, [change(marvel)]))).toBe(expected);
    expect(await versionOf(marvel)).toBe(before);
  });

  test('to oneself by a group that the same draft gives it to', async () => {
    const plain = await importTestOrganization(runtime, 'marvel');
    const before = await versionOf(plain);
    const join: AccessChange = { change: 'join', group: plain.group('group:oscorp-desk'), member: plain.member('user:felicia') };
    const gives = give(plain, 'group:oscorp-desk', { role: 'voc/administrator' }, 'voc:oscorp-voc');
    for (const changes of [
      [gives, join],
      [join, gives],
    ])
      expect(await whyNot(save(plain, 'user:felicia', changes))).toBe('grant.to_self');
    expect(await versionOf(plain)).toBe(before);
  });
});

describe('BX-18, E29 nothing is taken from somebody above', () => {
  let marvel: TestOrganization;
  beforeAll(async () => {
    marvel = await importTestOrganization(runtime, 'marvel', (world) =>
      inUserGroup(
        given(
          ['user:gwen', { role: 'administration/owner' }, 'subscription:oscorp'],
          ['group:oscorp-desk', reader, 'voc:oscorp-voc'],
        )(world),
        'group:oscorp-desk',
        'user:gwen',
      ),
    );
  });

  test.each<[string, (m: TestOrganization) => Promise<AccessChange> | AccessChange]>([
    ['directly', async (m) => ({ change: 'end', grant: await grantOf(m, 'user:gwen', reader, 'voc:oscorp-voc') })],
    [
      'of their places',
      async (m) => ({ change: 'end', grant: await grantOf(m, 'user:gwen', places, 'location_group:gwen-stacy-department') }),
    ],
    ['by taking them out of a group', (m) => ({ change: 'leave', group: m.group('group:oscorp-desk'), member: m.member('user:gwen') })],
    [
      'by what a group of theirs gives',
      (m) => {
        const grant = m.world.grants.find((one) => 'group' in one.to && one.to.group === m.group('group:oscorp-desk'));
        if (!grant) throw new Error('The group gives something.');
        return { change: 'end', grant: grant.id };
      },
    ],
    [
      'by what a location group of theirs holds',
      (m) => ({
        change: 'withdraw',
        locationGroup: m.locationGroup('location_group:gwen-stacy-department'),
        location: m.node('point_of_service:quebec'),
        filter: null,
      }),
    ],
  ])('%s', async (_name, change) => {
    const before = await versionOf(marvel);
    expect(await whyNot(save(marvel, 'user:felicia', [await change(marvel)]))).toBe('grant.upward');
    expect(await versionOf(marvel)).toBe(before);
    expect(await whyNot(preview(marvel, 'user:nick', [await change(marvel)]))).toBeNull();
  });
});

describe('E41, BX-4 two administrators change one person', () => {
  const departments = ['location_group:mary-jane-department', 'location_group:gwen-stacy-department'] as const;

  test('the second hears of it, sees what it would do now, and nothing is lost', async () => {
    const marvel = await importTestOrganization(
      runtime,
      'marvel',
      given(['user:may', reader, 'voc:oscorp-voc'], ['user:may', places, departments[0]], ['user:may', places, departments[1]]),
    );
    const [one, other] = [await marvel.asking('user:felicia'), await marvel.asking('user:nick')];
    const ending = async (group: string): Promise<AccessChange> => ({
      change: 'end',
      grant: await grantOf(marvel, 'user:may', places, group),
    });
    const [first, second] = [await ending(departments[0]), await ending(departments[1])];
    const input = { organizationId: marvel.organizationId, madeAt: one.version };
    const shown = await previewAccess(other, { ...input, changes: [second] });
    expect(shown.people[0]?.loses.flatMap(({ on }) => (on.is === 'item' ? on.locations : []))).toEqual(['Québec']);

    await changeAccess(one, { ...input, changes: [first] });
    const late = { ...input, changes: [second], shown: shown.fingerprint };
    expect(await whyNot(changeAccess(other, late))).toBe('change.conflict');
    expect(await grantOf(marvel, 'user:may', places, departments[1])).toBeDefined();

    const again = await marvel.asking('user:nick');
    const now = await previewAccess(again, late);
    expect(now.warnings).toMatchObject([{ warning: 'changed_meanwhile', by: 'Felicia', version: again.version }]);
    expect(now.people[0]?.loses.flatMap(({ on }) => (on.is === 'item' ? on.locations : [])).toSorted()).toEqual(['Montreal', 'Québec']);
    await changeAccess(again, { ...late, madeAt: now.version, shown: now.fingerprint });
    await expect(grantOf(marvel, 'user:may', places, departments[0])).rejects.toThrow('no such grant');
    await expect(grantOf(marvel, 'user:may', places, departments[1])).rejects.toThrow('no such grant');
  });

  test('what changed elsewhere, or changes nothing of what was shown, stops nobody', async () => {
    const marvel = await importTestOrganization(runtime, 'marvel');
    const ctx = await marvel.asking('user:felicia');
    const input = {
      organizationId: marvel.organizationId,
      madeAt: ctx.version,
      changes: [give(marvel, 'user:may', reader, 'voc:oscorp-voc')],
    };
    const shown = (await previewAccess(ctx, input)).fingerprint;
    await save(marvel, 'user:nick', [give(marvel, 'user:gwen', { role: 'voc/contributor' }, 'voc:oscorp-voc')]);
    await save(marvel, 'user:nick', [
      give(marvel, 'user:may', { role: 'mystery_shopper/reader' }, 'mystery_shopper:oscorp-mystery-shopper'),
    ]);
    expect((await changeAccess(ctx, { ...input, shown })).changed).toBe(1);
  });

  test('both at once: one is saved, the other hears of it', async () => {
    const marvel = await importTestOrganization(runtime, 'marvel', given(['user:may', places, 'subscription:oscorp']));
    const [one, other] = [await marvel.asking('user:felicia'), await marvel.asking('user:nick')];
    const save = (ctx: typeof one, role: string) =>
      whyNot(
        changeAccess(ctx, {
          organizationId: marvel.organizationId,
          madeAt: one.version,
          shown: 'what was shown',
          changes: [give(marvel, 'user:may', { role }, 'voc:oscorp-voc')],
        }),
      );
    const outcomes = await Promise.all([save(one, 'voc/reader'), save(other, 'voc/contributor')]);
    expect(new Set(outcomes)).toEqual(new Set(['change.conflict', null]));
  });

  test('a version that was never made is refused', async () => {
    const marvel = await importTestOrganization(runtime, 'marvel');
    const { version } = await marvel.asking('user:felicia');
    const far = save(marvel, 'user:felicia', [give(marvel, 'user:may', reader, 'voc:oscorp-voc')], {
      madeAt: (version + 1) as typeof version,
    });
    expect(await whyNot(far)).toBe('version.unknown');
  });
});

describe('an idempotency key', () => {
  test('gives the first answer again, also to many who ask at once, and the change is made once', async () => {
    const marvel = await importTestOrganization(runtime, 'marvel');
    const ctx = await marvel.asking('user:felicia');
    const input = {
      organizationId: marvel.organizationId,
      madeAt: ctx.version,
      changes: [give(marvel, 'user:may', reader, 'voc:oscorp-voc')],
      idempotencyKey: randomUUID(),
    };
    const answers = await Promise.all(Array.from({ length: 8 }, () => changeAccess(ctx, input)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
      new Set([JSON.stringify({ version: ctx.version + 1, changed: 1 })]),
    );
    expect(await versionOf(marvel)).toBe(ctx.version + 1);
  });

  test('is refused for another draft, and is another one for somebody else', async () => {
    const marvel = await importTestOrganization(runtime, 'marvel');
    const key = { idempotencyKey: randomUUID() };
    const { version: madeAt } = await marvel.asking('user:felicia');
    await save(marvel, 'user:felicia', [give(marvel, 'user:may', reader, 'voc:oscorp-voc')], { ...key, madeAt });
    expect(await whyNot(save(marvel, 'user:felicia', [give(marvel, 'user:gwen', places, 'subscription:oscorp')], { ...key, madeAt }))).toBe(
      'change.conflict',
    );
    expect((await save(marvel, 'user:nick', [give(marvel, 'user:gwen', places, 'subscription:oscorp')], key)).changed).toBe(1);
  });
});

describe('BX-17 the actor’s own power', () => {
  test('goes only when somebody else keeps as much, and when they typed the name', async () => {
    const marvel = await importTestOrganization(runtime, 'marvel');
    const end = async (): Promise<AccessChange[]> => [
      { change: 'end', grant: await grantOf(marvel, 'user:felicia', administrator, 'subscription:oscorp') },
    ];
    // Nick, above, has as much.
    await expect(save(marvel, 'user:felicia', await end())).rejects.toMatchObject({
      reason: 'self.lockout',
      details: { node: 'Oscorp', confirm: 'yes' },
    });
    expect(await whyNot(save(marvel, 'user:felicia', await end(), { confirmation: 'Stark Industries' }))).toBe('self.lockout');
    expect(await whyNot(save(marvel, 'user:felicia', await end(), { confirmation: ' Oscorp ' }))).toBeNull();
    expect(await whyNot(save(marvel, 'user:felicia', [give(marvel, 'user:may', reader, 'voc:oscorp-voc')]))).toBe('member.not_found');
  });

  test('stays where nobody else has as much, whatever they type', async () => {
    const clinique = await importTestOrganization(runtime, 'clinique');
    const top = { role: 'hexfit/super_administrator' };
    const end: AccessChange = { change: 'end', grant: await grantOf(clinique, 'user:sofia', top, 'company:clinique-mouvement') };
    expect(['owner.last', 'self.lockout']).toContain(
      await whyNot(save(clinique, 'user:sofia', [end], { confirmation: 'Clinique Mouvement' })),
    );
    expect(await grantOf(clinique, 'user:sofia', top, 'company:clinique-mouvement')).toBe(end.grant);
  });
});

describe('BX-16, I8 the last owner', () => {
  test('stays, and hears why', async () => {
    const marvel = await importTestOrganization(runtime, 'marvel');
    const end: AccessChange = { change: 'end', grant: await grantOf(marvel, 'user:nick', owner, 'organization:marvel') };
    await expect(save(marvel, 'user:nick', [end], { confirmation: 'Marvel Group Inc.' })).rejects.toMatchObject({ reason: 'owner.last' });
  });

  test('E44 is one of two who end each other at once', async () => {
    for (let round = 0; round < 10; round++) {
      const marvel = await importTestOrganization(runtime, 'marvel', given(['user:maria', owner, 'organization:marvel']));
      const [nick, maria] = [await marvel.asking('user:nick'), await marvel.asking('user:maria')];
      const ending = async (who: string): Promise<AccessChange> => ({
        change: 'end',
        grant: await grantOf(marvel, who, owner, 'organization:marvel'),
      });
      const [ofNick, ofMaria] = [await ending('user:nick'), await ending('user:maria')];
      const input = { organizationId: marvel.organizationId, madeAt: nick.version };
      const outcomes = await Promise.all([
        whyNot(changeAccess(nick, { ...input, changes: [ofMaria] })),
        whyNot(changeAccess(maria, { ...input, changes: [ofNick] })),
      ]);
      expect(outcomes.filter((one) => one === null)).toHaveLength(1);
      // Whoever came second is no owner any more, and no longer sees what the other holds.
      expect(outcomes.find((one) => one !== null)).toBe('grant.not_found');
      const owners = (await marvel.everybody()).filter(({ facts }) =>
        facts.grants.some((one) => JSON.stringify(one.gives) === JSON.stringify(owner) && one.untilMs === Infinity),
      );
      expect(owners).toHaveLength(1);
    }
  });
});

describe('whoever stops being allowed while they save', () => {
  test.each([
    ['suspended', 'member.suspended'],
    ['without their role', 'member.not_found'],
  ] as const)('is refused: %s', async (how, expected) => {
    const marvel = await importTestOrganization(runtime, 'marvel');
    const ctx = await marvel.asking('user:felicia');
    const ended = await grantOf(marvel, 'user:felicia', administrator, 'subscription:oscorp');
    const holder = await pool.connect();
    await holder.query('begin');
    await holder.query('select from organization_version where organization_id = $1 for update', [marvel.organizationId]);
    // It has asked while it still might, and waits for the change under way.
    const saving = whyNot(
      changeAccess(ctx, {
        organizationId: marvel.organizationId,
        madeAt: ctx.version,
        changes: [give(marvel, 'user:may', reader, 'voc:oscorp-voc')],
      }),
    );
    await expect
      .poll(
        async () =>
          (await pool.query(`select from pg_stat_activity where datname = $1 and wait_event_type = 'Lock'`, [database.owner.database]))
            .rowCount,
      )
      .toBe(1);
    if (how === 'suspended') {
      const state = [marvel.organizationId, ctx.actor.member];
      await holder.query(
        'update member_state set valid_until = clock_timestamp() where organization_id = $1 and member_id = $2 and valid_until is null',
        state,
      );
      await holder.query(
        `insert into member_state select (jsonb_populate_record(s, jsonb_build_object('id', gen_random_uuid(), 'status', 'suspended', 'valid_from', s.valid_until, 'valid_until', null))).*
         from member_state s where organization_id = $1 and member_id = $2 order by valid_from desc limit 1`,
        state,
      );
    } else
      await holder.query('update access_grant set ended_at = clock_timestamp() where organization_id = $1 and id = $2', [
        marvel.organizationId,
        ended,
      ]);
    await holder.query('update organization_version set version = version + 1 where organization_id = $1', [marvel.organizationId]);
    await holder.query('commit');
    holder.release();
    expect(await saving).toBe(expected);
    await expect(grantOf(marvel, 'user:may', reader, 'voc:oscorp-voc')).rejects.toThrow('no such grant');
  });
});

test('I17 the event, the delta, the version and the answer are one with the change: without one of them there is none', async () => {
  const marvel = await importTestOrganization(runtime, 'marvel');
  const before = await versionOf(marvel);
  const kept = async () => {
    const tables = ['access_grant', 'audit_event', 'audit_subject', 'delta', 'idempotency_key'];
    return Promise.all(
      tables.map(
        async (table) =>
          (await pool.query<{ n: string }>(`select count(*) as n from ${table} where organization_id = $1`, [marvel.organizationId]))
            .rows[0]?.n,
      ),
    );
  };
  const rows = await kept();
  for (const table of ['audit_event', 'audit_subject', 'delta', 'idempotency_key', 'access_grant']) {
    await pool.query(`create function fail() returns trigger language plpgsql as $$ begin raise exception 'a fault'; end $$`);
    await pool.query(`create trigger fail before insert on ${table} for each row execute function fail()`);
    const saving = save(marvel, 'user:felicia', [give(marvel, 'user:may', reader, 'voc:oscorp-voc')], { idempotencyKey: randomUUID() });
    await expect(saving).rejects.toThrow();
    await pool.query('drop function fail cascade');
    expect([table, await kept(), await versionOf(marvel)]).toEqual([table, rows, before]);
  }
  await save(marvel, 'user:felicia', [give(marvel, 'user:may', reader, 'voc:oscorp-voc')], { reason: 'Holiday cover' });
  const events = await inOrganization(runtime.orm, marvel.organizationId, (db) =>
    listAudit(db, { about: [{ subject: marvel.member('user:may') }], limit: 1 }),
  );
  expect(events).toMatchObject([
    {
      version: before + 1,
      actor: { type: 'member', member: marvel.member('user:felicia') },
      viewedAs: null,
      event: { type: 'grant.given', to: { member: marvel.member('user:may') }, gives: reader, reason: 'Holiday cover' },
    },
  ]);
});

test('I17 50 changes at once leave 50 versions without a gap, an event and a delta each, and an unbroken chain', async () => {
  const many = Array.from({ length: 50 }, (_, index) => `user:one-of-many-${index}`);
  const marvel = await importTestOrganization(runtime, 'marvel', (world) => ({
    ...world,
    members: [
      ...world.members,
      ...many.map((id) => ({
        ...known(world.members, 0),
        id: readable.member(id),
        user: readable.user(`${id}@oscorp.example`),
        name: id,
        home: readable.node('subscription:oscorp'),
      })),
    ],
  }));
  const { version: from } = await marvel.asking('user:nick');
  const saved = await Promise.all(many.map((id) => whyNot(save(marvel, 'user:nick', [give(marvel, id, reader, 'voc:oscorp-voc')]))));
  expect(saved.filter((one) => one !== null)).toEqual([]);
  const numbered = async (statement: string) =>
    (await pool.query<{ n: string }>(statement, [marvel.organizationId, from])).rows.map((row) => Number(row.n));
  const all = Array.from({ length: 50 }, (_, index) => from + 1 + index);
  expect(await numbered('select version as n from delta where organization_id = $1 and version > $2 order by 1')).toEqual(all);
  expect(await numbered('select version as n from audit_event where organization_id = $1 and version > $2 order by number')).toEqual(all);
  const { verified, broken } = await inOrganization(runtime.orm, marvel.organizationId, verifyChain);
  expect(broken).toBeNull();
  expect(verified).toBeGreaterThanOrEqual(50);
});

test('BX-21 a revoke that has returned is never followed by a yes, in this process or another', { timeout: 60_000 }, async () => {
  const other = await openTestRuntime(database);
  const marvel = await importTestOrganization(runtime, 'marvel', given(['user:may', places, 'subscription:oscorp']));
  const inOther = { ...marvel, asking: (who: string) => marvel.asking(who, other) };
  const question = {
    organizationId: marvel.organizationId,
    member: marvel.member('user:may'),
    permission: 'voc:dashboard.view',
    target: { item: marvel.item('voc:oscorp-voc'), location: marvel.node('point_of_service:montreal') },
  };
  /** What the answer has to be from the return of one change to the start of the next; null while one is under way. */
  let state: { readonly must: boolean } | null = { must: false };
  const answers = { yes: 0, no: 0 };
  const wrong: string[] = [];
  const over = new AbortController();
  const ask = async (organization: Pick<TestOrganization, 'asking'>) => {
    const before = state;
    const { allowed } = await checkAccess(await organization.asking('user:felicia'), question);
    answers[allowed ? 'yes' : 'no']++;
    // Only what was settled when the question began, and still is at its answer, is known.
    if (before !== null && before === state && allowed !== before.must)
      wrong.push(`${allowed ? 'yes' : 'no'}, the ${answers.yes + answers.no}th`);
  };
  const reads = [marvel, inOther, marvel, inOther].map(async (organization) => {
    while (!over.signal.aborted) await ask(organization);
  });
  const change = async (must: boolean, line: AccessChange) => {
    state = null;
    await save(marvel, 'user:felicia', [line]);
    state = { must };
    // Right after each change, of either process: what is stale is most likely here.
    await Promise.all([ask(marvel), ask(inOther)]);
  };
  for (let round = 0; round < 15; round++) {
    await change(true, give(marvel, 'user:may', reader, 'voc:oscorp-voc'));
    await change(false, { change: 'end', grant: await grantOf(marvel, 'user:may', reader, 'voc:oscorp-voc') });
  }
  over.abort();
  await Promise.all(reads);
  await other.close();
  expect(wrong).toEqual([]);
  expect(Math.min(answers.yes, answers.no)).toBeGreaterThan(20);
});
