import { catalogs } from '@totem/domain/catalog/products';
import { expect, test } from 'vitest';
import { roleStep } from './role-step.ts';

test.each([
  ['administration/owner', 4],
  ['administration/administrator', 3],
  ['administration/contributor', 2],
  ['administration/reader', 1],
  ['voc/owner', 4],
  ['voc/administrator', 3],
  ['voc/contributor', 2],
  ['voc/reader', 1],
  ['mystery_shopper/contributor', 2],
  ['hexia_local/contributor', 2],
] as const)('Reader, Contributor, Administrator and Owner are one step each: %s', (role, step) => {
  expect(roleStep(catalogs.hexia(), role)).toBe(step);
});

test('a product with other roles shows them on the same steps', () => {
  const hexfit = catalogs.hexfit();
  const profiles = ['super_administrator', 'branch_administrator', 'manager', 'employee', 'read_only'];
  expect(profiles.map((profile) => roleStep(hexfit, `hexfit/${profile}`))).toEqual([4, 3, 3, 2, 1]);
  expect(roleStep(catalogs.hitflow(), 'hitflow/owner')).toBe(4);
});

test('a role that the product does not have stands on the lowest step', () => {
  expect(roleStep(catalogs.hexia(), 'voc/emperor')).toBe(1);
});
