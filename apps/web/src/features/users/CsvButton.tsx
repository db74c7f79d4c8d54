import type { Catalog } from '@totem/domain/catalog/catalog';
import type { MemberFilter, MemberRow, MemberSort } from '@totem/domain/members';
import { Download } from 'lucide-react';
import { useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { useCatalog, useOrganization, useScope } from '../../shell/organization.ts';
import { Button } from '../../ui/Button.tsx';
import { notify } from '../../ui/notify.ts';
import { inWords } from '../../ui/number-words.ts';
import { allPeople } from './all-people.ts';
import { csvOf, saveAsFile } from './csv.ts';
import type { PeopleColumn } from './people-columns.tsx';
import { usePeopleCount } from './use-people-count.ts';

const mostRows = 10_000;

interface CsvButtonProps {
  readonly filter: MemberFilter;
  readonly sort: MemberSort;
  readonly columns: readonly PeopleColumn[];
}

/** Writes the list as it is shown to a file, all pages of it, and says how many people are in it. */
export function CsvButton({ filter, sort, columns }: CsvButtonProps) {
  const catalog = useCatalog();
  const { id: organizationId, slug } = useOrganization();
  const scope = useScope();
  const { data: count } = usePeopleCount(filter);
  const [done, setDone] = useState<number | null>(null);
  const total = count?.total ?? 0;

  const save = async () => {
    setDone(0);
    try {
      const { rows, complete } = await allPeople({ organizationId, node: scope.id, filter, sort }, mostRows, setDone);
      saveAsFile(`${slug}.csv`, csvOf(tableOf(rows, columns, catalog)));
      const words = { done: inWords(rows.length), total: inWords(total) };
      notify(
        complete
          ? { title: m.users_csv_done({ count: rows.length }) }
          : { title: m.users_csv_done({ count: rows.length }), sentence: m.users_csv_cut(words), forMs: 0 },
      );
    } catch {
      notify({ title: m.users_csv_failed(), tone: 'refused' });
    } finally {
      setDone(null);
    }
  };

  return (
    <Button icon={Download} pending={done !== null} onClick={() => void save()}>
      {done === null ? m.users_csv() : m.users_csv_progress({ done: inWords(done), total: inWords(total) })}
    </Button>
  );
}

/** The shown columns; a person's address, which stands under the name, has a column of its own. */
function tableOf(rows: readonly MemberRow[], columns: readonly PeopleColumn[], catalog: Catalog): string[][] {
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
