import { useEffect, useMemo } from 'react';
import { m } from '../../paraglide/messages.js';
import { failureOf } from '../../shell/failure.ts';
import { useCatalog } from '../../shell/organization.ts';
import { PartFailure } from '../../shell/PartFailure.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { questionAt } from '../person/effective/cell.ts';
import { ChangesMap } from './ChangesMap.tsx';
import { changedGrid } from './changed-grid.ts';
import type { ExplorerSearch, Span } from './explorer-search.ts';
import { RolesChanged } from './RolesChanged.tsx';
import { usePersonRows } from './use-person-rows.ts';

interface ChangedPersonProps {
  readonly label: string;
  readonly person: { readonly id: string; readonly name: string };
  readonly span: Span;
  readonly search: ExplorerSearch;
  readonly asList: boolean;
  readonly onChange: (parts: Partial<ExplorerSearch>) => void;
}

/** What one person gained and lost between two moments. */
export function ChangedPerson({ label, person, span, search, asList, onChange }: ChangedPersonProps) {
  const catalog = useCatalog();
  const before = useAllRows(person.id, span.since, search);
  const after = useAllRows(person.id, span.at, search);
  const grid = useMemo(() => changedGrid(catalog, before.rows, after.rows), [catalog, before.rows, after.rows]);
  const failed = before.error ?? after.error;
  if (failed) return <PartFailure error={failed} onTryAgain={() => void Promise.all([before.refetch(), after.refetch()])} />;
  if (!before.isWhole || !after.isWhole) return <Skeleton rows={6} />;
  const nodes = [...new Map([...after.standing, ...before.standing].map(({ node }) => [node.id, node])).values()].flatMap((node) => {
    const rolesOf = (rows: typeof before.standing) => rows.find((row) => row.node.id === node.id)?.roles ?? [];
    const roles = { before: rolesOf(before.standing), after: rolesOf(after.standing) };
    return roles.before.toSorted().join() === roles.after.toSorted().join() ? [] : [{ node, ...roles }];
  });
  if (grid.rows.length === 0 && nodes.length === 0)
    return <p className="max-w-150 py-4 text-14 text-ink-2 text-pretty">{m.explorer_unchanged({ name: person.name })}</p>;
  return (
    <div className="grid min-w-0 gap-3">
      {nodes.map(({ node, ...roles }) => (
        <RolesChanged key={node.id} node={node.name} {...roles} />
      ))}
      {grid.rows.length > 0 && (
        <ChangesMap
          label={label}
          rowsAre={m.effective_item()}
          rows={grid.rows.map(({ item, node }) => ({ key: item.id, name: item.name, detail: node.name }))}
          columns={grid.columns}
          groups={grid.groups}
          cellAt={grid.cellAt}
          asList={asList}
          onAsk={(row, column) => {
            const [of, place] = [grid.rows[row], grid.columns[column]];
            if (!of || !place) return;
            const { permission } = questionAt(catalog, { item: of.item, role: grid.cellAt(row, column)?.role ?? null }, place.key);
            onChange({ who: person.id, permission, whyItem: of.item.id, whyAt: place.key });
          }}
        />
      )}
    </div>
  );
}

const none: ReturnType<typeof usePersonRows>['rows'] = [];

/** All that somebody had at a moment: nothing while they were suspended, or not there yet. */
function useAllRows(member: string, at: string | undefined, { in: locationGroup, groups }: ExplorerSearch) {
  const { list, rows, standing } = usePersonRows({ member, at, locationGroup, onlyGroups: groups === 'only' });
  const { hasNextPage, isFetching, fetchNextPage } = list;
  // A difference is told only from all of both.
  useEffect(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);
  const failure = list.error ? failureOf(list.error) : null;
  const wasNowhere = failure?.kind === 'not_found';
  const isActive = list.data?.pages[0]?.active === true;
  const had = isActive && !wasNowhere;
  // The same array while nothing came, for what is made of it.
  const kept = useMemo(() => (had ? (list.data?.pages.flatMap((page) => page.rows) ?? none) : none), [had, list.data]);
  return {
    rows: kept,
    standing: had ? standing : [],
    error: wasNowhere ? null : list.error,
    isWhole: wasNowhere || (list.data !== undefined && !list.isPlaceholderData && !hasNextPage && rows.length >= 0),
    refetch: list.refetch,
  };
}
