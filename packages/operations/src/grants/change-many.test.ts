import { randomUUID } from 'node:crypto';
import type { ChangeAccess, EffectView } from '@totem/domain/change-access';
import { type Reason, Refusal } from '@totem/domain/errors';
import { type DraftLine, type Each, mostChanges } from '@totem/domain/grants';
import { MemberId } from '@totem/domain/ids';
import { inUserGroup } from '@totem/domain/testing';
import { listAudit } from '@totem/db/audit';
import { inOrganization } from '@totem/db/orm';
import { freshDatabase } from '@totem/db/testing';
import { rehearse } from '@totem/db/version';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Ctx } from '../context.ts';
import { accessUnderLock } from '../locked-access.ts';
import type { Runtime } from '../runtime.ts';
import { type TestOrganization, importTestOrganization, openTestRuntime } from '../testing-organization.ts';
import { changeAccess } from './change-access.ts';
import { previewAccess } from './preview-access.ts';
import { applyJudged, judgeDraft } from './rehearse-draft.ts';

let runtime: Runtime;
let marvel: TestOrganization;
beforeAll(async () => {
  runtime = await openTestRuntime(await freshDatabase());
});
beforeEach(async () => {
  marvel = await importTestOrganization(runtime, 'marvel');
});
afterAll(() => runtime.close());

const each = (people: readonly string[], what: Each): DraftLine => ({
  change: 'each',
  people: people.map((one) => marvel.member(one)),
  each: what,
});
const reading = (): Each => ({ change: 'give', gives: { role: 'hexia_local/reader' }, on: marvel.on('subscription:oscorp') });

async function preview(by: string, changes: readonly DraftLine[], more: { peopleFrom?: number } = {}): Promise<EffectView> {
  const ctx = await marvel.asking(by);
  return previewAccess(ctx, { organizationId: marvel.organizationId, madeAt: ctx.version, changes: [...changes], ...more });
}

async function save(by: string, changes: readonly DraftLine[], more: Partial<ChangeAccess> = {}) {
  const ctx = await marvel.asking(by);
  return changeAccess(ctx, { organizationId: marvel.organizationId, madeAt: ctx.version, changes: [...changes], ...more });
}

/** How many grants each of some people has. */
async function grantsOf(...people: readonly string[]): Promise<number[]> {
  const all = await marvel.everybody();
  const nowMs = (await marvel.asking('user:nick')).now.getTime();
  return people.map((who) => {
    const found = all.find((one) => one.facts.id === marvel.member(who));
    return (found?.facts.grants ?? []).filter((grant) => grant.untilMs > nowMs).length;
  });
}

const whyNot = (saving: Promise<unknown>): Promise<Reason | null> =>
  saving.then(
    () => null,
    (error: unknown) => {
      if (error instanceof Refusal) return error.reason;
      throw error;
    },
  );

test('a line for many gives each of them the same, as one change with an event for each', async () => {
  const before = await grantsOf('user:may', 'user:gwen', 'user:normand');
  const lines = [each(['user:may', 'user:gwen', 'user:normand'], { ...reading(), until: '2099-01-01T00:00:00Z' } as Each)];
  const { changes, refused } = await preview('user:felicia', lines);
  expect(changes).toMatchObject([{ change: 'give', to: null, people: 3, gives: 'hexia_local/reader', on: { name: 'Oscorp' } }]);
  expect(refused).toEqual([]);
  const { version, changed } = await save('user:felicia', lines);
  expect(changed).toBe(3);
  expect(await grantsOf('user:may', 'user:gwen', 'user:normand')).toEqual(before.map((count) => count + 1));
  const events = await inOrganization(runtime.orm, marvel.organizationId, (db) =>
    listAudit(db, { within: marvel.node('organization:marvel'), limit: 10 }),
  );
  expect(events.filter((one) => one.version === version).map(({ event }) => event)).toMatchObject(
    Array.from({ length: 3 }, () => ({ type: 'grant.given', until: '2099-01-01T00:00:00.000Z' })),
  );
});

