import { setReachable } from '@totem/operations/testing-database';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Caller, type Site, startSite } from './testing-site.ts';

let site: Site;
let felicia: Caller;
beforeAll(async () => {
  site = await startSite();
  felicia = await site.as('felicia@oscorp.example');
});
afterAll(() => site.close());

test('BX-23 without the database what was just answered is not answered from memory, and is no no either', async () => {
  const question = {
    organizationId: site.id('organization'),
    member: site.id('user:gwen'),
    permission: 'voc:dashboard.view',
    target: { item: site.id('voc:oscorp-voc'), location: site.id('point_of_service:montreal') },
  };
  const change = {
    organizationId: site.id('organization'),
    madeAt: 0,
    changes: [
      { change: 'give', to: { member: site.id('user:may') }, gives: { role: 'voc/reader' }, on: { item: site.id('voc:oscorp-voc') } },
    ],
  };
  const ask = () => felicia('access.check', question);
  const { organizationId, ...asked } = question;
  const askMany = () => felicia('access.checkMany', { organizationId, questions: [asked] });
  const answered = await ask();
  expect(answered.text).toContain('"allowed":true');

  await setReachable(site.database, false);
  for (const call of [ask, askMany, () => felicia('grants.save', change)]) {
    const { status, text } = await call();
    expect([status, JSON.parse(text)]).toMatchObject([
      503,
      { error: { message: 'unavailable', data: { reason: null, outcome: 'not_done' } } },
    ]);
    expect(text).not.toContain('allowed');
  }
  await setReachable(site.database, true);
  await expect.poll(ask, { timeout: 10_000 }).toEqual(answered);
});
