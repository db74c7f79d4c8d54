import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { ActivityAction, ListActivity } from './activity.ts';
import { CheckManyAccess, ExplainAccess, FixView, ListLocationsOf, QuestionTarget } from './access-questions.ts';
import { Changed, FollowChanges } from './changes.ts';
import { everythingChanged } from './everything-changed.ts';
import { ChangeAccess, EffectWarning, RefusedLine } from './change-access.ts';
import { CreateLocationGroup, CreateUserGroup, EditLocationGroup, EditUserGroup } from './change-groups.ts';
import { ArchiveNode, CreateNode, EditNode, GivenName } from './change-nodes.ts';
import { ArchiveServiceItem, CreateServiceItem, EditServiceItem } from './change-service-items.ts';
import { DeletedUserGroup, ListDeletedGroups } from './deleted-groups.ts';
import { EffectiveAccessPage } from './effective-access.ts';
import { isReason } from './errors.ts';
import { CountEveryone, ListEveryone } from './everyone-questions.ts';
import { GrantView } from './grant-views.ts';
import { AccessChange, periodFrom } from './grants.ts';
import { AddImportRows, StartImport, mostRowsSent } from './imports.ts';
import { ListLocationGroups } from './location-groups.ts';
import { CountMembers, ListMembers, MemberRefusals } from './members.ts';
import { ListNeedlessGrants, NeedlessRow } from './needless-grants.ts';
import { MoveNode, PreviewMove } from './move-nodes.ts';
import { ListNodes, SearchNodes } from './nodes.ts';
import { GetOrganization, Slug } from './organizations.ts';
import { Paging, pageOf, pageSizeLimit } from './paging.ts';
import { ListServiceItems } from './service-items.ts';
import { ListUserGroups } from './user-groups.ts';

const id = '01980000-0000-7000-8000-000000000001';
const accepts = (schema: z.ZodType, value: unknown) => schema.safeParse(value).success;
const node = { node: id };
const give = { change: 'give', to: { member: id }, gives: { role: 'voc/reader' }, on: node };
const question = { member: id, permission: 'voc:alert.view', target: node };
const importRows = (count: number) =>
  Array.from({ length: count }, (_none, at) => ({ number: at + 1, line: at + 2, kind: 'people', cells: { email: 'may@x.example' } }));
const change = { organizationId: id, madeAt: 1, changes: [give] };

