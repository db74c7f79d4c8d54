import type { Catalog } from '@totem/domain/catalog/catalog';
import { catalogs } from '@totem/domain/catalog/products';
import type { EffectView } from '@totem/domain/change-access';
import type { Reason } from '@totem/domain/errors';
import type { AccessChange } from '@totem/domain/grants';
import { NodeId } from '@totem/domain/ids';
import type { MemberView } from '@totem/domain/members';
import { expect, test } from 'vitest';
import { targetOf } from '../access/lines.ts';
import { allOfOscorp, department, grantOf, id, memberWith, membershipOf, now, voc } from '../testing-access.ts';
import { askedOf, type Copied, copiedLines, judged } from './copied-lines.ts';

const hexia: Catalog = catalogs.hexia();
const may = memberWith('May', []);

const copied = (from: MemberView, to: MemberView = may, draft: readonly AccessChange[] = [], catalog = hexia) =>
  copiedLines(catalog, from, to, draft, now);
const reasonsOf = (lines: readonly Copied[]) => lines.map((line) => line.leftOut);

/** What the API says of a draft of so many lines, those at these places refused. */
const answer = (lines: number, refused: Readonly<Record<number, Reason>>): Pick<EffectView, 'changes' | 'refused'> => ({
  changes: Array.from({ length: lines }, () => ({ change: 'give', to: null, gives: null, on: null, filter: null })),
  refused: Object.entries(refused).map(([change, reason]) => ({ change: Number(change), reason, details: {} })),
});

test('direct grants and groups become lines for the other, what comes through a group does not', () => {
  const gwen = memberWith('Gwen', [grantOf({ role: 'voc/reader' }), grantOf({ locations: null }, department)], {
    memberships: [membershipOf(20, 'Specialists', [grantOf({ role: 'voc/contributor' })])],
  });

  expect(askedOf(copied(gwen))).toEqual([
    { change: 'give', to: { member: may.id }, gives: { role: 'voc/reader' }, on: targetOf(voc) },
    { change: 'give', to: { member: may.id }, gives: { locations: null }, on: targetOf(department) },
    { change: 'join', group: gwen.memberships[0]?.group.id, member: may.id },
  ]);
});

test('an end is kept, a start only while it is to come, a reason never', () => {
  const until = '2026-12-01T00:00:00.000Z';
  const from = '2026-07-01T00:00:00.000Z';
  const gwen = memberWith('Gwen', [
    grantOf({ permission: 'voc:confidential.view' }, voc, { until, reason: 'Calls customers back' }),
    grantOf({ role: 'voc/reader' }, voc, { from }),
  ]);
  const [extra, role] = askedOf(copied(gwen));

  expect(extra).toEqual({
    change: 'give',
    to: { member: may.id },
    gives: { permission: 'voc:confidential.view' },
    on: targetOf(voc),
    until,
  });
  expect(role).toMatchObject({ from });
  expect(role).not.toHaveProperty('until');
});

test('what is held the same way, or would be with the draft, is left out', () => {
  const gwen = memberWith('Gwen', [grantOf({ role: 'voc/reader' }), grantOf({ locations: null }, department)], {
    memberships: [membershipOf(20, 'Specialists', [])],
  });
  const grant = grantOf({ role: 'voc/reader' });
  const holder = memberWith('May', [grant], { memberships: [membershipOf(20, 'Specialists', [])] });
  const drafted: AccessChange = { change: 'give', to: { member: holder.id }, gives: { locations: null }, on: targetOf(department) };

  expect(reasonsOf(copied(gwen, holder))).toEqual(['grant.already_given', null, 'user_group.already_member']);
  expect(reasonsOf(copied(gwen, holder, [drafted]))[1]).toBe('grant.already_given');
  expect(reasonsOf(copied(gwen, holder, [{ change: 'end', grant: grant.id }]))[0]).toBeNull();
});

test('the same through a group, or another level directly, is not held the same way', () => {
  const gwen = memberWith('Gwen', [grantOf({ role: 'voc/reader' })]);
  const inGroup = memberWith('May', [grantOf({ role: 'voc/contributor' })], {
    memberships: [membershipOf(20, 'Readers', [grantOf({ role: 'voc/reader' })])],
  });

  expect(reasonsOf(copied(gwen, inGroup))).toEqual([null]);
});

test('of roles of which one is held, another is left out, and the same elsewhere is not', () => {
  const hexfit = catalogs.hexfit();
  const [one = '', other = ''] = hexfit.product.policies.oneRoleOf;
  const withRole = (name: string, role: string) => memberWith(name, [grantOf({ role }, allOfOscorp)]);

  expect(reasonsOf(copied(withRole('Gwen', one), withRole('May', other), [], hexfit))).toEqual(['role.exclusive']);
  expect(reasonsOf(copied(withRole('Gwen', one), may, [], hexfit))).toEqual([null]);
  const elsewhere = memberWith('May', [grantOf({ role: one }, { ...allOfOscorp, id: NodeId.parse(id(9)) })]);
  expect(reasonsOf(copied(withRole('Gwen', one), elsewhere, [], hexfit))).toEqual([null]);
});

test('what the API refuses is left out with its reason; a missing reason only asks for one', () => {
  const gwen = memberWith('Gwen', [
    grantOf({ role: 'voc/reader' }),
    grantOf({ locations: null }, department),
    grantOf({ permission: 'voc:confidential.view' }),
    grantOf({ locations: null }, allOfOscorp),
  ]);
  const holder = memberWith('May', [grantOf({ role: 'voc/reader' })]);
  // One line stood in the draft before; the first of the copied ones was not asked about.
  const lines = judged(copied(gwen, holder), answer(4, { 1: 'grant.outside_level', 2: 'grant.reason_missing' }));

  expect(reasonsOf(lines)).toEqual(['grant.already_given', 'grant.outside_level', null, null]);
  expect(lines.map((line) => line.asksReason)).toEqual([false, false, true, false]);
});

test('what the API refuses of the draft as a whole leaves no line out', () => {
  const lines = judged(copied(memberWith('Gwen', [grantOf({ role: 'voc/reader' })])), answer(1, { 0: 'owner.last' }));

  expect(reasonsOf(lines)).toEqual([null]);
});
