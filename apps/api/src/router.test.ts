// Long, since every procedure is asked here in each shape that names something.
import { randomUUID } from 'node:crypto';
import { rowsIn } from '@totem/operations/testing-database';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type AccessRow, accessTable } from './access-table.ts';
import { deletedGroupsAt } from './testing-deleted-groups.ts';
import { importAt } from './testing-import.ts';
import { type Caller, type Site, procedures, startSite } from './testing-site.ts';

/** One id of each kind that an input may name. */
interface Ids {
  readonly organization: string;
  readonly slug: string;
  readonly node: string;
  readonly place: string;
  readonly item: string;
  readonly member: string;
  readonly group: string;
  readonly locationGroup: string;
  readonly deletedGroup: string;
  readonly deletedLocationGroup: string;
  readonly grant: string;
  readonly resource: string;
  readonly role: string;
  /** Of Felicia's. */
  readonly ownImport: string;
}

/** Each of which two are one draft: what gives, and what takes away. */
const lines: readonly ((ids: Ids) => object)[] = [
  ({ member, item }) => ({ change: 'give', to: { member }, gives: { role: 'voc/reader' }, on: { item } }),
  ({ group, node }) => ({ change: 'give', to: { group }, gives: { locations: null }, on: { node } }),
  ({ member, locationGroup, item }) => ({ change: 'give', to: { member }, gives: { locations: { item } }, on: { locationGroup } }),
  ({ member, place }) => ({ change: 'give', to: { member }, gives: { locations: null }, on: { node: place } }),
  ({ grant }) => ({ change: 'end', grant }),
  ({ group, member }) => ({ change: 'join', group, member }),
  ({ group, member }) => ({ change: 'leave', group, member }),
  ({ locationGroup, place }) => ({ change: 'enter', locationGroup, location: place, filter: null }),
  ({ locationGroup, place, item }) => ({ change: 'withdraw', locationGroup, location: place, filter: { item } }),
  ({ member, item }) => ({
    change: 'each',
    people: [member],
    each: { change: 'give', gives: { role: 'voc/reader' }, on: { item } },
  }),
  ({ member, node }) => ({ change: 'each', people: [member], each: { change: 'end', gives: { locations: null }, on: { node } } }),
  ({ group, member }) => ({ change: 'each', people: [member], each: { change: 'join', group } }),
  ({ group, member }) => ({ change: 'each', people: [member], each: { change: 'leave', group } }),
  ({ group }) => ({ change: 'delete', what: { userGroup: group } }),
  ({ locationGroup }) => ({ change: 'delete', what: { locationGroup } }),
  ({ deletedGroup }) => ({ change: 'restore', what: { userGroup: deletedGroup } }),
  ({ deletedLocationGroup }) => ({ change: 'restore', what: { locationGroup: deletedLocationGroup } }),
];
const drafts = lines.map((line) => (ids: Ids) => ({ madeAt: version, changes: [line(ids)] }));

const roleAs = { label: 'Night desk', description: null, can: [{ permission: 'voc:alert.view', reach: 'granted_locations' }] };

const questions: readonly ((ids: Ids) => object)[] = [
  ({ member, item }) => ({ member, permission: 'voc:dashboard.view', target: { item } }),
  ({ member, item, place }) => ({ member, permission: 'voc:dashboard.view', target: { item, location: place } }),
  ({ member, node }) => ({ member, permission: 'administration:member.view', target: { node } }),
  ({ member, resource }) => ({ member, permission: 'files:overview.view', target: { resource } }),
];

