import { type CompiledAccess, compile } from '@totem/domain/access/compile';
import type { Catalog } from '@totem/domain/catalog/catalog';
import type { MemberId } from '@totem/domain/ids';
import type { Tree } from '@totem/domain/tree';
import { slices } from '@totem/db/bulk';
import { loadManyFacts } from '@totem/db/facts';
import type { Locked } from '@totem/db/version';
import type { Ctx } from './context.ts';
import { loadStructure } from './snapshot.ts';

interface Structure {
  readonly catalog: Catalog;
  readonly tree: Tree;
}

const structures = new WeakMap<Locked, Promise<Structure>>();

/**
 * The catalog and tree inside a change: memory's where it knows this very version, else read once on the change's own
 * connection. Access before and after a change is of one tree, so that it is quickly compared; no draft changes the tree.
 */
export function structureUnderLock(ctx: Ctx, tx: Locked): Promise<Structure> {
  const found = structures.get(tx) ?? readStructure(ctx, tx);
  structures.set(tx, found);
  return found;
}

const readStructure = async (ctx: Ctx, tx: Locked): Promise<Structure> =>
  ctx.runtime.cache.knownStructure({ ...ctx, version: tx.version, epoch: tx.epoch }) ?? loadStructure(tx);

/** So many people are read by one statement: thousands at once may take longer than any statement is given. */
const membersAtOnce = 1_000;

/**
 * Members' access inside a change, as its own statements left it: always read anew, never kept, and on the change's own
 * connection, since a full pool must not wait behind the lock. Null for whoever is no member.
 */
export async function accessUnderLock(ctx: Ctx, tx: Locked, members: readonly MemberId[]): Promise<readonly (CompiledAccess | null)[]> {
  const { catalog, tree } = await structureUnderLock(ctx, tx);
  const found = new Map<MemberId, CompiledAccess>();
  for (const some of slices(members, membersAtOnce))
    for (const one of (await loadManyFacts(tx, catalog, some)).facts) found.set(one.id, compile(catalog, tree, one));
  return members.map((member) => found.get(member) ?? null);
}
