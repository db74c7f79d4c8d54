import { z } from 'zod';
import { PersonEffect, TouchedPlace } from './change-access.ts';
import { FilterName, TargetName } from './grant-views.ts';
import { GrantReason } from './grants.ts';
import { LocationGroupId, NodeId, OrganizationId, Version } from './ids.ts';
import { NodeName } from './nodes.ts';

const Move = { organizationId: OrganizationId, node: NodeId, under: NodeId };

/** A move to be shown; `peopleFrom`: how many of its people were told already. */
export const PreviewMove = z.strictObject({ ...Move, peopleFrom: z.int().min(0).optional() });
export type PreviewMove = z.infer<typeof PreviewMove>;

/** A node that is to hang under another, with all below it. */
export const MoveNode = z.strictObject({
  ...Move,
  /** The version that was shown (`MoveView.version`), and what the move would do then (`fingerprint`): it does nothing else. */
  madeAt: Version,
  shown: z.string().max(100),
  reason: GrantReason.optional(),
  /** Chosen by the caller, the same on each try: the move is made once. */
  idempotencyKey: z.uuid().optional(),
});
export type MoveNode = z.infer<typeof MoveNode>;

const GrantEnding = z.object({
  to: z.string(),
  isGroup: z.boolean(),
  /** A role's or an extra permission's key; null: locations. */
  gives: z.string().nullable(),
  on: TargetName,
  filter: FilterName,
});
export type GrantEnding = z.infer<typeof GrantEnding>;

/**
 * What a move would do, as far as the reader may see it: what ends, 50 of each kind by name and `count` in all; then who loses
 * and who gains, 50 people at a time: `complete` is false while some come after these.
 */
export const MoveView = z.object({
  version: Version,
  fingerprint: z.string(),
  node: NodeName,
  from: NodeName,
  to: NodeName,
  /** Whether the reader could move it back. What ends stays ended all the same. */
  mayMoveBack: z.boolean(),
  /** Location groups that lose a place. */
  leaves: z.object({ groups: z.array(z.object({ id: LocationGroupId, name: z.string() })), count: z.int() }),
  ends: z.object({ grants: z.array(GrantEnding), count: z.int() }),
  /** People who leave user groups. */
  parts: z.object({ people: z.array(z.object({ member: z.string(), group: z.string() })), count: z.int() }),
  people: z.array(PersonEffect),
  counts: z.object({ lose: z.int(), gain: z.int(), people: z.int() }),
  complete: z.boolean(),
  touched: z.object({ places: z.array(TouchedPlace), more: z.int() }),
});
export type MoveView = z.infer<typeof MoveView>;
