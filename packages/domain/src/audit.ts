import type { ActivityFormat } from './activity-format.ts';
import type { GrantTarget, Gives, Receiver, ServiceFilter } from './grants.ts';
import type { GrantId, ImportId, LocationGroupId, MemberId, NodeId, RoleId, ServiceItemId, UserGroupId } from './ids.ts';
import type { RoleAs } from './roles.ts';

/** What a node was, or is, called, and of which type it is. */
export interface NodeLooks {
  readonly name: string;
  readonly type: string | null;
}

/**
 * One thing that happened, as it is kept. Instants are ISO strings and ids are UUIDs, so that an event reads the same
 * after any number of years; names are looked up when it is shown.
 */
export type AuditEvent =
  | {
      readonly type: 'grant.given';
      readonly grant: GrantId;
      readonly to: Receiver;
      readonly gives: Gives;
      readonly on: GrantTarget;
      readonly from: string;
      readonly until: string | null;
      readonly reason: string | null;
    }
  | {
      readonly type: 'grant.ended';
      readonly grant: GrantId;
      readonly to: Receiver;
      readonly gives: Gives;
      readonly on: GrantTarget;
      readonly reason: string | null;
    }
  | { readonly type: 'user_group.created'; readonly group: UserGroupId; readonly home: NodeId; readonly name: string }
  | { readonly type: 'user_group.edited'; readonly group: UserGroupId; readonly before: string; readonly after: string }
  | {
      readonly type: 'user_group.joined';
      readonly group: UserGroupId;
      readonly member: MemberId;
      readonly from: string;
      readonly until: string | null;
      readonly reason: string | null;
    }
  | { readonly type: 'user_group.left'; readonly group: UserGroupId; readonly member: MemberId; readonly reason: string | null }
  | { readonly type: 'location_group.created'; readonly locationGroup: LocationGroupId; readonly home: NodeId; readonly name: string }
  | { readonly type: 'location_group.edited'; readonly locationGroup: LocationGroupId; readonly before: string; readonly after: string }
  | {
      readonly type: 'location_group.entered';
      readonly locationGroup: LocationGroupId;
      readonly location: NodeId;
      readonly filter: ServiceFilter;
      readonly reason: string | null;
    }
  | {
      readonly type: 'location_group.withdrawn';
      readonly locationGroup: LocationGroupId;
      readonly location: NodeId;
      readonly filter: ServiceFilter;
      readonly reason: string | null;
    }
  | { readonly type: 'user_group.deleted' | 'user_group.restored'; readonly group: UserGroupId; readonly reason: string | null }
  | {
      readonly type: 'location_group.deleted' | 'location_group.restored';
      readonly locationGroup: LocationGroupId;
      readonly reason: string | null;
    }
  | {
      readonly type: 'node.created';
      readonly node: NodeId;
      readonly under: NodeId;
      readonly kind: string;
      readonly as: NodeLooks;
    }
  | { readonly type: 'node.edited'; readonly node: NodeId; readonly before: NodeLooks; readonly after: NodeLooks }
  | {
      readonly type: 'node.moved';
      readonly node: NodeId;
      /** What it hung under, and what it hangs under from then on. */
      readonly source: NodeId;
      readonly destination: NodeId;
      readonly reason: string | null;
    }
  | { readonly type: 'node.archived'; readonly node: NodeId; readonly reason: string | null }
  | { readonly type: 'node.restored'; readonly node: NodeId }
  | {
      readonly type: 'service_item.created';
      readonly item: ServiceItemId;
      readonly service: string;
      readonly node: NodeId;
      readonly name: string;
    }
  | { readonly type: 'service_item.edited'; readonly item: ServiceItemId; readonly before: string; readonly after: string }
  | { readonly type: 'service_item.archived'; readonly item: ServiceItemId; readonly reason: string | null }
  | { readonly type: 'service_item.restored'; readonly item: ServiceItemId }
  | { readonly type: 'role.created'; readonly role: RoleId; readonly basedOn: string; readonly as: RoleAs }
  | { readonly type: 'role.edited'; readonly role: RoleId; readonly before: RoleAs; readonly after: RoleAs }
  | {
      readonly type: 'role.deleted';
      readonly role: RoleId;
      readonly label: string;
      readonly replacement: string | null;
      readonly reason: string | null;
    }
  | {
      readonly type: 'activity.exported';
      readonly node: NodeId;
      readonly format: ActivityFormat;
      /** Whether a filter left some out. */
      readonly narrowed: boolean;
      readonly events: number;
    }
  | {
      /** A part of an import was made: the events of the same version are its. */
      readonly type: 'import.made';
      readonly import: ImportId;
      readonly node: NodeId;
      /** How many of its rows were made or changed by this part. */
      readonly rows: number;
    }
  | { readonly type: 'organization.imported'; readonly product: string; readonly members: number; readonly grants: number };

export type AuditEventType = AuditEvent['type'];

