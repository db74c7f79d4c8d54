import { z } from 'zod';
import { LocationGroupId, MemberId, OrganizationId, UserGroupId, Version } from './ids.ts';

/** What changed in an organization, by kind; ids only of what the reader may see. Never what it is now: for that one asks. */
export const Changed = z.object({
  members: z.array(MemberId),
  userGroups: z.array(UserGroupId),
  locationGroups: z.array(LocationGroupId),
  /** Nodes and service items. */
  tree: z.boolean(),
  catalog: z.boolean(),
  /** Something besides: not the reader's to see, more than is named at once, or older than is kept. */
  more: z.boolean(),
});
export type Changed = z.infer<typeof Changed>;

/** A message of the stream that tells an open page of changes. `changed` null: nothing, and the stream is alive. */
export const ChangesView = z.object({ version: Version, changed: Changed.nullable() });
export type ChangesView = z.infer<typeof ChangesView>;

export const FollowChanges = z.strictObject({
  organizationId: OrganizationId,
  /** What the reader has seen already: what changed since is told first. */
  since: Version.optional(),
  /** The id of the last message of a stream that was cut; it wins over `since`. */
  lastEventId: z.string().max(100).nullish(),
});
export type FollowChanges = z.infer<typeof FollowChanges>;
