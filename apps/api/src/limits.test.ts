import { expect, test } from 'vitest';
import { clientOf, isTooDeep } from './limits.ts';

test.each([
  ['192.0.2.1', '192.0.2.1'],
  ['::ffff:192.0.2.1', '192.0.2.1'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['2001:DB8:0:0:ffff::', '2001:db8:0:0::/64'],
  ['2001:0db8:0000:0000:1:2:3:4', '2001:db8:0:0::/64'],
  ['2001:db8:0:1::1', '2001:db8:0:1::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('limits count %s as %s', (address, client) => {
  expect(clientOf(address)).toBe(client);
});

test('JSON is too deep at its 33rd level, whatever its strings hold', () => {
  expect(isTooDeep('['.repeat(32) + ']'.repeat(32))).toBe(false);
  expect(isTooDeep('['.repeat(33) + ']'.repeat(33))).toBe(true);
  expect(isTooDeep('{"a":'.repeat(33))).toBe(true);
  expect(isTooDeep(JSON.stringify('[{'.repeat(100)))).toBe(false);
  expect(isTooDeep(JSON.stringify(`"${'['.repeat(100)}\\`))).toBe(false);
  expect(isTooDeep('[]'.repeat(100))).toBe(false);
});
