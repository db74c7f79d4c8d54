import { z } from 'zod';
import { ActivityFilter } from './activity.ts';
import { ActivityFormat } from './activity-format.ts';
import { isReason, type Reason } from './errors.ts';
import { ActivityExportId, NodeId, OrganizationId } from './ids.ts';
import { Language } from './language.ts';
import { TimeZone } from './time-zone.ts';

/** How many exports somebody may have at a time in one organization, ready ones included. */
export const exportsKept = 5;

/** How long what was exported may be fetched. */
export const exportKeptMs = 7 * 24 * 60 * 60_000;

/** Writes what happened at a node and below it to a file, in the background; filters as of the list. */
export const StartActivityExport = z.strictObject({
  organizationId: OrganizationId,
  node: NodeId,
  filter: ActivityFilter.default({}),
  format: ActivityFormat,
  /** Of the heads and the product's words in the file. */
  language: Language,
  /** Of the times in a table. */
  timeZone: TimeZone,
});
export type StartActivityExport = z.infer<typeof StartActivityExport>;

/** One's own exports, newest first: few, so all of them are one page. */
export const ListActivityExports = z.strictObject({ organizationId: OrganizationId });
export type ListActivityExports = z.infer<typeof ListActivityExports>;

/** Ends an export under way, or removes its file before its time. */
export const RemoveActivityExport = z.strictObject({ organizationId: OrganizationId, export: ActivityExportId });
export type RemoveActivityExport = z.infer<typeof RemoveActivityExport>;

export const ActivityExportState = z.enum(['waiting', 'running', 'ready', 'failed']);
export type ActivityExportState = z.infer<typeof ActivityExportState>;

/** An export as who asked for it sees it. */
export const ActivityExportView = z.object({
  id: ActivityExportId,
  /** What was exported; null where it is no longer the asker's to see. */
  node: z.object({ id: NodeId, name: z.string() }).nullable(),
  format: ActivityFormat,
  filter: ActivityFilter,
  state: ActivityExportState,
  /** How many events are in the file so far. */
  events: z.int().nonnegative(),
  /** How much of the time that the file covers was gone through, from 0 to 1. */
  share: z.number().min(0).max(1),
  bytes: z.int().nonnegative(),
  /** Why it failed; null where it did not, or something broke on our side. */
  failure: z.custom<Reason>(isReason).nullable(),
  askedAt: z.iso.datetime(),
  keptUntil: z.iso.datetime(),
});
export type ActivityExportView = z.infer<typeof ActivityExportView>;
