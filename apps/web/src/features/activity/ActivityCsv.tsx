import type { ActivityFilter, ActivityRow } from '@totem/domain/activity';
import type { Catalog } from '@totem/domain/catalog/catalog';
import type { Cursor } from '@totem/domain/paging';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { useCatalog, useOrganization, useScope } from '../../shell/organization.ts';
import { trpcClient } from '../../trpc.ts';
import { Button } from '../../ui/Button.tsx';
import { notify } from '../../ui/notify.ts';
import { inWords } from '../../ui/number-words.ts';
import { csvOf, saveAsFile } from '../users/csv.ts';
import { activityText, actorName, onlyForWords } from './activity-words.ts';

const mostRows = 10_000;

/** Writes the events of the list to a file, all pages of it, and says how many they are. */
export function ActivityCsv({ filter }: { filter: ActivityFilter }) {
  const catalog = useCatalog();
  const { id: organizationId, slug } = useOrganization();
  const scope = useScope();
  const [done, setDone] = useState<number | null>(null);

  const save = async () => {
    setDone(0);
    const rows: ActivityRow[] = [];
    let cursor: Cursor | undefined;
    try {
      do {
        const page = await trpcClient.activity.list.query({ organizationId, node: scope.id, filter, cursor, pageSize: 200 });
        rows.push(...page.rows);
        cursor = page.next ?? undefined;
        setDone(rows.length);
      } while (cursor && rows.length < mostRows);
      saveAsFile(`${slug}-activity.csv`, csvOf(tableOf(catalog, rows)));
      notify({ title: m.activity_csv_done({ count: rows.length }), ...(cursor && { sentence: m.activity_csv_cut(), forMs: 0 }) });
    } catch {
      notify({ title: m.users_csv_failed(), tone: 'refused' });
    } finally {
      setDone(null);
    }
  };

  return (
    <Button icon={Download} pending={done !== null} onClick={() => void save()}>
      {done === null ? m.users_csv() : m.activity_csv_progress({ done: inWords(done) })}
    </Button>
  );
}

const tableOf = (catalog: Catalog, rows: readonly ActivityRow[]): string[][] => [
  [m.activity_at(), m.activity_who(), m.activity_what(), m.activity_reason(), m.activity_event()],
  ...rows.map((row) => [
    row.at,
    actorName(row.who),
    [activityText(catalog, row), onlyForWords(catalog, row.what)].filter((one) => one !== null).join(' · '),
    row.reason ?? '',
    row.id,
  ]),
];
