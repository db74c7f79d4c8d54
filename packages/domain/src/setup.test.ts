import { expect, test } from 'vitest';
import { catalogs } from './catalog/products.ts';
import { type SetUpSoFar, setupSteps } from './setup.ts';

const nothing: SetUpSoFar = { kinds: new Set(), serviceItems: 0, people: 1, owners: 1, userGroups: 0, hasGiven: false };
const everything: SetUpSoFar = {
  kinds: new Set(['subscription', 'point_of_service', 'branch']),
  serviceItems: 1,
  people: 3,
  owners: 2,
  userGroups: 1,
  hasGiven: true,
};

test.each([
  ['hexia', ['node subscription', 'node point_of_service', 'service_item', 'member', 'access', 'user_group', 'second_owner']],
  ['hexfit', ['node branch', 'member', 'access', 'user_group', 'second_owner']],
  ['hitflow', ['member', 'access']],
] as const)('%s begins with what it has something of', (product, steps) => {
  const catalog = catalogs[product]();
  const begun = setupSteps(catalog, nothing);
  expect(begun.map(({ step, kind }) => (kind === null ? step : `${step} ${kind}`))).toEqual(steps);
  expect(begun.some((step) => step.done)).toBe(false);
  expect(setupSteps(catalog, everything).every((step) => step.done)).toBe(true);
});
