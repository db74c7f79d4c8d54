import type { GrantOrigin, GrantTarget, Gives, ServiceFilter } from '../grants.ts';
import type { GrantId, LocationGroupId, MemberId, NodeId, OrganizationId, ResourceId, UserGroupId, UserId } from '../ids.ts';

/** When a row holds, in milliseconds since 1970 by the database's clock: from `fromMs` to just before `untilMs` (`Infinity`: no end). */
export interface Period {
  readonly fromMs: number;
  readonly untilMs: number;
}

/** A grant as an engine reads it. Its period already ends where the grant was ended by hand. */
export interface GrantFact extends Period {
  readonly id: GrantId;
  readonly gives: Gives;
  readonly on: GrantTarget;
  readonly reason: string | null;
  readonly origin: GrantOrigin;
  /** Null: the import, or the system. */
  readonly grantedBy: MemberId | null;
  readonly grantedAtMs: number;
}

export interface UserGroupFact {
  readonly id: UserGroupId;
  readonly name: string;
  readonly home: NodeId;
  readonly grants: readonly GrantFact[];
}

export interface LocationGroupFact {
  readonly id: LocationGroupId;
  readonly name: string;
  readonly home: NodeId;
  readonly entries: readonly LocationGroupEntryFact[];
}

export interface LocationGroupEntryFact extends Period {
  readonly location: NodeId;
  readonly filter: ServiceFilter;
}

export type MemberStatus = 'active' | 'suspended' | 'ended';

/** All that one member's access is compiled from, besides the organization's tree and catalog. */
export interface MemberFacts {
  readonly organization: OrganizationId;
  readonly id: MemberId;
  readonly user: UserId | null;
  readonly name: string;
  /** The member's level. */
  readonly home: NodeId;
  readonly status: MemberStatus;
  readonly bundle: string | null;
  /** The bundle's features, plus added, minus removed. */
  readonly features: readonly string[];
  readonly grants: readonly GrantFact[];
  readonly memberships: readonly (Period & { readonly group: UserGroupFact })[];
  /** Every location group that one of the grants above names. */
  readonly locationGroups: readonly LocationGroupFact[];
  readonly participations: readonly (Period & { readonly resource: ResourceId; readonly kind: string })[];
}

/** A resource as a question names it: what concerns the thing comes with it. */
export interface ResourceFact {
  readonly id: ResourceId;
  readonly type: string;
  /** Empty: it hangs on the root. */
  readonly nodes: readonly NodeId[];
  readonly owner: MemberId | null;
  readonly archived: boolean;
}

/** Whether a period holds at an instant. */
export const holds = (period: Period, nowMs: number): boolean => nowMs >= period.fromMs && nowMs < period.untilMs;
