import type { Catalog } from '@totem/domain/catalog/catalog';
import type { ServiceItemSort, ServiceItemView } from '@totem/domain/service-items';
import { m } from '../../paraglide/messages.js';
import { useCatalog, useOrganization, useScope } from '../../shell/organization.ts';
import { trpcClient } from '../../trpc.ts';
import { inWords } from '../../ui/number-words.ts';
import { allRows } from '../lists/all-rows.ts';
import { CsvButton, mostRows } from '../lists/CsvButton.tsx';
import { serviceName } from '../person/access/role-words.ts';

/** Writes the services in use as they are listed to a file; who has a role on each is asked there. */
export function ItemsCsv({ search, sort }: { search: string | undefined; sort: ServiceItemSort }) {
  const catalog = useCatalog();
  const { id: organizationId, slug } = useOrganization();
  const { id: within } = useScope();
  return (
    <CsvButton
      file={`${slug}-services`}
      load={(onProgress) =>
        allRows(
          (cursor) => trpcClient.serviceItems.list.query({ organizationId, within, search, sort, cursor, pageSize: 200 }),
          mostRows,
          onProgress,
        )
      }
      linesOf={(rows) => linesOf(rows, catalog)}
      progressWords={(done) => m.lists_csv_progress({ done: inWords(done) })}
      doneWords={(done) => m.lists_csv_done({ count: done })}
      cutWords={(done) => m.lists_csv_cut({ done: inWords(done) })}
    />
  );
}

const linesOf = (rows: readonly ServiceItemView[], catalog: Catalog): string[][] => [
  [m.services_name(), m.services_service(), m.services_at(), m.services_archived()],
  ...rows.map(({ name, service, node, archived }) => [
    name,
    serviceName(catalog, service),
    node.name,
    archived ? m.services_archived() : '',
  ]),
];
