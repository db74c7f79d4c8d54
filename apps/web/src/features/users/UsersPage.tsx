import { getRouteApi } from '@tanstack/react-router';
import { m } from '../../paraglide/messages.js';
import { say } from '../../product-words.ts';
import { DensityButton } from '../../shell/DensityButton.tsx';
import { FailureState } from '../../shell/FailureState.tsx';
import { failureOf } from '../../shell/failure.ts';
import { useCatalog, useOrganization } from '../../shell/organization.ts';
import { Button } from '../../ui/Button.tsx';
import { Page } from '../../ui/Page.tsx';
import { SortChoice } from '../lists/SortChoice.tsx';
import { ViewsMenu } from '../lists/ViewsMenu.tsx';
import { ActiveFilters } from './ActiveFilters.tsx';
import { AddFilter } from './AddFilter.tsx';
import { columnsOf, columnsText, rememberColumns, rememberedColumns } from './chosen-columns.ts';
import { ColumnsMenu } from './ColumnsMenu.tsx';
import { isNarrowed, memberFilterOf, widened } from './member-filter.ts';
import { PeopleCsv } from './PeopleCsv.tsx';
import { PeopleList } from './PeopleList.tsx';
import { Nobody } from './Nobody.tsx';
import { SearchBox } from './SearchBox.tsx';
import { sortOf, sortsIn, sortWords, usualSort } from './sort-choices.ts';
import { usePeopleCount } from './use-people-count.ts';
import { type SortParam, type UsersSearch, filterKeys } from './users-search.ts';
import { usersViews } from './users-views.ts';

const route = getRouteApi('/signed-in/$organization/users');

/** Who belongs to the organization, or to a part of it, and what they hold. */
export function UsersPage() {
  const catalog = useCatalog();
  const { name, me } = useOrganization();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = (next: Partial<UsersSearch>) => void navigate({ search: (now) => ({ ...now, ...next }) });
  const clear = () => void navigate({ search: (now) => widened(now) });
  const columns = columnsOf(catalog, search.columns ?? rememberedColumns(me.member));
  const usual = usualSort(catalog);
  const sort = search.sort ?? usual;
  const setSort = (next: SortParam) => change({ sort: next === usual ? undefined : next });
  const filter = memberFilterOf(search);
  const narrowed = isNarrowed(search);
  const { error, refetch } = usePeopleCount(filter ?? {});
  // Nothing of the page is of use to who may not see these people.
  if (error && failureOf(error).kind === 'refused') return <FailureState error={error} onTryAgain={() => void refetch()} />;
  return (
    <Page
      title={say(catalog.product.words.members)}
      within={[name]}
      action={filter && <PeopleCsv filter={filter} sort={sortOf(sort)} columns={columns} />}
    >
      <div className="@container/table -mx-gutter flex-none">
        <div className="flex flex-wrap items-center gap-2 px-gutter pb-3">
          <SearchBox
            label={m.users_search()}
            value={search.q ?? ''}
            onSearch={(q) => void navigate({ search: (now) => ({ ...now, q: q || undefined }), replace: true })}
          />
          <ActiveFilters search={search} onRemove={(key) => change({ [key]: undefined })} />
          <AddFilter keys={filterKeys} onAdd={(key, value) => change({ [key]: value })} />
          {narrowed && (
            <Button look="quiet" size="small" onClick={clear}>
              {m.users_filter_clear()}
            </Button>
          )}
          <span className="flex-1 max-wide:hidden" />
          <span className="flex items-center gap-1 card:basis-full card:gap-2">
            <span className="hidden flex-none card:block">
              <SortChoice
                choices={sortsIn(catalog).map((one) => ({ value: one, label: sortWords(one) }))}
                value={sort}
                onChange={setSort}
              />
            </span>
            <ViewsMenu
              of={usersViews}
              shown={{ ...search, sort: sort === usual ? undefined : sort, columns: columnsText(columns) }}
              onApply={(view) => void navigate({ search: (now) => ({ ...widened(now), sort: undefined, ...view }) })}
            />
            <span className="flex items-center gap-1 max-wide:hidden">
              <ColumnsMenu
                shown={columns}
                onChange={(chosen) => {
                  rememberColumns(me.member, columnsText(chosen));
                  void navigate({ search: (now) => ({ ...now, columns: columnsText(chosen) }), replace: true, resetScroll: false });
                }}
              />
              <DensityButton />
            </span>
          </span>
        </div>
      </div>
      {filter ? (
        <PeopleList filter={filter} columns={columns} sort={sort} onSort={setSort} onClear={narrowed ? clear : null} />
      ) : (
        <Nobody sentence={m.users_no_such_filter()} onClear={clear} />
      )}
    </Page>
  );
}
