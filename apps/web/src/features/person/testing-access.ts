import type { GrantView } from '@totem/domain/grant-views';
import type { Gives } from '@totem/domain/grants';
import { GrantId, NodeId, UserGroupId } from '@totem/domain/ids';
import { MemberView } from '@totem/domain/members';

/** The id of the number in these worlds. */
export const id = (number: number): string => `00000000-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;

export const now = Date.parse('2026-06-01T00:00:00.000Z');

const oscorp = { id: NodeId.parse(id(4)), name: 'Oscorp', kind: 'subscription' };

export type On = GrantView['on'];
export const voc: On = { id: NodeId.parse(id(2)), is: 'item', name: 'Oscorp VoC', kind: null, service: 'voc' };
export const allOfOscorp: On = { ...oscorp, is: 'node', service: null };
export const department: On = { id: NodeId.parse(id(5)), is: 'location_group', name: 'Mary Jane Department', kind: null, service: null };

let grants = 100;

/** What is given since the beginning of the year, to stay, unless it is said otherwise. */
export const grantOf = (gives: Gives, on: On = voc, more: Partial<GrantView> = {}): GrantView => ({
  id: GrantId.parse(id(grants++)),
  gives,
  on,
  from: '2026-01-01T00:00:00.000Z',
  until: null,
  reason: null,
  origin: 'ui',
  grantedBy: null,
  grantedAt: '2026-01-01T00:00:00.000Z',
  ...more,
});

export const membershipOf = (
  number: number,
  name: string,
  given: readonly GrantView[],
  more: Partial<MemberView['memberships'][number]> = {},
): MemberView['memberships'][number] => ({
  group: { id: UserGroupId.parse(id(number)), name, home: oscorp, members: 1 },
  from: '2026-01-01T00:00:00.000Z',
  until: null,
  grants: [...given],
  ...more,
});

/** Somebody of Oscorp, whom the reader may change. */
export const memberWith = (name: string, given: readonly GrantView[], more: Partial<MemberView> = {}): MemberView =>
  MemberView.parse({
    id: id(name.length),
    name,
    email: null,
    level: oscorp,
    status: 'active',
    bundle: null,
    managedAt: null,
    isMe: false,
    grants: given,
    memberships: [],
    withoutEffect: [],
    notGivable: {},
    refusals: {},
    version: 1,
    ...more,
  });
