import type { MemberFilter, MemberRow } from '@totem/domain/members';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { say } from '../../product-words.ts';
import { FailureState } from '../../shell/FailureState.tsx';
import { failureOf } from '../../shell/failure.ts';
import { useCatalog, useOrganization, useScope } from '../../shell/organization.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Table } from '../../ui/Table.tsx';
import { Nobody } from './Nobody.tsx';
import { drawn, type PeopleColumn } from './people-columns.tsx';
import { PeopleFoot } from './PeopleFoot.tsx';
import { usePeople } from './use-people.ts';
import { WhenNear } from './WhenNear.tsx';

interface PeopleListProps {
  readonly filter: MemberFilter;
  readonly columns: readonly PeopleColumn[];
  /** Widens the list to everybody; null where it is not narrowed. */
  readonly onClear: (() => void) | null;
}

/** The people of the scope, page after page as one comes near the end; no row moves under the pointer or the focus. */
export function PeopleList({ filter, columns, onClear }: PeopleListProps) {
  const navigate = useNavigate();
  const catalog = useCatalog();
  const { slug } = useOrganization();
  const scope = useScope();
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);
  const people = usePeople(filter, pointed || focused);
  const { list, rows, total } = people;
  if (list.isPending) return <Skeleton rows={10} />;
  if (list.error && !list.data)
    return onClear && failureOf(list.error).kind === 'not_found' ? (
      <Nobody sentence={m.users_no_such_filter()} onClear={onClear} />
    ) : (
      <FailureState error={list.error} onTryAgain={() => void list.refetch()} />
    );
  const open = (row: MemberRow) => void navigate({ to: '/$organization/users/$member', params: { organization: slug, member: row.id } });
  return (
    <>
      <div
        aria-busy={list.isPlaceholderData}
        onPointerEnter={(event) => event.pointerType === 'mouse' && setPointed(true)}
        onPointerLeave={() => setPointed(false)}
        onFocus={() => setFocused(true)}
        onBlur={({ currentTarget, relatedTarget }) => setFocused(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))}
        className={list.isPlaceholderData ? 'opacity-60' : undefined}
      >
        <Table
          label={say(catalog.product.words.members)}
          name={people.question}
          rows={rows}
          columns={drawn(columns, catalog)}
          keyOf={(row) => row.id}
          empty={onClear ? <Nobody sentence={m.users_no_match()} onClear={onClear} /> : m.users_empty({ node: scope.name })}
          onOpen={open}
          partOf={(row) => (row.managedAt ? m.users_managed_at({ level: row.managedAt.name }) : undefined)}
          {...(total !== null && { total })}
        />
      </div>
      {list.hasNextPage && !list.isFetchNextPageError && (
        <WhenNear key={rows.length} onNear={() => void list.fetchNextPage({ cancelRefetch: false })} />
      )}
      <PeopleFoot people={people} />
    </>
  );
}
