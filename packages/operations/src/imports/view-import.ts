import { maySeeNode } from '@totem/domain/access/visibility';
import { Refusal } from '@totem/domain/errors';
import type { ImportId } from '@totem/domain/ids';
import { type ImportView, Outcome, Verdict } from '@totem/domain/imports';
import { type KeptImport, countImportRows, findImport } from '@totem/db/imports';
import type { Db } from '@totem/db/orm';
import type { Ctx } from '../context.ts';

/** Imports as who began them sees them, with how many rows have which verdict and outcome. */
export async function viewImports(ctx: Ctx, db: Db, all: readonly KeptImport[]): Promise<ImportView[]> {
  const counts = await countImportRows(
    db,
    all.map(({ id }) => id),
  );
  return all.map((kept) => {
    const own = counts.filter(({ id }) => id === kept.id);
    const sum = (rows: typeof own) => rows.reduce((total, { count }) => total + count, 0);
    const node = ctx.tree.nodes[ctx.tree.nodeAt.get(kept.node) ?? -1];
    const { id, name, state, rows, judged, judging, effect, failure } = kept;
    return {
      id,
      name,
      state,
      rows,
      judged,
      judging,
      effect,
      failure,
      node: node && maySeeNode(ctx, node.id) ? { id: node.id, name: node.name } : null,
      verdicts: countsOf(Verdict.options, (verdict) => sum(own.filter((one) => one.verdict === verdict))),
      outcomes: countsOf(Outcome.options, (outcome) => sum(own.filter((one) => one.outcome === outcome))),
      startedAt: kept.createdAt.toISOString(),
      keptUntil: kept.keptUntil.toISOString(),
    };
  });
}

// Every key of a list of them has its number.
const countsOf = <Key extends string>(keys: readonly Key[], count: (key: Key) => number) =>
  Object.fromEntries(keys.map((key) => [key, count(key)])) as Record<Key, number>;

/** @throws Refusal `import.not_found` also for one of somebody else and one whose time is over */
export async function ownImport(ctx: Ctx, db: Db, id: ImportId): Promise<KeptImport> {
  const found = await findImport(db, id);
  if (found?.member !== ctx.actor.member) throw new Refusal('import.not_found');
  return found;
}

export async function viewImport(ctx: Ctx, db: Db, kept: KeptImport): Promise<ImportView> {
  const [view] = await viewImports(ctx, db, [kept]);
  if (!view) throw new Refusal('import.not_found');
  return view;
}
