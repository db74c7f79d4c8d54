import { type Api, startApi } from '@totem/api/http';
import type { Product } from '@totem/domain/catalog/define-product';
import { hexia } from '@totem/domain/catalog/hexia';
import { Outage, Refusal } from '@totem/domain/errors';
import type { MemberId, OrganizationId, ServiceItemId } from '@totem/domain/ids';
import { demoPassword, seedDemo } from '@totem/operations/demo';
import { type TestDatabase, freshDatabase, setReachable } from '@totem/operations/testing-database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { totemClient } from './totem-client.ts';

const secret = 'only for this test, thirty-two characters';
let database: TestDatabase;
let api: Api;
let felicia: Record<string, string>;
let organizationId: OrganizationId;
let gwen: MemberId;
let oscorpVoc: ServiceItemId;

const Answer = z.object({ result: z.object({ data: z.unknown() }) });
const Rows = z.object({ rows: z.array(z.object({ id: z.string(), name: z.string() })) });
const ask = async (procedure: string, input: object) => {
  const answer = await fetch(`${api.url}/api/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify(input))}`, { headers: felicia });
  return Answer.parse(await answer.json()).result.data;
};

beforeAll(async () => {
  database = await freshDatabase();
  await seedDemo(database.api);
  api = await startApi({ connection: database.api, port: 0, secret });
  felicia = await signIn('felicia@oscorp.example');
  const organization = z
    .object({ id: z.string(), top: z.object({ id: z.string() }) })
    .parse(await ask('organizations.bySlug', { slug: 'marvel' }));
  // Ids that the API has just given.
  organizationId = organization.id as OrganizationId;
  const named = async (procedure: string, name: string, more: object) =>
    Rows.parse(await ask(procedure, { organizationId, ...more })).rows.find((row) => row.name.startsWith(name))?.id;
  gwen = (await named('members.list', 'Gwen', { node: organization.top.id })) as MemberId;
  oscorpVoc = (await named('serviceItems.list', 'Oscorp VoC', { within: organization.top.id })) as ServiceItemId;
});
afterAll(() => api.close());

async function signIn(email: string): Promise<Record<string, string>> {
  const answer = await fetch(`${api.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: api.url },
    body: JSON.stringify({ email, password: demoPassword }),
  });
  return {
    cookie: answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; '),
  };
}

const voc = (headers = felicia) => totemClient(hexia, 'voc', { url: api.url, organizationId, headers: () => headers });

test('a yes, its reasons and its locations agree', async () => {
  const question = { member: gwen, permission: 'dashboard.view', target: { item: oscorpVoc } } as const;
  const [allowed, decision] = await Promise.all([voc().can(question), voc().explain(question)]);
  const places = await Array.fromAsync(voc().locations({ member: gwen, permission: 'dashboard.view', item: oscorpVoc }));

  expect(allowed).toBe(true);
  expect(decision.allowed).toBe(true);
  expect(decision.because.length).toBeGreaterThan(0);
  expect(places.map(({ name }) => name)).toEqual(['Montreal', 'Québec']);
});

test('many questions are answered at once, in their order', async () => {
  const about = (permission: 'dashboard.view' | 'alert.edit') => ({ member: gwen, permission, target: { item: oscorpVoc } });

  expect(await voc().canMany([about('alert.edit'), about('dashboard.view')])).toEqual([false, true]);
});

test('a permission that the service does not have is refused before anything is asked', async () => {
  const untyped = totemClient<Product, string>(hexia, 'voc', { url: 'http://127.0.0.1:1', organizationId, headers: () => ({}) });

  await expect(untyped.can({ member: gwen, permission: 'dashbord.view', target: { item: oscorpVoc } })).rejects.toThrow(TypeError);
});

test('who may not ask is refused with the reason; nobody is never told no', async () => {
  const question = { member: gwen, permission: 'dashboard.view', target: { item: oscorpVoc } } as const;

  await expect(voc({}).can(question)).rejects.toThrow(new Refusal('sign_in.required'));
  await expect(voc(await signIn('ana@acme.example')).can(question)).rejects.toThrow(new Refusal('organization.not_found'));
});

test('without a database there is no answer, neither yes nor no', async () => {
  const question = { member: gwen, permission: 'dashboard.view', target: { item: oscorpVoc } } as const;
  await setReachable(database, false);
  const asked = voc().can(question);
  await expect(asked).rejects.toThrow(Outage);
  await setReachable(database, true);
  await expect
    .poll(() =>
      voc()
        .can(question)
        .catch(() => null),
    )
    .toBe(true);
});
