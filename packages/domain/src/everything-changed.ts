import type { Changed } from './changes.ts';

/** Everything may have changed: all that is shown has to be asked for anew. */
export const everythingChanged: Changed = { members: [], userGroups: [], locationGroups: [], tree: true, catalog: true, more: true };
