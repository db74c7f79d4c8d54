import { ImportId } from './ids.ts';
import { expect, test } from 'vitest';
import { type AuditEvent, type AuditPlace, auditEventTypes, placesOf, subjectsOf } from './audit.ts';
import { RoleId } from './ids.ts';
import { newGrantId, readable } from './testing.ts';

const [pepper, montreal, group, places] = [
  readable.member('pepper'),
  readable.node('montreal'),
  readable.userGroup('support'),
  readable.locationGroup('mary-jane'),
];
const [oscorp, stark, item] = [readable.node('oscorp'), readable.node('stark'), readable.item('oscorp-voc')];
const looks = { name: 'Montreal', type: 'store' };
const grant = newGrantId();
const role = RoleId.parse('01980000-0000-7000-8000-0000000000a1');
const roleAs = { label: 'Night desk', description: null, can: [] };
const given = { gives: { role: 'voc/reader' }, on: { node: montreal }, reason: null };

const cases = [
  [
    { type: 'grant.given', grant, to: { member: pepper }, ...given, from: '2026-06-01T12:00:00Z', until: null },
    [pepper, grant, montreal],
    [{ node: montreal }],
  ],
  [{ type: 'grant.ended', grant, to: { group }, ...given }, [group, grant, montreal], [{ node: montreal }]],
  [{ type: 'user_group.created', group, home: oscorp, name: 'Support' }, [group, oscorp], [{ group }]],
  [{ type: 'user_group.edited', group, before: 'Support', after: 'Desk' }, [group], [{ group }]],
  [
    { type: 'user_group.joined', group, member: pepper, from: '2026-06-01T12:00:00Z', until: null, reason: null },
    [pepper, group],
    [{ group }, { member: pepper }],
  ],
  [{ type: 'user_group.left', group, member: pepper, reason: null }, [pepper, group], [{ group }, { member: pepper }]],
  [{ type: 'location_group.created', locationGroup: places, home: oscorp, name: 'Coast' }, [places, oscorp], [{ locationGroup: places }]],
  [{ type: 'location_group.edited', locationGroup: places, before: 'Coast', after: 'East' }, [places], [{ locationGroup: places }]],
  [
    { type: 'location_group.entered', locationGroup: places, location: montreal, filter: null, reason: null },
    [places, montreal],
    [{ locationGroup: places }, { node: montreal }],
  ],
  [
    { type: 'location_group.withdrawn', locationGroup: places, location: montreal, filter: null, reason: null },
    [places, montreal],
    [{ locationGroup: places }, { node: montreal }],
  ],
  [{ type: 'user_group.deleted', group, reason: 'Moved' }, [group], [{ group }]],
  [{ type: 'user_group.restored', group, reason: null }, [group], [{ group }]],
  [{ type: 'location_group.deleted', locationGroup: places, reason: null }, [places], [{ locationGroup: places }]],
  [{ type: 'location_group.restored', locationGroup: places, reason: null }, [places], [{ locationGroup: places }]],
  [{ type: 'node.created', node: montreal, under: oscorp, kind: 'point_of_service', as: looks }, [montreal, oscorp], [{ node: montreal }]],
  [{ type: 'node.edited', node: montreal, before: looks, after: looks }, [montreal], [{ node: montreal }]],
  [
    { type: 'node.moved', node: montreal, source: oscorp, destination: stark, reason: null },
    [montreal, oscorp, stark],
    [{ node: montreal }, { node: oscorp }, { node: stark }],
  ],
  [{ type: 'node.archived', node: montreal, reason: null }, [montreal], [{ node: montreal }]],
  [{ type: 'node.restored', node: montreal }, [montreal], [{ node: montreal }]],
  [{ type: 'service_item.created', item, service: 'voc', node: oscorp, name: 'Oscorp VoC' }, [item, oscorp], [{ item }]],
  [{ type: 'service_item.edited', item, before: 'VoC', after: 'Oscorp VoC' }, [item], [{ item }]],
  [{ type: 'service_item.archived', item, reason: null }, [item], [{ item }]],
  [{ type: 'service_item.restored', item }, [item], [{ item }]],
  [{ type: 'role.created', role, basedOn: 'voc/reader', as: roleAs }, [role], []],
  [{ type: 'role.edited', role, before: roleAs, after: { ...roleAs, label: 'Day desk' } }, [role], []],
  [{ type: 'role.deleted', role, label: 'Day desk', replacement: null, reason: null }, [role], []],
  [{ type: 'activity.exported', node: oscorp, format: 'csv', narrowed: false, events: 2 }, [oscorp], [{ node: oscorp }]],
  [
    { type: 'import.made', import: ImportId.parse('01980000-0000-4000-8000-000000000000'), node: oscorp, rows: 2 },
    [oscorp],
    [{ node: oscorp }],
  ],
  [{ type: 'organization.imported', product: 'hexia', members: 10, grants: 30 }, [], []],
] as const satisfies [AuditEvent, string[], AuditPlace[]][];

test.each(cases)('%o is found by those it is about, and where it happened', (event, subjects, places) => {
  expect(subjectsOf(event)).toEqual(subjects);
  expect(placesOf(event)).toEqual(places);
});

test('everything that can happen can be asked for', () => {
  expect(new Set(cases.map(([event]) => event.type))).toEqual(new Set(auditEventTypes));
});
