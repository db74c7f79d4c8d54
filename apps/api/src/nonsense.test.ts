import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { accessTable } from './access-table.ts';
import { deletedGroupsAt } from './testing-deleted-groups.ts';
import { importAt } from './testing-import.ts';
import { type Caller, type Site, startSite } from './testing-site.ts';

let site: Site;
let felicia: Caller;
let ownImport: string;
let deleted: { readonly user: string; readonly location: string };
beforeAll(async () => {
  site = await startSite();
  felicia = await site.as('felicia@oscorp.example');
  ownImport = await importAt(felicia, site.id('organization'), site.id('subscription:oscorp'));
  deleted = await deletedGroupsAt(felicia, site.id('organization'), site.id('subscription:oscorp'));
});
afterAll(() => site.close());

const period = { from: '2999-01-01T00:00:00Z', until: '2999-02-01T00:00:00Z' };

/** Every field of every procedure, each with something that is allowed there. */
function everyField(): Readonly<Record<string, readonly object[]>> {
  const { id } = site;
  const organizationId = id('organization');
  const node = id('subscription:oscorp');
  const [member, item, location] = [id('user:may'), id('voc:oscorp-voc'), id('point_of_service:montreal')];
  const [group, locationGroup] = [id('group:oscorp-desk'), id('location_group:mary-jane-department')];
  const list = { organizationId, search: 'o', pageSize: 1 };
  const question = { organizationId, member, permission: 'voc:dashboard.view', target: { item, location } };
  const { member: _member, ...ofAnybody } = question;
  const draft = (...changes: object[]) => ({
    organizationId,
    madeAt: 1,
    changes,
    reason: 'r',
    shown: 's',
    confirmation: 'c',
    idempotencyKey: randomUUID(),
  });
  return {
    'me.rights': [{ organizationId, node }],
    'me.whomToAsk': [{ organizationId }],
    'me.changeSettings': [{ language: 'en', muted: ['access.changed'] }],
    'changes.follow': [{ organizationId, since: 1, lastEventId: '00000001.0.1' }],
    'organizations.mine': [{ pageSize: 1 }],
    'organizations.bySlug': [{ slug: 'marvel' }],
    'organizations.deactivated': [{ slug: 'marvel' }],
    'organizations.seats': [{ organizationId, node }],
    'organizations.overview': [{ organizationId, node }],
    'organizations.setup': [{ organizationId, node }],
    'nodes.list': [{ organizationId, under: node, pageSize: 1 }],
    'nodes.get': [{ organizationId, node }],
    'nodes.search': [{ ...list, within: node, locationsOnly: true, takes: location }],
    'nodes.map': [{ organizationId, node, outlines: [locationGroup] }],
    'serviceItems.list': [{ ...list, within: node, service: 'voc' }],
    'serviceItems.get': [{ organizationId, item }],
    'members.list': [
      {
        organizationId,
        node,
        pageSize: 1,
        filter: {
          search: 'o',
          level: node,
          status: 'active',
          service: 'voc',
          extra: 'voc:contest.manage',
          userGroup: group,
          location,
          locationGroup,
        },
      },
      { organizationId, node, pageSize: 1, filter: { role: 'voc/reader', item, only: 'ending_this_week' } },
    ],
    'members.count': [{ organizationId, node, filter: { search: 'o', role: 'voc/reader' } }],
    'members.select': [{ organizationId, node, filter: { search: 'o', role: 'voc/reader' } }],
    'members.get': [{ organizationId, member }],
    'members.effective': [{ organizationId, member, at: '2021-01-01T00:00:00Z', locationGroup, onlyGroups: true, pageSize: 1 }],
    'userGroups.list': [{ ...list, within: node }],
    'userGroups.get': [{ organizationId, group }],
    'userGroups.members': [{ organizationId, group, pageSize: 1 }],
    'userGroups.deleted': [{ organizationId, within: node, pageSize: 1 }],
    'userGroups.getDeleted': [{ organizationId, group: deleted.user }],
    'locations.tree': [{ organizationId, under: node, pageSize: 1 }],
    'locations.list': [
      { ...list, within: node, type: 'store', groups: [locationGroup], part: [locationGroup], outside: locationGroup, only: 'nobody_sees' },
    ],
    'locations.get': [{ organizationId, location }],
    'locationGroups.list': [{ ...list, within: node, around: location }],
    'locationGroups.get': [{ organizationId, group: locationGroup }],
    'locationGroups.deleted': [{ organizationId, within: node, pageSize: 1 }],
    'locationGroups.getDeleted': [{ organizationId, group: deleted.location }],
    'locationGroups.places': [{ organizationId, group: locationGroup, search: 'o', pageSize: 1 }],
    'locationGroups.holders': [{ organizationId, group: locationGroup, pageSize: 1 }],
    'locationGroups.compare': [{ organizationId, groups: [locationGroup] }],
    'activity.list': [
      {
        organizationId,
        node,
        pageSize: 1,
        filter: { by: member, about: { group }, actions: ['grant.given'], from: '2020-01-01T00:00:00Z', until: '2999-01-01T00:00:00Z' },
      },
      ...[{ member }, { node: location }, { item }, { locationGroup }, { grant: randomUUID() }].map((about) => ({
        organizationId,
        node,
        filter: { about },
      })),
    ],
    'activity.mine': [{ organizationId, pageSize: 1 }],
    'activity.exports': [{ organizationId }],
    'activity.startExport': [{ organizationId, node, filter: { by: member }, format: 'csv', language: 'fr', timeZone: 'UTC' }],
    'activity.removeExport': [{ organizationId, export: member }],
    'activity.verify': [{ organizationId, node }],
    'imports.list': [{ organizationId }],
    'imports.start': [{ organizationId, node, name: 'n', language: 'fr', timeZone: 'UTC' }],
    ...Object.fromEntries(['get', 'judge', 'stop', 'remove'].map((verb) => [`imports.${verb}`, [{ organizationId, import: ownImport }]])),
    'imports.rows': [{ organizationId, import: ownImport, verdict: 'new', outcome: 'made', pageSize: 1 }],
    'imports.addRows': [{ organizationId, import: ownImport, rows: [{ number: 1, line: 2, kind: 'people', cells: { email: 'x' } }] }],
    'imports.editRow': [{ organizationId, import: ownImport, number: 1, cells: { role: 'x' } }],
    'imports.dropRow': [{ organizationId, import: ownImport, number: 1 }],
    'imports.run': [{ organizationId, import: ownImport, judging: 1 }],
    'imports.remove': [{ organizationId, import: randomUUID() }],
    'access.check': [question],
    'access.checkMany': [{ organizationId, questions: [{ member, permission: 'voc:dashboard.view', target: { node } }] }],
    'access.explain': [{ ...question, at: '2021-01-01T00:00:00Z' }],
    'access.locations': [
      { organizationId, member, permission: 'voc:dashboard.view', of: { item }, locationGroup, pageSize: 1 },
      { organizationId, member, permission: 'voc:dashboard.view', of: { service: 'voc' } },
    ],
    'access.locationGroups': [
      { organizationId, member, permission: 'voc:dashboard.view', of: { item }, pageSize: 1 },
      { organizationId, member, at: '2021-01-01T00:00:00Z', pageSize: 1 },
    ],
    'access.whoCan': [{ ...ofAnybody, at: '2021-01-01T00:00:00Z', pageSize: 1 }],
    'access.changed': [
      {
        organizationId,
        thing: { item, places: 'm', locationGroup },
        search: 'm',
        onlyGroups: true,
        since: '2021-01-01T00:00:00Z',
        at: '2022-01-01T00:00:00Z',
        pageSize: 1,
      },
    ],
    'access.everyone': [
      { organizationId, thing: { item, places: 'm', locationGroup }, sort: 'level', ways: true, at: '2021-01-01T00:00:00Z', pageSize: 1 },
      {
        organizationId,
        thing: { location },
        filter: {
          search: 'm',
          role: 'voc/reader',
          extra: 'voc:contest.manage',
          permission: 'voc:alert.edit',
          extras: true,
          sees: true,
          onlyGroups: true,
        },
        pageSize: 1,
      },
    ],
    'access.countEveryone': [{ organizationId, thing: { location }, filter: { search: 'm' }, at: '2021-01-01T00:00:00Z' }],
    'grants.needless': [{ organizationId, node, pageSize: 1 }],
    'grants.preview': [
      draft({ change: 'give', to: { member }, gives: { role: 'voc/reader' }, on: { item }, ...period, reason: 'r' }),
      draft({ change: 'give', to: { group }, gives: { permission: 'voc:contest.manage' }, on: { node } }),
      draft({ change: 'give', to: { member }, gives: { locations: { service: 'voc' } }, on: { locationGroup } }),
      draft({ change: 'join', group, member, ...period }),
      draft({ change: 'enter', locationGroup, location: id('point_of_service:quebec'), filter: { item } }),
      draft({
        change: 'each',
        people: [member],
        each: { change: 'give', gives: { role: 'voc/reader' }, on: { item }, ...period, reason: 'r' },
      }),
      draft({ change: 'each', people: [member], each: { change: 'end', gives: { locations: null }, on: { node } } }),
      draft({ change: 'delete', what: { userGroup: group } }, { change: 'restore', what: { locationGroup: deleted.location } }),
    ],
    'roles.create': [{ organizationId, basedOn: 'voc/reader', ...roleAs }],
    'roles.preview': [{ organizationId, role: randomUUID(), ...roleAs, peopleFrom: 1 }],
    'roles.edit': [{ organizationId, role: randomUUID(), ...roleAs, madeAt: 1, shown: 's' }],
    'roles.previewDeletion': [{ organizationId, role: randomUUID(), replacement: 'voc/reader', reason: 'r', peopleFrom: 1 }],
    'roles.delete': [{ organizationId, role: randomUUID(), replacement: 'voc/reader', reason: 'r', madeAt: 1, shown: 's' }],
    'userGroups.create': [{ organizationId, home: node, name: 'n' }],
    'userGroups.edit': [{ organizationId, group, name: 'm', was: { name: 'w' } }],
    'locationGroups.create': [{ organizationId, home: node, name: 'n' }],
    'locationGroups.edit': [{ organizationId, group: locationGroup, name: 'm', was: { name: 'w' } }],
    // Last, since what is archived is not there for the others.
    'nodes.create': [{ organizationId, under: node, kind: 'point_of_service', type: 'store', name: 'n' }],
    'nodes.edit': [{ organizationId, node: location, name: 'n', type: 'store', was: { name: 'w', type: 'store' } }],
    'nodes.previewMove': [{ organizationId, node: location, under: node, peopleFrom: 1 }],
    'nodes.move': [{ organizationId, node: location, under: node, madeAt: 1, shown: 's', reason: 'r', idempotencyKey: randomUUID() }],
    'nodes.archive': [{ organizationId, node: location, reason: 'r', confirmation: 'c' }],
    'nodes.restore': [{ organizationId, node: location }],
    'serviceItems.create': [{ organizationId, node, service: 'voc', name: 'n' }],
    'serviceItems.edit': [{ organizationId, item, name: 'n', was: { name: 'w' } }],
    'serviceItems.archive': [{ organizationId, item, reason: 'r' }],
    'serviceItems.restore': [{ organizationId, item }],
  };
}