/** Questions by procedure in every shape that names something; without the organization, which is put to each. */
const inputs: Readonly<Record<string, readonly ((ids: Ids) => object)[]>> = {
  'me.rights': [({ node }) => ({ node })],
  'me.whomToAsk': [() => ({})],
  'organizations.bySlug': [],
  'organizations.seats': [({ node }) => ({ node })],
  'organizations.overview': [({ node }) => ({ node })],
  'organizations.setup': [({ node }) => ({ node })],
  'nodes.list': [({ node }) => ({ under: node })],
  'nodes.get': [({ node }) => ({ node }), ({ place }) => ({ node: place })],
  'nodes.search': [({ node }) => ({ within: node }), ({ node, place }) => ({ within: node, takes: place })],
  'nodes.map': [({ node }) => ({ node }), ({ node, locationGroup }) => ({ node, outlines: [locationGroup] })],
  'nodes.create': [({ node }) => ({ under: node, kind: 'point_of_service', type: 'store', name: 'Laval' })],
  'nodes.edit': [({ place }) => ({ node: place, name: 'Laval', type: 'store', was: { name: '', type: null } })],
  'nodes.archive': [({ place }) => ({ node: place })],
  'nodes.restore': [({ place }) => ({ node: place })],
  'nodes.previewMove': [({ place, node }) => ({ node: place, under: node })],
  'nodes.move': [({ place, node }) => ({ node: place, under: node, madeAt: version, shown: 'what was shown' })],
  'roles.create': [() => ({ basedOn: 'voc/reader', ...roleAs })],
  'roles.preview': [({ role }) => ({ role, ...roleAs })],
  'roles.edit': [({ role }) => ({ role, ...roleAs, madeAt: version, shown: 'what was shown' })],
  'roles.previewDeletion': [({ role }) => ({ role, replacement: 'voc/reader' })],
  'roles.delete': [({ role }) => ({ role, replacement: null, madeAt: version, shown: 'what was shown' })],
  'serviceItems.create': [({ node }) => ({ node, service: 'voc', name: 'Another' })],
  'serviceItems.edit': [({ item }) => ({ item, name: 'Another', was: { name: '' } })],
  'serviceItems.archive': [({ item }) => ({ item })],
  'serviceItems.restore': [({ item }) => ({ item })],
  'serviceItems.list': [({ node }) => ({ within: node })],
  'serviceItems.get': [({ item }) => ({ item })],
  'members.list': [
    ({ node }) => ({ node }),
    ...['level', 'location'].map((key) => (ids: Ids) => ({ node: ids.node, filter: { [key]: key === 'level' ? ids.node : ids.place } })),
    ({ node, group }) => ({ node, filter: { userGroup: group } }),
    ({ node, locationGroup }) => ({ node, filter: { locationGroup } }),
    ({ node, item }) => ({ node, filter: { item } }),
  ],
  'members.count': [
    ({ node, place }) => ({ node, filter: { location: place } }),
    ({ node, group }) => ({ node, filter: { userGroup: group } }),
  ],
  'members.select': [({ node }) => ({ node }), ({ node, group }) => ({ node, filter: { userGroup: group } })],
  'members.get': [({ member }) => ({ member })],
  'members.effective': [({ member }) => ({ member })],
  'userGroups.list': [({ node }) => ({ within: node })],
  'userGroups.get': [({ group }) => ({ group })],
  'userGroups.members': [({ group }) => ({ group })],
  'userGroups.create': [({ node }) => ({ home: node, name: 'Night shift' })],
  'userGroups.edit': [({ group }) => ({ group, name: 'Night shift', was: { name: '' } })],
  'userGroups.deleted': [({ node }) => ({ within: node })],
  'userGroups.getDeleted': [({ deletedGroup }) => ({ group: deletedGroup })],
  'locations.tree': [({ node }) => ({ under: node })],
  'locations.list': [
    ({ node }) => ({ within: node }),
    ({ node, locationGroup }) => ({ within: node, groups: [locationGroup], part: [locationGroup] }),
    ({ node, locationGroup }) => ({ within: node, outside: locationGroup }),
  ],
  'locations.get': [({ place }) => ({ location: place })],
  'locationGroups.list': [({ node }) => ({ within: node }), ({ node, place }) => ({ within: node, around: place })],
  'locationGroups.get': [({ locationGroup }) => ({ group: locationGroup })],
  'locationGroups.deleted': [({ node }) => ({ within: node })],
  'locationGroups.getDeleted': [({ deletedLocationGroup }) => ({ group: deletedLocationGroup })],
  'locationGroups.places': [({ locationGroup }) => ({ group: locationGroup })],
  'locationGroups.holders': [({ locationGroup }) => ({ group: locationGroup })],
  'locationGroups.compare': [({ locationGroup }) => ({ groups: [locationGroup] })],
  'locationGroups.create': [({ node }) => ({ home: node, name: 'Coast' })],
  'locationGroups.edit': [({ locationGroup }) => ({ group: locationGroup, name: 'Coast', was: { name: '' } })],
  'access.check': questions,
  'access.checkMany': questions.map((question) => (ids: Ids) => ({ questions: [question(ids)] })),
  'access.explain': questions,
  'access.locations': [({ member, item }) => ({ member, permission: 'voc:dashboard.view', of: { item } })],
  'access.locationGroups': [({ member, item }) => ({ member, permission: 'voc:dashboard.view', of: { item } })],
  'access.whoCan': questions.map((question) => (ids: Ids) => {
    const { member: _, ...rest } = z.looseObject({ member: z.string() }).parse(question(ids));
    return rest;
  }),
  'access.everyone': [({ place }) => ({ thing: { location: place } }), ({ item }) => ({ thing: { item }, ways: true })],
  'access.changed': [
    ({ place }) => ({ thing: { location: place }, since: '2021-01-01T00:00:00Z' }),
    ({ item }) => ({ thing: { item }, since: '2019-01-01T00:00:00Z' }),
  ],
  'access.countEveryone': [({ place }) => ({ thing: { location: place } }), ({ item }) => ({ thing: { item } })],
  'grants.preview': drafts,
  'grants.needless': [({ node }) => ({ node })],
  'grants.save': drafts,
  'activity.list': [
    ({ node }) => ({ node }),
    ({ node, member }) => ({ node, filter: { by: member } }),
    ...(['member', 'group', 'item', 'locationGroup', 'grant'] as const).map((kind) => (ids: Ids) => ({
      node: ids.node,
      filter: { about: { [kind]: ids[kind] } },
    })),
    ({ node, place }) => ({ node, filter: { about: { node: place } } }),
  ],
  'activity.mine': [() => ({})],
  'activity.exports': [() => ({})],
  'activity.startExport': [({ node }) => ({ node, format: 'csv', language: 'en', timeZone: 'America/Toronto' })],
  'activity.removeExport': [() => ({ export: randomUUID() })],
  'activity.verify': [({ node }) => ({ node })],
  'imports.list': [() => ({})],
  'imports.start': [({ node }) => ({ node, name: 'people.csv', language: 'en', timeZone: 'America/Toronto' })],
  'imports.get': [({ ownImport }) => ({ import: ownImport })],
  'imports.rows': [({ ownImport }) => ({ import: ownImport })],
  'imports.addRows': [() => ({ import: randomUUID(), rows: [{ number: 1, line: 2, kind: 'people', cells: {} }] })],
  'imports.judge': [() => ({ import: randomUUID() })],
  'imports.editRow': [() => ({ import: randomUUID(), number: 1, cells: {} })],
  'imports.dropRow': [() => ({ import: randomUUID(), number: 1 })],
  'imports.run': [() => ({ import: randomUUID(), judging: 1 })],
  'imports.stop': [() => ({ import: randomUUID() })],
  'imports.remove': [() => ({ import: randomUUID() })],
  'changes.follow': [() => ({}), () => ({ since: version })],
};