const every: { readonly [T in AuditEventType]: T } = {
  'grant.given': 'grant.given',
  'grant.ended': 'grant.ended',
  'user_group.created': 'user_group.created',
  'user_group.edited': 'user_group.edited',
  'user_group.joined': 'user_group.joined',
  'user_group.left': 'user_group.left',
  'user_group.deleted': 'user_group.deleted',
  'user_group.restored': 'user_group.restored',
  'location_group.created': 'location_group.created',
  'location_group.edited': 'location_group.edited',
  'location_group.entered': 'location_group.entered',
  'location_group.withdrawn': 'location_group.withdrawn',
  'location_group.deleted': 'location_group.deleted',
  'location_group.restored': 'location_group.restored',
  'node.created': 'node.created',
  'node.edited': 'node.edited',
  'node.moved': 'node.moved',
  'node.archived': 'node.archived',
  'node.restored': 'node.restored',
  'service_item.created': 'service_item.created',
  'service_item.edited': 'service_item.edited',
  'service_item.archived': 'service_item.archived',
  'service_item.restored': 'service_item.restored',
  'role.created': 'role.created',
  'role.edited': 'role.edited',
  'role.deleted': 'role.deleted',
  'activity.exported': 'activity.exported',
  'import.made': 'import.made',
  'organization.imported': 'organization.imported',
};

/** Everything that can happen, in the order in which people are offered it. */
export const auditEventTypes: readonly AuditEventType[] = Object.values(every);

/** Whom and what an event is about, for finding it again: members first, then whatever else it names. */
export function subjectsOf(event: AuditEvent): string[] {
  switch (event.type) {
    case 'grant.given':
    case 'grant.ended':
      return ['member' in event.to ? event.to.member : event.to.group, event.grant, Object.values(event.on).join()];
    case 'user_group.created':
      return [event.group, event.home];
    case 'user_group.edited':
      return [event.group];
    case 'user_group.joined':
    case 'user_group.left':
      return [event.member, event.group];
    case 'location_group.created':
      return [event.locationGroup, event.home];
    case 'location_group.edited':
      return [event.locationGroup];
    case 'location_group.entered':
    case 'location_group.withdrawn':
      return [event.locationGroup, event.location];
    case 'user_group.deleted':
    case 'user_group.restored':
      return [event.group];
    case 'location_group.deleted':
    case 'location_group.restored':
      return [event.locationGroup];
    case 'node.created':
      return [event.node, event.under];
    case 'node.moved':
      return [event.node, event.source, event.destination];
    case 'node.edited':
    case 'node.archived':
    case 'node.restored':
    case 'activity.exported':
    case 'import.made':
      return [event.node];
    case 'service_item.created':
      return [event.item, event.node];
    case 'service_item.edited':
    case 'service_item.archived':
    case 'service_item.restored':
      return [event.item];
    case 'role.created':
    case 'role.edited':
    case 'role.deleted':
      return [event.role];
    case 'organization.imported':
      return [];
  }
}

/** What says where something is: a node itself, or whatever has its home at one. */
export type AuditPlace =
  | { readonly node: NodeId }
  | { readonly item: ServiceItemId }
  | { readonly locationGroup: LocationGroupId }
  | { readonly group: UserGroupId }
  | { readonly member: MemberId };

/**
 * Where an event happened: whoever may see the activity of one of these places, or of a node above, may know of it. Who
 * enters a user group is touched where they belong as much as the group is at its home. Empty: the organization as a whole.
 */
export function placesOf(event: AuditEvent): readonly AuditPlace[] {
  switch (event.type) {
    case 'grant.given':
    case 'grant.ended':
      return [event.on];
    case 'user_group.created':
    case 'user_group.edited':
      return [{ group: event.group }];
    case 'user_group.joined':
    case 'user_group.left':
      return [{ group: event.group }, { member: event.member }];
    case 'location_group.created':
    case 'location_group.edited':
      return [{ locationGroup: event.locationGroup }];
    case 'location_group.entered':
    case 'location_group.withdrawn':
      return [{ locationGroup: event.locationGroup }, { node: event.location }];
    case 'node.moved':
      return [{ node: event.node }, { node: event.source }, { node: event.destination }];
    case 'user_group.deleted':
    case 'user_group.restored':
      return [{ group: event.group }];
    case 'location_group.deleted':
    case 'location_group.restored':
      return [{ locationGroup: event.locationGroup }];
    case 'node.created':
    case 'node.edited':
    case 'node.archived':
    case 'node.restored':
    case 'activity.exported':
    case 'import.made':
      return [{ node: event.node }];
    case 'service_item.created':
    case 'service_item.edited':
    case 'service_item.archived':
    case 'service_item.restored':
      return [{ item: event.item }];
    case 'role.created':
    case 'role.edited':
    case 'role.deleted':
    case 'organization.imported':
      return [];
  }
}
