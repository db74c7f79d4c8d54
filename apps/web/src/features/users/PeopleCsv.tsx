import type { Catalog } from '@totem/domain/catalog/catalog';
import type { MemberFilter, MemberRow, MemberSort } from '@totem/domain/members';
import { m } from '../../paraglide/messages.js';
import { useCatalog, useOrganization, useScope } from '../../shell/organization.ts';
import { inWords } from '../../ui/number-words.ts';
import { CsvButton, mostRows } from '../lists/CsvButton.tsx';
import { allPeople } from './all-people.ts';
import type { PeopleColumn } from './people-columns.tsx';
import { usePeopleCount } from './use-people-count.ts';

interface PeopleCsvProps {
  readonly filter: MemberFilter;
  readonly sort: MemberSort;
  readonly columns: readonly PeopleColumn[];
}

/** Writes the list of people as it is shown to a file. */
export function PeopleCsv({ filter, sort, columns }: PeopleCsvProps) {
  const catalog = useCatalog();
  const { id: organizationId, slug } = useOrganization();
  const scope = useScope();
  const { data: count } = usePeopleCount(filter);
  const total = inWords(count?.total ?? 0);
  return (
    <CsvButton
      file={slug}
      load={(onProgress) => allPeople({ organizationId, node: scope.id, filter, sort }, mostRows, onProgress)}
      linesOf={(rows) => linesOf(rows, columns, catalog)}
      progressWords={(done) => m.users_csv_progress({ done: inWords(done), total })}
      doneWords={(done) => m.users_csv_done({ count: done })}
      cutWords={(done) => m.users_csv_cut({ done: inWords(done), total })}
    />
  );
}

/** The shown columns; a person's address, which stands under the name, has a column of its own. */
function linesOf(rows: readonly MemberRow[], columns: readonly PeopleColumn[], catalog: Catalog): string[][] {
  const withAddress = (cells: readonly string[], address: string) => [...cells.slice(0, 1), address, ...cells.slice(1)];
  return [
    withAddress(
      columns.map((column) => column.title(catalog)),
      m.users_csv_address(),
    ),
    ...rows.map((row) =>
      withAddress(
        columns.map((column) => column.words(row, catalog)),
        row.email ?? '',
      ),
    ),
  ];
}
