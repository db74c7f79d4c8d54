import type { EveryoneColumn, EveryoneRow } from '@totem/domain/everyone-questions';
import { useMemo } from 'react';
import { m } from '../../paraglide/messages.js';
import { useCatalog } from '../../shell/organization.ts';
import { PartFailure } from '../../shell/PartFailure.tsx';
import { Button } from '../../ui/Button.tsx';
import { inWords } from '../../ui/number-words.ts';
import { ListFoot } from '../../ui/ListFoot.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { questionAt } from '../person/effective/cell.ts';
import { Legend } from '../person/effective/Legend.tsx';
import { cellOfRow } from './everyone-grid.ts';
import { type BelowPerson, EveryoneList } from './EveryoneList.tsx';
import { type EveryoneThing, everyoneFilter } from './everyone-asked.ts';
import type { ExplorerSearch } from './explorer-search.ts';
import { bySimilarity, heatWords } from './heat.ts';
import { standingPermission } from './standing-permission.ts';
import { ThingHeatMap } from './ThingHeatMap.tsx';
import { useEveryone } from './use-everyone.ts';

interface ThingViewProps {
  readonly label: string;
  readonly thing: EveryoneThing;
  readonly search: ExplorerSearch;
  readonly asList: boolean;
  readonly onChange: (parts: Partial<ExplorerSearch>) => void;
  /** As a list: what stands below one of the people. */
  readonly below?: BelowPerson | null;
}

/** Everybody who has something at a thing, and who of them sees it. */
export function ThingView({ label, thing, search, asList, onChange, below = null }: ThingViewProps) {
  const catalog = useCatalog();
  const filter = everyoneFilter(search);
  const everyone = useEveryone({ thing, at: search.at, filter, sort: search.sort === 'level' ? 'level' : 'name' });
  const { list, columns, count, isCounting, columnsComplete } = everyone;
  const isOfItem = 'item' in thing;
  const rows = useMemo(() => {
    if (search.sort !== 'similar') return everyone.rows;
    const words = (row: number) => columns.map((_, column) => heatWords(catalog, cellAt(everyone.rows, row, column)));
    return bySimilarity(everyone.rows.length, words).flatMap((row) => everyone.rows[row] ?? []);
  }, [everyone.rows, columns, catalog, search.sort]);
  const { hasNextPage, isFetchingNextPage } = list;
  const onEnd = useMemo(
    () => (hasNextPage && !isFetchingNextPage ? () => void list.fetchNextPage({ cancelRefetch: false }) : undefined),
    [hasNextPage, isFetchingNextPage, list],
  );
  const ask = (row: EveryoneRow, column: EveryoneColumn | null) => {
    if (column) {
      const at = columns.indexOf(column);
      const { role, extras } = cellOfRow(row, at);
      const { permission } = questionAt(catalog, { item: column.item, role }, column.location.id);
      onChange({
        who: row.member.id,
        permission: isOf(catalog, search.may, column.item.service)
          ? search.may
          : search.extras === undefined
            ? permission
            : (extras.find((key) => key === search.extras) ?? extras[0] ?? permission),
        whyItem: column.item.id,
        whyAt: column.location.id,
      });
    } else if ('location' in thing)
      onChange({ who: row.member.id, permission: standingPermission(catalog, row.standing[0]), whyItem: undefined, whyAt: thing.location });
  };
  if (list.error) return <PartFailure error={list.error} onTryAgain={() => void list.refetch()} />;
  if (list.isPending) return <Skeleton rows={8} />;
  if (rows.length === 0 && !hasNextPage)
    return (
      <p className="max-w-150 py-4 text-14 text-ink-2 text-pretty">
        {search.at === undefined ? m.explorer_nobody() : m.explorer_nobody_then()}
      </p>
    );
  const shared = { label, rows, columns, isOfItem, onAsk: ask };
  const roles = rows.flatMap((row) => [...row.standing.slice(0, 1), ...row.runs.flatMap((run) => run.role ?? [])]);
  return (
    <div aria-busy={list.isPlaceholderData} className={`grid min-w-0 gap-3 ${list.isPlaceholderData ? 'opacity-60' : ''}`}>
      {!columnsComplete && <p className="text-12 text-ink-2">{m.explorer_columns_cut({ shown: inWords(columns.length) })}</p>}
      {asList ? <EveryoneList {...shared} below={below} /> : <ThingHeatMap {...shared} counts={count} onEnd={onEnd} />}
      {(asList || rows.length === 0) && hasNextPage && (
        <div>
          <Button pending={isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {m.effective_more()}
          </Button>
        </div>
      )}
      <Legend roles={roles} />
      <ListFoot
        from={1}
        shown={rows.length}
        total={count?.exact === true ? count.total : null}
        complete={!hasNextPage}
        isCounting={isCounting}
      >
        {count?.exact === false && <span>{m.explorer_more_than({ count: inWords(count.total) })}</span>}
      </ListFoot>
    </div>
  );
}

const cellAt = (rows: readonly EveryoneRow[], row: number, column: number) => {
  const of = rows[row];
  return of ? cellOfRow(of, column) : null;
};

const isOf = (catalog: ReturnType<typeof useCatalog>, permission: string | undefined, service: string): boolean =>
  catalog.permissions.get(permission ?? '')?.service === service;
