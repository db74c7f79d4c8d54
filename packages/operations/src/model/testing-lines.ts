import type { AccessChange, GrantTarget, Receiver, ServiceFilter } from '@totem/domain/grants';
import type { MemberId } from '@totem/domain/ids';
import type { Node } from '@totem/domain/tree';
import fc from 'fast-check';
import { type Model, givenIn, stands } from './testing-model.ts';
import { pick } from './testing-pick.ts';

const number = fc.nat({ max: 1_000_000 });

/** A line of a draft, by numbers that know nothing of any organization. */
export const linePlan = fc.record({
  line: fc.oneof(
    { weight: 8, arbitrary: fc.constant('give' as const) },
    { weight: 4, arbitrary: fc.constantFrom('end' as const, 'join' as const, 'enter' as const) },
    { weight: 3, arbitrary: fc.constantFrom('leave' as const, 'withdraw' as const, 'delete' as const) },
    { weight: 2, arbitrary: fc.constant('restore' as const) },
  ),
  to: number,
  what: number,
  on: number,
  when: number,
});
type LinePlan = typeof linePlan extends fc.Arbitrary<infer P> ? P : never;

/** One line of a draft; null where the organization has nothing that it could be about. */
export function lineOf(model: Model, actor: MemberId, { line, to, what, on, when }: LinePlan): AccessChange | null {
  const { world } = model;
  const group = pick(world.userGroups, to)?.id;
  const places = pick(world.locationGroups, to);
  switch (line) {
    case 'give':
      return giveOf(model, actor, { to, what, on, when });
    case 'end': {
      const grant = pick(
        world.grants.filter((one) => when % 8 === 0 || stands(one, model)),
        what,
      );
      return grant ? { change: 'end', grant: grant.id } : null;
    }
    case 'join': {
      const member = pick(world.members, what)?.id;
      return group && member ? { change: 'join', group, member, ...periodOf(when) } : null;
    }
    case 'leave': {
      const inside = world.userGroups.find(({ id }) => id === group)?.members ?? [];
      const member = (when % 8 === 0 ? undefined : pick(inside, what)?.member) ?? pick(world.members, what)?.id;
      return group && member ? { change: 'leave', group, member } : null;
    }
    case 'enter': {
      const isNear = (node: Node) => on % 6 === 0 || (model.isLocation(node.id) && places && model.isIn(node.id, places.home));
      const location = pick(world.nodes.filter(isNear), on)?.id;
      return places && location ? { change: 'enter', locationGroup: places.id, location, filter: filterOf(model, actor, what) } : null;
    }
    case 'withdraw': {
      const entry = pick(places?.entries ?? [], on);
      return places && entry ? { change: 'withdraw', locationGroup: places.id, location: entry.location, filter: entry.filter } : null;
    }
    default: {
      const groups = [
        ...world.userGroups.map(({ id, deletedAtMs }) => ({ what: { userGroup: id }, isDeleted: deletedAtMs !== undefined })),
        ...world.locationGroups.map(({ id, deletedAtMs }) => ({ what: { locationGroup: id }, isDeleted: deletedAtMs !== undefined })),
      ];
      const wanted = groups.filter(({ isDeleted }) => when % 8 === 0 || isDeleted === (line === 'restore'));
      const found = pick(wanted, to) ?? pick(groups, to);
      if (!found) return null;
      // Where nothing is deleted that could be restored, something is; and so it is the other way round.
      const isAsWished = wanted.length > 0 && (line === 'delete' || line === 'restore');
      return { change: isAsWished ? line : found.isDeleted ? 'restore' : 'delete', what: found.what };
    }
  }
}

