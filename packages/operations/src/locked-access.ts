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

/** The same anew, after the change has made something that the tree holds. */
export function rereadStructure(tx: Locked): Promise<Structure> {
  const read = loadStructure(tx);
  structures.set(tx, read);
  return read;
}

const readStructure = async (ctx: Ctx, tx: Locked): Promise<Structure> =>
  ctx.runtime.cache.knownStructure({ ...ctx, version: tx.version, epoch: tx.epoch }) ?? loadStructure(tx);

/** So many people are read by one statement: thousands at once may take longer than any statement is given. */
const membersAtOnce = 1_000;

/**
 * Members' access inside a change, as its own statements left it: read anew, never kept, and on the change's own connection,
 * since a full pool must not wait behind the lock. Null for whoever is no member.
 */
export async function accessUnderLock(ctx: Ctx, tx: Locked, members: readonly MemberId[]): Promise<readonly (CompiledAccess | null)[]> {
  const found = new Map<MemberId, CompiledAccess>();
  for (const one of await readAccess(ctx, tx, members)) found.set(one.facts.id, one);
  return members.map((member) => found.get(member) ?? null);
}

/**
 * The same before the change has written anything: memory knows this very version of whoever it has, so that only the others
 * are read. What a rehearsal reads is kept, for its people are soon asked for again: by the next page, and by the save.
 */
export async function accessBeforeChange(ctx: Ctx, tx: Locked, members: readonly MemberId[]): Promise<readonly (CompiledAccess | null)[]> {
  const { tree } = await structureUnderLock(ctx, tx);
  const at = { ...ctx, version: tx.version, epoch: tx.epoch };
  const found = new Map<MemberId, CompiledAccess>();
  for (const member of members) {
    const known = ctx.runtime.cache.known(at, member);
    if (known?.tree === tree) found.set(member, known);
  }
  const read = await readAccess(
    ctx,
    tx,
    members.filter((member) => !found.has(member)),
  );
  for (const one of read) found.set(one.facts.id, one);
  if (tx.isRehearsal) ctx.runtime.cache.remember(at, read);
  return members.map((member) => found.get(member) ?? null);
}

async function readAccess(ctx: Ctx, tx: Locked, members: readonly MemberId[]): Promise<CompiledAccess[]> {
  if (members.length === 0) return [];
  const { catalog, tree } = await structureUnderLock(ctx, tx);
  const all = [...slices(members, membersAtOnce)];
  const read: CompiledAccess[] = [];
  let next = loadManyFacts(tx, catalog, all[0] ?? []);
  for (const index of all.keys()) {
    const { facts } = await next;
    const following = all[index + 1];
    // While these are compiled here, the database reads the next.
    if (following) next = loadManyFacts(tx, catalog, following);
    for (const one of facts) read.push(compile(catalog, tree, one));
  }
  return read;
}
