import { z } from 'zod';

/** How many rows one page may hold. */
export const pageSizeLimit = 200;

/** A place in a list: opaque to callers, bound to the question that made it. */
export const Cursor = z.string().max(2000).brand<'Cursor'>();
export type Cursor = z.infer<typeof Cursor>;

/** What every list takes besides its own filters. */
export const Paging = z.strictObject({
  cursor: Cursor.optional(),
  pageSize: z.int().min(1).max(pageSizeLimit).default(50),
});
export type Paging = z.infer<typeof Paging>;

/** A page of a list: `complete` is true when nothing is left after it, and then `next` is null. */
export const pageOf = <Row extends z.ZodType>(row: Row) =>
  z.object({ rows: z.array(row).readonly(), complete: z.boolean(), next: Cursor.nullable() });

export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly complete: boolean;
  readonly next: Cursor | null;
}
