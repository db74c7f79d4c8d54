import { type Column, type EveryoneAnswer, throughGroups, waysAt } from '@totem/domain/access/everyone';
import type { CompiledAccess } from '@totem/domain/access/compile';
import type { Cell } from '@totem/domain/access/cells';
import { maySeeMember } from '@totem/domain/access/visibility';
import {
  type CellRun,
  type CountEveryone,
  type EveryoneCount,
  type EveryonePage,
  type EveryoneRow,
  type ListEveryone,
  columnLimit,
} from '@totem/domain/everyone-questions';
import type { Tree } from '@totem/domain/tree';
import { listEveryone as listRows } from '@totem/db/everyone';
import { type Db, inOrganization } from '@totem/db/orm';
import { instantOf } from '../access-at.ts';
import type { Ctx } from '../context.ts';
import { nodeNameOf } from '../names.ts';
import { loadStructure } from '../snapshot.ts';
import { authorizeThing, columnsOf } from './columns-of.ts';
import { toldOfMany } from './told-of-many.ts';
import { keyOf, viewColumn } from './view-column.ts';
import { viewGate, viewWay } from './view-decision.ts';

/**
 * Everybody who has something at a location or on a service item, now or at another instant, with their role for each
 * service item at the location, or at each location of the item. People whom the asker may not see are left out.
 *
 * @throws Refusal `access.denied` · `node.not_found` · `cursor.unknown`
 */
export async function listEveryone(ctx: Ctx, asked: ListEveryone): Promise<EveryonePage> {
  const { thing, filter, ways } = asked;
  authorizeThing(ctx, thing);
  return inEveryone(ctx, asked, async (db, about) => {
    const { tree, columns, at } = about;
    const shown = columns.slice(0, columnLimit);
    const page = await listRows(db, { ...about, sort: asked.sort, cursor: asked.cursor, pageSize: asked.pageSize });
    const people = page.rows.map((row) => (filter.onlyGroups === true ? throughGroups(row.access) : row.access));
    const told = ways ? await toldOfMany(db, people) : null;
    return {
      ...page,
      columns: asked.cursor === undefined ? shown.map((column) => viewColumn(tree, column)) : [],
      columnsComplete: columns.length <= columnLimit,
      columnsKey: keyOf(keysIn(tree, shown)),
      rows: page.rows.map(({ access, answer }, index) => ({
        ...viewRow(access, answer),
        ways: told ? waysAt(people[index] ?? access, thing, columns, at).flatMap((way) => viewWay(ctx, access, told, way) ?? []) : [],
      })),
    };
  });
}

/** How many are counted before it is left at "more than". */
const mostCounted = 400;

/**
 * How many people the list holds, and for how many of them a role counts in each column; exact up to some hundreds.
 *
 * @throws Refusal `access.denied` · `node.not_found`
 */
export async function countEveryone(ctx: Ctx, asked: CountEveryone): Promise<EveryoneCount> {
  authorizeThing(ctx, asked.thing);
  return inEveryone(ctx, asked, async (db, about) => {
    const columns = about.columns.slice(0, columnLimit).map(() => 0);
    const count = async (before: number, cursor?: ListEveryone['cursor']): Promise<EveryoneCount> => {
      const page = await listRows(db, { ...about, sort: 'name', cursor, pageSize: mostCounted });
      for (const { answer } of page.rows)
        for (const [index, { state }] of answer.cells.slice(0, columnLimit).entries())
          if (state === 'yes') columns[index] = (columns[index] ?? 0) + 1;
      const total = before + page.rows.length;
      // A page without rows has looked at as many people as one may.
      if (page.next === null || total >= mostCounted || page.rows.length === 0) return { total, exact: page.complete, columns };
      return count(total, page.next);
    };
    return count(0);
  });
}

/** All that the rows of a question are made from, in one snapshot. */
const inEveryone = <Answer>(
  ctx: Ctx,
  { thing, filter, at: instant }: CountEveryone,
  work: (db: Db, about: Omit<Parameters<typeof listRows>[1], 'sort' | 'cursor' | 'pageSize'>) => Promise<Answer>,
): Promise<Answer> =>
  inOrganization(
    ctx.runtime.orm,
    ctx.organizationId,
    async (db) => {
      const at = instantOf(ctx, instant);
      const structure = await loadStructure(db, at);
      const columns = await columnsOf(ctx, db, structure.tree, thing, at);
      return work(db, {
        ...structure,
        thing: 'location' in thing ? thing : { item: thing.item },
        columns: columns ?? [],
        filter,
        at,
        question: { thing, at: instant ?? null },
        isListed: (access) => columns !== null && maySeeMember(ctx, access, at),
      });
    },
    { snapshot: true },
  );

function viewRow(access: CompiledAccess, { standing, cells }: EveryoneAnswer): Omit<EveryoneRow, 'ways'> {
  const { id, name, home, status } = access.facts;
  return {
    member: { id, name },
    level: nodeNameOf(access.tree, home),
    gates: status === 'active' ? [] : [viewGate({ gate: 'status', status })],
    standing: [...standing],
    runs: runsOf(cells.slice(0, columnLimit)),
  };
}

const keysIn = (tree: Tree, columns: readonly Column[]): string[] =>
  columns.map(({ item, place }) => `${tree.items[item]?.id} ${tree.nodes[place]?.id}`);

/** Cells that are alike and next to each other, as one; of one person and item they are mostly the same object. */
function runsOf(cells: readonly Cell[]): CellRun[] {
  const runs: CellRun[] = [];
  let last: Cell | undefined;
  for (const [index, cell] of cells.entries()) {
    const { role, state, extras, ends } = cell;
    const run = runs.at(-1);
    if (run?.to === index && last !== undefined && (last === cell || isAlike(last, cell))) run.to = index + 1;
    else if (state !== 'none') runs.push({ from: index, to: index + 1, role, state, extras: [...extras], ends });
    last = cell;
  }
  return runs;
}

const isAlike = (one: Cell, other: Cell): boolean =>
  one.role === other.role && one.state === other.state && one.ends === other.ends && one.extras.join() === other.extras.join();
