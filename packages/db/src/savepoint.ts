import { query } from './orm.ts';
import type { Locked } from './version.ts';

/** From here on, what a change has written can be taken back alone; one set later hides it until then. */
export async function setSavepoint(tx: Locked): Promise<void> {
  await query(tx, 'set_savepoint', 'savepoint tried');
}

/** Takes back what was written since the last savepoint. */
export async function backToSavepoint(tx: Locked): Promise<void> {
  await query(tx, 'back_to_savepoint', 'rollback to savepoint tried');
}
