import { given, withMember } from '@totem/domain/testing';
import { freshDatabase } from '@totem/db/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { previewAccess } from '../grants/preview-access.ts';
import type { Runtime } from '../runtime.ts';
import { type TestOrganization, importTestOrganization, openTestRuntime } from '../testing-organization.ts';
import { getSeats } from './get-seats.ts';

let runtime: Runtime;
let clinic: TestOrganization;
let rested: TestOrganization;
let marvel: TestOrganization;
beforeAll(async () => {
  runtime = await openTestRuntime(await freshDatabase());
  clinic = await importTestOrganization(runtime, 'clinique');
  rested = await importTestOrganization(runtime, 'clinique', (world) =>
    given(withMember(world, 'user:bruno', { status: 'suspended' }), 'user:rita', { role: 'hexfit/read_only' }, 'branch:quebec'),
  );
  marvel = await importTestOrganization(runtime, 'marvel');
});
afterAll(() => runtime.close());

const seats = async (of: TestOrganization, who: string, at: string) =>
  getSeats(await of.asking(who), { organizationId: of.organizationId, node: of.node(at) });
const root = 'company:clinique-mouvement';

test('HF-19 paid seats are taken by people with paid roles, once each, and never by who is read only or suspended', async () => {
  const all = await seats(clinic, 'user:sofia', root);
  const fewer = await seats(rested, 'user:sofia', root);
  expect(all).toMatchObject({ reserved: 0, free: 1 });
  expect(fewer).toEqual({ ...all, occupied: (all?.occupied ?? 0) - 1 });
});

test('seats are told at the root alone, to who sees all people, and not where a product has none', async () => {
  expect(await seats(clinic, 'user:bruno', 'branch:laval')).toBeNull();
  await expect(seats(clinic, 'user:bruno', root)).rejects.toThrow('access.denied');
  expect(await seats(marvel, 'user:nick', 'organization:marvel')).toBeNull();
});

test('a draft says how many seats it takes, and to who sees all people how they would stand', async () => {
  const promote = async (who: string) => {
    const ctx = await clinic.asking(who);
    const effect = await previewAccess(ctx, {
      organizationId: clinic.organizationId,
      madeAt: ctx.version,
      changes: [
        ...clinic.world.grants.flatMap(({ id, to }) =>
          'member' in to && to.member === clinic.member('user:rita') ? [{ change: 'end', grant: id } as const] : [],
        ),
        { change: 'give', to: clinic.to('user:rita'), gives: { role: 'hexfit/employee' }, on: clinic.on('branch:laval') },
      ],
    });
    return { refused: effect.refused, seats: effect.seats };
  };
  const standing = await seats(clinic, 'user:sofia', root);
  const bySofia = await promote('user:sofia');
  expect(bySofia.refused).toEqual([]);
  expect(bySofia.seats).toEqual({ change: 1, after: { ...standing, occupied: (standing?.occupied ?? 0) + 1, free: 0 } });
  expect((await promote('user:bruno')).seats).toEqual({ change: 1, after: null });
  expect(await seats(clinic, 'user:sofia', root)).toEqual(standing);
});
