import { useEffect, useMemo } from 'react';
import { m } from '../../paraglide/messages.js';
import { useCatalog } from '../../shell/organization.ts';
import { PartFailure } from '../../shell/PartFailure.tsx';
import { Button } from '../../ui/Button.tsx';
import { ListFoot } from '../../ui/ListFoot.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { questionOf } from '../person/effective/cell.ts';
import { Standing } from '../person/effective/Standing.tsx';
import { wasNobody } from '../person/was-nobody.ts';
import type { ExplorerSearch } from './explorer-search.ts';
import { PersonHeatMap } from './PersonHeatMap.tsx';
import { usePersonRows } from './use-person-rows.ts';

interface PersonViewProps {
  readonly person: { readonly id: string; readonly name: string };
  readonly search: ExplorerSearch;
  readonly asList: boolean;
  readonly onChange: (parts: Partial<ExplorerSearch>) => void;
  readonly onDifference: () => void;
}

/** What one person reaches, and what lacks. */
export function PersonView({ person, search, asList, onChange, onDifference }: PersonViewProps) {
  const catalog = useCatalog();
  const { at, in: locationGroup, groups, extras, other, sort } = search;
  const asked = { at, locationGroup, onlyGroups: groups === 'only' };
  const { list, rows, standing, total } = usePersonRows({ member: person.id, ...asked });
  const others = usePersonRows({ member: other ?? '', ...asked, enabled: other !== undefined });
  const { hasNextPage: moreOfOther, isFetching, fetchNextPage } = others.list;
  // A difference is told only from all that the other person has.
  useEffect(() => {
    if (other !== undefined && moreOfOther && !isFetching) void fetchNextPage();
  }, [other, moreOfOther, isFetching, fetchNextPage]);
  const { hasNextPage, isFetchingNextPage } = list;
  const onEnd = useMemo(
    () => (hasNextPage && !isFetchingNextPage ? () => void list.fetchNextPage({ cancelRefetch: false }) : undefined),
    [hasNextPage, isFetchingNextPage, list],
  );
  const isCompared = other !== undefined && others.list.data !== undefined && !moreOfOther;
  const ask = (permission: string | undefined, whyItem: string | undefined, whyAt: string) =>
    onChange({ who: person.id, permission, whyItem, whyAt });
  if (at !== undefined && wasNobody(list.error)) return <Said>{m.effective_not_here_then({ name: person.name })}</Said>;
  if (list.error) return <PartFailure error={list.error} onTryAgain={() => void list.refetch()} />;
  if (list.isPending) return <Skeleton rows={6} />;
  if (rows.length === 0 && standing.length === 0)
    return <Said>{at === undefined ? m.effective_empty({ name: person.name }) : m.effective_empty_then({ name: person.name })}</Said>;
  return (
    <div aria-busy={list.isPlaceholderData} className={`grid min-w-0 gap-2 ${list.isPlaceholderData ? 'opacity-60' : ''}`}>
      {others.list.error && <PartFailure error={others.list.error} onTryAgain={() => void others.list.refetch()} />}
      {rows.length > 0 && (
        <PersonHeatMap
          label={m.effective_title({ name: person.name })}
          rows={rows}
          others={isCompared ? others.rows : undefined}
          onlyExtras={extras !== undefined}
          isSimilar={sort === 'similar'}
          asList={asList}
          isWhole={!hasNextPage}
          onAsk={(row, place) => {
            const { permission, item, location } = questionOf(catalog, row, place);
            ask(extras !== undefined ? extraAt(row, place.location.id) : permission, item, location ?? '');
          }}
          onDifference={onDifference}
          onEnd={onEnd}
        />
      )}
      {asList && hasNextPage && (
        <div>
          <Button pending={isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {m.effective_more()}
          </Button>
        </div>
      )}
      {standing.length > 0 && extras === undefined && (
        <Standing name={person.name} rows={standing} onAsk={(permission, node) => ask(permission, undefined, node)} />
      )}
      {rows.length > 0 && <ListFoot from={1} shown={rows.length} total={total} complete={!hasNextPage} />}
    </div>
  );
}

const Said = ({ children }: { children: string }) => <p className="max-w-150 py-4 text-14 text-ink-2 text-pretty">{children}</p>;

/** The first extra permission that counts at a place. */
const extraAt = (row: ReturnType<typeof usePersonRows>['rows'][number], location: string): string | undefined =>
  row.places.find((place) => place.location.id === location)?.extras[0];
