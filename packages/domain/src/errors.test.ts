import { expect, test } from 'vitest';
import { Outage, Refusal } from './errors.ts';

test('a refusal carries its reason, its kind and what may be said', () => {
  const refusal = new Refusal('grant.managed_above', { level: 'Marvel Group Inc.' });
  expect(refusal).toMatchObject({
    reason: 'grant.managed_above',
    kind: 'forbidden',
    details: { level: 'Marvel Group Inc.' },
    message: 'grant.managed_above',
  });
  expect(new Refusal('owner.last').details).toEqual({});
});

test('an outage says whether something may have happened all the same', () => {
  const cause = new Error('connection lost');
  expect(new Outage('unknown', cause)).toMatchObject({ outcome: 'unknown', cause });
});