let version = 0;
let site: Site;
let felicia: Caller;
let gwen: Caller;
let pepper: Caller;
let ana: Caller;
let nick: Caller;
let bruno: Caller;
let oscorp: Ids;
let stark: Ids;
let laval: Ids;
let quebec: Ids;

beforeAll(async () => {
  site = await startSite();
  [felicia, gwen, pepper, ana, nick, bruno] = (await Promise.all(
    ['felicia@oscorp', 'gwen@oscorp', 'pepper@stark', 'ana@acme', 'nick@marvel', 'bruno@clinique'].map((name) =>
      site.as(`${name}.example`),
    ),
  )) as [Caller, Caller, Caller, Caller, Caller, Caller];
  const { id } = site;
  const grantOf = async (member: string) =>
    (await rowsIn<{ id: string }>(site.database, 'select id from access_grant where to_member_id = $1 limit 1', [member]))[0]?.id ?? '';
  await nick('grants.save', {
    organizationId: id('organization'),
    madeAt: await versionOf(nick),
    changes: [
      {
        change: 'give',
        to: { member: id('user:pepper') },
        gives: { role: 'administration/administrator' },
        on: { node: id('subscription:stark') },
      },
    ],
  });
  const made = await nick('roles.create', { organizationId: id('organization'), basedOn: 'voc/contributor', ...roleAs, label: 'Day desk' });
  const { role } = RoleMade.parse(JSON.parse(made.text)).result.data;
  const deletedAt = async (node: string) => {
    const { user, location } = await deletedGroupsAt(nick, id('organization'), id(node));
    return { deletedGroup: user, deletedLocationGroup: location };
  };
  const [ofOscorp, ofStark] = [await deletedAt('subscription:oscorp'), await deletedAt('subscription:stark')];
  version = await versionOf(nick);
  const nothing = { slug: 'marvel', resource: randomUUID(), role, ownImport: randomUUID() };
  oscorp = {
    ...nothing,
    ...ofOscorp,
    organization: id('organization'),
    node: id('subscription:oscorp'),
    place: id('point_of_service:montreal'),
    item: id('voc:oscorp-voc'),
    member: id('user:may'),
    group: id('group:oscorp-desk'),
    locationGroup: id('location_group:mary-jane-department'),
    grant: await grantOf(id('user:gwen')),
    ownImport: await importAt(felicia, id('organization'), id('subscription:oscorp')),
  };
  stark = {
    ...nothing,
    ...ofStark,
    organization: id('organization'),
    node: id('subscription:stark'),
    place: id('point_of_service:malibu'),
    item: id('voc:voc-post-purchase'),
    member: id('user:happy'),
    group: id('group:customer-support-specialists'),
    locationGroup: randomUUID(),
    grant: await grantOf(id('user:happy')),
  };
  const clinic = (branch: string, member: string, resource: string): Ids => ({
    ...missing(),
    organization: id('organization', 'clinique-mouvement'),
    slug: 'clinique-mouvement',
    node: id(`branch:${branch}`, 'clinique-mouvement'),
    place: id(`branch:${branch}`, 'clinique-mouvement'),
    member: id(member, 'clinique-mouvement'),
    resource: id(resource, 'clinique-mouvement'),
  });
  laval = { ...clinic('laval', 'user:rita', 'client_file:c2'), grant: await grantOf(id('user:rita', 'clinique-mouvement')) };
  quebec = { ...clinic('quebec', 'user:maude', 'client_file:c3'), grant: await grantOf(id('user:maude', 'clinique-mouvement')) };
});
afterAll(() => site.close());

