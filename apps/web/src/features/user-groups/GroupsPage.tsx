import type { Catalog } from '@totem/domain/catalog/catalog';
import type { UserGroupView } from '@totem/domain/user-groups';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { m } from '../../paraglide/messages.js';
import { say } from '../../product-words.ts';
import { AppLink } from '../../shell/AppLink.tsx';
import { depthOf } from '../../shell/depth-of.ts';
import { ListState } from '../../shell/ListState.tsx';
import { FailureState } from '../../shell/FailureState.tsx';
import { useCatalog, useOrganization, useScope } from '../../shell/organization.ts';
import { useTRPC } from '../../trpc.ts';
import { Button } from '../../ui/Button.tsx';
import type { Column } from '../../ui/column.ts';
import { Level } from '../../ui/Level.tsx';
import { ListFoot } from '../../ui/ListFoot.tsx';
import { inWords } from '../../ui/number-words.ts';
import { Page } from '../../ui/Page.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Table } from '../../ui/Table.tsx';
import { useHold } from '../../ui/use-hold.ts';
import { useSteadyRows } from '../../ui/use-steady-rows.ts';
import { groupGivesWords } from '../person/given-words.ts';
import { Nobody } from '../users/Nobody.tsx';
import { SearchBox } from '../users/SearchBox.tsx';
import { Term } from '../../shell/Term.tsx';

const route = getRouteApi('/signed-in/$organization/groups');
const rowsAPage = 100;

interface Pages {
  readonly pages: readonly { readonly rows: readonly UserGroupView[] }[];
}
const rowsOf = (data: Pages): readonly UserGroupView[] => data.pages.flatMap((page) => page.rows);

/** The user groups of the scope: how many people each has, and what it gives them. */
export function GroupsPage() {
  const trpc = useTRPC();
  const catalog = useCatalog();
  const { id: organizationId, slug, name: organization } = useOrganization();
  const scope = useScope();
  const { q = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const list = useInfiniteQuery({
    ...trpc.userGroups.list.infiniteQueryOptions(
      { organizationId, within: scope.id, pageSize: rowsAPage, ...(q !== '' && { search: q }) },
      { getNextPageParam: (page) => page.next ?? undefined },
    ),
    placeholderData: keepPreviousData,
  });
  const { held, hold } = useHold();
  const question = `${scope.id} ${q}`;
  const { rows, news, behind, show } = useSteadyRows(list.data, rowsOf, list.isPlaceholderData ? `before ${question}` : question, held);
  const title = say(catalog.product.words.userGroups);
  const search = (next: string) => void navigate({ search: (now) => ({ ...now, q: next || undefined }), replace: true });
  if (list.error && !list.data) return <FailureState error={list.error} onTryAgain={() => void list.refetch()} />;
  return (
    <Page title={title} within={[organization]}>
      <div className="flex flex-wrap items-center gap-2 pb-3">
        <SearchBox label={m.groups_search()} value={q} onSearch={search} />
      </div>
      {list.isPending ? (
        <Skeleton />
      ) : (
        <div aria-busy={list.isPlaceholderData} {...hold} className={list.isPlaceholderData ? 'opacity-60' : undefined}>
          <Table
            label={title}
            name={`${title} ${scope.id} ${q}`}
            rows={rows}
            columns={columnsOf(catalog)}
            keyOf={(row) => row.id}
            marked={news}
            empty={q === '' ? <None catalog={catalog} /> : <Nobody sentence={m.groups_no_match()} onClear={() => search('')} />}
            onOpen={(row) => void navigate({ to: '/$organization/groups/$group', params: { organization: slug, group: row.id } })}
          />
        </div>
      )}
      {rows.length > 0 && (
        <ListFoot from={1} shown={rows.length} total={null} complete={!list.hasNextPage}>
          <span>{scope.name}</span>
          {list.hasNextPage && (
            <>
              {list.isFetchNextPageError && <span className="text-deny">{m.users_more_failed()}</span>}
              <Button look="quiet" size="small" pending={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                {m.users_more()}
              </Button>
            </>
          )}
          <ListState behind={behind} onShow={show} news={news.size} isOld={list.isRefetchError} at={list.dataUpdatedAt} />
        </ListFoot>
      )}
    </Page>
  );
}

/** What this is, and why there is none. */
function None({ catalog }: { catalog: Catalog }) {
  const { name } = useScope();
  const what = catalog.product.policies.userGroups === 'with_grants' ? m.groups_what() : m.groups_what_without_grants();
  return (
    <>
      {what} {m.groups_none({ node: name })} {m.setup_by_import({ operator: say(catalog.product.words.operator) })}
    </>
  );
}

function columnsOf(catalog: Catalog): Column<UserGroupView>[] {
  const levels = [...catalog.kinds.values()].filter((kind) => kind.isLevel).length;
  const gives = catalog.product.policies.userGroups === 'with_grants';
  return [
    {
      key: 'name',
      header: () => m.groups_name(),
      help: () => <Term of="userGroup" />,
      cell: (row) => <NameCell row={row} />,
      width: '28%',
      card: 'name',
    },
    ...(levels > 1
      ? [
          {
            key: 'home',
            header: () => m.users_level(),
            cell: ({ home }: UserGroupView) => <Level name={home.name} depth={depthOf(catalog, home.kind)} />,
            width: '20%',
          },
        ]
      : []),
    {
      key: 'people',
      header: () => m.groups_people(),
      cell: ({ members }) => (
        <>
          <span className="card:hidden">{inWords(members)}</span>
          <span className="row:hidden">{m.person_group_people({ count: members })}</span>
        </>
      ),
      width: '10%',
      align: 'end',
      card: 'aside',
    },
    ...(gives
      ? [
          {
            key: 'gives',
            header: () => m.groups_gives(),
            help: () => <Term of="grant" />,
            cell: ({ grants }: UserGroupView) => <span className="text-ink-2">{groupGivesWords(catalog, grants)}</span>,
          },
        ]
      : []),
  ];
}

function NameCell({ row }: { row: UserGroupView }) {
  const { slug } = useOrganization();
  return (
    <AppLink to="/$organization/groups/$group" params={{ organization: slug, group: row.id }} look="plain">
      <span className="font-strong wrap-anywhere">{row.name}</span>
    </AppLink>
  );
}
