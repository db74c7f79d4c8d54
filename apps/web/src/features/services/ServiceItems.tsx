import type { ServiceItemSort, ServiceItemView } from '@totem/domain/service-items';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Archive } from 'lucide-react';
import { m } from '../../paraglide/messages.js';
import { AppLink } from '../../shell/AppLink.tsx';
import { depthOf } from '../../shell/depth-of.ts';
import { useCan, useCatalog, useOrganization, useScope } from '../../shell/organization.ts';
import { PartFailure } from '../../shell/PartFailure.tsx';
import { useTRPC } from '../../trpc.ts';
import { Button } from '../../ui/Button.tsx';
import type { Column } from '../../ui/column.ts';
import { Level } from '../../ui/Level.tsx';
import { ListFoot } from '../../ui/ListFoot.tsx';
import { ReadOn } from '../lists/ReadOn.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Table } from '../../ui/Table.tsx';
import { serviceName } from '../person/access/role-words.ts';
import { Holders } from './Holders.tsx';
import { ItemMenu } from './ItemMenu.tsx';
import { itemSortOf, itemSortParamOf } from './item-sorts.ts';
import type { ItemSortParam } from './services-search.ts';

interface ItemColumn extends Column<ServiceItemView> {
  /** What pressing its header sorts by. */
  readonly sortsBy?: ServiceItemSort['by'];
}

const columns: readonly ItemColumn[] = [
  { key: 'name', header: m.services_name, cell: (item) => <ItemName item={item} />, card: 'name', sortable: true, sortsBy: 'name' },
  { key: 'service', header: m.services_service, cell: (item) => <MatrixLink service={item.service} />, sortable: true, sortsBy: 'service' },
  { key: 'level', header: m.services_at, cell: ({ node }) => <AtNode node={node} />, sortable: true, sortsBy: 'level' },
  { key: 'people', header: m.services_people_head, cell: (item) => <PeopleAndMenu item={item} />, width: '220px' },
];

function ItemName({ item: { id, name, archived } }: { item: ServiceItemView }) {
  const { slug: organization, top } = useOrganization();
  const explores = useCan(top.id)('administration:member.view') && !archived;
  const words = <span className="font-medium wrap-anywhere">{name}</span>;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2.5 gap-y-1">
      {explores ? (
        <AppLink to="/$organization/explorer" params={{ organization }} search={{ item: id }} look="plain">
          {words}
        </AppLink>
      ) : (
        words
      )}
      {archived && (
        <span className="inline-flex items-center gap-1.5 text-12 text-ink-2">
          <Archive size={14} aria-hidden />
          {m.services_archived()}
        </span>
      )}
    </span>
  );
}

/** Who has a role on an item; of one that is archived nobody can do anything, whoever has it. */
function People({ item: { id, archived } }: { item: ServiceItemView }) {
  const canSeePeople = useCan()('administration:member.view');
  return !archived && canSeePeople && <Holders filter={{ item: id }} short />;
}

const PeopleAndMenu = ({ item }: { item: ServiceItemView }) => (
  <span className="flex items-center justify-between gap-2">
    <span>
      <People item={item} />
    </span>
    <ItemMenu item={item} />
  </span>
);

function MatrixLink({ service }: { service: string }) {
  const { slug: organization } = useOrganization();
  return (
    <AppLink to="/$organization/services/$service" params={{ organization, service }}>
      {serviceName(useCatalog(), service)}
    </AppLink>
  );
}

function AtNode({ node }: Pick<ServiceItemView, 'node'>) {
  return <Level name={node.name} depth={depthOf(useCatalog(), node.kind)} />;
}

interface ServiceItemsProps {
  readonly search: string;
  readonly sort: ItemSortParam;
  readonly onSort: (sort: ItemSortParam) => void;
  readonly onClear: (() => void) | null;
}

/** The service items at the scope and below, a page at a time. */
export function ServiceItems({ search, sort, onSort, onClear }: ServiceItemsProps) {
  const trpc = useTRPC();
  const { id: organizationId } = useOrganization();
  const scope = useScope();
  const list = useInfiniteQuery({
    ...trpc.serviceItems.list.infiniteQueryOptions(
      { organizationId, within: scope.id, sort: itemSortOf(sort), ...(search !== '' && { search }) },
      { getNextPageParam: (page) => page.next ?? undefined },
    ),
    placeholderData: keepPreviousData,
  });
  if (list.isPending) return <Skeleton rows={4} />;
  if (!list.data) return <PartFailure error={list.error} onTryAgain={() => void list.refetch()} />;
  const rows = list.data.pages.flatMap((page) => page.rows);
  return (
    <>
      <Table
        label={m.services_in_use()}
        name={`services ${scope.id} ${search} ${sort}`}
        rows={rows}
        columns={columns}
        keyOf={({ id }) => id}
        sort={itemSortOf(sort)}
        onSort={({ by, descending }) => {
          const pressed = columns.find((column) => column.key === by)?.sortsBy;
          if (pressed) onSort(itemSortParamOf({ by: pressed, descending }));
        }}
        empty={
          onClear ? (
            <div className="grid justify-items-start gap-3">
              <p role="status">{m.services_no_match()}</p>
              <Button onClick={onClear}>{m.users_search_clear()}</Button>
            </div>
          ) : (
            m.services_empty({ node: scope.name })
          )
        }
      />
      {rows.length > 0 && (
        <ListFoot from={1} shown={rows.length} total={null} complete={!list.hasNextPage}>
          <ReadOn list={list} />
        </ListFoot>
      )}
    </>
  );
}
