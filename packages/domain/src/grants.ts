import { z } from 'zod';
import { GrantId, LocationGroupId, MemberId, NodeId, ServiceItemId, UserGroupId } from './ids.ts';

/** Who a grant is to. */
export const Receiver = z.union([z.strictObject({ member: MemberId }), z.strictObject({ group: UserGroupId })]);
export type Receiver = Readonly<z.infer<typeof Receiver>>;

/** Which services locations are given for; null: every service. */
export const ServiceFilter = z
  .union([z.strictObject({ service: z.string().min(1).max(64) }), z.strictObject({ item: ServiceItemId })])
  .nullable();
export type ServiceFilter = Readonly<z.infer<typeof ServiceFilter>>;

/** What a grant gives: a role, one extra permission, or locations. Keys are checked against the organization's catalog. */
export const Gives = z.union([
  z.strictObject({ role: z.string().min(1).max(130) }),
  z.strictObject({ permission: z.string().min(1).max(130) }),
  z.strictObject({ locations: ServiceFilter }),
]);
export type Gives = Readonly<z.infer<typeof Gives>>;

/** What a grant is on: a node with all below it, one service item, or (locations only) a location group. */
export const GrantTarget = z.union([
  z.strictObject({ node: NodeId }),
  z.strictObject({ item: ServiceItemId }),
  z.strictObject({ locationGroup: LocationGroupId }),
]);
export type GrantTarget = Readonly<z.infer<typeof GrantTarget>>;

/** A user group or a location group. */
export const AnyGroup = z.union([z.strictObject({ userGroup: UserGroupId }), z.strictObject({ locationGroup: LocationGroupId })]);
export type AnyGroup = Readonly<z.infer<typeof AnyGroup>>;

/** A reason people read later, one line or several. */
export const GrantReason = z.string().trim().min(1).max(500);

/** When a grant or a membership holds: from `from` (absent: at once) to just before `until` (absent: no end). */
const Validity = { from: z.iso.datetime({ offset: true }).optional(), until: z.iso.datetime({ offset: true }).optional() };

// Reads instants that are written down; the clock is asked nowhere.
// oxlint-disable-next-line no-restricted-globals
const msOf = (instant: string): number => Date.parse(instant);

/** When something that is made at an instant holds, in milliseconds since 1970; `Infinity`: no end. */
export const periodFrom = (
  nowMs: number,
  { from, until }: { readonly from?: string | undefined; readonly until?: string | undefined },
): { readonly fromMs: number; readonly untilMs: number } => ({
  fromMs: from === undefined ? nowMs : msOf(from),
  untilMs: until === undefined ? Infinity : msOf(until),
});

/** One line of a draft. Nothing but these changes who may do what in an organization that stands. */
export const AccessChange = z.discriminatedUnion('change', [
  z.strictObject({ change: z.literal('give'), to: Receiver, gives: Gives, on: GrantTarget, ...Validity, reason: GrantReason.optional() }),
  z.strictObject({ change: z.literal('end'), grant: GrantId }),
  z.strictObject({ change: z.literal('join'), group: UserGroupId, member: MemberId, ...Validity }),
  z.strictObject({ change: z.literal('leave'), group: UserGroupId, member: MemberId }),
  z.strictObject({ change: z.literal('enter'), locationGroup: LocationGroupId, location: NodeId, filter: ServiceFilter }),
  z.strictObject({ change: z.literal('withdraw'), locationGroup: LocationGroupId, location: NodeId, filter: ServiceFilter }),
  z.strictObject({ change: z.literal('delete'), what: AnyGroup }),
  z.strictObject({ change: z.literal('restore'), what: AnyGroup }),
]);
export type AccessChange = Readonly<z.infer<typeof AccessChange>>;
export type Give = Extract<AccessChange, { change: 'give' }>;

/**
 * At most so many changes are in a draft, where a line for many counts once for each of them: a save of more holds up every other
 * for longer than anybody waits.
 */
export const mostChanges = 2_000;

/**
 * What a line does for each of some people: as a line for one does it. `end` ends whatever each is given directly of this kind on
 * this target.
 */
export const Each = z.discriminatedUnion('change', [
  z.strictObject({ change: z.literal('give'), gives: Gives, on: GrantTarget, ...Validity, reason: GrantReason.optional() }),
  z.strictObject({ change: z.literal('end'), gives: Gives, on: GrantTarget }),
  z.strictObject({ change: z.literal('join'), group: UserGroupId, ...Validity }),
  z.strictObject({ change: z.literal('leave'), group: UserGroupId }),
]);
export type Each = Readonly<z.infer<typeof Each>>;

/** A line for many people, each named: whoever comes to match what they were found by is not among them. */
export const ForEach = z.strictObject({
  change: z.literal('each'),
  people: z.array(MemberId).min(1).max(mostChanges).readonly(),
  each: Each,
});
export type ForEach = Readonly<z.infer<typeof ForEach>>;

/** A line of a draft, for one or for many. */
export const DraftLine = z.discriminatedUnion('change', [...AccessChange.options, ForEach]);
export type DraftLine = Readonly<z.infer<typeof DraftLine>>;

/** How many changes some lines are, a line for many once for each of them. */
export const changesIn = (lines: readonly DraftLine[]): number =>
  lines.reduce((count, line) => count + (line.change === 'each' ? line.people.length : 1), 0);

export const GrantOrigin = z.enum(['ui', 'invitation', 'request', 'review', 'import', 'api', 'system']);
export type GrantOrigin = z.infer<typeof GrantOrigin>;
