import fc from 'fast-check';
import type { Period } from './access/facts.ts';
import type { Target } from './access/target.ts';
import type { Catalog } from './catalog/catalog.ts';
import type { AccessChange, GrantTarget, Gives, Receiver, ServiceFilter } from './grants.ts';
import { GrantId, LocationGroupId, MemberId, NodeId, ResourceId, ServiceItemId, UserGroupId } from './ids.ts';
import type { World, WorldGrant } from './testing.ts';
import type { Node, ServiceItem } from './tree.ts';

/** The instant at which random worlds are asked; periods begin and end an hour around it. */
export const now = new Date('2026-06-01T12:00:00Z');
const hourMs = 3_600_000;

const uuid = (kind: number, index: number): string =>
  `01980000-0000-7000-8${kind.toString(16).padStart(3, '0')}-${(index + 1).toString(16).padStart(12, '0')}`;
const ids = {
  node: (index: number) => NodeId.parse(uuid(1, index)),
  item: (index: number) => ServiceItemId.parse(uuid(2, index)),
  member: (index: number) => MemberId.parse(uuid(3, index)),
  userGroup: (index: number) => UserGroupId.parse(uuid(4, index)),
  locationGroup: (index: number) => LocationGroupId.parse(uuid(5, index)),
  resource: (index: number) => ResourceId.parse(uuid(6, index)),
  grant: (index: number) => GrantId.parse(uuid(7, index)),
};

const period: fc.Arbitrary<Period> = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ fromMs: now.getTime() - 48 * hourMs, untilMs: Infinity }) },
  { weight: 1, arbitrary: fc.constant({ fromMs: now.getTime() - 48 * hourMs, untilMs: now.getTime() + hourMs }) },
  { weight: 1, arbitrary: fc.constant({ fromMs: now.getTime() - 48 * hourMs, untilMs: now.getTime() }) },
  { weight: 1, arbitrary: fc.constant({ fromMs: now.getTime() + hourMs, untilMs: Infinity }) },
  { weight: 1, arbitrary: fc.constant({ fromMs: now.getTime(), untilMs: now.getTime() + 1 }) },
);

const choice = fc.nat({ max: 1_000_000 });
/** One of a list by a number that knows nothing of the list; null for an empty one. */
const pick = <One>(list: readonly One[], by: number): One | null => list[by % Math.max(list.length, 1)] ?? null;

const plan = fc.record({
  nodes: fc.array(fc.record({ under: choice, kind: choice, archived: fc.boolean(), rarely: fc.nat({ max: 7 }) }), { maxLength: 12 }),
  items: fc.array(fc.record({ service: choice, at: choice, rarely: fc.nat({ max: 9 }) }), { maxLength: 6 }),
  members: fc.array(fc.record({ home: choice, suspended: fc.nat({ max: 9 }), bundle: choice }), { minLength: 1, maxLength: 3 }),
  userGroups: fc.array(fc.record({ home: choice, members: fc.array(fc.tuple(choice, period), { maxLength: 3 }) }), { maxLength: 3 }),
  locationGroups: fc.array(fc.record({ home: choice, entries: fc.array(fc.tuple(choice, choice, period), { maxLength: 5 }) }), {
    maxLength: 2,
  }),
  grants: fc.array(fc.record({ to: choice, what: fc.nat({ max: 9 }), gives: choice, on: choice, place: choice, filter: choice, period }), {
    maxLength: 14,
  }),
  resources: fc.array(
    fc.record({
      type: choice,
      at: fc.array(choice, { maxLength: 2 }),
      owner: choice,
      rarely: fc.nat({ max: 9 }),
      participants: fc.array(fc.tuple(choice, period), { maxLength: 2 }),
    }),
    { maxLength: 3 },
  ),
});