const Organization = z.object({ result: z.object({ data: z.object({ version: z.int() }) }) });
const versionOf = async (caller: Caller) =>
  Organization.parse(JSON.parse((await caller('organizations.bySlug', { slug: 'marvel' })).text)).result.data.version;
const RoleMade = z.object({ result: z.object({ data: z.object({ role: z.string() }) }) });
const Refused = z.object({ error: z.object({ data: z.object({ reason: z.string().nullable() }) }) });
const reasonIn = (text: string): string | null => Refused.safeParse(JSON.parse(text)).data?.error.data.reason ?? null;

/** Ids of nothing at all. */
const missing = (): Ids => ({
  organization: randomUUID(),
  slug: 'no-such-organization',
  node: randomUUID(),
  place: randomUUID(),
  item: randomUUID(),
  member: randomUUID(),
  group: randomUUID(),
  locationGroup: randomUUID(),
  deletedGroup: randomUUID(),
  deletedLocationGroup: randomUUID(),
  grant: randomUUID(),
  resource: randomUUID(),
  role: randomUUID(),
  ownImport: randomUUID(),
});

/** Every question of a procedure about these things, complete. */
const asked = (path: string, ids: Ids): object[] =>
  path === 'organizations.bySlug'
    ? [{ slug: ids.slug }]
    : (inputs[path] ?? []).map((input) => ({ organizationId: ids.organization, ...input(ids) }));