const roleAs = { label: 'n', description: 'd', can: [{ permission: 'voc:alert.view', reach: 'granted_locations' }] };

const nonsense: readonly unknown[] = [
  null,
  -1,
  1.5,
  Number.MAX_SAFE_INTEGER,
  true,
  '',
  '\0',
  'a\0b',
  '\ud800',
  '%_\\\'";--',
  '🜁'.repeat(60),
  'x'.repeat(600),
  '__proto__',
  'constructor',
  'constructor/constructor',
  'toString:toString',
  '0001-01-01T00:00:00Z',
  '9999-12-31T23:59:59.999Z',
  '2021-01-01T00:00:00+23:59',
  [],
  {},
  [{}],
];

/** An input with one of its values replaced, for each of its values. */
function* replaced(value: unknown, by: unknown): Generator<unknown> {
  if (typeof value === 'object' && value !== null)
    for (const [key, one] of Object.entries(value))
      for (const other of replaced(one, by)) yield Array.isArray(value) ? value.with(Number(key), other) : { ...value, [key]: other };
  yield by;
}

const isTyped = (status: number): boolean => status === 200 || (status >= 400 && status < 500 && status !== 429);

test('every procedure is asked here', () => {
  const asked = Object.keys(everyField()).concat('me.person', 'me.settings', 'grants.save').toSorted();
  expect(asked).toEqual(Object.keys(accessTable).toSorted());
});

