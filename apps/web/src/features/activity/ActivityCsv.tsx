import type { ActivityFilter, ActivityRow } from '@totem/domain/activity';
import type { Catalog } from '@totem/domain/catalog/catalog';
import { m } from '../../paraglide/messages.js';
import { useCatalog, useOrganization, useScope } from '../../shell/organization.ts';
import { trpcClient } from '../../trpc.ts';
import { inWords } from '../../ui/number-words.ts';
import { allRows } from '../lists/all-rows.ts';
import { CsvButton, mostRows } from '../lists/CsvButton.tsx';
import { activityText, actorName, onlyForWords } from './activity-words.ts';

/** Writes the events of the list to a file, all pages of it, and says how many they are. */
export function ActivityCsv({ filter }: { filter: ActivityFilter }) {
  const catalog = useCatalog();
  const { id: organizationId, slug } = useOrganization();
  const scope = useScope();
  return (
    <CsvButton
      file={`${slug}-activity`}
      load={(onProgress) =>
        allRows(
          (cursor) => trpcClient.activity.list.query({ organizationId, node: scope.id, filter, cursor, pageSize: 200 }),
          mostRows,
          onProgress,
        )
      }
      linesOf={(rows) => linesOf(catalog, rows)}
      progressWords={(done) => m.activity_csv_progress({ done: inWords(done) })}
      doneWords={(done) => m.activity_csv_done({ count: done })}
      cutWords={() => m.activity_csv_cut()}
    />
  );
}

const linesOf = (catalog: Catalog, rows: readonly ActivityRow[]): string[][] => [
  [m.activity_at(), m.activity_who(), m.activity_what(), m.activity_reason(), m.activity_event()],
  ...rows.map((row) => [
    row.at,
    actorName(row.who),
    [activityText(catalog, row), onlyForWords(catalog, row.what)].filter((one) => one !== null).join(' · '),
    row.reason ?? '',
    row.id,
  ]),
];
