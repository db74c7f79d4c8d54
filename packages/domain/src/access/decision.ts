import type { GrantTarget } from '../grants.ts';
import type { AccessChange } from '../grants.ts';
import type { GrantId, LocationGroupId, NodeId, ResourceId, ServiceItemId, UserGroupId } from '../ids.ts';
import type { Reach } from '../catalog/catalog.ts';
import type { MemberStatus } from './facts.ts';

/** A gate that is closed, and why. Opening it gives back exactly what was granted. */
export type ClosedGate =
  | { readonly gate: 'status'; readonly status: Exclude<MemberStatus, 'active'> }
  | { readonly gate: 'entitlement'; readonly feature: string; readonly bundle: string | null }
  | { readonly gate: 'archived' }
  | { readonly gate: 'device' }
  | { readonly gate: 'view_as'; readonly because: 'not_read' | 'outside_scope' | 'masked' };

/** How a location is held: by which grant, of whom, and through which location group if any. */
export interface LocationPath {
  readonly grant: GrantId;
  /** Null: given directly. */
  readonly through: UserGroupId | null;
  readonly on: GrantTarget;
  readonly locationGroup: LocationGroupId | null;
  readonly location: NodeId;
}

/** One way in which somebody may: a grant in force, direct or through a user group, and what it needed besides. */
export interface AccessPath {
  readonly grant: GrantId;
  readonly through: UserGroupId | null;
  readonly gives: { readonly role: string; readonly reach: Reach } | { readonly permission: string };
  readonly on: GrantTarget;
  /** How the location was held, nearest first; empty where no location mattered. */
  readonly locations: readonly LocationPath[];
  readonly participation: ResourceId | null;
}

/**
 * What is nearly there when the answer is no: what exists, what lacks, and the smallest drafts that would turn it into a
 * yes. `fixes` is empty where no draft of access can (a closed gate).
 */
export type NearMiss = { readonly fixes: readonly (readonly AccessChange[])[] } & (
  | { readonly missing: 'location'; readonly location: NodeId }
  | { readonly missing: 'role'; readonly service: string; readonly lowest: string | null }
  | { readonly missing: 'rank'; readonly has: string; readonly needs: string }
  | { readonly missing: 'extra'; readonly permission: string }
  | { readonly missing: 'role_under_extra'; readonly permission: string }
  | { readonly missing: 'elsewhere'; readonly on: GrantTarget; readonly item: ServiceItemId | null }
  | { readonly missing: 'participation'; readonly resource: ResourceId }
  | { readonly missing: 'ended' | 'not_started'; readonly grant: GrantId | null; readonly atMs: number }
  | { readonly missing: 'level'; readonly home: NodeId }
  | { readonly missing: 'gate'; readonly gate: ClosedGate }
);

/** The answer to a question, with its reasons. `allowed` is true exactly when no gate is closed and `because` is not empty. */
export interface Decision {
  readonly allowed: boolean;
  readonly gates: readonly ClosedGate[];
  /** Nearest first. */
  readonly because: readonly AccessPath[];
  /** Only when refused. */
  readonly nearMisses: readonly NearMiss[];
}
