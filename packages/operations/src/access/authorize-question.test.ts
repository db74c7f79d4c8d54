import { Refusal } from '@totem/domain/errors';
import { ResourceId } from '@totem/domain/ids';
import { given, readable } from '@totem/domain/testing';
import { known } from '@totem/domain/tree';
import { freshDatabase } from '@totem/db/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Runtime } from '../runtime.ts';
import { type TestOrganization, importTestOrganization, openTestRuntime } from '../testing-organization.ts';
import { checkAccess } from './check-access.ts';
import { explainAccess } from './explain-access.ts';
import { listWhoCan } from './list-who-can.ts';

let runtime: Runtime;
let clinique: TestOrganization;

beforeAll(async () => {
  runtime = await openTestRuntime(await freshDatabase());
  // C4 hangs at Laval and Québec; a second one like it at Québec and Laval. Maude administers Québec as Bruno does Laval.
  clinique = await importTestOrganization(runtime, 'clinique', (world) => {
    const c4 = known(world.resources, 3);
    const more = { ...c4, id: readable.resource('client_file:c4-reversed'), nodes: c4.nodes.toReversed() };
    const fewer = { ...world, grants: world.grants.filter((grant) => !('member' in grant.to) || grant.to.member !== 'user:maude') };
    return given(
      { ...fewer, resources: [...world.resources, more] },
      'user:maude',
      { role: 'hexfit/branch_administrator' },
      'branch:quebec',
    );
  });
});
afterAll(() => runtime.close());

const questionOn = (resource: string, member: string) => ({
  organizationId: clinique.organizationId,
  member: clinique.member(member),
  permission: 'files:overview.view',
  target: { resource: ResourceId.parse(clinique.id(resource)) },
});
const reasonOf = (asked: Promise<unknown>): Promise<string | null> =>
  asked.then(
    () => null,
    (error: unknown) => {
      if (error instanceof Refusal) return error.reason;
      throw error;
    },
  );

describe.each(['client_file:c4', 'client_file:c4-reversed'])('a file at two branches, %s', (file) => {
  test.each([
    ['user:bruno', 'user:rita'],
    ['user:maude', 'user:zoe'],
  ])('is asked about by %s, who administers one of them', async (who, about) => {
    const ctx = await clinique.asking(who);
    const question = questionOn(file, about);
    expect(await reasonOf(checkAccess(ctx, question))).toBeNull();
    expect(await reasonOf(explainAccess(ctx, question))).toBeNull();
    const { member: _member, ...ofAnybody } = question;
    expect(await reasonOf(listWhoCan(ctx, { ...ofAnybody, pageSize: 10 }))).toBeNull();
  });
});

test('a file at other branches, or at none, is not found by who administers one', async () => {
  const bruno = await clinique.asking('user:bruno');
  for (const file of ['client_file:c3', 'client_file:c6']) {
    expect(await reasonOf(checkAccess(bruno, questionOn(file, 'user:rita')))).toBe('node.not_found');
    expect(await reasonOf(explainAccess(bruno, questionOn(file, 'user:rita')))).toBe('node.not_found');
  }
});

test('about oneself everybody may ask, and hears no reasons of what is not theirs to know of', async () => {
  const emile = await clinique.asking('user:emile');
  expect((await explainAccess(emile, questionOn('client_file:c1', 'user:emile'))).allowed).toBe(true);
  const { allowed, nearMisses } = await explainAccess(emile, questionOn('client_file:c2', 'user:emile'));
  expect([allowed, nearMisses]).toEqual([false, []]);
  expect(await reasonOf(checkAccess(emile, questionOn('client_file:c1', 'user:rita')))).toBe('member.not_found');
});
