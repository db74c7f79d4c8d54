import { expect, test } from 'vitest';
import { ownPathOr } from './own-path.ts';

test.each([
  '//evil.example',
  '/\\evil.example',
  'https://evil.example',
  '/%2F/evil.example',
  '/%252Fevil.example',
  'javascript:alert(1)',
  '',
  undefined,
])('E15 %s leads to our start instead', (next) => {
  expect(ownPathOr(next)).toBe('/');
});

test('E15 a page of ours is gone on to, search and all', () => {
  expect(ownPathOr('/marvel/users?level=oscorp')).toBe('/marvel/users?level=oscorp');
});
