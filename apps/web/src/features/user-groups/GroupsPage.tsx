import { getRouteApi } from '@tanstack/react-router';
import { m } from '../../paraglide/messages.js';
import { say } from '../../product-words.ts';
import { DensityButton } from '../../shell/DensityButton.tsx';
import { FailureState } from '../../shell/FailureState.tsx';
import { useCatalog, useOrganization } from '../../shell/organization.ts';
import { Button } from '../../ui/Button.tsx';
import { Page } from '../../ui/Page.tsx';
import { NewGroup } from '../groups/NewGroup.tsx';
import { DeletedLink } from '../deleted-groups/DeletedLink.tsx';
import { type ListViews, listViews } from '../lists/saved-views.ts';
import { SortChoice } from '../lists/SortChoice.tsx';
import { ViewsMenu } from '../lists/ViewsMenu.tsx';
import { ActiveFilters } from '../users/ActiveFilters.tsx';
import { AddFilter } from '../users/AddFilter.tsx';
import { groupsGive } from '../users/is-direct.ts';
import { Nobody } from '../users/Nobody.tsx';
import { SearchBox } from '../users/SearchBox.tsx';
import { groupColumnsIn } from './group-columns.tsx';
import { GroupsCsv } from './GroupsCsv.tsx';
import { GroupsList } from './GroupsList.tsx';
import { groupFilterOf } from './group-filter.ts';
import { groupSortOf, groupSortWords } from './group-sorts.ts';
import { type GroupSortParam, type GroupsSearch, groupFilterKeys, groupSorts, readGroupsSearch } from './groups-search.ts';
import { useGroups } from './use-groups.ts';

const route = getRouteApi('/signed-in/$organization/groups');

const groupsViews: ListViews<GroupsSearch> = listViews({ key: 'groups', read: readGroupsSearch });

/** The user groups of the scope: how many people each has, and what it gives them. */
export function GroupsPage() {
  const catalog = useCatalog();
  const { name: organization } = useOrganization();
  const search = readGroupsSearch({ ...route.useSearch() });
  const navigate = route.useNavigate();
  const change = (next: GroupsSearch) => void navigate({ search: (now) => ({ ...now, ...next }), resetScroll: false });
  const clear = () => change({ q: undefined, level: undefined, extra: undefined });
  const columns = groupColumnsIn(catalog);
  const sorts = groupSorts.filter((param) => columns.some(({ sortsBy }) => sortsBy === groupSortOf(param).by));
  const sort = search.sort ?? 'name';
  const setSort = (next: GroupSortParam) => change({ sort: next === 'name' ? undefined : next });
  const filter = groupFilterOf(search);
  const isFiltered = groupFilterKeys.some((key) => search[key] !== undefined);
  const groups = useGroups(search.q ?? '', filter ?? {}, groupSortOf(sort));
  const { error, data, refetch } = groups.list;
  // Nothing of the page is of use to who may not see these groups.
  if (error && !data) return <FailureState error={error} onTryAgain={() => void refetch()} />;
  const keys = groupFilterKeys.filter((key) => key !== 'extra' || groupsGive(catalog));
  return (
    <Page
      title={say(catalog.product.words.userGroups)}
      within={[organization]}
      action={
        <>
          {filter && <GroupsCsv search={search.q} filter={filter} sort={groupSortOf(sort)} columns={columns} />}
          <NewGroup sort="user_group" />
        </>
      }
    >
      <div className="@container/table -mx-gutter flex-none">
        <div className="flex flex-wrap items-center gap-2 px-gutter pb-3">
          <SearchBox
            label={m.groups_search()}
            value={search.q ?? ''}
            onSearch={(q) => void navigate({ search: (now) => ({ ...now, q: q || undefined }), replace: true })}
          />
          <ActiveFilters search={{ level: search.level, extra: search.extra }} onRemove={(key) => change({ [key]: undefined })} />
          <AddFilter keys={keys} onAdd={(key, value) => change({ [key]: value })} />
          {(isFiltered || search.q !== undefined) && (
            <Button look="quiet" size="small" onClick={clear}>
              {m.users_filter_clear()}
            </Button>
          )}
          <span className="flex-1 max-wide:hidden" />
          <span className="flex items-center gap-1 card:basis-full card:flex-wrap card:gap-2">
            <span className="hidden flex-none card:block">
              <SortChoice choices={sorts.map((value) => ({ value, label: groupSortWords(value) }))} value={sort} onChange={setSort} />
            </span>
            <ViewsMenu
              of={groupsViews}
              shown={search}
              onApply={(view) => change({ q: undefined, level: undefined, extra: undefined, sort: undefined, ...view })}
            />
            <span className="max-wide:hidden">
              <DensityButton />
            </span>
            <DeletedLink of="user_group" />
          </span>
        </div>
      </div>
      {filter ? (
        <GroupsList
          groups={groups}
          columns={columns}
          sort={groupSortOf(sort)}
          onSort={setSort}
          noMatch={isFiltered ? m.groups_no_match_filters() : search.q === undefined ? null : m.groups_no_match()}
          onClear={clear}
        />
      ) : (
        <Nobody sentence={m.users_no_such_filter()} onClear={clear} />
      )}
    </Page>
  );
}
