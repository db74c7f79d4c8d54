import { z } from 'zod';
import { type Reason, isReason } from './errors.ts';
import { TargetName } from './grant-views.ts';
import { AccessChange } from './grants.ts';
import { GrantId, LocationGroupId, MemberId, NodeId, OrganizationId, ResourceId, ServiceItemId, UserGroupId, Version } from './ids.ts';
import { NodeName } from './nodes.ts';
import { Paging } from './paging.ts';

/** What a question is about, as callers name it. */
export const QuestionTarget = z.union([
  z.strictObject({ item: ServiceItemId, location: NodeId.optional() }),
  z.strictObject({ node: NodeId }),
  z.strictObject({ resource: ResourceId }),
]);
export type QuestionTarget = z.infer<typeof QuestionTarget>;

/** A permission's key; one that the product does not have is answered no. */
const PermissionKey = z.string().min(1).max(130);

const question = { member: MemberId, permission: PermissionKey, target: QuestionTarget };

export const CheckAccess = z.strictObject({ organizationId: OrganizationId, ...question });
export type CheckAccess = z.infer<typeof CheckAccess>;
export const CheckAnswer = z.object({ allowed: z.boolean(), version: Version });
export type CheckAnswer = z.infer<typeof CheckAnswer>;

/** Up to 1,000 questions, all answered at one version, in their order. */
export const CheckManyAccess = z.strictObject({
  organizationId: OrganizationId,
  questions: z.array(z.strictObject(question)).min(1).max(1000),
});
export type CheckManyAccess = z.infer<typeof CheckManyAccess>;
export const CheckManyAnswer = z.object({ allowed: z.array(z.boolean()), version: Version });
export type CheckManyAnswer = z.infer<typeof CheckManyAnswer>;

/** `at`: as it was, or will be, at that instant; absent: now. */
export const ExplainAccess = z.strictObject({
  organizationId: OrganizationId,
  ...question,
  at: z.iso.datetime({ offset: true }).optional(),
});
export type ExplainAccess = z.infer<typeof ExplainAccess>;

const Person = z.object({ id: MemberId, name: z.string() });
const Group = z.object({ id: UserGroupId, name: z.string() });

const GrantedBy = z.object({
  grantedBy: Person.nullable(),
  grantedAt: z.iso.datetime(),
  until: z.iso.datetime().nullable(),
  reason: z.string().nullable(),
});

export const LocationPathView = GrantedBy.extend({ grant: GrantId, through: Group.nullable(), on: TargetName, location: NodeName });
export type LocationPathView = z.infer<typeof LocationPathView>;

/** One way, with every part by name. */
export const AccessPathView = GrantedBy.extend({
  grant: GrantId,
  through: Group.nullable(),
  role: z.string().nullable(),
  reach: z.string().nullable(),
  permission: z.string(),
  on: TargetName,
  locations: z.array(LocationPathView),
  participation: ResourceId.nullable(),
});
export type AccessPathView = z.infer<typeof AccessPathView>;

/** One grant that counts for a service item at a place, or (`item` null) over services without items: it gives one of the three. */
export const WayView = GrantedBy.extend({
  grant: GrantId,
  item: ServiceItemId.nullable(),
  through: Group.nullable(),
  role: z.string().nullable(),
  permission: z.string().nullable(),
  locations: z.boolean(),
  on: TargetName,
});
export type WayView = z.infer<typeof WayView>;

export const ClosedGateView = z.object({
  gate: z.enum(['status', 'entitlement', 'archived', 'device', 'view_as']),
  /** The status, the feature, or why a view is closed. */
  detail: z.string().nullable(),
});

/** A draft that would open it, whether the asker may save it as it is, and if not, why. */
export const FixView = z.object({
  changes: z.array(AccessChange),
  /** Each change by the names of what it gives and on what, or of the group to join. */
  names: z.array(z.object({ gives: z.string().nullable(), on: TargetName.nullable(), group: Group.nullable() })),
  refused: z.custom<Reason>(isReason).nullable(),
});
export type FixView = z.infer<typeof FixView>;

export const NearMissView = z.object({
  missing: z.enum([
    'location',
    'role',
    'rank',
    'extra',
    'role_under_extra',
    'elsewhere',
    'participation',
    'ended',
    'not_started',
    'level',
    'gate',
  ]),
  location: NodeName.nullable(),
  service: z.string().nullable(),
  /** The role held (`rank`), and the lowest that would do. */
  has: z.string().nullable(),
  needs: z.string().nullable(),
  on: TargetName.nullable(),
  at: z.iso.datetime().nullable(),
  home: NodeName.nullable(),
  fixes: z.array(FixView),
});
export type NearMissView = z.infer<typeof NearMissView>;

export const DecisionView = z.object({
  member: Person,
  permission: z.string(),
  allowed: z.boolean(),
  gates: z.array(ClosedGateView),
  because: z.array(AccessPathView),
  nearMisses: z.array(NearMissView),
  version: Version,
});
export type DecisionView = z.infer<typeof DecisionView>;

const locationsAsked = {
  member: MemberId,
  permission: PermissionKey,
  of: z.union([z.strictObject({ item: ServiceItemId }), z.strictObject({ service: z.string().max(64) })]),
};

/** `locationGroup`: of those places, the ones that are in it. */
export const ListLocationsOf = z.strictObject({
  organizationId: OrganizationId,
  ...locationsAsked,
  locationGroup: LocationGroupId.optional(),
  ...Paging.shape,
});
export type ListLocationsOf = z.infer<typeof ListLocationsOf>;
export const LocationOfView = z.object({ location: NodeName, paths: z.array(LocationPathView) });

/**
 * The location groups by which those places can be filtered: each that holds one of them. Without a permission, those of
 * the places where any role of the member counts, at that instant.
 */
export const ListLocationGroupsOf = z.union([
  z.strictObject({ organizationId: OrganizationId, ...locationsAsked, ...Paging.shape }),
  z.strictObject({ organizationId: OrganizationId, member: MemberId, at: z.iso.datetime({ offset: true }).optional(), ...Paging.shape }),
]);
export type ListLocationGroupsOf = z.infer<typeof ListLocationGroupsOf>;
/** `locations`: how many of those places are in it; what else it holds is not told. */
export const LocationGroupOfView = z.object({ id: LocationGroupId, name: z.string(), locations: z.int() });
export type LocationGroupOfView = z.infer<typeof LocationGroupOfView>;

/** `at`: as it was, or will be, at that instant; absent: now. */
export const ListWhoCan = z.strictObject({
  organizationId: OrganizationId,
  permission: PermissionKey,
  target: QuestionTarget,
  at: z.iso.datetime({ offset: true }).optional(),
  ...Paging.shape,
});
export type ListWhoCan = z.infer<typeof ListWhoCan>;
export const WhoCanView = z.object({ member: Person, level: NodeName, gates: z.array(ClosedGateView), because: z.array(AccessPathView) });
export type WhoCanView = z.infer<typeof WhoCanView>;