/** The kinds of ids that a question names. */
function namedIn(input: (ids: Ids) => object, ids: Ids): (keyof Ids)[] {
  const named = new Set<keyof Ids>();
  input(
    new Proxy(ids, {
      get(target, key) {
        named.add(key as keyof Ids);
        return Reflect.get(target, key);
      },
    }),
  );
  return [...named];
}

const ofMembers = Object.entries(accessTable).flatMap(([path, row]) => (row.who === 'member' ? [[path, row] as const] : []));

describe('the table', () => {
  test('has a row for every procedure and no other, and every procedure of a member has questions here', () => {
    expect(Object.keys(accessTable).toSorted()).toEqual([...procedures.keys()].toSorted());
    expect(Object.keys(inputs).toSorted()).toEqual(ofMembers.map(([path]) => path).toSorted());
  });

  test.each([...procedures])('%s says what it takes and what it gives', (path, procedure) => {
    expect(procedure.output).toBeDefined();
    expect(procedure.inputs.length > 0 || ['me.person', 'me.settings'].includes(path)).toBe(true);
  });
});

test.each(Object.entries(accessTable))('nobody learns anything from %s', async (path, row: AccessRow) => {
  for (const input of row.who === 'member' ? asked(path, oscorp) : [{}]) {
    const answer = await site.nobody(path, input);
    if (row.who === 'anybody') expect(answer).toEqual({ status: 200, text: '{"result":{"data":null}}' });
    else expect([answer.status, reasonIn(answer.text)]).toEqual([401, 'sign_in.required']);
  }
});

describe.each(ofMembers)('%s', (path, row: AccessRow) => {
  test('answers who may, and takes nothing that it does not know', async () => {
    for (const [caller, ids] of [
      [felicia, oscorp],
      [bruno, laval],
    ] as const)
      for (const input of asked(path, ids)) {
        // Who administers one end alone may not move to the other, and who administers a part alone does nothing for the whole.
        const answer = row.changes || row.elsewhere || row.atRoot ? { status: 200 } : await caller(path, input);
        // What the clinic has not is not found there.
        if (caller === felicia && !JSON.stringify(input).includes(oscorp.resource)) expect([input, answer.status]).toEqual([input, 200]);
        const strange = await caller(path, { ...input, isOwner: true });
        expect(strange.status).toBe(400);
      }
  });

  test('I18 asks for the organization', async () => {
    for (const input of asked(path, oscorp)) {
      const {
        organizationId: _organization,
        slug: _slug,
        ...rest
      } = z.looseObject({ organizationId: z.string().optional(), slug: z.string().optional() }).parse(input);
      expect((await felicia(path, rest)).status).toBe(400);
    }
  });

  test('I18 is closed to people of other organizations, who cannot even tell that there is one', async () => {
    for (const input of asked(path, oscorp)) {
      const nowhere = {
        ...input,
        ...(path === 'organizations.bySlug' ? { slug: 'no-such-organization' } : { organizationId: randomUUID() }),
      };
      const answer = await ana(path, input);
      expect([answer.status, reasonIn(answer.text)]).toEqual([404, 'organization.not_found']);
      expect(answer).toEqual(await ana(path, nowhere));
    }
  });

  test('is closed to a suspended member, who is told so', async () => {
    for (const input of asked(path, laval)) {
      const answer = await nick(path, input);
      expect([answer.status, reasonIn(answer.text)]).toEqual([403, 'member.suspended']);
    }
  });

  test('HX-12 tells the same of a sibling’s things, of another organization’s, and of what does not exist', async () => {
    for (const [caller, own, foreign] of [
      [felicia, oscorp, stark],
      [pepper, stark, oscorp],
      [felicia, oscorp, laval],
      [bruno, laval, quebec],
      [bruno, laval, oscorp],
      // About oneself everybody may ask.
      [felicia, { ...oscorp, member: site.id('user:felicia') }, stark],
      [gwen, { ...oscorp, member: site.id('user:gwen') }, stark],
      [
        bruno,
        { ...laval, member: site.id('user:bruno', 'clinique-mouvement') },
        { ...quebec, resource: site.id('client_file:c6', 'clinique-mouvement') },
      ],
    ] as const)
      for (const input of inputs[path] ?? [])
        for (const kind of namedIn(input, own)) {
          const put = (id: string) => caller(path, { organizationId: own.organization, ...input({ ...own, [kind]: id }) });
          const nothing = missing()[kind];
          const [theirs, none] = [await put(foreign[kind]), await put(nothing)];
          expect([path, kind, theirs.text.replaceAll(foreign[kind], '…')]).toEqual([path, kind, none.text.replaceAll(nothing, '…')]);
          expect(theirs.status).toBe(none.status);
        }
  });

  test('tells a plain reader nothing about others, and lets them change nothing', async () => {
    for (const input of asked(path, oscorp)) {
      const answer = await gwen(path, input);
      if (row.judges) {
        if (row.changes) expect([403, 404]).toContain(answer.status);
        else
          expect(Effect.parse(JSON.parse(answer.text)).result.data).toEqual({
            refused: [{ change: 0 }],
            people: [],
            changes: expect.anything(),
          });
      } else if (row.sees === 'member') expect([answer.status, reasonIn(answer.text)]).toEqual([404, 'member.not_found']);
      else if (row.sees === 'user_group') expect([answer.status, reasonIn(answer.text)]).toEqual([404, 'user_group.not_found']);
      else if (row.sees === 'location_group') expect([answer.status, reasonIn(answer.text)]).toEqual([404, 'location_group.not_found']);
      else if (row.needs && !JSON.stringify(input).includes(oscorp.resource))
        expect([answer.status, reasonIn(answer.text)]).toEqual([403, 'access.denied']);
      else
        expect(answer.status).toBe(
          'resource' in z.looseObject({ target: z.looseObject({}).optional() }).parse(input) ? 404 : answer.status,
        );
    }
  });
});