describe('BX-15 E28 each of many is judged by themselves', () => {
  test('and who may not be given it is told apart, by why, with the names that the giver may know', async () => {
    const line = each(['user:may', 'user:nick', 'user:peter', 'user:felicia', 'user:maria'], reading());
    const { refused } = await preview('user:felicia', [line]);
    const told = refused.map(({ change, reason, of }) => [change, reason, of?.named, of?.people.map((one) => marvel.reference(one))]);
    expect(told).toEqual([
      [0, 'grant.managed_above', ['Maria', 'Nick'], ['user:nick', 'user:maria']],
      [0, 'member.not_found', [], ['user:peter']],
      [0, 'grant.to_self', ['Felicia'], ['user:felicia']],
    ]);
    expect(await whyNot(save('user:felicia', [line]))).toBe('grant.managed_above');
  });

  test('so nothing of it is saved while one is refused, and all of it once these are left out', async () => {
    const before = await grantsOf('user:may');
    expect(await whyNot(save('user:felicia', [each(['user:may', 'user:peter'], reading())]))).toBe('member.not_found');
    expect(await grantsOf('user:may')).toEqual(before);
    await save('user:felicia', [each(['user:may'], reading())]);
    expect(await grantsOf('user:may')).toEqual(before.map((count) => count + 1));
  });

  test.each<[string, () => Each, Reason]>([
    [
      'a role above one’s own',
      () => ({ change: 'give', gives: { role: 'voc/owner' }, on: marvel.on('voc:oscorp-voc') }),
      'grant.beyond_ceiling',
    ],
    ['a group of another level', () => ({ change: 'join', group: marvel.group('group:all-marvel') }), 'user_group.not_found'],
    [
      'the end of what they lack',
      () => ({ change: 'end', gives: { role: 'voc/owner' }, on: marvel.on('voc:oscorp-voc') }),
      'grant.not_found',
    ],
    [
      'a sensitive permission without a reason',
      () => ({ change: 'give', gives: { permission: 'voc:confidential.view' }, on: marvel.on('voc:oscorp-voc') }),
      'grant.reason_missing',
    ],
  ])('%s is given to nobody', async (_name, what, reason) => {
    const { refused } = await preview('user:felicia', [each(['user:may', 'user:gwen'], what())]);
    expect(refused.map((one) => [one.reason, one.of?.people.length])).toEqual([[reason, 2]]);
  });
});

test('of many, what each is given directly is ended, and only that', async () => {
  const gift = { gives: { role: 'voc/reader' }, on: marvel.on('voc:oscorp-voc') };
  const [mary, gwen] = await grantsOf('user:mary-jane', 'user:gwen');
  const line = (...people: string[]) => each(people, { change: 'end', ...gift });
  const { refused, changes } = await preview('user:felicia', [line('user:mary-jane', 'user:gwen', 'user:normand')]);
  expect(changes).toMatchObject([{ change: 'end', people: 3, gives: 'voc/reader', on: { name: 'Oscorp VoC' } }]);
  expect(refused).toMatchObject([{ reason: 'grant.not_found', of: { named: ['Normand Osborn'] } }]);
  await save('user:felicia', [line('user:mary-jane', 'user:gwen')]);
  expect(await grantsOf('user:mary-jane', 'user:gwen')).toEqual([(mary ?? 0) - 1, (gwen ?? 0) - 1]);
});

test('many join a group, and leave it', async () => {
  const people = ['user:may', 'user:gwen', 'user:mary-jane'];
  const group = marvel.group('group:oscorp-desk');
  await save('user:felicia', [each(people, { change: 'join', group })]);
  const isIn = async () =>
    (await marvel.everybody()).filter((one) => one.facts.memberships.some((of) => of.group.id === group && of.untilMs === Infinity)).length;
  expect(await isIn()).toBe(3);
  const { refused } = await preview('user:felicia', [each(people, { change: 'join', group })]);
  expect(refused).toMatchObject([{ reason: 'user_group.already_member', of: { people: { length: 3 } } }]);
  await save('user:felicia', [each(people, { change: 'leave', group })]);
  expect(await isIn()).toBe(0);
});

test('somebody twice in a line is given it once, and twice in a draft is refused', async () => {
  const line = each(['user:may', 'user:may'], reading());
  expect((await preview('user:felicia', [line])).refused).toEqual([]);
  const { refused } = await preview('user:felicia', [line, each(['user:may', 'user:gwen'], reading())]);
  expect(refused).toMatchObject([{ change: 1, reason: 'grant.already_given', of: { named: ['May Parker'] } }]);
});

test('a draft of more changes than one may hold is refused before anybody is read', async () => {
  const people = Array.from({ length: mostChanges }, () => MemberId.parse(randomUUID()));
  const tooMany: DraftLine[] = [{ change: 'each', people, each: reading() }, each(['user:may'], reading())];
  expect(await whyNot(preview('user:felicia', tooMany))).toBe('draft.too_large');
  expect(await whyNot(save('user:felicia', tooMany))).toBe('draft.too_large');
});

