import { groupHomes } from '@totem/domain/group-homes';
import type { LocationGroupId, MemberId, NodeId, OrganizationId, ServiceItemId, UserGroupId } from '@totem/domain/ids';
import { isSameName } from '@totem/domain/search';
import type { World } from '@totem/domain/testing';
import type { Node } from '@totem/domain/tree';
import type { Ctx } from '../context.ts';
import { createLocationGroup, createUserGroup, editLocationGroup, editUserGroup } from '../groups/change-groups.ts';
import { archiveNode, createNode, editNode, restoreNode } from '../nodes/change-nodes.ts';
import { archiveServiceItem, createServiceItem, editServiceItem, restoreServiceItem } from '../service-items/change-service-items.ts';
import type { Foreseen } from './testing-drafts.ts';
import type { Model } from './testing-model.ts';
import { pick } from './testing-pick.ts';

/** A change of what an organization is made of. */
export interface StructureCommand {
  readonly says: string;
  /** What is to become of it; `made`: the id of what it made. */
  readonly foresee: (actor: MemberId, made: string) => Foreseen;
  /** @returns the id of what it made. */
  readonly run: (ctx: Ctx, confirmation: string | undefined) => Promise<string>;
}

export const structureActs = ['create', 'create', 'rename', 'archive', 'restore'] as const;

interface StructurePlan {
  readonly act: (typeof structureActs)[number];
  readonly on: number;
  readonly as: number;
}
/** To restore something, mostly what is archived. */
const restorable = <One extends { readonly archived: boolean }>(
  all: readonly One[],
  act: StructurePlan['act'],
  on: number,
): readonly One[] => (act === 'restore' && on % 5 !== 0 ? all.filter(({ archived }) => archived) : all);

type Naming = (taken: readonly { readonly name: string }[]) => string;

/** Making, renaming, archiving and restoring nodes. */
export function nodeCommand(
  model: Model,
  { act, on, as }: StructurePlan,
  named: Naming,
  organizationId: OrganizationId,
): StructureCommand | null {
  const { world } = model;
  const { catalog } = world;
  const right = (node: Pick<Node, 'kind'>, verb: string) => `${catalog.kinds.get(node.kind)?.isLocation ? 'location' : 'node'}.${verb}`;
  const twins = (node: Pick<Node, 'kind' | 'parent'>, but?: NodeId) =>
    world.nodes.filter((one) => one.parent === node.parent && one.kind === node.kind && one.id !== but && !one.archived);
  const isTaken = (node: Pick<Node, 'kind' | 'parent' | 'name'>, but?: NodeId) =>
    twins(node, but).some((one) => isSameName(one.name, node.name));
  const changedTo = (node: Node): World => ({ ...world, nodes: world.nodes.map((one) => (one.id === node.id ? node : one)) });

  if (act === 'create') {
    const above = pick(world.nodes, on);
    const fitting = [...catalog.kinds.values()].filter(
      ({ under }) => under.length > 0 && (as % 5 === 0 || (above && under.includes(above.kind))),
    );
    const kind = pick(fitting, as);
    if (!above || !kind) return null;
    const types = Object.keys(catalog.product.nodeKinds[kind.key]?.types ?? {});
    const type = as % 7 === 0 ? null : (pick(types, as) ?? null);
    const made = { kind: kind.key, type, name: named(twins({ kind: kind.key, parent: above.id })), parent: above.id, archived: false };
    return {
      says: `makes ${kind.key} "${made.name}" under "${above.name}"${type === null ? '' : ` as ${type}`}`,
      foresee(actor, id) {
        if (!kind.under.includes(above.kind)) return { refused: ['node.kind_not_allowed'] };
        if (model.isClosed(above.id)) return { refused: ['node.archived'] };
        if (!model.may(actor, right(made, 'create'), above.id)) return { refused: ['access.denied'] };
        if (type === null ? types.length > 0 : !types.includes(type)) return { refused: ['node.type_not_allowed'] };
        if (isTaken(made)) return { refused: ['node.name_taken'] };
        // The id of a row is the id that its operation told.
        return { becomes: { ...world, nodes: [...world.nodes, { ...made, id: id as NodeId }] } };
      },
      run: async (ctx) => (await createNode(ctx, { organizationId, under: above.id, kind: kind.key, type, name: made.name })).node,
    };
  }
  const node = pick(restorable(world.nodes, act, on), on);
  if (!node) return null;
  const { id } = node;
  if (act === 'rename') {
    const name = named(twins(node, id));
    return {
      says: `renames "${node.name}" to "${name}"`,
      foresee(actor) {
        if (model.isClosed(id)) return { refused: ['node.archived'] };
        if (!model.may(actor, right(node, 'edit'), id)) return { refused: ['access.denied'] };
        if (name !== node.name && isTaken({ ...node, name }, id)) return { refused: ['node.name_taken'] };
        return name === node.name ? { refused: ['change.conflict'] } : { becomes: changedTo({ ...node, name }) };
      },
      run: async (ctx) => (await editNode(ctx, { organizationId, node: id, name, type: node.type, was: node })).node,
    };
  }
  if (act === 'archive')
    return {
      says: `archives "${node.name}"`,
      foresee(actor) {
        if (node.parent === null) return { refused: ['node.root'] };
        if (model.isClosed(id)) return { refused: ['node.archived'] };
        if (!model.may(actor, right(node, 'archive'), id)) return { refused: ['access.denied'] };
        const shutsOut = model.isIn(model.factsOf(actor).home, id);
        return { becomes: changedTo({ ...node, archived: true }), ...(shutsOut && { confirmation: [node.name] }) };
      },
      run: async (ctx, confirmation) => (await archiveNode(ctx, { organizationId, node: id, confirmation })).node,
    };
  return {
    says: `restores "${node.name}"`,
    foresee(actor) {
      if (node.parent === null) return { refused: ['node.root'] };
      if (model.isClosed(node.parent)) return { refused: ['node.archived'] };
      if (!model.may(actor, right(node, 'archive'), node.parent)) return { refused: ['access.denied'] };
      if (!node.archived) return { refused: ['node.not_archived'] };
      return isTaken(node, id) ? { refused: ['node.name_taken'] } : { becomes: changedTo({ ...node, archived: false }) };
    },
    run: async (ctx) => (await restoreNode(ctx, { organizationId, node: id })).node,
  };
}

