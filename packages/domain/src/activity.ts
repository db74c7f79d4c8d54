import { z } from 'zod';
import { ActivityFormat } from './activity-format.ts';
import { type AuditEventType, auditEventTypes } from './audit.ts';
import { TargetName } from './grant-views.ts';
import { Gives, ServiceFilter } from './grants.ts';
import { GrantId, LocationGroupId, MemberId, NodeId, OrganizationId, ServiceItemId, UserGroupId } from './ids.ts';
import { Cursor, Paging } from './paging.ts';

const Instant = z.iso.datetime({ offset: true });

/** One kind of thing that happened. */
export const ActivityAction = z.custom<AuditEventType>(
  (value) => typeof value === 'string' && auditEventTypes.some((type) => type === value),
);

/** The one thing that events are asked about. */
export const ActivitySubject = z.union([
  /** Also what was given to the user groups they were in, as long as they were. */
  z.strictObject({ member: MemberId }),
  z.strictObject({ group: UserGroupId }),
  z.strictObject({ node: NodeId }),
  z.strictObject({ item: ServiceItemId }),
  z.strictObject({ locationGroup: LocationGroupId }),
  z.strictObject({ grant: GrantId }),
]);
export type ActivitySubject = Readonly<z.infer<typeof ActivitySubject>>;

/** Filters of the list of events; all given ones must hold. */
export const ActivityFilter = z.strictObject({
  /** Who did it. */
  by: MemberId.optional(),
  about: ActivitySubject.optional(),
  actions: z.array(ActivityAction).min(1).max(50).optional(),
  /** From this instant on. */
  from: Instant.optional(),
  /** Until just before this one. */
  until: Instant.optional(),
});
export type ActivityFilter = z.infer<typeof ActivityFilter>;

/** What happened at a node and below it, newest first. */
export const ListActivity = z.strictObject({
  organizationId: OrganizationId,
  node: NodeId,
  filter: ActivityFilter.default({}),
  ...Paging.shape,
});
export type ListActivity = z.infer<typeof ListActivity>;

/** What was done to one's own access, newest first: everybody may ask. */
export const ListMyActivity = z.strictObject({ organizationId: OrganizationId, ...Paging.shape });
export type ListMyActivity = z.infer<typeof ListMyActivity>;

const PersonName = z.object({ id: MemberId, name: z.string() });

/** Who did something. `hidden`: somebody of whom the reader may not know. `system`: Totem itself, in an import or a job. */
export const ActivityActor = z.discriminatedUnion('is', [
  PersonName.extend({ is: z.literal('member') }),
  z.object({ is: z.literal('hidden') }),
  z.object({ is: z.literal('service_account') }),
  z.object({ is: z.literal('system'), job: z.string() }),
]);
export type ActivityActor = z.infer<typeof ActivityActor>;

/** Somebody or something an event names. `opens`: whether this reader can open its page. */
const NamedMember = PersonName.extend({ opens: z.boolean() });
const NamedGroup = z.object({ id: UserGroupId, name: z.string(), opens: z.boolean() });

export const NamedReceiver = z.union([z.object({ member: NamedMember }), z.object({ group: NamedGroup })]);
export type NamedReceiver = z.infer<typeof NamedReceiver>;

/** `opens: false`: it moved to where this reader may not follow, and is called what it was called when it left. */
const moved = { opens: z.literal(false).optional() };
const NamedTarget = TargetName.extend(moved);
export type NamedTarget = z.infer<typeof NamedTarget>;

const OfGrant = z.object({
  to: NamedReceiver,
  gives: Gives,
  on: NamedTarget,
  /** The name of the one service item for which locations are given; null: not for one alone. */
  forItem: z.string().nullable(),
});
const Times = { from: z.iso.datetime(), until: z.iso.datetime().nullable() };
const Belonging = z.object({ group: NamedGroup, member: NamedMember });
const Entry = z.object({
  locationGroup: z.object({ id: LocationGroupId, name: z.string() }),
  location: z.object({ id: NodeId, name: z.string(), ...moved }),
  filter: ServiceFilter,
  /** The name of the service item that the entry is for alone; null: not for one alone. */
  forItem: z.string().nullable(),
});

/** What a node was called, and of which type it was. */
const NodeLooks = z.object({ name: z.string(), type: z.string().nullable() });
export type NodeLooks = z.infer<typeof NodeLooks>;

