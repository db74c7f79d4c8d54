import type { Catalog } from '@totem/domain/catalog/catalog';
import type { UserGroupSort } from '@totem/domain/user-groups';
import { useNavigate } from '@tanstack/react-router';
import { m } from '../../paraglide/messages.js';
import { say } from '../../product-words.ts';
import { ListState } from '../../shell/ListState.tsx';
import { useCan, useCatalog, useOrganization, useScope } from '../../shell/organization.ts';
import { ListFoot } from '../../ui/ListFoot.tsx';
import { ReadOn } from '../lists/ReadOn.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Table } from '../../ui/Table.tsx';
import { groupsGive } from '../users/is-direct.ts';
import { Nobody } from '../users/Nobody.tsx';
import type { GroupColumn } from './group-columns.tsx';
import { groupSortParamOf } from './group-sorts.ts';
import type { GroupSortParam } from './groups-search.ts';
import type { Groups } from './use-groups.ts';

interface GroupsListProps {
  readonly groups: Groups;
  readonly columns: readonly GroupColumn[];
  readonly sort: UserGroupSort;
  readonly onSort: (sort: GroupSortParam) => void;
  /** Said where none matches; null where the list is not narrowed. */
  readonly noMatch: string | null;
  readonly onClear: () => void;
}

/** The user groups that were read so far, with what reads the next. */
export function GroupsList({ groups, columns, sort, onSort, noMatch, onClear }: GroupsListProps) {
  const catalog = useCatalog();
  const { slug: organization } = useOrganization();
  const scope = useScope();
  const navigate = useNavigate();
  const { list, rows, name } = groups;
  if (list.isPending) return <Skeleton />;
  return (
    <>
      <div aria-busy={list.isPlaceholderData} {...groups.hold} className={list.isPlaceholderData ? 'opacity-60' : undefined}>
        <Table
          label={say(catalog.product.words.userGroups)}
          name={name}
          rows={rows}
          columns={columns}
          keyOf={(row) => row.id}
          marked={groups.news}
          sort={sort}
          onSort={({ by, descending }) => {
            const pressed = columns.find((column) => column.key === by)?.sortsBy;
            if (pressed) onSort(groupSortParamOf({ by: pressed, descending }));
          }}
          empty={noMatch === null ? <None catalog={catalog} /> : <Nobody sentence={noMatch} onClear={onClear} />}
          onOpen={(row) => void navigate({ to: '/$organization/groups/$group', params: { organization, group: row.id } })}
        />
      </div>
      {rows.length > 0 && (
        <ListFoot from={1} shown={rows.length} total={null} complete={!list.hasNextPage}>
          <span>{scope.name}</span>
          <ReadOn list={list} />
          <ListState
            behind={groups.behind}
            onShow={groups.show}
            news={groups.news.size}
            isOld={list.isRefetchError}
            at={list.dataUpdatedAt}
          />
        </ListFoot>
      )}
    </>
  );
}

/** What this is, and why there is none. */
function None({ catalog }: { catalog: Catalog }) {
  const { name } = useScope();
  const can = useCan();
  const what = groupsGive(catalog) ? m.groups_what() : m.groups_what_without_grants();
  return (
    <>
      {what} {m.groups_none({ node: name })} {can('administration:user_group.create') && m.group_first()}
    </>
  );
}