/** The same of service items. */
export function itemCommand(
  model: Model,
  { act, on, as }: StructurePlan,
  named: Naming,
  organizationId: OrganizationId,
): StructureCommand | null {
  const { world } = model;
  type Item = World['items'][number];
  const twins = (item: Pick<Item, 'node' | 'service'>, but?: ServiceItemId) =>
    world.items.filter((one) => one.node === item.node && one.service === item.service && one.id !== but && !one.archived);
  const isTaken = (item: Omit<Item, 'id' | 'archived'>, but?: ServiceItemId) =>
    twins(item, but).some((one) => isSameName(one.name, item.name));
  const changedTo = (item: Item): World => ({ ...world, items: world.items.map((one) => (one.id === item.id ? item : one)) });

  if (act === 'create') {
    const service = pick(
      [...world.catalog.services.values()].filter((one) => as % 5 === 0 || one.hasItems),
      as,
    );
    const node = pick(
      world.nodes.filter(({ kind }) => on % 5 === 0 || service?.at.includes(kind)),
      on,
    );
    if (!service || !node) return null;
    const made = { service: service.key, node: node.id, name: named(twins({ node: node.id, service: service.key })), archived: false };
    return {
      says: `makes ${service.key} "${made.name}" at "${node.name}"`,
      foresee(actor, id) {
        if (!service.at.includes(node.kind)) return { refused: ['service_item.not_here'] };
        if (model.isClosed(node.id)) return { refused: ['node.archived'] };
        if (!model.may(actor, 'service_item.create', node.id)) return { refused: ['access.denied'] };
        if (isTaken(made)) return { refused: ['service_item.name_taken'] };
        return { becomes: { ...world, items: [...world.items, { ...made, id: id as ServiceItemId }] } };
      },
      run: async (ctx) => (await createServiceItem(ctx, { organizationId, node: node.id, service: service.key, name: made.name })).item,
    };
  }
  const item = pick(restorable(world.items, act, on), on);
  if (!item) return null;
  const { id } = item;
  const isClosed = () => item.archived || model.isClosed(item.node);
  if (act === 'rename') {
    const name = named(twins(item, id));
    return {
      says: `renames "${item.name}" to "${name}"`,
      foresee(actor) {
        if (isClosed()) return { refused: ['service_item.archived'] };
        if (!model.may(actor, 'service_item.edit', item.node)) return { refused: ['access.denied'] };
        if (name !== item.name && isTaken({ ...item, name }, id)) return { refused: ['service_item.name_taken'] };
        return name === item.name ? { refused: ['change.conflict'] } : { becomes: changedTo({ ...item, name }) };
      },
      run: async (ctx) => (await editServiceItem(ctx, { organizationId, item: id, name, was: item })).item,
    };
  }
  if (act === 'archive')
    return {
      says: `archives "${item.name}"`,
      foresee(actor) {
        if (isClosed()) return { refused: ['service_item.archived'] };
        if (!model.may(actor, 'service_item.archive', item.node)) return { refused: ['access.denied'] };
        return { becomes: changedTo({ ...item, archived: true }) };
      },
      run: async (ctx) => (await archiveServiceItem(ctx, { organizationId, item: id })).item,
    };
  return {
    says: `restores "${item.name}"`,
    foresee(actor) {
      if (model.isClosed(item.node)) return { refused: ['node.archived'] };
      if (!model.may(actor, 'service_item.archive', item.node)) return { refused: ['access.denied'] };
      if (!item.archived) return { refused: ['service_item.not_archived'] };
      return isTaken(item, id) ? { refused: ['service_item.name_taken'] } : { becomes: changedTo({ ...item, archived: false }) };
    },
    run: async (ctx) => (await restoreServiceItem(ctx, { organizationId, item: id })).item,
  };
}

