import { expect, test } from 'vitest';
import { type AuditEvent, subjectsOf } from './audit.ts';
import { newGrantId, readable } from './testing.ts';

const [pepper, montreal, group, places] = [
  readable.member('pepper'),
  readable.node('montreal'),
  readable.userGroup('support'),
  readable.locationGroup('mary-jane'),
];
const grant = newGrantId();
const given = { gives: { role: 'voc/reader' }, on: { node: montreal }, reason: null };

test.each([
  [{ type: 'grant.given', grant, to: { member: pepper }, ...given, from: '2026-06-01T12:00:00Z', until: null }, [pepper, grant, montreal]],
  [{ type: 'grant.ended', grant, to: { group }, ...given }, [group, grant, montreal]],
  [{ type: 'user_group.joined', group, member: pepper, from: '2026-06-01T12:00:00Z', until: null, reason: null }, [pepper, group]],
  [{ type: 'user_group.left', group, member: pepper, reason: null }, [pepper, group]],
  [{ type: 'location_group.entered', locationGroup: places, location: montreal, filter: null, reason: null }, [places, montreal]],
  [{ type: 'location_group.withdrawn', locationGroup: places, location: montreal, filter: null, reason: null }, [places, montreal]],
  [{ type: 'organization.imported', product: 'hexia', members: 10, grants: 30 }, []],
] as const satisfies [AuditEvent, string[]][])('%o is found by those it is about', (event, subjects) => {
  expect(subjectsOf(event)).toEqual(subjects);
});