test('nonsense anywhere is answered, and never breaks anything', { timeout: 120_000 }, async () => {
  const wrong: string[] = [];
  let asked = 0;
  for (const [path, inputs] of Object.entries(everyField()))
    for (const input of inputs) {
      const { status } = await felicia(path, input);
      // What changes something may have been done before, or be refused.
      if (accessTable[path]?.changes || accessTable[path]?.elsewhere || accessTable[path]?.atRoot)
        expect([path, isTyped(status)]).toEqual([path, true]);
      else expect([path, status]).toEqual([path, path === 'organizations.deactivated' ? 404 : 200]);
      for (const by of [...nonsense, { ...input, cursor: 'nonsense' }]) {
        const strange = [...replaced(input, by)].filter((one) => typeof one === 'object' && one !== null);
        asked += strange.length;
        const answers = await Promise.all(strange.map(async (one) => ({ one, ...(await felicia(path, one)) })));
        for (const { one, status, text } of answers)
          if (!isTyped(status)) wrong.push(`${path} ${JSON.stringify(one)}: ${status} ${text}`.slice(0, 600));
      }
    }
  expect(wrong).toEqual([]);
  expect(asked).toBeGreaterThan(3_000);
});

test('a text that could not be kept is refused wherever it stands, and saves nothing', async () => {
  const [, draft] = everyField()['grants.preview'] ?? [];
  for (const reason of ['\0', 'a\0b', '\ud800', '\udfff\ud800']) {
    const { status, text } = await felicia('grants.save', { ...draft, reason });
    expect([status, text.includes('BAD_REQUEST')]).toEqual([400, true]);
  }
  expect((await felicia('grants.save', { ...draft, reason: '🜁 \u202eéà 李' })).status).toBe(200);
});