/** What happened, by the names that things have today. */
export const ActivityView = z.discriminatedUnion('type', [
  OfGrant.extend({
    type: z.literal('grant.given'),
    ...Times,
    /** What the same change ended in its place: the role they had there before. Null: nothing. */
    before: Gives.nullable(),
  }),
  OfGrant.extend({ type: z.literal('grant.ended') }),
  z.object({ type: z.literal('user_group.created'), group: NamedGroup, at: TargetName }),
  z.object({ type: z.literal('user_group.edited'), group: NamedGroup, before: z.string(), after: z.string() }),
  Belonging.extend({ type: z.literal('user_group.joined'), ...Times }),
  Belonging.extend({ type: z.literal('user_group.left') }),
  z.object({ type: z.literal('location_group.created'), on: TargetName, at: TargetName }),
  z.object({ type: z.literal('location_group.edited'), on: TargetName, before: z.string(), after: z.string() }),
  Entry.extend({ type: z.literal('location_group.entered') }),
  Entry.extend({ type: z.literal('location_group.withdrawn') }),
  z.object({ type: z.enum(['user_group.deleted', 'user_group.restored']), group: NamedGroup }),
  z.object({ type: z.enum(['location_group.deleted', 'location_group.restored']), on: TargetName }),
  z.object({ type: z.literal('node.created'), on: NamedTarget, under: NamedTarget }),
  z.object({ type: z.literal('node.edited'), on: NamedTarget, before: NodeLooks, after: NodeLooks }),
  /** Null: an end of which the reader may not know. */
  z.object({ type: z.literal('node.moved'), on: NamedTarget, source: NamedTarget.nullable(), destination: NamedTarget.nullable() }),
  z.object({ type: z.enum(['node.archived', 'node.restored']), on: NamedTarget }),
  z.object({ type: z.literal('service_item.created'), on: NamedTarget, at: NamedTarget }),
  z.object({ type: z.literal('service_item.edited'), on: NamedTarget, before: z.string(), after: z.string() }),
  z.object({ type: z.enum(['service_item.archived', 'service_item.restored']), on: NamedTarget }),
  z.object({ type: z.literal('role.created'), role: z.string(), basedOn: z.string() }),
  z.object({
    type: z.literal('role.edited'),
    role: z.string(),
    before: z.string(),
    after: z.string(),
    /** Permissions that it holds from then on, and those that it holds no more. */
    added: z.array(z.string()),
    removed: z.array(z.string()),
  }),
  /** `replacement`: the key of the role that whoever had it got in its place; null: nobody had it. */
  z.object({ type: z.literal('role.deleted'), role: z.string(), replacement: z.string().nullable() }),
  z.object({ type: z.literal('activity.exported'), on: NamedTarget, format: ActivityFormat, narrowed: z.boolean() }),
  z.object({ type: z.literal('import.made'), on: NamedTarget, rows: z.int() }),
  z.object({ type: z.literal('organization.imported'), members: z.int(), grants: z.int() }),
]);
export type ActivityView = z.infer<typeof ActivityView>;

/** One event as a reader sees it. */
export const ActivityRow = z.object({
  /** The beginning of the event's fingerprint in the chain, by which two people know that they speak of the same one. */
  id: z.string(),
  at: z.iso.datetime(),
  who: ActivityActor,
  /** As whom they did it; null: as themselves. */
  viewedAs: ActivityActor.nullable(),
  what: ActivityView,
  reason: z.string().nullable(),
});
export type ActivityRow = z.infer<typeof ActivityRow>;

/** One stretch of the organization's chain of events, from where the last stretch ended. */
export const VerifyActivity = z.strictObject({ organizationId: OrganizationId, node: NodeId, cursor: Cursor.optional() });
export type VerifyActivity = z.infer<typeof VerifyActivity>;

export const VerifiedActivity = z.object({
  /** How many events of this stretch are as they were written; null for who may not know how many there are in all. */
  verified: z.int().nullable(),
  /** The first that is not, or is missing: when the last sound one before it happened; `after: null` for the very first. */
  broken: z.object({ after: z.iso.datetime().nullable() }).nullable(),
  /** Where the next stretch begins; null: the whole chain is checked, or is broken. */
  next: Cursor.nullable(),
});
export type VerifiedActivity = z.infer<typeof VerifiedActivity>;
