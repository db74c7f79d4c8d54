import type { ActivityRow } from '@totem/domain/activity';
import type { ReactNode } from 'react';
import { m } from '../../paraglide/messages.js';
import { getLocale } from '../../paraglide/runtime.js';
import { ListState } from '../../shell/ListState.tsx';
import { PartFailure } from '../../shell/PartFailure.tsx';
import { ListFoot } from '../../ui/ListFoot.tsx';
import { ReadOn } from '../lists/ReadOn.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useHold } from '../../ui/use-hold.ts';
import { useSteadyRows } from '../../ui/use-steady-rows.ts';
import { WhenNear } from '../users/WhenNear.tsx';
import { ActivityLine } from './ActivityLine.tsx';
import { daysOf } from './days-of.ts';
import type { useActivity, useMyActivity } from './use-activity.ts';

interface ActivityListProps {
  readonly activity: ReturnType<typeof useActivity> | ReturnType<typeof useMyActivity>;
  /** Why there is nothing, and what to do about it. */
  readonly empty: ReactNode;
  /** Whether each is shown in full at once: where a link leads to one. */
  readonly opened?: boolean;
}

interface Pages {
  readonly pages: readonly { readonly rows: readonly ActivityRow[] }[];
}
const rowsOf = (data: Pages): readonly ActivityRow[] => data.pages.flatMap((page) => page.rows);

/** Events day by day, the newest first, page after page as one comes near the end. */
export function ActivityList({ activity: { list, name }, empty, opened = false }: ActivityListProps) {
  const { held, hold } = useHold();
  const { rows, news, behind, show } = useSteadyRows(list.data, rowsOf, name, held);
  if (list.error && !list.data) return <PartFailure error={list.error} onTryAgain={() => void list.refetch()} />;
  if (!list.data) return <Skeleton rows={8} />;
  if (rows.length === 0 && !list.hasNextPage) return empty;
  return (
    <>
      <div className="max-w-190 pb-4" {...hold}>
        {daysOf(rows).map(({ day, rows: ofDay }) => (
          <section key={day} aria-label={dayWords(day)}>
            <h2 className="sticky top-0 z-1 bg-surface pt-4 pb-1.5 font-strong">{dayWords(day)}</h2>
            <ul className="border-t border-line">
              {ofDay.map((row) => (
                <ActivityLine key={row.id} row={row} opened={opened} isNews={news.has(row.id)} />
              ))}
            </ul>
          </section>
        ))}
      </div>
      {list.hasNextPage && !list.isFetchNextPageError && (
        <WhenNear key={rows.length} onNear={() => void list.fetchNextPage({ cancelRefetch: false })} />
      )}
      <ListFoot from={1} shown={rows.length} total={null} complete={!list.hasNextPage}>
        <ReadOn list={list} label={m.activity_show_older()} />
        <ListState behind={behind} onShow={show} news={news.size} isOld={list.isRefetchError} at={list.dataUpdatedAt} />
        <span>{m.activity_zone({ zone: zoneWords() })}</span>
      </ListFoot>
    </>
  );
}

/** Days and moments are those of the reader's clock. */
const zoneWords = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone.replaceAll('_', ' ');

function dayWords(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Intl.DateTimeFormat(getLocale(), { dateStyle: 'full' }).format(new Date(year, month - 1, date));
}