test.each<[string, z.ZodType, unknown, boolean]>([
  ['a page of one row', Paging, { pageSize: 1 }, true],
  ['a page of no row', Paging, { pageSize: 0 }, false],
  ['the largest page', Paging, { pageSize: pageSizeLimit }, true],
  ['a page larger than that', Paging, { pageSize: pageSizeLimit + 1 }, false],
  ['a page with something else', Paging, { page: 2 }, false],
  ['an import', StartImport, { organizationId: id, node: id, name: 'people.csv', language: 'en', timeZone: 'UTC' }, true],
  ['an import without a name', StartImport, { organizationId: id, node: id, name: ' ', language: 'en', timeZone: 'UTC' }, false],
  ['as many rows of an import as may be sent', AddImportRows, { organizationId: id, import: id, rows: importRows(mostRowsSent) }, true],
  ['more rows than that', AddImportRows, { organizationId: id, import: id, rows: importRows(mostRowsSent + 1) }, false],
  ['people below a node', ListMembers, { organizationId: id, node: id }, true],
  ['people from Z to A', ListMembers, { organizationId: id, node: id, sort: { by: 'name', descending: true } }, true],
  ['people by an unknown order', ListMembers, { organizationId: id, node: id, sort: { by: 'email' } }, false],
  ['people by a status that nobody is listed with', CountMembers, { organizationId: id, node: id, filter: { status: 'ended' } }, false],
  ['people by an unknown filter', ListMembers, { organizationId: id, node: id, filter: { name: 'May' } }, false],
  ['the topmost nodes', ListNodes, { organizationId: id, under: null }, true],
  ['nodes within nothing', SearchNodes, { organizationId: id }, false],
  ['location groups', ListLocationGroups, { organizationId: id, within: id }, true],
  ['user groups', ListUserGroups, { organizationId: id, within: id }, true],
  ['the largest user groups', ListUserGroups, { organizationId: id, within: id, sort: { by: 'people', descending: true } }, true],
  ['user groups by an unknown order', ListUserGroups, { organizationId: id, within: id, sort: { by: 'gives' } }, false],
  ['user groups by an unknown filter', ListUserGroups, { organizationId: id, within: id, filter: { role: 'voc/reader' } }, false],
  ['deleted groups', ListDeletedGroups, { organizationId: id, within: id }, true],
  ['a deleted group that nobody deleted at any time', DeletedUserGroup, { id, name: 'Desk' }, false],
  ['a line that deletes a group', AccessChange, { change: 'delete', what: { userGroup: id } }, true],
  ['a line that restores two', AccessChange, { change: 'restore', what: { userGroup: id, locationGroup: id } }, false],
  ['a move to be shown', PreviewMove, { organizationId: id, node: id, under: id }, true],
  ['a move of which nothing was shown', MoveNode, { organizationId: id, node: id, under: id, madeAt: 1 }, false],
  ['service items', ListServiceItems, { organizationId: id, within: id }, true],
  ['service items by an unknown order', ListServiceItems, { organizationId: id, within: id, sort: { by: 'people' } }, false],
  ['everybody at a location', ListEveryone, { organizationId: id, thing: { location: id } }, true],
  ['everybody at two things', ListEveryone, { organizationId: id, thing: { location: id, item: id } }, false],
  ['BX-9 how many were there at an instant', CountEveryone, { organizationId: id, thing: { item: id }, at: '2026-06-01T00:00:00Z' }, true],
  ['how many were there on a day', CountEveryone, { organizationId: id, thing: { item: id }, at: '2026-06-01' }, false],
  ['grants without effect', ListNeedlessGrants, { organizationId: id, node: id }, true],
  ['a stream of changes', FollowChanges, { organizationId: id }, true],
  ['a stream of changes that was cut', FollowChanges, { organizationId: id, since: 3, lastEventId: '4' }, true],
  ['a stream of changes after no message', FollowChanges, { organizationId: id, lastEventId: 'x'.repeat(101) }, false],
  ['whatever may have changed', Changed, everythingChanged, true],
  ['a user group', CreateUserGroup, { organizationId: id, home: id, name: 'Night shift' }, true],
  ['a user group of two lines', CreateUserGroup, { organizationId: id, home: id, name: 'Night\nshift' }, false],
  ['a user group by another name', EditUserGroup, { organizationId: id, group: id, name: 'Desk', was: { name: '' } }, true],
  ['a user group by another name than one saw', EditUserGroup, { organizationId: id, group: id, name: 'Desk' }, false],
  ['a location group without a home', CreateLocationGroup, { organizationId: id, name: 'Coast' }, false],
  ['a location group elsewhere', EditLocationGroup, { organizationId: id, group: id, home: id, name: 'C', was: { name: '' } }, false],
  ['a name between spaces', GivenName, ' Montreal ', true],
  ['a name of spaces', GivenName, '   ', false],
  ['a name of two lines', GivenName, 'Montreal\nToronto', false],
  ['a name with a line separator', GivenName, 'Montreal\u2028Toronto', false],
  ['a name of 201 letters', GivenName, 'x'.repeat(201), false],
  ['a subscription to be made', CreateNode, { organizationId: id, under: id, kind: 'subscription', name: 'Oscorp' }, true],
  ['a node to be made under nothing', CreateNode, { organizationId: id, under: null, kind: 'subscription', name: 'Oscorp' }, false],
  ['a node edited by who did not see it', EditNode, { organizationId: id, node: id, name: 'Oscorp', type: null }, false],
  ['a node archived for no reason', ArchiveNode, { organizationId: id, node: id, reason: '' }, false],
  ['a service item to be added', CreateServiceItem, { organizationId: id, node: id, service: 'voc', name: 'VoC' }, true],
  ['a service item edited by who did not see it', EditServiceItem, { organizationId: id, item: id, name: 'VoC' }, false],
  ['a service item to be archived', ArchiveServiceItem, { organizationId: id, item: id }, true],
  ['what happened', ActivityAction, 'grant.given', true],
  ['what cannot happen', ActivityAction, 'grant.lost', false],
  ['no kind of event', ActivityAction, 1, false],
  ['events about one thing', ListActivity, { organizationId: id, node: id, filter: { about: { member: id } } }, true],
  ['events about two things', ListActivity, { organizationId: id, node: id, filter: { about: { member: id, group: id } } }, false],
  ['events of a day', ListActivity, { organizationId: id, node: id, filter: { from: '2026-06-01' } }, false],
  ['a question on an item and a place', QuestionTarget, { item: id, location: id }, true],
  ['a question on a node and a place', QuestionTarget, { node: id, location: id }, false],
  ['a question on a thing and another', QuestionTarget, { node: id, resource: id }, false],
  ['no question', CheckManyAccess, { organizationId: id, questions: [] }, false],
  ['1,000 questions', CheckManyAccess, { organizationId: id, questions: Array.from({ length: 1000 }, () => question) }, true],
  ['1,001 questions', CheckManyAccess, { organizationId: id, questions: Array.from({ length: 1001 }, () => question) }, false],
  ['BX-9 a question about an instant', ExplainAccess, { organizationId: id, ...question, at: '2026-06-01T00:00:00+02:00' }, true],
  ['a question about a day', ExplainAccess, { organizationId: id, ...question, at: '2026-06-01' }, false],
  [
    'places of an item and of a service',
    ListLocationsOf,
    { organizationId: id, member: id, permission: 'p', of: { item: id, service: 'voc' } },
    false,
  ],
  ['a draft', ChangeAccess, change, true],
  ['a draft of nothing', ChangeAccess, { ...change, changes: [] }, false],
  ['a draft of 500 lines', ChangeAccess, { ...change, changes: Array.from({ length: 500 }, () => give) }, true],
  ['a draft of 501 lines', ChangeAccess, { ...change, changes: Array.from({ length: 501 }, () => give) }, false],
  ['a draft that does not say what it was made from', ChangeAccess, { organizationId: id, changes: [give] }, false],
  ['a draft with an empty reason', ChangeAccess, { ...change, reason: '  ' }, false],
  ['E38 a grant to a member and a group', AccessChange, { ...give, to: { member: id, group: id } }, false],
  ['E38 a group in a group', AccessChange, { change: 'join', group: id, member: id, in: id }, false],
  ['a grant of two things', AccessChange, { ...give, gives: { role: 'voc/reader', permission: 'voc:contest.manage' } }, false],
  ['a grant on two things', AccessChange, { ...give, on: { node: id, item: id } }, false],
  ['locations without saying for which services', AccessChange, { ...give, gives: { locations: {} } }, false],
  ['locations for every service', AccessChange, { ...give, gives: { locations: null } }, true],
])('the contract of %s', (_name, schema, value, expected) => {
  expect(accepts(schema, value)).toBe(expected);
});