describe('what was shown of many is what is saved', () => {
  const people = ['user:may', 'user:gwen'];

  test('who changed since is told of, and nothing is saved', async () => {
    const ctx = await marvel.asking('user:felicia');
    const lines = [each(people, { change: 'give', gives: { role: 'voc/contributor' }, on: marvel.on('voc:oscorp-voc') })];
    const shown = await preview('user:felicia', lines);
    await save('user:nick', [
      each(['user:may'], { change: 'give', gives: { locations: null }, on: marvel.on('point_of_service:montreal') }),
    ]);
    const again = { madeAt: ctx.version, shown: shown.fingerprint };
    expect(await whyNot(save('user:felicia', lines, again))).toBe('change.conflict');
    const now = await preview('user:felicia', lines);
    expect(now.fingerprint).not.toBe(shown.fingerprint);
    await save('user:felicia', lines, { ...again, shown: now.fingerprint });
  });

  test('asked again under its key it is made once', async () => {
    const key = { idempotencyKey: randomUUID() };
    const before = await grantsOf(...people);
    const ctx = await marvel.asking('user:felicia');
    const asked = { ...key, madeAt: ctx.version };
    const answers = await Promise.all([1, 2, 3].map(() => save('user:felicia', [each(people, reading())], asked)));
    expect(new Set(answers.map(({ version }) => version)).size).toBe(1);
    expect(await grantsOf(...people)).toEqual(before.map((count) => count + 1));
  });

  test('of two who give many the same at once one is saved', async () => {
    const before = await grantsOf(...people);
    const saving = ['user:felicia', 'user:nick'].map((by) => whyNot(save(by, [each(people, reading())])));
    const answers = await Promise.all(saving);
    expect(answers.filter((one) => one === null)).toHaveLength(1);
    expect(await grantsOf(...people)).toEqual(before.map((count) => count + 1));
  });
});

test('BX-1 people are left by a draft as their rows say', async () => {
  const department = 'location_group:gwen-stacy-department';
  const grant = async (who: string) => (await marvel.everybody()).find((one) => one.facts.id === marvel.member(who))?.facts.grants[0]?.id;
  const ended = await grant('user:mary-jane');
  if (!ended) throw new Error('Mary Jane is given something.');
  const crowd = await importTestOrganization(runtime, 'marvel', (world) => inUserGroup(world, 'group:oscorp-desk', 'user:may'));
  const drafts: readonly [TestOrganization, readonly DraftLine[]][] = [
    [
      marvel,
      [
        each(['user:may', 'user:gwen'], {
          change: 'give',
          gives: { locations: null },
          on: marvel.on('location_group:mary-jane-department'),
        }),
      ],
    ],
    [marvel, [each(['user:may'], { change: 'join', group: marvel.group('group:oscorp-desk') }), { change: 'end', grant: ended }]],
    [crowd, [{ change: 'give', to: crowd.to('group:oscorp-desk'), gives: { role: 'voc/reader' }, on: crowd.on('voc:oscorp-voc') }]],
    [
      marvel,
      [
        {
          change: 'enter',
          locationGroup: marvel.locationGroup(department),
          location: marvel.node('point_of_service:toronto'),
          filter: null,
        },
      ],
    ],
    [marvel, [{ change: 'delete', what: { locationGroup: marvel.locationGroup(department) } }]],
    [crowd, [{ change: 'leave', group: crowd.group('group:oscorp-desk'), member: crowd.member('user:may') }]],
    [crowd, [{ change: 'delete', what: { userGroup: crowd.group('group:oscorp-desk') } }]],
  ];
  for (const [organization, changes] of drafts) {
    const ctx = await organization.asking('user:nick');
    const [after, read] = await left(ctx, changes);
    expect(after.length).toBeGreaterThan(0);
    expect(after).toEqual(read);
  }
});

/** Everybody whom a draft touches as it says that it leaves them, and as the rows then say, ended ones first. */
async function left(ctx: Ctx, changes: readonly DraftLine[]): Promise<[unknown[], unknown[]]> {
  let found: [unknown[], unknown[]] = [[], []];
  const isOver = new Error('compared');
  // Thrown, so that nothing of it stays.
  const rehearsing = inOrganization(
    runtime.orm,
    ctx.organizationId,
    async (db) => {
      // As a save writes: every row.
      const tx = { ...(await rehearse(db)), isRehearsal: false };
      const judged = await judgeDraft(ctx, tx, ctx.mine, { changes });
      const { after } = (await applyJudged(ctx, tx, judged, null)).touched;
      const read = await accessUnderLock(
        ctx,
        tx,
        after.map((one) => one.facts.id),
      );
      found = [after.map((one) => one.facts), read.map((one) => one?.facts)];
      throw isOver;
    },
    { purpose: 'changes', rehearsal: true },
  );
  await expect(rehearsing).rejects.toBe(isOver);
  return found;
}
