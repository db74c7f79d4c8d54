import type { UserGroupFilter, UserGroupSort } from '@totem/domain/user-groups';
import { m } from '../../paraglide/messages.js';
import { useOrganization, useScope } from '../../shell/organization.ts';
import { trpcClient } from '../../trpc.ts';
import { inWords } from '../../ui/number-words.ts';
import { allRows } from '../lists/all-rows.ts';
import { CsvButton, mostRows } from '../lists/CsvButton.tsx';
import type { GroupColumn } from './group-columns.tsx';

interface GroupsCsvProps {
  readonly search: string | undefined;
  readonly filter: UserGroupFilter;
  readonly sort: UserGroupSort;
  readonly columns: readonly GroupColumn[];
}

/** Writes the list of user groups as it is shown to a file. */
export function GroupsCsv({ search, filter, sort, columns }: GroupsCsvProps) {
  const { id: organizationId, slug } = useOrganization();
  const { id: within } = useScope();
  return (
    <CsvButton
      file={`${slug}-groups`}
      load={(onProgress) =>
        allRows(
          (cursor) => trpcClient.userGroups.list.query({ organizationId, within, search, filter, sort, cursor, pageSize: 200 }),
          mostRows,
          onProgress,
        )
      }
      linesOf={(rows) => [columns.map((column) => column.header()), ...rows.map((row) => columns.map((column) => column.words(row)))]}
      progressWords={(done) => m.lists_csv_progress({ done: inWords(done) })}
      doneWords={(done) => m.lists_csv_done({ count: done })}
      cutWords={(done) => m.lists_csv_cut({ done: inWords(done) })}
    />
  );
}
