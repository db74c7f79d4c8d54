import type { CompiledAccess } from '@totem/domain/access/compile';
import { mayAt, maySeeGroup, maySeeMember, maySeeNode } from '@totem/domain/access/visibility';
import type { Actor } from '@totem/domain/actor';
import type { ActivityActor, NamedTarget } from '@totem/domain/activity';
import { placesOf } from '@totem/domain/audit';
import type { GrantTarget } from '@totem/domain/grants';
import type { LocationGroupId, MemberId, NodeId, UserGroupId } from '@totem/domain/ids';
import { isWithin, itemOf } from '@totem/domain/tree';
import type { KeptEvent } from '@totem/db/audit';
import { type GroupName, findLocationGroupNames, findUserGroupNames } from '@totem/db/group-names';
import { type MemberName, findMemberNames } from '@totem/db/members';
import { listLeftNodes } from '@totem/db/move';
import { inOrganization } from '@totem/db/orm';
import { type Ctx, accessOfAll } from '../context.ts';
import { targetNameOf } from '../names.ts';

/** What events name, as far as one reader may know of it; null wherever they may not, or it is gone. */
export interface KnownNames {
  member(id: MemberId): { id: MemberId; name: string; opens: boolean } | null;
  group(id: UserGroupId): { id: UserGroupId; name: string; opens: boolean } | null;
  locationGroup(id: LocationGroupId): { id: LocationGroupId; name: string } | null;
  node(id: NodeId): { id: NodeId; name: string; opens?: false } | null;
  target(on: GrantTarget): NamedTarget | null;
  actor(actor: Actor): ActivityActor;
}

/**
 * Names for some events, read in a few statements whatever their number.
 *
 * @param isOwn whether they are about the reader's own access: of that, everything is theirs to know, as is who changed it.
 */
export async function knownNames(ctx: Ctx, events: readonly KeptEvent[], isOwn: boolean): Promise<KnownNames> {
  const ids = idsIn(events);
  const hidden = isOwn ? [] : [...ids.nodes].filter((node) => ctx.tree.nodeAt.has(node) && !maySeeNode(ctx, node));
  const { members, groups, locationGroups, hung } = await inOrganization(ctx.runtime.orm, ctx.organizationId, async (db) => ({
    members: byId(await findMemberNames(db, [...ids.members])),
    groups: byId(await findUserGroupNames(db, [...ids.groups])),
    locationGroups: byId(await findLocationGroupNames(db, [...ids.locationGroups])),
    hung: await listLeftNodes(db, hidden),
  }));
  // What moved away from where the reader follows what happens stays known there, by its last name there (E34).
  const left = new Map<NodeId, string>();
  for (const { node, path, name } of hung)
    if (!left.has(node) && path.some((above) => above !== node && mayAt(ctx, 'administration:activity.view', above))) left.set(node, name);
  const access = await accessAmong(ctx, [...members.keys()]);
  const isAtHand = (one: MemberName) => mayAt(ctx, 'administration:member.view', one.home);
  const seesNode = (node: NodeId) => isOwn || left.has(node) || maySeeNode(ctx, node);
  const asLeft = (node: NodeId) => {
    const name = left.get(node);
    return name === undefined ? {} : { name, opens: false as const };
  };
  const seesMember = (one: MemberName) => {
    const theirs = access.get(one.id);
    return isOwn || isAtHand(one) || (theirs !== undefined && maySeeMember(ctx, theirs));
  };
  const seenGroup = <Id>(group: GroupName<Id> | undefined) => (group && seesNode(group.home) ? group : null);
  return {
    member(id) {
      const found = members.get(id);
      const opens = access.has(id) && found !== undefined && (isAtHand(found) || id === ctx.actor.member);
      return found && seesMember(found) ? { id, name: found.name, opens } : null;
    },
    group(id) {
      const found = seenGroup(groups.get(id));
      return found && { id, name: found.name, opens: !found.deleted && maySeeGroup(ctx, found) };
    },
    locationGroup(id) {
      const found = seenGroup(locationGroups.get(id));
      return found && { id, name: found.name };
    },
    node(id) {
      const found = ctx.tree.nodes[ctx.tree.nodeAt.get(id) ?? -1];
      return found && seesNode(id) ? { id, name: found.name, ...asLeft(id) } : null;
    },
    target(on) {
      const node = 'node' in on ? on.node : 'item' in on ? itemOf(ctx.tree, on.item)?.node : locationGroups.get(on.locationGroup)?.home;
      const found = node !== undefined && seesNode(node) ? targetNameOf(ctx.tree, locationGroups, on) : null;
      return found && 'node' in on ? { ...found, ...asLeft(on.node) } : found;
    },
    actor(actor) {
      if (actor.type === 'system') return { is: 'system', job: actor.job };
      if (actor.type === 'service_account') return { is: 'service_account' };
      const found = actor.type === 'member' ? members.get(actor.member) : undefined;
      return found && (isOwn || mayNameActor(ctx, found)) ? { is: 'member', id: found.id, name: found.name } : { is: 'hidden' };
    },
  };
}

/** Whoever administers above is known below: who changed something must be answerable where it counts. */
export const mayNameActor = (ctx: Ctx, { id, home }: MemberName): boolean =>
  id === ctx.actor.member || mayAt(ctx, 'administration:member.view', home) || isWithin(ctx.tree, ctx.mine.facts.home, home);

async function accessAmong(ctx: Ctx, ids: readonly MemberId[]): Promise<ReadonlyMap<MemberId, CompiledAccess>> {
  const { access } = await accessOfAll(ctx, ids);
  return new Map(access.flatMap((one) => (one && one.facts.status !== 'ended' ? [[one.facts.id, one] as const] : [])));
}

const byId = <Row extends { readonly id: string }>(rows: readonly Row[]): Map<Row['id'], Row> => new Map(rows.map((row) => [row.id, row]));

interface Ids {
  readonly members: Set<MemberId>;
  readonly groups: Set<UserGroupId>;
  readonly locationGroups: Set<LocationGroupId>;
  readonly nodes: Set<NodeId>;
}

/** All that the events name, service items and their nodes excepted. */
function idsIn(events: readonly KeptEvent[]): Ids {
  const ids: Ids = { members: new Set(), groups: new Set(), locationGroups: new Set(), nodes: new Set() };
  for (const { actor, viewedAs, event } of events) {
    if (actor.type === 'member') ids.members.add(actor.member);
    if (viewedAs !== null) ids.members.add(viewedAs);
    const receivers = 'to' in event ? [event.to] : [];
    for (const one of [...placesOf(event), ...receivers]) {
      if ('member' in one) ids.members.add(one.member);
      if ('group' in one) ids.groups.add(one.group);
      if ('locationGroup' in one) ids.locationGroups.add(one.locationGroup);
      if ('node' in one) ids.nodes.add(one.node);
    }
  }
  return ids;
}