/** Making and renaming groups; a group is deleted and restored by a draft. */
export function groupCommand(
  model: Model,
  sort: 'user_group' | 'location_group',
  { act, on }: StructurePlan,
  named: Naming,
  organizationId: OrganizationId,
): StructureCommand | null {
  const { world } = model;
  const isOfPeople = sort === 'user_group';
  const all: readonly { id: string; home: NodeId; name: string; deletedAtMs?: number }[] = isOfPeople
    ? world.userGroups
    : world.locationGroups;
  const twins = (home: NodeId, but?: string) => all.filter((one) => one.home === home && one.id !== but && one.deletedAtMs === undefined);
  const isTaken = (home: NodeId, name: string, but?: string) => twins(home, but).some((one) => isSameName(one.name, name));

  if (act === 'create') {
    const home = pick(world.nodes, on);
    if (!home) return null;
    const name = named(twins(home.id));
    const made = { home: home.id, name };
    return {
      says: `makes a ${sort} "${name}" at "${home.name}"`,
      foresee(actor, id) {
        if (!groupHomes(world.catalog, sort).includes(home.kind)) return { refused: [`${sort}.not_here`] };
        if (model.isClosed(home.id)) return { refused: ['node.archived'] };
        if (!model.may(actor, `${sort}.create`, home.id)) return { refused: ['access.denied'] };
        if (isTaken(home.id, name)) return { refused: [`${sort}.name_taken`] };
        const then: World = isOfPeople
          ? { ...world, userGroups: [...world.userGroups, { ...made, id: id as UserGroupId, members: [] }] }
          : { ...world, locationGroups: [...world.locationGroups, { ...made, id: id as LocationGroupId, entries: [] }] };
        return { becomes: then };
      },
      run: async (ctx) => (await (isOfPeople ? createUserGroup : createLocationGroup)(ctx, { organizationId, ...made })).group,
    };
  }
  const group = pick(all, on);
  if (!group) return null;
  const name = named(twins(group.home, group.id));
  const renamed = <One extends { readonly id: string }>(one: One): One => (one.id === group.id ? { ...one, name } : one);
  const edit = { organizationId, name, was: { name: group.name } };
  return {
    says: `renames ${sort} "${group.name}" to "${name}"`,
    foresee(actor) {
      if (group.deletedAtMs !== undefined) return { refused: [`${sort}.not_found`] };
      if (model.isClosed(group.home)) return { refused: ['node.archived'] };
      if (!model.may(actor, `${sort}.edit`, group.home)) return { refused: ['access.denied'] };
      if (name !== group.name && isTaken(group.home, name, group.id)) return { refused: [`${sort}.name_taken`] };
      if (name === group.name) return { refused: ['change.conflict'] };
      return {
        becomes: { ...world, userGroups: world.userGroups.map(renamed), locationGroups: world.locationGroups.map(renamed) },
      };
    },
    run: async (ctx) =>
      isOfPeople
        ? (await editUserGroup(ctx, { ...edit, group: group.id as UserGroupId })).group
        : (await editLocationGroup(ctx, { ...edit, group: group.id as LocationGroupId })).group,
  };
}
