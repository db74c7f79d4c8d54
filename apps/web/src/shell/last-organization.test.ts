import { expect, test } from 'vitest';
import { organizationToBeginIn } from './last-organization.ts';

const open = (slug: string) => ({ slug, status: 'active' as const });
const closed = (slug: string) => ({ slug, status: 'suspended' as const });
const whole = (...rows: (ReturnType<typeof open> | ReturnType<typeof closed>)[]) => ({ rows, complete: true, next: null });

test.each([
  ['the last used of several', whole(open('a'), open('b')), 'b', 'b'],
  ['the only one', whole(open('a')), null, 'a'],
  ['the only one that is open', whole(open('a'), closed('b')), null, 'a'],
  ['the only one, when the last used has ended', whole(open('a')), 'gone', 'a'],
  ['the list, where several are open and none was used', whole(open('a'), open('b')), null, null],
  ['the list, when the last used was deactivated and several are open', whole(open('a'), open('b'), closed('c')), 'c', null],
  ['the other one, when the last used of two was deactivated', whole(open('a'), closed('c')), 'c', 'a'],
  ['the list, for somebody in no organization', whole(), null, null],
  ['the last used, though it is on a later page', { rows: [open('a')], complete: false, next: null }, 'z', 'z'],
  ['the list, while there may be more than the one seen', { rows: [open('a')], complete: false, next: null }, null, null],
])('one begins in %s', (_, mine, last, slug) => {
  expect(organizationToBeginIn(mine, last)).toBe(slug);
});
