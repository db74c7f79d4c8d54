import type { LargeGrant, LargeOrganization } from '@totem/run/large-world';

/** One thing that the console asks of the server. */
export interface Question {
  readonly procedure: string;
  /** What is asked, where a procedure is asked in several ways. */
  readonly about: string;
  readonly input: object;
  readonly method: 'GET' | 'POST';
}

/**
 * Every procedure that shows something, asked by the owner of a large organization about what is largest there: at the root,
 * the largest service item, user group and location group, the person with most grants.
 *
 * @param version of the organization, which a draft is made from.
 */
export function questionsOf(organization: LargeOrganization, version: number): Question[] {
  const { id: organizationId, slug, nodes, items, userGroups, locationGroups, members } = organization;
  const grants = [...organization.grants()];
  const givenTo: ReadonlyMap<string, readonly LargeGrant[]> = Map.groupBy(grants, ({ to }) => ('member' in to ? to.member : to.group));
  const count = (receiver: string) => givenTo.get(receiver)?.length ?? 0;
  const root = first(nodes).id;
  const [subscription, another] = nodes.filter(({ parent }) => parent === root);
  const within = subscription?.id ?? root;
  const location = first(nodes.filter(({ parent }) => parent === within)).id;
  const item = first(items.filter(({ node }) => node === within)).id;
  const group = first(userGroups.toSorted((a, b) => b.members.length - a.members.length)).id;
  const [largest, second] = locationGroups.toSorted((a, b) => b.entries.length - a.entries.length);
  const locationGroup = largest?.id;
  const pair = [largest, second].flatMap((one) => one?.id ?? []);
  const member = first(members.toSorted((a, b) => count(b.id) - count(a.id))).id;
  const [permission, role, extra] = ['voc:dashboard.view', 'voc/reader', 'voc:confidential.view'];
  const at = '2026-06-01T12:00:00Z';
  const asked = { member, permission, target: { item, location } };
  const draft = (...changes: object[]) => ({ madeAt: version, changes, reason: 'To see what it does.' });
  const give = (to: object, gives: object, on: object) => ({ change: 'give', to, gives, on });

  const ask = (procedure: string, about: string, input: object, method: Question['method'] = 'GET'): Question => ({
    procedure,
    about,
    input: { organizationId, ...input },
    method,
  });
  const list = (procedure: string, sorts: readonly string[], input: object) =>
    sorts.map((by) => ask(procedure, `by ${by}`, { ...input, sort: { by, descending: false } }));
  const things = { 'a place': { location }, 'a service item': { item } };
  return [
    { ...ask('me.person', 'me', {}), input: {} },
    { ...ask('me.settings', 'me', {}), input: {} },
    ask('me.rights', 'at the root', { node: root }),
    ask('me.whomToAsk', 'me', {}),
    { ...ask('organizations.mine', 'all', {}), input: {} },
    { ...ask('organizations.bySlug', 'one', {}), input: { slug } },
    ask('organizations.seats', 'of all', { node: root }),
    ask('organizations.overview', 'of all', { node: root }),
    ask('organizations.overview', 'of a subscription', { node: within }),
    ask('organizations.setup', 'of all', { node: root }),
    ask('nodes.list', 'top', { under: null }),
    ask('nodes.list', 'places', { under: within, pageSize: 200 }),
    ask('nodes.get', 'a subscription', { node: within }),
    ask('nodes.search', 'a word', { within: root, search: 'ma' }),
    ask('nodes.search', 'where a place may go', { within: root, takes: location }),
    ask('nodes.previewMove', 'of a place', { node: location, under: another?.id ?? root }),
    ask('nodes.map', 'of all', { node: root }),
    ask('nodes.map', 'of a subscription', { node: within }),
    ...list('serviceItems.list', ['name', 'service', 'level'], { within: root }),
    ask('serviceItems.get', 'one', { item }),
    ...list('members.list', ['level', 'name', 'status'], { node: root }),
    ...Object.entries({
      search: { search: 'ma' },
      service: { service: 'voc' },
      role: { role },
      extra: { extra },
      item: { item },
      'user group': { userGroup: group },
      location: { location },
      'location group': { locationGroup },
      'service without place': { only: 'with_service_without_location' },
      'place without service': { only: 'with_location_without_service' },
      ending: { only: 'ending_this_week' },
    }).flatMap(([about, filter]) => [
      ask('members.list', `filter ${about}`, { node: root, filter }),
      ask('members.count', `filter ${about}`, { node: root, filter }),
    ]),
    ask('members.list', 'of a subscription', { node: within }),
    ask('members.list', 'of a place', { node: location }),
    ask('members.count', 'all', { node: root }),
    ask('members.select', 'all', { node: root }),
    ask('members.get', 'one', { member }),
    ask('members.effective', 'one', { member }),
    ask('members.effective', 'the owner', { member: first(members).id }),
    ask('members.effective', 'at an instant', { member, at }),
    ...list('userGroups.list', ['name', 'level', 'people'], { within: root }),
    ask('userGroups.list', 'search', { within: root, search: 'te' }),
    ask('userGroups.list', 'filter extra', { within: root, filter: { extra } }),
    ask('userGroups.get', 'the largest', { group }),
    ask('userGroups.members', 'of the largest', { group }),
    ask('userGroups.deleted', 'none', { within: root }),
    ask('locations.tree', 'root', { under: root }),
    ask('locations.tree', 'a subscription', { under: within, pageSize: 200 }),
    ask('locations.list', 'all', { within: root, pageSize: 200 }),
    ask('locations.list', 'search', { within: root, search: 'ma' }),
    ask('locations.list', 'nobody sees', { within: root, only: 'nobody_sees' }),
    ask('locations.get', 'one', { location }),
    ask('locationGroups.list', 'all', { within: root }),
    ask('locationGroups.get', 'the largest', { group: locationGroup }),
    ask('locationGroups.deleted', 'none', { within: root }),
    ask('locationGroups.places', 'the largest', { group: locationGroup, pageSize: 200 }),
    ask('locationGroups.holders', 'the largest', { group: locationGroup }),
    ask('locationGroups.compare', 'two', { groups: pair }),
    ask('activity.list', 'all', { node: root }),
    ask('activity.list', 'about somebody', { node: root, filter: { about: { member } } }),
    ask('activity.mine', 'me', {}),
    ask('activity.exports', 'mine', {}),
    ask('imports.list', 'mine', {}),
    ask('activity.verify', 'all', { node: root }),
    ask('access.check', 'one', asked),
    ask('access.checkMany', 'a thousand', { questions: members.slice(0, 1_000).map(({ id }) => ({ ...asked, member: id })) }, 'POST'),
    ask('access.explain', 'one', asked),
    ask('access.explain', 'a no', { ...asked, permission: 'voc:contest.manage' }),
    ask('access.locations', 'of an item', { member, permission, of: { item }, pageSize: 200 }),
    ask('access.locations', 'of a service', { member, permission, of: { service: 'voc' }, pageSize: 200 }),
    ask('access.locationGroups', 'all', { member, pageSize: 200 }),
    ask('access.locationGroups', 'of a permission', { member, permission, of: { item }, pageSize: 200 }),
    ask('access.whoCan', 'a place', { permission, target: { item, location } }),
    ask('access.whoCan', 'a node', { permission: 'administration:member.view', target: { node: location } }),
    ...Object.entries(things).flatMap(([about, thing]) => [
      ask('access.everyone', about, { thing }),
      ask('access.everyone', `${about}, 200 level by level`, { thing, sort: 'level', pageSize: 200 }),
      ask('access.everyone', `${about}, with ways`, { thing, ways: true }),
      ask('access.everyone', `${about}, at an instant`, { thing, at }),
      ask('access.changed', `${about}, since an instant`, { thing, since: at }),
      ...Object.entries({
        role: { role },
        permission: { permission: 'voc:alert.edit' },
        extra: { extra },
        extras: { extras: true },
        'who sees': { sees: true },
        'only groups': { onlyGroups: true },
      }).flatMap(([name, filter]) => [
        ask('access.everyone', `${about}, filter ${name}`, { thing, filter }),
        ask('access.countEveryone', `${about}, filter ${name}`, { thing, filter }),
      ]),
      ask('access.countEveryone', about, { thing }),
      ask('access.countEveryone', `${about}, at an instant`, { thing, at }),
    ]),
    ask('grants.needless', 'all', { node: root }),
    ask('grants.preview', 'a role to one', draft(give({ member }, { role: 'voc/contributor' }, { item })), 'POST'),
    ask('grants.preview', 'a role to the largest user group', draft(give({ group }, { role: 'voc/contributor' }, { item })), 'POST'),
    ask('grants.preview', 'all places to the largest user group', draft(give({ group }, { locations: null }, { node: within })), 'POST'),
    ask(
      'grants.preview',
      'a place out of the largest location group',
      draft({ change: 'withdraw', locationGroup, location, filter: null }),
      'POST',
    ),
  ];
}

function first<One>(list: readonly One[]): One {
  const [one] = list;
  if (one === undefined) throw new Error('A large organization has some of everything.');
  return one;
}
