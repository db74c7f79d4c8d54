import type { MemberId, Version } from '@totem/domain/ids';
import type { MemberFilter, MemberRow } from '@totem/domain/members';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { say } from '../../product-words.ts';
import { PartFailure } from '../../shell/PartFailure.tsx';
import { failureOf } from '../../shell/failure.ts';
import { useCan, useCatalog, useOrganization, useScope } from '../../shell/organization.ts';
import type { Selection } from '../../ui/column.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Table } from '../../ui/Table.tsx';
import { onDemand } from '../../ui/on-demand.ts';
import { useHold } from '../../ui/use-hold.ts';
import { useWhenOpen } from '../../ui/use-when-open.ts';
import { Nobody } from './Nobody.tsx';
import { drawn, type PeopleColumn } from './people-columns.tsx';
import { PeopleFoot } from './PeopleFoot.tsx';
import { sortOf, sortParamOf } from './sort-choices.ts';
import { usePeople } from './use-people.ts';
import type { SortParam } from './users-search.ts';
import { WhenNear } from './WhenNear.tsx';
import { whyNotSelect } from './why-not-select.ts';

/** Of use once somebody is selected. */
const bulkActions = onDemand(() => import('./BulkActions.tsx'));

interface PeopleListProps {
  readonly filter: MemberFilter;
  readonly columns: readonly PeopleColumn[];
  readonly sort: SortParam;
  readonly onSort: (sort: SortParam) => void;
  /** Widens the list to everybody; null where it is not narrowed. */
  readonly onClear: (() => void) | null;
}

interface Chosen {
  readonly list: string;
  readonly people: ReadonlySet<MemberId>;
  /** The version at which everybody who can be selected was found; null where only rows in sight are. */
  readonly foundAt: Version | null;
}
const nobody: Chosen = { list: '', people: new Set(), foundAt: null };

/** The people of the scope, page after page as one comes near the end; no row moves under the pointer or the focus. */
export function PeopleList({ filter, columns, sort, onSort, onClear }: PeopleListProps) {
  const navigate = useNavigate();
  const catalog = useCatalog();
  const { slug } = useOrganization();
  const scope = useScope();
  const { by, descending } = sortOf(sort);
  const { held, hold } = useHold();
  const people = usePeople(filter, { by, descending }, held);
  const { list, rows, total } = people;
  const [chosen, setChosen] = useState<Chosen>(nobody);
  // Another list, another selection: what is not in sight is not acted on.
  const { people: selected, foundAt } = chosen.list === people.name ? chosen : nobody;
  const select = (them: Iterable<MemberId>, at: Version | null = null) =>
    setChosen({ list: people.name, people: new Set(them), foundAt: at });
  const free = rows.filter((row) => whyNotSelect(row) === undefined).length;
  const selectable = list.hasNextPage ? total : free;
  const bulk = useWhenOpen(bulkActions, selected.size > 0);
  const isActedOn = useCan()('administration:grant.give');
  const selection: Selection<MemberRow> = {
    keys: selected,
    nameOf: (row) => row.name,
    whyNot: whyNotSelect,
    onChange: (keys) => select([...selected, ...rows.map((row) => row.id).filter((id) => !selected.has(id))].filter((id) => keys.has(id))),
  };
  if (list.isPending) return <Skeleton rows={10} />;
  if (list.error && !list.data)
    return onClear && failureOf(list.error).kind === 'not_found' ? (
      <Nobody sentence={m.users_no_such_filter()} onClear={onClear} />
    ) : (
      <PartFailure error={list.error} onTryAgain={() => void list.refetch()} />
    );
  const open = (row: MemberRow, tab?: 'access' | 'why') =>
    void navigate({ to: '/$organization/users/$member', params: { organization: slug, member: row.id }, search: { tab } });
  return (
    <>
      <div aria-busy={list.isPlaceholderData} {...hold} className={list.isPlaceholderData ? 'opacity-60' : undefined}>
        <Table
          label={say(catalog.product.words.members)}
          name={people.name}
          rows={rows}
          columns={drawn(columns, catalog)}
          keyOf={(row) => row.id}
          empty={onClear ? <Nobody sentence={m.users_no_match()} onClear={onClear} /> : m.users_empty({ node: scope.name })}
          onOpen={(row) => open(row)}
          onShortcut={(name, row) => open(row, name === 'person.why' ? 'why' : 'access')}
          marked={people.news}
          sort={{ by: columns.find((column) => column.sortsBy === by)?.key ?? '', descending }}
          onSort={(next) => {
            const pressed = columns.find((column) => column.key === next.by)?.sortsBy;
            if (pressed) onSort(sortParamOf({ by: pressed, descending: next.descending }));
          }}
          {...(isActedOn && { selection })}
          partOf={(row) => (row.managedAt ? m.users_managed_at({ level: row.managedAt.name }) : undefined)}
          {...(total !== null && { total })}
        />
      </div>
      {list.hasNextPage && !list.isFetchNextPageError && (
        <WhenNear key={rows.length} onNear={() => void list.fetchNextPage({ cancelRefetch: false })} />
      )}
      {bulk && (
        <bulk.BulkActions
          question={people.question}
          selectable={foundAt === null ? selectable : null}
          selected={selected}
          foundAt={foundAt}
          onSelect={select}
        />
      )}
      <PeopleFoot people={people} />
    </>
  );
}
