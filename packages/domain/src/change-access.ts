import { z } from 'zod';
import { type Reason, isReason } from './errors.ts';
import { FilterName, TargetName } from './grant-views.ts';
import { DraftLine, GrantReason } from './grants.ts';
import { MemberId, OrganizationId, Version } from './ids.ts';
import { NodeName } from './nodes.ts';
import { SeatsEffect } from './seats.ts';

/** Changes of access that are shown, then saved, together or not at all. */
export const ChangeAccess = z.strictObject({
  organizationId: OrganizationId,
  /** The version the draft was made from: what changed since then is never silently overwritten. */
  madeAt: Version,
  changes: z.array(DraftLine).min(1).max(500),
  /** One reason for every line that has none of its own. */
  reason: GrantReason.optional(),
  /** The effect that was shown (`EffectView.fingerprint`); saving refuses when it would do something else by now. */
  shown: z.string().max(100).optional(),
  /** What somebody typed who would lose the power to undo this: the node's name. */
  confirmation: z.string().max(200).optional(),
  /** Chosen by the caller, the same on each try: the change is made once. */
  idempotencyKey: z.uuid().optional(),
});
export type ChangeAccess = z.infer<typeof ChangeAccess>;

const Person = z.object({ id: MemberId, name: z.string(), level: NodeName });

/** One thing somebody gains or loses, by name. */
export const EffectLine = z.object({
  /** A service item, a node, or whatever they participate in. */
  on: z.discriminatedUnion('is', [
    z.object({
      is: z.literal('item'),
      name: z.string(),
      service: z.string(),
      locations: z.array(z.string()),
      moreLocations: z.int(),
      asSuch: z.boolean(),
    }),
    z.object({ is: z.literal('nodes'), names: z.array(z.string()), more: z.int() }),
    z.object({ is: z.literal('participating') }),
  ]),
  permissions: z.array(z.string()),
});
export type EffectLine = z.infer<typeof EffectLine>;

/** A person's level on a service item, before and after. */
export const LevelChange = z.object({ item: z.string(), service: z.string(), before: z.string().nullable(), after: z.string().nullable() });

/** What gives somebody the same, or still gives it. */
const Remaining = z.object({
  role: z.string().nullable(),
  permission: z.string().nullable(),
  location: z.string().nullable(),
  /** The user group or location group it comes through; null: directly. */
  through: z.string().nullable(),
});

export const PersonEffect = z.object({
  person: Person,
  gains: z.array(EffectLine),
  loses: z.array(EffectLine),
  levels: z.array(LevelChange),
  /** Of what somebody has through groups that are deleted, all that they keep, and through what. */
  keeps: z.array(Remaining),
});
export type PersonEffect = z.infer<typeof PersonEffect>;

/** Why a line changes nothing for somebody: what already gives the same, or still gives it. */
export const NoEffect = z.object({
  /** The line, by its place in the draft. */
  change: z.int(),
  person: Person,
  because: z.array(Remaining),
});
export type NoEffect = z.infer<typeof NoEffect>;

/** A line that may not be made; of a line for many, those of them for whom it may not, one reason at a time. */
export const RefusedLine = z.object({
  change: z.int(),
  /** Absent for a line about one; the first of them by name, as far as the reader may know it. */
  of: z.object({ people: z.array(MemberId), named: z.array(z.string()) }).optional(),
  reason: z.custom<Reason>(isReason),
  details: z.record(z.string(), z.string()),
});

export const EffectWarning = z.discriminatedUnion('warning', [
  z.object({ warning: z.literal('gives_sensitive'), change: z.int(), permission: z.string(), hasReason: z.boolean() }),
  z.object({ warning: z.literal('locks_out_self'), node: NodeName }),
  z.object({ warning: z.literal('many_people'), people: z.int() }),
  z.object({ warning: z.literal('changed_meanwhile'), by: z.string().nullable(), version: Version }),
]);
export type EffectWarning = z.infer<typeof EffectWarning>;

/** A line of the draft by the names of what it concerns, in the draft's order. */
export const ChangeName = z.object({
  change: z.enum(['give', 'end', 'join', 'leave', 'enter', 'withdraw', 'delete', 'restore']),
  to: z.string().nullable(),
  /** For how many people, of a line for many; then `to` is null. Absent for a line about one. */
  people: z.int().optional(),
  gives: z.string().nullable(),
  on: TargetName.nullable(),
  /** For which service alone; null: for every one, or what is given is no location. */
  filter: FilterName,
});

export type ChangeName = z.infer<typeof ChangeName>;

/** A draft to be shown; `peopleFrom`: how many of its people were told already. */
export const PreviewAccess = ChangeAccess.extend({ peopleFrom: z.int().min(0).optional() });
export type PreviewAccess = z.infer<typeof PreviewAccess>;

/** A location at which people gain or lose something, what it lies in, and how many of them do. */
export const TouchedPlace = z.object({ node: NodeName, within: NodeName.nullable(), lose: z.int(), gain: z.int() });
export type TouchedPlace = z.infer<typeof TouchedPlace>;

/** What a draft would do, by person, 50 people at a time: `complete` is false while some come after these. */
export const EffectView = z.object({
  version: Version,
  fingerprint: z.string(),
  changes: z.array(ChangeName),
  refused: z.array(RefusedLine),
  people: z.array(PersonEffect),
  counts: z.object({ lose: z.int(), gain: z.int(), noEffect: z.int(), people: z.int() }),
  complete: z.boolean(),
  /** Of all people, where the reader may see the location: those at which most gain or lose first; `more` have no name here. */
  touched: z.object({ places: z.array(TouchedPlace), more: z.int() }),
  /** Null where no seat is taken or freed. */
  seats: SeatsEffect.nullable(),
  noEffect: z.array(NoEffect),
  warnings: z.array(EffectWarning),
});
export type EffectView = z.infer<typeof EffectView>;

export const SavedView = z.object({ version: Version, changed: z.int() });
export type SavedView = z.infer<typeof SavedView>;
