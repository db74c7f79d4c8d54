import type { Orm } from './orm.ts';
import { thrownFor } from './sqlstate.ts';

/** Has the tables that an import fills counted anew, so that plans are made for what is in them now. */
export async function refreshStatistics(orm: Orm): Promise<void> {
  await orm.pools.changes.query('select lookup.refresh_statistics()').catch((error: unknown) => {
    throw thrownFor(error, 'work');
  });
}
