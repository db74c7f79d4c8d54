import type { GrantTarget, Gives, Receiver, ServiceFilter } from './grants.ts';
import type { GrantId, LocationGroupId, MemberId, NodeId, UserGroupId } from './ids.ts';

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
  | {
      readonly type: 'user_group.joined';
      readonly group: UserGroupId;
      readonly member: MemberId;
      readonly from: string;
      readonly until: string | null;
      readonly reason: string | null;
    }
  | { readonly type: 'user_group.left'; readonly group: UserGroupId; readonly member: MemberId; readonly reason: string | null }
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
  | { readonly type: 'organization.imported'; readonly product: string; readonly members: number; readonly grants: number };

export type AuditEventType = AuditEvent['type'];

/** Whom and what an event is about, for finding it again: members first, then whatever else it names. */
export function subjectsOf(event: AuditEvent): string[] {
  switch (event.type) {
    case 'grant.given':
    case 'grant.ended':
      return ['member' in event.to ? event.to.member : event.to.group, event.grant, Object.values(event.on).join()];
    case 'user_group.joined':
    case 'user_group.left':
      return [event.member, event.group];
    case 'location_group.entered':
    case 'location_group.withdrawn':
      return [event.locationGroup, event.location];
    case 'organization.imported':
      return [];
  }
}