/** Mostly something that the product lets be given there, to somebody whose level it lies in. */
function giveOf(model: Model, actor: MemberId, { to, what, on, when }: Record<'to' | 'what' | 'on' | 'when', number>): AccessChange | null {
  const { world } = model;
  const { catalog } = world;
  const receiver = pick<Receiver>(
    [...world.members.map(({ id }) => ({ member: id })), ...world.userGroups.map(({ id }) => ({ group: id }))],
    to,
  );
  const level = receiver && model.homeOf(receiver);
  if (!receiver || !level) return null;
  const isAnywhere = on % 8 === 0;
  const near = world.nodes.filter(({ id }) => isAnywhere || model.isIn(id, level));
  const itemsOf = (service: string | null): GrantTarget[] =>
    world.items
      .filter((item) => (isAnywhere || item.service === service) && near.some(({ id }) => id === item.node))
      .map(({ id }) => ({ item: id }));
  const nodes = (isFit: (kind: string) => boolean): GrantTarget[] =>
    near.filter(({ kind }) => isAnywhere || isFit(kind)).map(({ id }) => ({ node: id }));
  const sort = what % 10;
  if (sort < 6) {
    const role = pick([...catalog.roles.values()], what);
    const target = role && pick([...(role.on.items ? itemsOf(role.service) : []), ...nodes((kind) => role.on.nodeKinds.has(kind))], on);
    return role && target ? { change: 'give', to: receiver, gives: { role: role.key }, on: target, ...periodOf(when) } : null;
  }
  if (sort < 8) {
    const permission = pick([...catalog.extras], what);
    const target = permission && pick([...itemsOf(permission.split(':')[0] ?? ''), ...nodes(() => true)], on);
    return permission && target ? { change: 'give', to: receiver, gives: { permission }, on: target, ...periodOf(when) } : null;
  }
  const groups = world.locationGroups.filter(({ home }) => isAnywhere || model.isIn(home, level));
  const target = pick<GrantTarget>([...groups.map(({ id }) => ({ locationGroup: id })), ...nodes(() => true)], on);
  return target
    ? { change: 'give', to: receiver, gives: { locations: filterOf(model, actor, what >> 4) }, on: target, ...periodOf(when) }
    : null;
}

/** No filter mostly; else a service with items, or an item where the actor may see nodes: what they may not see is told of elsewhere. */
function filterOf(model: Model, actor: MemberId, by: number): ServiceFilter {
  const { world } = model;
  const services = [...world.catalog.services.values()].filter(({ hasItems }) => hasItems).map(({ key }) => ({ service: key }));
  const items = world.items.filter(({ node }) => model.may(actor, 'node.view', node)).map(({ id }) => ({ item: id }));
  return pick<ServiceFilter>([null, null, null, ...services, ...items], by) ?? null;
}

const before = '2020-01-01T00:00:00.000Z';
const later = '2098-01-01T00:00:00.000Z';
const muchLater = '2099-01-01T00:00:00.000Z';

/** Mostly at once and without an end; nothing begins or ends while commands run. */
function periodOf(when: number): { from?: string; until?: string } {
  const periods = [{ until: muchLater }, { from: later }, { from: later, until: muchLater }, { until: before }, { from: before }];
  return when % 3 === 0 ? (pick(periods, when >> 2) ?? {}) : {};
}

const during = ({ from, until }: { readonly from?: string | undefined; readonly until?: string | undefined }): string =>
  `${from ? ` from ${from.slice(0, 4)}` : ''}${until ? ` until ${until.slice(0, 4)}` : ''}`;

/** A line in words. */
export function sentence(model: Model, change: AccessChange): string {
  const named = (id: string) => `"${model.nameOf(id)}"`;
  switch (change.change) {
    case 'give':
      return `gives ${givenIn(change, model.nameOf)}${during(change)}`;
    case 'end': {
      const grant = model.world.grants.find(({ id }) => id === change.grant);
      return `ends ${grant ? givenIn(grant, model.nameOf) : change.grant}`;
    }
    case 'join':
    case 'leave':
      return `lets ${named(change.member)} ${change.change} ${named(change.group)}${change.change === 'join' ? during(change) : ''}`;
    case 'enter':
    case 'withdraw':
      return `${change.change}s ${named(change.location)} ${JSON.stringify(change.filter)} of ${named(change.locationGroup)}`;
    default:
      return `${change.change}s ${named(Object.values(change.what)[0] ?? '')}`;
  }
}