describe('an address', () => {
  test.each<[string, boolean]>([
    ['marvel', true],
    ['a-1', true],
    ['Marvel', false],
    ['-marvel', false],
    ['', false],
    ['a'.repeat(63), true],
    ['a'.repeat(64), false],
    ['sign-in', false],
    ['api', false],
  ])('%j', (slug, expected) => {
    expect([accepts(Slug, slug), accepts(GetOrganization, { slug })]).toEqual([expected, expected]);
  });
});

test('a page says what it has not said', () => {
  expect(Paging.parse({})).toEqual({ pageSize: 50 });
  const page = pageOf(GrantView.pick({ id: true }));
  expect(accepts(page, { rows: [{ id }], complete: true, next: null })).toBe(true);
  expect(accepts(page, { rows: [{ id }], complete: true })).toBe(false);
  expect(accepts(EffectiveAccessPage, { rows: [], standing: [], active: true, complete: false, next: 'here', total: 3 })).toBe(true);
});

test('a refusal is told by a reason that exists, and by no other word', () => {
  const told = [
    (reason: string) => accepts(MemberRefusals, { edit: reason }),
    (reason: string) => accepts(FixView, { changes: [], names: [], refused: reason }),
    (reason: string) => accepts(NeedlessRow.shape.grants.element.shape.refused, reason),
    (reason: string) => accepts(RefusedLine, { change: 0, reason, details: {} }),
  ];
  expect(told.map((is) => [is('grant.upward'), is('grant.sideways'), is('toString')])).toEqual(told.map(() => [true, false, false]));
  expect([isReason('owner.last'), isReason('constructor'), isReason(3)]).toEqual([true, false, false]);
  expect(accepts(EffectWarning, { warning: 'many_people', people: 51 })).toBe(true);
});

test('BX-29 a period is from when it is made, without end, unless it says', () => {
  const nowMs = Date.parse('2026-06-01T12:00:00Z');
  expect(periodFrom(nowMs, {})).toEqual({ fromMs: nowMs, untilMs: Infinity });
  expect(periodFrom(nowMs, { from: '2026-06-02T00:00:00Z', until: '2026-06-03T00:00:00+02:00' })).toEqual({
    fromMs: Date.parse('2026-06-02T00:00:00Z'),
    untilMs: Date.parse('2026-06-02T22:00:00Z'),
  });
});
