import type { Catalog } from '@totem/domain/catalog/catalog';
import type { LocationGroupId } from '@totem/domain/ids';
import type { LocationRow } from '@totem/domain/locations';
import type { NodeName } from '@totem/domain/nodes';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { m } from '../../paraglide/messages.js';
import { say } from '../../product-words.ts';
import { depthOf } from '../../shell/depth-of.ts';
import { LocationLink } from '../../shell/LocationLink.tsx';
import { useCatalog, useOrganization } from '../../shell/organization.ts';
import { PartFailure } from '../../shell/PartFailure.tsx';
import { useTRPC } from '../../trpc.ts';
import type { Column } from '../../ui/column.ts';
import { Level } from '../../ui/Level.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Table } from '../../ui/Table.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { Nobody } from '../users/Nobody.tsx';
import { GroupNames } from './GroupNames.tsx';
import { LocationFlags } from './LocationFlags.tsx';
import { type LocationsSearch, idsIn } from './locations-search.ts';
import { MoreFoot } from './MoreFoot.tsx';
import { letterOf } from './set-words.ts';
import { typeWords } from './type-words.ts';

interface LocationListProps {
  readonly scope: NodeName;
  readonly search: LocationsSearch;
  readonly onChange: (parts: LocationsSearch) => void;
}

const pageSize = 100;

/** The locations that meet every filter, in the order of the tree; of groups that are compared, with a mark for each. */
export function LocationList({ scope, search, onChange }: LocationListProps) {
  const trpc = useTRPC();
  const catalog = useCatalog();
  const { id: organizationId, slug: organization } = useOrganization();
  const navigate = useNavigate();
  const { q, type, only } = search;
  const groups = idsIn(search.groups);
  const part = idsIn(search.part);
  const list = useInfiniteQuery({
    ...trpc.locations.list.infiniteQueryOptions(
      {
        organizationId,
        within: scope.id,
        pageSize,
        ...(q !== undefined && { search: q }),
        ...(type !== undefined && { type }),
        ...(only !== undefined && { only }),
        ...(groups.length > 0 && { groups }),
        ...(part.length > 0 && { part }),
      },
      { getNextPageParam: (page) => page.next ?? undefined },
    ),
    placeholderData: keepPreviousData,
  });
  const compared = useQuery({
    ...trpc.locationGroups.compare.queryOptions({ organizationId, groups }, { enabled: groups.length > 0 }),
    placeholderData: keepPreviousData,
  });
  if (list.error && !list.data) return <PartFailure error={list.error} onTryAgain={() => void list.refetch()} />;
  // With the marks of the groups that are compared, which make lines higher: nothing moves once it is there.
  if (!list.data || compared.isLoading) return <Skeleton />;
  const rows = list.data.pages.flatMap((page) => page.rows);
  const title = say(catalog.product.words.locations);
  const clear = () => onChange({ q: undefined, type: undefined, only: undefined, groups: undefined, part: undefined });
  return (
    <>
      <div aria-busy={list.isPlaceholderData} className={list.isPlaceholderData ? 'opacity-60' : undefined}>
        <Table
          label={title}
          name={`${title} ${scope.id} ${JSON.stringify(search)}`}
          rows={rows}
          columns={columnsOf(catalog, groups.length > 0 ? (compared.data?.groups ?? []) : [])}
          keyOf={(row) => row.id}
          marked={new Set(rows.filter((row) => isShared(row, groups)).map((row) => row.id))}
          {...(list.data.pages[0] && { total: list.data.pages[0].total })}
          empty={<Nobody sentence={only ? m.locations_none_unseen({ locations: title }) : m.locations_no_match()} onClear={clear} />}
          onOpen={({ id: location }) => void navigate({ to: '/$organization/locations/$location', params: { organization, location } })}
        />
      </div>
      <MoreFoot list={list} shown={rows.length} total={list.data.pages[0]?.total ?? null} />
    </>
  );
}

/** Whether a location is in several of the groups that are compared. */
const isShared = (row: LocationRow, compared: readonly LocationGroupId[]): boolean =>
  row.groups.filter((group) => compared.includes(group.id)).length > 1;

function columnsOf(catalog: Catalog, compared: readonly { readonly id: LocationGroupId; readonly name: string }[]): Column<LocationRow>[] {
  const { words, policies } = catalog.product;
  return [
    { key: 'name', header: () => say(words.location), cell: (row) => <NameCell row={row} />, card: 'name' },
    {
      key: 'in',
      header: () => m.locations_in(),
      cell: ({ parent }) => parent && <Level name={parent.name} depth={depthOf(catalog, parent.kind)} />,
    },
    ...(compared.length > 0
      ? [
          {
            key: 'sets',
            header: () => m.locations_sets(),
            cell: (row: LocationRow) => <SetMarks row={row} compared={compared} />,
            width: '120px',
            card: 'aside' as const,
          },
        ]
      : []),
    {
      key: 'type',
      header: () => m.locations_type(),
      cell: (row) => <span className="text-ink-2">{typeWords(catalog, row)}</span>,
      wideOnly: true,
      card: compared.length > 0 ? 'none' : 'aside',
    },
    ...(policies.locationGroups
      ? [{ key: 'groups', header: () => say(words.locationGroups), cell: (row: LocationRow) => <GroupNames row={row} /> }]
      : []),
  ];
}

/** In which of the groups that are compared a location is, by their letters. */
function SetMarks({ row, compared }: { row: LocationRow; compared: readonly { readonly id: LocationGroupId; readonly name: string }[] }) {
  return (
    <span className="inline-flex gap-1">
      {compared.map((group, index) =>
        row.groups.some((one) => one.id === group.id) ? (
          <span key={group.id} className="grid size-6 place-items-center rounded-1 bg-accent-soft text-12 font-strong text-accent-text">
            <span aria-hidden>{letterOf(index)}</span>
            <VisuallyHidden>{group.name}</VisuallyHidden>
          </span>
        ) : (
          <span key={group.id} aria-hidden className="edge size-6 rounded-1" />
        ),
      )}
    </span>
  );
}

function NameCell({ row }: { row: LocationRow }) {
  return (
    <span className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
      <LocationLink to={{ location: row.id }}>
        <span className="font-strong wrap-anywhere">{row.name}</span>
      </LocationLink>
      <LocationFlags archived={row.archived} unseen={row.unseen} />
    </span>
  );
}