const Effect = z.object({
  result: z.object({
    data: z.object({ refused: z.array(z.object({ change: z.int() })), people: z.array(z.unknown()), changes: z.array(z.unknown()) }),
  }),
});

test('HX-12, BX-28 whatever an administrator of Oscorp reads, nothing in it is Stark’s', { timeout: 90_000 }, async () => {
  const { id } = site;
  const readable = ofMembers.flatMap(([path, row]) => (row.changes ? [] : [path]));
  const everybody = ['nick', 'maria', 'felicia', 'normand', 'mary-jane', 'gwen', 'may'].map((key) => id(`user:${key}`));
  const groups = [oscorp.group, id('group:all-marvel')];
  const nodes = [oscorp.node, oscorp.place, id('organization:marvel')];
  const texts: string[] = [];
  for (const path of readable)
    for (const member of everybody)
      for (const [index, node] of nodes.entries())
        for (const input of asked(path, { ...oscorp, member, node, group: groups[index % 2] ?? oscorp.group })) {
          const { text } = await felicia(path, input);
          texts.push(`${path} ${JSON.stringify(input)} ${text}`);
        }
  const names = ['Stark', 'Malibu', 'New York', 'VoC post', 'Pepper', 'Happy', 'Customer Support', 'Bugle', 'Newsroom', 'Peter'];
  const theirs = [
    stark.node,
    stark.place,
    stark.item,
    stark.member,
    stark.group,
    stark.grant,
    stark.deletedGroup,
    stark.deletedLocationGroup,
    id('user:pepper'),
    id('user:peter'),
  ];
  expect(texts.length).toBeGreaterThan(500);
  expect(texts.filter((text) => [...names, ...theirs].some((word) => text.includes(word)))).toEqual([]);
});

test('after everything that was refused, nothing has changed', async () => {
  expect(await versionOf(felicia)).toBe(version);
});