test('signing in answers nonsense, too, and takes it for no outage', async () => {
  const [email, newPassword, token] = ['ada@example.test', 'correct horse battery staple', 'a-token-of-nobody'];
  const bodies = {
    'sign-up/email': { name: 'Ada', email, password: newPassword, callbackURL: '/' },
    'sign-in/email': { email, password: newPassword },
    'send-verification-email': { email, callbackURL: '/' },
    'request-password-reset': { email, redirectTo: '/' },
    'reset-password': { token, newPassword },
    'revoke-session': { token },
    'update-user': { name: 'Ada' },
  };
  const wrong: string[] = [];
  let asked = 0; // each from an address of its own, since guesses are counted
  for (const [path, body] of Object.entries(bodies))
    for (const by of ['\0', 'a\0b@example.test', '\ud800', '__proto__', -1, null, []])
      for (const strange of replaced(body, by)) {
        const headers = {
          'content-type': 'application/json',
          origin: site.url,
          'x-forwarded-for': `198.51.100.${++asked}`,
        };
        const { status } = await fetch(`${site.url}/api/auth/${path}`, { method: 'POST', headers, body: JSON.stringify(strange) });
        if (status >= 500 || status < 200) wrong.push(`${path} ${JSON.stringify(strange)}: ${status}`);
      }
  expect(wrong).toEqual([]);
});
