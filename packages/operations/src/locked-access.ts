import { type CompiledAccess, compile } from '@totem/domain/access/compile';
import type { Catalog } from '@totem/domain/catalog/catalog';
import type { MemberId } from '@totem/domain/ids';
import type { Tree } from '@totem/domain/tree';
import { loadManyFacts } from '@totem/db/facts';
import type { Locked } from '@totem/db/version';
import type { Ctx } from './context.ts';
import { loadStructure } from './snapshot.ts';

/** The catalog and tree inside a change: memory's where it knows this very version, else read on the change's own connection. */
export const structureUnderLock = async (ctx: Ctx, tx: Locked): Promise<{ readonly catalog: Catalog; readonly tree: Tree }> =>
  ctx.runtime.cache.knownStructure({ ...ctx, version: tx.version, epoch: tx.epoch }) ?? loadStructure(tx);

/**
 * Members' access inside a change, as its own statements left it: always read anew, never kept, and on the change's own
 * connection, since a full pool must not wait behind the lock. Null for whoever is no member.
 */
export async function accessUnderLock(ctx: Ctx, tx: Locked, members: readonly MemberId[]): Promise<readonly (CompiledAccess | null)[]> {
  const { catalog, tree } = await structureUnderLock(ctx, tx);
  const { facts } = await loadManyFacts(tx, catalog, members);
  const found = new Map(facts.map((one) => [one.id, compile(catalog, tree, one)]));
  return members.map((member) => found.get(member) ?? null);
}
