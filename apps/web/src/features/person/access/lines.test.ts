import { catalogs } from '@totem/domain/catalog/products';
import type { GrantView } from '@totem/domain/grant-views';
import type { DraftLine, Give, Gives } from '@totem/domain/grants';
import { GrantId, LocationGroupId, MemberId, NodeId, ServiceItemId, UserGroupId } from '@totem/domain/ids';
import { MemberView } from '@totem/domain/members';
import { expect, test } from 'vitest';
import { alterLine, endLine, givenLinesOf, linesOf, membershipsOf, needless, undoLine } from './lines.ts';

const id = (number: number) => `00000000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;
const may = MemberId.parse(id(1));
const item = ServiceItemId.parse(id(2));
const group = UserGroupId.parse(id(3));
const oscorp = NodeId.parse(id(4));
const places = LocationGroupId.parse(id(5));
const catalog = catalogs.hexia();

const grantOf = (number: number, gives: Gives, more: Partial<GrantView> = {}): GrantView => ({
  id: GrantId.parse(id(100 + number)),
  gives,
  on: { id: item, is: 'item', name: 'Oscorp VoC', kind: null, service: 'voc' },
  from: '2026-01-01T00:00:00.000Z',
  until: null,
  reason: null,
  origin: 'ui',
  grantedBy: null,
  grantedAt: '2026-01-01T00:00:00.000Z',
  ...more,
});

const memberWith = (grants: readonly GrantView[], more: Partial<MemberView> = {}): MemberView =>
  MemberView.parse({
    id: may,
    name: 'May Parker',
    email: null,
    level: { id: oscorp, name: 'Oscorp', kind: 'subscription' },
    status: 'active',
    bundle: null,
    managedAt: null,
    isMe: false,
    grants,
    memberships: [],
    withoutEffect: [],
    notGivable: {},
    refusals: {},
    version: 1,
    ...more,
  });

const reader = grantOf(1, { role: 'voc/reader' });
const unknown = { nameOf: () => null, refusalOf: () => null, noEffectOf: () => null };
const lines = (member: MemberView, draft: readonly DraftLine[]) => linesOf(member, catalog, draft, unknown);
const only = (member: MemberView, draft: readonly DraftLine[]) => {
  const [line, ...others] = lines(member, draft);
  if (!line || others.length > 0) throw new Error(`${others.length + 1} lines, not one`);
  return line;
};
const give = (gives: Gives, on: Give['on'] = { item }): Give => ({ change: 'give', to: { member: may }, gives, on });
const end = (grant: GrantView): DraftLine => ({ change: 'end', grant: grant.id });

test('another level is an end and a gift, and shows as one line that changed', () => {
  const member = memberWith([reader]);
  const draft = alterLine([], only(member, []), { member: member.id }, { gives: { role: 'voc/contributor' } });

  expect(draft).toEqual([end(reader), give({ role: 'voc/contributor' })]);
  expect(only(member, draft)).toMatchObject({
    state: 'changed',
    gives: { role: 'voc/contributor' },
    grant: { gives: { role: 'voc/reader' } },
  });
});

test('changed twice, a line still ends once and gives once', () => {
  const member = memberWith([reader]);
  const once = alterLine([], only(member, []), { member: member.id }, { gives: { role: 'voc/contributor' } });
  const twice = alterLine(once, only(member, once), { member: member.id }, { gives: { role: 'voc/administrator' } });

  expect(twice).toEqual([end(reader), give({ role: 'voc/administrator' })]);
});

test('changed back to what it was, a line leaves nothing in the draft', () => {
  const member = memberWith([reader]);
  const changed = alterLine([], only(member, []), { member: member.id }, { gives: { role: 'voc/contributor' } });

  expect(alterLine(changed, only(member, changed), { member: member.id }, { gives: { role: 'voc/reader' } })).toEqual([]);
});

test('a line that was changed and is ended is only ended', () => {
  const member = memberWith([reader]);
  const changed = alterLine([], only(member, []), { member: member.id }, { gives: { role: 'voc/contributor' } });
  const ended = endLine(changed, only(member, changed));

  expect(ended).toEqual([end(reader)]);
  expect(only(member, ended).state).toBe('ended');
  expect(undoLine(ended, only(member, ended))).toEqual([]);
});

test('an added line that is ended is gone', () => {
  const member = memberWith([]);
  const draft = [give({ role: 'voc/reader' })];

  expect(only(member, draft).state).toBe('added');
  expect(endLine(draft, only(member, draft))).toEqual([]);
});

test('an added line changes where it stands, beside others', () => {
  const member = memberWith([]);
  const other = give({ locations: null }, { locationGroup: places });
  const draft = [give({ role: 'voc/reader' }), other];
  const [line] = lines(member, draft);

  expect(line && alterLine(draft, line, { member: member.id }, { gives: { role: 'voc/contributor' } })).toEqual([
    give({ role: 'voc/contributor' }),
    other,
  ]);
});

test('an end date keeps what is given and its reason', () => {
  const because = { ...reader, reason: 'Covers for Gwen' };
  const member = memberWith([because]);
  const draft = alterLine([], only(member, []), { member: member.id }, { until: '2027-01-01T00:00:00.000Z' });

  expect(draft).toEqual([end(because), { ...give({ role: 'voc/reader' }), until: '2027-01-01T00:00:00.000Z', reason: 'Covers for Gwen' }]);
  expect(only(member, draft)).toMatchObject({ state: 'changed', until: '2027-01-01T00:00:00.000Z' });
  expect(alterLine(draft, only(member, draft), { member: member.id }, { until: null })).toEqual([]);
});

test('a gift takes the place only of what ends there of the same kind', () => {
  const shopper = grantOf(2, { role: 'mystery_shopper/reader' });
  const member = memberWith([reader, shopper]);
  const draft = [end(shopper), give({ role: 'voc/contributor' })];

  expect(lines(member, draft).map((line) => line.state)).toEqual(['standing', 'ended', 'added']);
});

test('one gift takes the place of one line, where two of the same kind end', () => {
  const contributor = grantOf(2, { role: 'voc/contributor' });
  const member = memberWith([reader, contributor]);

  expect(lines(member, [end(reader), end(contributor), give({ role: 'voc/administrator' })]).map((line) => line.state)).toEqual([
    'changed',
    'ended',
  ]);
});

test('what others are given is none of a person’s lines', () => {
  const other = MemberId.parse(id(9));
  expect(lines(memberWith([]), [{ ...give({ role: 'voc/reader' }), to: { member: other } }])).toEqual([]);
});

test('a line through a group ends with the membership, and so it shows', () => {
  const member = memberWith([], {
    memberships: [
      {
        group: { id: group, name: 'Oscorp Desk', home: { id: oscorp, name: 'Oscorp', kind: 'subscription' }, members: 1 },
        from: reader.from,
        until: null,
        grants: [reader],
      },
    ],
  });
  const leave: DraftLine = { change: 'leave', group, member: may };

  expect(only(member, [])).toMatchObject({ state: 'standing', through: { name: 'Oscorp Desk' } });
  expect(only(member, [leave])).toMatchObject({ state: 'ended', through: { name: 'Oscorp Desk' } });
  expect(membershipsOf(member, [leave], { groupNameOf: () => null, refusalOf: () => null })).toMatchObject([{ state: 'ended' }]);
});

test('what a group gives begins and ends with the membership, where that is narrower', () => {
  const [from, until] = ['2026-02-01T00:00:00.000Z', '2026-03-01T00:00:00.000Z'];
  const desk = { id: group, name: 'Oscorp Desk', home: { id: oscorp, name: 'Oscorp', kind: 'subscription' }, members: 1 };
  const inDesk = (times: { from: string; until: string | null }) =>
    memberWith([], { memberships: [{ group: desk, ...times, grants: [reader] }] });

  expect(only(inDesk({ from, until }), [])).toMatchObject({ from, until });
  expect(only(inDesk({ from: '2025-01-01T00:00:00.000Z', until: null }), [])).toMatchObject({ from: reader.from, until: null });
});

test('a group to join stands last, by its name once that is known', () => {
  const join: DraftLine = { change: 'join', group, member: may };

  expect(membershipsOf(memberWith([]), [join], { groupNameOf: () => 'Oscorp Desk', refusalOf: () => 'grant.upward' })).toMatchObject([
    { state: 'added', group: { name: 'Oscorp Desk' }, refused: 'grant.upward' },
  ]);
});

test('of roles that exclude each other, one takes the place of another, whatever service they reach', () => {
  const manager = grantOf(3, { role: 'hexfit/manager' }, { on: { id: oscorp, is: 'node', name: 'Laval', kind: 'branch', service: null } });
  const member = memberWith([manager]);
  const draft = [end(manager), give({ role: 'hexfit/employee' }, { node: oscorp })];

  expect(linesOf(member, catalogs.hexfit(), draft, unknown).map((line) => line.state)).toEqual(['changed']);
});

test('roles that stand side by side do not take each other’s place', () => {
  const technical = grantOf(
    4,
    { role: 'hitflow/technical' },
    { on: { id: oscorp, is: 'node', name: 'ACME', kind: 'account', service: null } },
  );
  const member = memberWith([technical]);
  const draft = [end(technical), give({ role: 'hitflow/billing' }, { node: oscorp })];

  expect(linesOf(member, catalogs.hitflow(), draft, unknown).map((line) => line.state)).toEqual(['ended', 'added']);
});

const inGroup = (grants: readonly GrantView[], until: string | null = null): Partial<MemberView> => ({
  memberships: [
    {
      group: { id: group, name: 'Oscorp Desk', home: { id: oscorp, name: 'Oscorp', kind: 'subscription' }, members: 1 },
      from: reader.from,
      until,
      grants: [...grants],
    },
  ],
});

test('what comes through a group ends with the membership where that ends first', () => {
  const [first, last] = ['2027-01-01T00:00:00.000Z', '2027-02-01T00:00:00.000Z'];
  const until = (grant: string | null, membership: string | null) =>
    only(memberWith([], inGroup([{ ...reader, until: grant }], membership)), []).until;

  expect([until(null, first), until(first, null), until(last, first), until(first, last), until(null, null)]).toEqual([
    first,
    first,
    first,
    first,
    null,
  ]);
});

test('BX-6 lines without effect end together only where what covers them stays for good', () => {
  const contributor = grantOf(2, { role: 'voc/contributor' });
  const again = grantOf(3, { role: 'voc/reader' });
  const [one, other] = [grantOf(4, { locations: null }), grantOf(5, { locations: null })];
  const soon = '2027-01-01T00:00:00.000Z';
  const without = (grant: GrantView, role: string | null, through: string | null = null) => ({
    grant: grant.id,
    because: [{ role, through }],
  });
  const ends = (grants: readonly GrantView[], withoutEffect: MemberView['withoutEffect'], more: Partial<MemberView> = {}) =>
    needless(lines(memberWith(grants, { withoutEffect, ...more }), [])).map((line) => line.key);

  expect(ends([reader], [without(reader, 'voc/contributor', 'Oscorp Desk')], inGroup([contributor]))).toEqual([reader.id]);
  expect(ends([reader], [without(reader, 'voc/contributor', 'Oscorp Desk')], inGroup([contributor], soon))).toEqual([]);
  expect(ends([reader, contributor], [without(reader, 'voc/contributor')])).toEqual([reader.id]);
  expect(ends([reader, { ...contributor, until: soon }], [without(reader, 'voc/contributor')])).toEqual([]);
  const elsewhere = grantOf(6, { role: 'voc/contributor' }, { on: { ...contributor.on, id: ServiceItemId.parse(id(8)) } });
  expect(ends([reader, { ...contributor, until: soon }, elsewhere], [without(reader, 'voc/contributor')])).toEqual([]);
  expect(ends([reader, again], [without(reader, 'voc/reader'), without(again, 'voc/reader')])).toEqual([]);
  expect(ends([one, other], [without(one, null), without(other, null)])).toEqual([]);
});

test('what a user group gives is altered for the group, and nothing given to a person is a line of it', () => {
  const to = { group };
  const given = (draft: readonly DraftLine[]) => givenLinesOf({ to, grants: [reader], withoutEffect: [] }, catalog, draft, unknown);
  const [line] = given([]);
  const draft = line ? alterLine([], line, to, { gives: { role: 'voc/contributor' } }) : [];
  expect(draft).toEqual([end(reader), { ...give({ role: 'voc/contributor' }), to }]);
  const shown = given([...draft, give({ role: 'voc/owner' })]);
  expect(shown.map(({ state, gives }) => [state, gives])).toEqual([['changed', { role: 'voc/contributor' }]]);
});
