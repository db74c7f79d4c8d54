import { randomUUIDv7 } from 'node:crypto';
import type { z } from 'zod';

/** A new id of the kind that `schema` names, e.g. `newId(GrantId)`. Ids of a later millisecond sort later. */
export const newId = <Id>(schema: z.ZodType<Id>): Id => schema.parse(randomUUIDv7());
