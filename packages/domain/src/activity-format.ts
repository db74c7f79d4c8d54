import { z } from 'zod';

/** How events are written to a file: a table that spreadsheets open, or a JSON value a line. */
export const ActivityFormat = z.enum(['csv', 'json_lines']);
export type ActivityFormat = z.infer<typeof ActivityFormat>;
