import { cellDifference } from '@totem/domain/access/cell-difference';
import type { Cell } from '@totem/domain/access/cells';
import type { Column, EveryoneAnswer } from '@totem/domain/access/everyone';
import { maySeeMember } from '@totem/domain/access/visibility';
import type { Catalog } from '@totem/domain/catalog/catalog';
import { Refusal } from '@totem/domain/errors';
import { type ChangedPage, type ChangedRow, type ChangedRun, type ListChanged, columnLimit } from '@totem/domain/everyone-questions';
import { type Tree, known } from '@totem/domain/tree';
import { type HadThen, type ThingThen, listChanged as listRows } from '@totem/db/everyone';
import { type Db, inOrganization } from '@totem/db/orm';
import { instantOf } from '../access-at.ts';
import type { Ctx } from '../context.ts';
import { nodeNameOf } from '../names.ts';
import { loadStructure } from '../snapshot.ts';
import { authorizeThing, columnsOf } from './columns-of.ts';
import { keyOf, viewColumn } from './view-column.ts';
import { viewGate } from './view-decision.ts';

/**
 * Who gained or lost something at a location or on a service item between two instants, each decided by the engine with the
 * tree, the groups and the grants of its instant. People whom the asker may not see are left out; whoever was suspended
 * at an instant had nothing then.
 *
 * @throws Refusal `access.denied` · `node.not_found` · `cursor.unknown`
 */
export async function listChanged(ctx: Ctx, asked: ListChanged): Promise<ChangedPage> {
  const { thing, search, onlyGroups, since, at, cursor, pageSize } = asked;
  authorizeThing(ctx, thing);
  return inOrganization(
    ctx.runtime.orm,
    ctx.organizationId,
    async (db) => {
      const before = await thingThen(ctx, db, thing, new Date(since));
      const after = await thingThen(ctx, db, thing, instantOf(ctx, at));
      const all = joined(before, after);
      const columns = all.slice(0, columnLimit);
      const page = await listRows(db, {
        before,
        after,
        thing: 'location' in thing ? thing : { item: thing.item },
        filter: { search, onlyGroups },
        question: { thing, since, at: at ?? null },
        cursor,
        pageSize,
        compare: (had, has) => compared(ctx.catalog, columns, had, has),
      });
      return {
        ...page,
        columns: cursor === undefined ? columns.map(({ shown }) => shown) : [],
        columnsComplete: all.length <= columnLimit,
        columnsKey: keyOf(columns.map(({ key }) => key)),
      };
    },
    { snapshot: true },
  );
}

async function thingThen(ctx: Ctx, db: Db, thing: ListChanged['thing'], at: Date): Promise<ThingThen> {
  const structure = await loadStructure(db, at).catch((error: unknown) => {
    // Before there was the organization, nobody had anything in it.
    if (error instanceof Refusal && error.reason === 'organization.not_found') return null;
    throw error;
  });
  if (!structure) return { catalog: ctx.catalog, tree: ctx.tree, at, columns: [], isListed: () => false };
  const columns = await columnsOf(ctx, db, structure.tree, thing, at);
  return { ...structure, at, columns: columns ?? [], isListed: (access) => columns !== null && maySeeMember(ctx, access, at) };
}

/** A column of either instant, and where it stands at each; -1: it was not there. */
interface JoinedColumn {
  readonly key: string;
  readonly shown: ReturnType<typeof viewColumn>;
  readonly before: number;
  readonly after: number;
}

/** The columns of both instants: those of the later one in its order, then those that are gone. */
function joined(before: ThingThen, after: ThingThen): JoinedColumn[] {
  const numbered = ({ tree, columns }: ThingThen) => new Map(columns.map((column, index) => [keyIn(tree, column), { column, index }]));
  const [had, has] = [numbered(before), numbered(after)];
  const kept = [...has].map(([key, { column, index }]) => ({
    key,
    shown: viewColumn(after.tree, column),
    before: had.get(key)?.index ?? -1,
    after: index,
  }));
  const gone = [...had].flatMap(([key, { column, index }]) =>
    has.has(key) ? [] : [{ key, shown: viewColumn(before.tree, column), before: index, after: -1 }],
  );
  return [...kept, ...gone];
}

const keyIn = (tree: Tree, { item, place }: Column): string => `${known(tree.items, item).id} ${known(tree.nodes, place).id}`;

function compared(catalog: Catalog, columns: readonly JoinedColumn[], had: HadThen | null, has: HadThen | null): ChangedRow | null {
  const of = has ?? had;
  if (!of) return null;
  const runs = runsOf(catalog, columns, had?.answer ?? null, has?.answer ?? null);
  const standing = { before: [...(had?.answer?.standing ?? [])], after: [...(has?.answer?.standing ?? [])] };
  if (runs.length === 0 && standing.before.join() === standing.after.join()) return null;
  const { id, name, home, status } = of.access.facts;
  return {
    member: { id, name },
    level: nodeNameOf(of.access.tree, home),
    gates: status === 'active' ? [] : [viewGate({ gate: 'status', status })],
    standing,
    runs,
  };
}

const nothing: Cell = { role: null, state: 'none', extras: [], ends: false };

/** Cells that changed, those which are alike and next to each other as one. */
function runsOf(catalog: Catalog, columns: readonly JoinedColumn[], had: EveryoneAnswer | null, has: EveryoneAnswer | null): ChangedRun[] {
  const runs: ChangedRun[] = [];
  let last = '';
  for (const [index, column] of columns.entries()) {
    const [before, after] = [had?.cells[column.before] ?? nothing, has?.cells[column.after] ?? nothing];
    const difference = cellDifference(catalog, after, before);
    if (difference === undefined || difference === 'same') continue;
    const run = runs.at(-1);
    const alike = JSON.stringify([before, after]);
    if (run?.to === index && alike === last) run.to = index + 1;
    else runs.push({ from: index, to: index + 1, difference, before: viewCell(before), after: viewCell(after) });
    last = alike;
  }
  return runs;
}

const viewCell = ({ role, state, extras, ends }: Cell): ChangedRun['before'] => ({ role, state, extras: [...extras], ends });
