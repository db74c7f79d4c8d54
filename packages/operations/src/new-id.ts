import { randomUUIDv7 } from 'node:crypto';
import type { z } from 'zod';

/** A new id of the kind that `schema` names, e.g. `newId(GrantId)`. Ids of a later millisecond sort later. */
export const newId = <Schema extends z.ZodType>(schema: Schema): z.output<Schema> => schema.parse(randomUUIDv7());