/** Any organization of a product: small, and with every kind of row, period and overlap. */
export const worldOf = (catalog: Catalog): fc.Arbitrary<World> =>
  plan.map((drawn) => {
    const nodes: Node[] = [{ id: ids.node(0), kind: catalog.rootKind, type: null, name: 'root', parent: null, archived: false }];
    for (const one of drawn.nodes) {
      const above = pick(nodes, one.under);
      const kind =
        above &&
        pick(
          [...catalog.kinds.values()].filter((kind) => kind.under.includes(above.kind)),
          one.kind,
        );
      if (above && kind)
        nodes.push({
          id: ids.node(nodes.length),
          kind: kind.key,
          type: null,
          name: `node ${nodes.length}`,
          parent: above.id,
          archived: one.archived && one.rarely === 0,
        });
    }
    const items: ServiceItem[] = [];
    for (const one of drawn.items) {
      const service = pick(
        [...catalog.services.values()].filter((each) => each.hasItems),
        one.service,
      );
      const node =
        service &&
        pick(
          nodes.filter((each) => service.at.includes(each.kind)),
          one.at,
        );
      if (service && node)
        items.push({
          id: ids.item(items.length),
          service: service.key,
          name: `item ${items.length}`,
          node: node.id,
          archived: one.rarely === 0,
        });
    }
    const places = nodes.filter((node) => catalog.kinds.get(node.kind)?.isLocation);
    const levels = nodes.filter((node) => catalog.kinds.get(node.kind)?.isLevel);
    const homeOf = (by: number) => pick(levels, by)?.id ?? ids.node(0);
    const bundles = [null, ...Object.keys(catalog.product.bundles)];
    const members = drawn.members.map((one, index) => ({
      id: ids.member(index),
      name: `member ${index}`,
      home: homeOf(one.home),
      status: one.suspended === 0 ? ('suspended' as const) : ('active' as const),
      bundle: pick(bundles, one.bundle),
      addedFeatures: [],
      removedFeatures: [],
    }));
    const userGroups = drawn.userGroups.map((one, index) => ({
      id: ids.userGroup(index),
      name: `group ${index}`,
      home: homeOf(one.home),
      members: distinct(
        one.members.map(([by, when]) => ({ member: pick(members, by)?.id ?? ids.member(0), ...when })),
        (each) => each.member,
      ),
    }));
    const filterOf = (by: number): ServiceFilter =>
      pick([null, null, ...items.map((item) => ({ item: item.id })), ...[...catalog.services.keys()].map((service) => ({ service }))], by);
    const locationGroups = drawn.locationGroups.map((one, index) => ({
      id: ids.locationGroup(index),
      name: `places ${index}`,
      home: homeOf(one.home),
      entries: distinct(
        one.entries.flatMap(([by, filter, when]) => {
          const place = pick(places, by);
          return place ? [{ location: place.id, filter: filterOf(filter), ...when }] : [];
        }),
        (each) => each.location + JSON.stringify(each.filter),
      ),
    }));
    const receivers: Receiver[] = [...members.map((one) => ({ member: one.id })), ...userGroups.map((one) => ({ group: one.id }))];
    const grants: WorldGrant[] = [];
    for (const one of drawn.grants) {
      const to = pick(receivers, one.to);
      const line = lineOf({ catalog, nodes, items, locationGroups }, one, filterOf(one.filter));
      if (to && line)
        grants.push({
          id: ids.grant(grants.length),
          to,
          ...line,
          ...one.period,
          reason: null,
          origin: 'import',
          grantedBy: null,
          grantedAtMs: 0,
        });
    }
    const types = Object.entries(catalog.product.resourceTypes);
    const resources =
      types.length === 0
        ? []
        : drawn.resources.map((one, index) => ({
            id: ids.resource(index),
            type: pick(types, one.type)?.[0] ?? '',
            nodes: [...new Set(one.at.flatMap((by) => pick(places, by)?.id ?? []))],
            owner: pick([null, ...members.map((each) => each.id)], one.owner),
            archived: one.rarely === 0,
            participants: distinct(
              one.participants.map(([by, when]) => ({ member: pick(members, by)?.id ?? ids.member(0), kind: 'professional', ...when })),
              (each) => each.member,
            ),
          }));
    return { catalog, nodes, items, members, userGroups, locationGroups, grants, resources };
  });

