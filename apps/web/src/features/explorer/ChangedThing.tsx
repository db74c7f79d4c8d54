import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { ChangedRow } from '@totem/domain/everyone-questions';
import { Pause } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import { m } from '../../paraglide/messages.js';
import { say } from '../../product-words.ts';
import { useCatalog, useOrganization } from '../../shell/organization.ts';
import { PartFailure } from '../../shell/PartFailure.tsx';
import { useTRPC } from '../../trpc.ts';
import { Button } from '../../ui/Button.tsx';
import { ListFoot } from '../../ui/ListFoot.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { questionAt } from '../person/effective/cell.ts';
import { ChangesMap } from './ChangesMap.tsx';
import { columnName } from './everyone-grid.ts';
import type { EveryoneThing } from './everyone-asked.ts';
import type { ExplorerSearch, Span } from './explorer-search.ts';
import type { HeatCell } from './heat.ts';
import { momentCell, standingCell } from './moment-cell.ts';
import { standingPermission } from './standing-permission.ts';

interface ChangedThingProps {
  readonly label: string;
  readonly name: string;
  readonly thing: EveryoneThing;
  readonly span: Span;
  readonly search: ExplorerSearch;
  readonly asList: boolean;
  readonly onChange: (parts: Partial<ExplorerSearch>) => void;
}

/** Who gained and lost something at a thing between two moments. */
export function ChangedThing({ label, name, thing, span, search, asList, onChange }: ChangedThingProps) {
  const catalog = useCatalog();
  const trpc = useTRPC();
  const { id: organizationId } = useOrganization();
  const list = useInfiniteQuery(
    trpc.access.changed.infiniteQueryOptions(
      {
        organizationId,
        thing,
        since: span.since,
        at: span.at,
        ...(search.q && { search: search.q }),
        ...(search.groups && { onlyGroups: true }),
        pageSize: 50,
      },
      { getNextPageParam: (page) => page.next, placeholderData: keepPreviousData },
    ),
  );
  const { hasNextPage, isFetching, fetchNextPage, data } = list;
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows) ?? [], [data]);
  // A page looks at so many people and no more: of many who have something, few may have changed.
  useEffect(() => {
    if (rows.length === 0 && hasNextPage && !isFetching) void fetchNextPage();
  }, [rows.length, hasNextPage, isFetching, fetchNextPage]);
  const columns = data?.pages[0]?.columns ?? [];
  const isOfItem = 'item' in thing;
  // A place has a column for roles over services without items before all others.
  const before = isOfItem ? 0 : 1;
  const cells = useMemo(() => rows.map((row) => cellsOf(catalog, row)), [catalog, rows]);
  const named = columns.map((column) => ({ key: `${column.item.id} ${column.location.id}`, name: columnName(column, isOfItem) }));
  if (list.error) return <PartFailure error={list.error} onTryAgain={() => void list.refetch()} />;
  if (list.isPending) return <Skeleton rows={8} />;
  if (rows.length === 0)
    return (
      <p role="status" className="max-w-150 py-4 text-14 text-ink-2 text-pretty">
        {hasNextPage ? m.explorer_unchanged_yet() : m.explorer_unchanged_at({ name })}
      </p>
    );
  return (
    <div aria-busy={list.isPlaceholderData} className={`grid min-w-0 gap-3 ${list.isPlaceholderData ? 'opacity-60' : ''}`}>
      <ChangesMap
        label={label}
        rowsAre={say(catalog.product.words.members)}
        rows={rows.map((row) => ({ key: row.member.id, name: row.member.name, detail: <Detail row={row} /> }))}
        columns={isOfItem ? named : [{ key: 'standing', name: m.explorer_standing() }, ...named]}
        cellAt={(row, column) => cells[row]?.get(column - before) ?? nothing}
        asList={asList}
        onAsk={(row, column) => {
          const [of, at] = [rows[row], columns[column - before]];
          const role = cells[row]?.get(column - before)?.role ?? null;
          if (!of) return;
          if (at) {
            const { permission } = questionAt(catalog, { item: at.item, role }, at.location.id);
            onChange({ who: of.member.id, permission, whyItem: at.item.id, whyAt: at.location.id });
          } else if ('location' in thing) {
            const permission = standingPermission(catalog, role ?? undefined);
            onChange({ who: of.member.id, permission, whyItem: undefined, whyAt: thing.location });
          }
        }}
      />
      {hasNextPage && (
        <div>
          <Button pending={list.isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {m.effective_more()}
          </Button>
        </div>
      )}
      <ListFoot from={1} shown={rows.length} total={null} complete={!hasNextPage} />
    </div>
  );
}

const nothing: HeatCell = { role: null, state: 'none', extras: [], ends: false };

/** The cells of somebody that changed, by the number of their column; -1: roles over services without items. */
function cellsOf(catalog: ReturnType<typeof useCatalog>, { runs, standing }: ChangedRow): ReadonlyMap<number, HeatCell> {
  return new Map([
    [-1, standingCell(catalog, standing.before, standing.after)],
    ...runs.flatMap(({ from, to, before, after }) => {
      const cell = momentCell(catalog, before, after);
      return Array.from({ length: to - from }, (_, index): [number, HeatCell] => [from + index, cell]);
    }),
  ]);
}

/** A person’s level, and whether they are suspended. */
function Detail({ row }: { row: ChangedRow }) {
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      {row.level.name}
      {row.gates.some((gate) => gate.gate === 'status') && (
        <span className="inline-flex items-center gap-1 text-deny">
          <Pause size={12} aria-hidden />
          {m.person_is_suspended()}
        </span>
      )}
    </span>
  );
}
