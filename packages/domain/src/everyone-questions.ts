import { z } from 'zod';
import { ClosedGateView, WayView } from './access-questions.ts';
import { LocationGroupId, MemberId, NodeId, OrganizationId, ServiceItemId } from './ids.ts';
import { NodeName } from './nodes.ts';
import { Cursor, Paging } from './paging.ts';
import { Search } from './search.ts';

/** How many places of a service item are shown at once, however many it has. */
export const columnLimit = 1000;

/** A location, or a service item at all its locations or at some of them. */
const Thing = z.union([
  z.strictObject({ location: NodeId }),
  z.strictObject({ item: ServiceItemId, places: Search.optional(), locationGroup: LocationGroupId.optional() }),
]);

/** Whom to list of everybody at a thing; all given ones must hold. */
const EveryoneFilter = z.strictObject({
  search: Search.optional(),
  /** Has this role there: as the strongest on a service item, or as one over services without items. */
  role: z.string().max(130).optional(),
  /** An extra permission that counts there. */
  extra: z.string().max(130).optional(),
  /** May use this permission there; who is suspended is asked as if they were not. One that does not exist nobody may use. */
  permission: z.string().max(130).optional(),
  /** Some extra permission counts there. */
  extras: z.boolean().optional(),
  /** Some role counts there, rather than lacking the location or the service. */
  sees: z.boolean().optional(),
  /** What is given directly does not count. */
  onlyGroups: z.boolean().optional(),
});

const question = {
  organizationId: OrganizationId,
  thing: Thing,
  filter: EveryoneFilter.default({}),
  /** As it was, or will be, at that instant; absent: now. */
  at: z.iso.datetime({ offset: true }).optional(),
};

/** `ways`: every row with the grants that count, by whom and since when. */
export const ListEveryone = z.strictObject({
  ...question,
  sort: z.enum(['name', 'level']).default('name'),
  ways: z.boolean().default(false),
  ...Paging.shape,
});
export type ListEveryone = z.infer<typeof ListEveryone>;

export const CountEveryone = z.strictObject(question);
export type CountEveryone = z.infer<typeof CountEveryone>;

/**
 * Who gained and lost something at a thing between two instants.
 *
 * @param since the first instant; `at`, the second, must be later.
 */
export const ListChanged = z.strictObject({
  organizationId: OrganizationId,
  thing: Thing,
  search: Search.optional(),
  /** What is given directly does not count. */
  onlyGroups: z.boolean().optional(),
  since: z.iso.datetime({ offset: true }),
  at: z.iso.datetime({ offset: true }).optional(),
  ...Paging.shape,
});
export type ListChanged = z.infer<typeof ListChanged>;

/** A service item at a place. */
export const EveryoneColumn = z.object({
  item: z.object({ id: ServiceItemId, name: z.string(), service: z.string() }),
  location: z.object({ id: NodeId, name: z.string() }),
});
export type EveryoneColumn = z.infer<typeof EveryoneColumn>;

/** Cells next to each other that are alike, from column `from` to just before `to`; where nothing is held there is none. */
export const CellRun = z.object({
  from: z.int(),
  to: z.int(),
  role: z.string().nullable(),
  state: z.enum(['yes', 'no_location', 'no_role']),
  extras: z.array(z.string()),
  ends: z.boolean(),
});
export type CellRun = z.infer<typeof CellRun>;

/** What was held in a cell at one of two instants. */
export const HeldThen = z.object({
  role: z.string().nullable(),
  state: z.enum(['yes', 'no_location', 'no_role', 'none']),
  extras: z.array(z.string()),
  ends: z.boolean(),
});
export type HeldThen = z.infer<typeof HeldThen>;

/** Cells next to each other that changed alike, from column `from` to just before `to`. */
export const ChangedRun = z.object({
  from: z.int(),
  to: z.int(),
  difference: z.enum(['gained', 'lost']),
  before: HeldThen,
  after: HeldThen,
});
export type ChangedRun = z.infer<typeof ChangedRun>;

/** Somebody who gained or lost something. Who was suspended at an instant had nothing then. */
export const ChangedRow = z.object({
  member: z.object({ id: MemberId, name: z.string() }),
  level: NodeName,
  gates: z.array(ClosedGateView),
  /** Roles over services without items that cover the location, at either instant. */
  standing: z.object({ before: z.array(z.string()), after: z.array(z.string()) }),
  runs: z.array(ChangedRun),
});
export type ChangedRow = z.infer<typeof ChangedRow>;

export const EveryoneRow = z.object({
  member: z.object({ id: MemberId, name: z.string() }),
  level: NodeName,
  gates: z.array(ClosedGateView),
  /** Roles over services without items that cover the location, the strongest first. */
  standing: z.array(z.string()),
  runs: z.array(CellRun),
  /** Empty where they were not asked for. */
  ways: z.array(WayView),
});
export type EveryoneRow = z.infer<typeof EveryoneRow>;

/**
 * Rows by name, or level by level. A page may hold fewer rows than asked for and still not be the last: only `complete`
 * tells. `columns` come with the first page alone, and `columnsKey` is another for others; where `columnsComplete` is
 * false the thing has more of them.
 */
export const EveryonePage = z.object({
  columns: z.array(EveryoneColumn),
  columnsComplete: z.boolean(),
  columnsKey: z.string(),
  rows: z.array(EveryoneRow).readonly(),
  complete: z.boolean(),
  next: Cursor.nullable(),
});
export type EveryonePage = z.infer<typeof EveryonePage>;

/**
 * How many rows all pages hold; where `exact` is false, at least so many. `columns` says of each column for how many of
 * them a role counts there.
 */
export const EveryoneCount = z.object({ total: z.int(), exact: z.boolean(), columns: z.array(z.int()) });
export type EveryoneCount = z.infer<typeof EveryoneCount>;

/**
 * Who changed, by name. A page may hold fewer rows than asked for, even none, and still not be the last: only `complete`
 * tells. `columns`, which are of either instant, come with the first page alone.
 */
export const ChangedPage = EveryonePage.extend({ rows: z.array(ChangedRow).readonly() });
export type ChangedPage = z.infer<typeof ChangedPage>;