function lineOf(
  { catalog, nodes, items, locationGroups }: Pick<World, 'catalog' | 'nodes' | 'items' | 'locationGroups'>,
  by: { readonly what: number; readonly gives: number; readonly on: number; readonly place: number },
  filter: ServiceFilter,
): { gives: Gives; on: GrantTarget } | null {
  const nodesOf = (kinds: (kind: string) => boolean): GrantTarget[] =>
    nodes.filter((node) => kinds(node.kind)).map((node) => ({ node: node.id }));
  const itemsOf = (service: string | null): GrantTarget[] =>
    items.filter((item) => service === null || item.service === service).map((item) => ({ item: item.id }));
  if (by.what < 5) {
    const role = pick([...catalog.roles.values()], by.gives);
    const on =
      role &&
      pick(
        [...(role.on.items ? [...itemsOf(role.service), ...itemsOf(role.service)] : []), ...nodesOf((kind) => role.on.nodeKinds.has(kind))],
        by.on,
      );
    return role && on ? { gives: { role: role.key }, on } : null;
  }
  if (by.what < 7) {
    const permission = pick([...catalog.extras], by.gives);
    const on = permission && pick([...itemsOf(permission.split(':')[0] ?? ''), ...nodesOf(() => true)], by.on);
    return permission && on ? { gives: { permission }, on } : null;
  }
  const on = pick<GrantTarget>([...nodesOf(() => true), ...locationGroups.map((group) => ({ locationGroup: group.id }))], by.place);
  return on ? { gives: { locations: filter }, on } : null;
}

const distinct = <One>(list: readonly One[], keyOf: (one: One) => string): One[] =>
  list.filter((one, index) => list.findIndex((other) => keyOf(other) === keyOf(one)) === index);

/** Every question a world knows: each permission on each thing, at each place and as such. */
export function questionsOf(world: World): { permission: string; target: Target }[] {
  const targets: Target[] = [
    ...world.nodes.map((node) => ({ node: node.id })),
    ...world.items.map((item) => ({ item: item.id })),
    ...world.items.flatMap((item) => world.nodes.map((node) => ({ item: item.id, location: node.id }))),
    ...world.resources.map(({ participants: _participants, ...resource }) => ({ resource })),
  ];
  const permissions = [...world.catalog.permissions.keys()];
  return targets.flatMap((target) => permissions.map((permission) => ({ permission, target })));
}

/** A draft against a world: grants to give and to end, memberships, entries, and groups to delete. */
export const changesOf = (world: World): fc.Arbitrary<AccessChange[]> =>
  fc
    .array(
      fc
        .record({
          what: fc.nat({ max: 11 }),
          to: choice,
          gives: choice,
          on: choice,
          place: choice,
          kind: fc.nat({ max: 9 }),
          which: choice,
        })
        .map((one): AccessChange | null => {
          const member = pick(world.members, one.to)?.id;
          const group = pick(world.userGroups, one.which)?.id;
          const places = pick(world.locationGroups, one.which);
          if (one.what < 4) {
            const line = lineOf(world, { what: one.kind, gives: one.gives, on: one.on, place: one.place }, null);
            const to = pick<Receiver>(
              [...world.members.map((each) => ({ member: each.id })), ...world.userGroups.map((each) => ({ group: each.id }))],
              one.to,
            );
            return line && to ? { change: 'give', to, ...line } : null;
          }
          if (one.what < 6) {
            const grant = pick(world.grants, one.which);
            return grant ? { change: 'end', grant: grant.id } : null;
          }
          if (one.what < 8) return group && member ? { change: one.what === 6 ? 'join' : 'leave', group, member } : null;
          if (one.what === 10) return group ? { change: 'delete', what: { userGroup: group } } : null;
          if (one.what === 11) return places ? { change: 'delete', what: { locationGroup: places.id } } : null;
          const place = pick(
            world.nodes.filter((node) => world.catalog.kinds.get(node.kind)?.isLocation),
            one.place,
          );
          if (!places || !place) return null;
          const entry = pick(places.entries, one.on);
          return one.what === 8
            ? { change: 'enter', locationGroup: places.id, location: place.id, filter: null }
            : entry
              ? { change: 'withdraw', locationGroup: places.id, location: entry.location, filter: entry.filter }
              : null;
        }),
      { maxLength: 4 },
    )
    .map((changes) => changes.filter((change) => change !== null));
