import type { Catalog } from '@totem/domain/catalog/catalog';
import type { NodeId } from '@totem/domain/ids';
import type { GroupPlace, LocationGroupDetails } from '@totem/domain/location-groups';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { say } from '../../product-words.ts';
import { sentenceOf } from '../../sentences.ts';
import { depthOf } from '../../shell/depth-of.ts';
import { LocationLink } from '../../shell/LocationLink.tsx';
import { useCatalog, useOrganization } from '../../shell/organization.ts';
import { PartFailure } from '../../shell/PartFailure.tsx';
import { useTRPC } from '../../trpc.ts';
import { Button } from '../../ui/Button.tsx';
import type { Column } from '../../ui/column.ts';
import { Level } from '../../ui/Level.tsx';
import { Note } from '../../ui/Note.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Table } from '../../ui/Table.tsx';
import { useDraft } from '../draft/draft.ts';
import { PreviewFailure } from '../draft/PreviewFailure.tsx';
import { draftWords, usePreview } from '../draft/use-preview.ts';
import { Nobody } from '../users/Nobody.tsx';
import { SearchBox } from '../users/SearchBox.tsx';
import { AddPlacesSheet } from './AddPlacesSheet.tsx';
import { locationNames } from './chosen-names.ts';
import { type EntryLine, enteringElse } from './entries.ts';
import { type EntryEditor, keyOfPlace, useEntryEditors } from './entry-editor.ts';
import { EntryActions, EntryRefused, EntryWords } from './EntryParts.tsx';
import { GroupNames } from './GroupNames.tsx';
import { LocationFlags } from './LocationFlags.tsx';
import { MoreFoot } from './MoreFoot.tsx';

const route = getRouteApi('/signed-in/$organization/locations/groups/$group');

/** A location that is in the group, or that the draft puts into it. */
interface PlaceRow {
  readonly id: NodeId;
  readonly name: string;
  /** Null: only the draft names it. */
  readonly standing: GroupPlace | null;
  readonly editor: EntryEditor;
}

const pageSize = 100;

/** The locations of a group, each with what it is in it for; what is altered goes into the draft. */
export function GroupPlaces({ group }: { group: LocationGroupDetails }) {
  const trpc = useTRPC();
  const catalog = useCatalog();
  const { id: organizationId, slug: organization } = useOrganization();
  const { q = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const draft = useDraft();
  const preview = usePreview();
  const editorOf = useEntryEditors(group.version);
  const [isAdding, setAdding] = useState(false);
  const list = useInfiniteQuery({
    ...trpc.locationGroups.places.infiniteQueryOptions(
      { organizationId, group: group.id, pageSize, ...(q !== '' && { search: q }) },
      { getNextPageParam: (page) => page.next ?? undefined },
    ),
    placeholderData: keepPreviousData,
  });
  const search = (next: string) => void navigate({ search: (now) => ({ ...now, q: next || undefined }), replace: true });
  const { words } = catalog.product;
  const locations = say(words.locations);
  const whyNot = group.refusals.edit && sentenceOf(group.refusals.edit);
  if (list.error && !list.data) return <PartFailure error={list.error} onTryAgain={() => void list.refetch()} />;
  const shown = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const at = (location: NodeId) => ({ locationGroup: group.id, location });
  const named = draftWords(preview.data).nameOf;
  const nameOf = (location: NodeId) =>
    locationNames.get(location) ??
    draft.changes.flatMap((change) => (change.change === 'enter' && change.location === location ? (named(change)?.name ?? []) : []))[0] ??
    m.ui_loading();
  const rows: PlaceRow[] = [
    ...enteringElse(draft.changes, group.id, new Set(shown.map((row) => row.id))).map((id) => ({
      id,
      name: nameOf(id),
      standing: null,
      editor: editorOf(at(id), []),
    })),
    ...shown.map((row) => ({ id: row.id, name: row.name, standing: row, editor: editorOf(at(row.id), row.entries) })),
  ];
  const isTouched = ({ editor }: PlaceRow) => editor.lines.some((line) => line.state !== 'standing');
  return (
    <div className="flex flex-1 flex-col">
      <div className="flex flex-wrap items-center gap-2 pt-3 pb-3">
        <div className="flex max-wide:w-full">
          <SearchBox label={m.locations_find()} value={q} onSearch={search} />
        </div>
        <span className="flex-1" />
        {whyNot === undefined ? (
          <Button icon={Plus} onClick={() => setAdding(true)}>
            {m.locations_add({ locations })}
          </Button>
        ) : (
          <Note>{m.groups_read_only({ reason: whyNot })}</Note>
        )}
      </div>
      {preview.isError && <PreviewFailure error={preview.error} onTryAgain={() => void preview.refetch()} />}
      {list.isPending ? (
        <Skeleton />
      ) : (
        <div aria-busy={list.isPlaceholderData} className={list.isPlaceholderData ? 'opacity-60' : undefined}>
          <Table
            label={locations}
            name={`places of ${group.id} ${q}`}
            rows={rows}
            columns={columnsOf(catalog, group, whyNot)}
            keyOf={(row) => row.id}
            marked={new Set(rows.filter(isTouched).map((row) => row.id))}
            empty={
              q === '' ? (
                m.locations_group_empty({ group: group.name, locations })
              ) : (
                <Nobody sentence={m.locations_no_match()} onClear={() => search('')} />
              )
            }
            onOpen={({ id: location }) => void navigate({ to: '/$organization/locations/$location', params: { organization, location } })}
          />
        </div>
      )}
      <MoreFoot list={list} shown={shown.length} total={list.data?.pages[0]?.total ?? null} />
      {isAdding && <AddPlacesSheet group={group} onClose={() => setAdding(false)} />}
    </div>
  );
}

function columnsOf(catalog: Catalog, group: LocationGroupDetails, whyNot: string | undefined): Column<PlaceRow>[] {
  const { words } = catalog.product;
  return [
    { key: 'name', header: () => say(words.location), cell: (row) => <NameCell row={row} />, card: 'name' },
    {
      key: 'in',
      header: () => m.locations_in(),
      cell: ({ standing }) => standing?.parent && <Level name={standing.parent.name} depth={depthOf(catalog, standing.parent.kind)} />,
      wideOnly: true,
    },
    {
      key: 'other',
      header: () => m.locations_also_in(),
      cell: ({ standing }) => standing && <AlsoIn standing={standing} group={group} />,
    },
    {
      key: 'for',
      header: () => m.locations_for(),
      cell: (row) => (
        <span data-place={keyOfPlace({ locationGroup: group.id, location: row.id })} className="grid gap-1">
          {row.editor.lines.map((line) => (
            <LineCell key={JSON.stringify(line.filter)} row={row} line={line} whyNot={whyNot} />
          ))}
        </span>
      ),
      width: '32%',
    },
  ];
}

function AlsoIn({ standing, group }: { standing: GroupPlace; group: LocationGroupDetails }) {
  return (
    <>
      {standing.groups.length > 1 && <span className="text-ink-2 row:hidden">{m.locations_also_in()} </span>}
      <GroupNames row={standing} but={group.id} />
    </>
  );
}

function NameCell({ row: { id, name, standing, editor } }: { row: PlaceRow }) {
  const isLeaving = editor.lines.every((line) => line.state === 'ended');
  return (
    <span className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
      <span className={isLeaving ? 'line-through decoration-deny' : undefined}>
        <LocationLink to={{ location: id }}>
          <span className="font-strong wrap-anywhere">{name}</span>
        </LocationLink>
      </span>
      {standing && <LocationFlags archived={standing.archived} unseen={standing.unseen} />}
    </span>
  );
}

function LineCell({ row, line, whyNot }: { row: PlaceRow; line: EntryLine; whyNot: string | undefined }) {
  return (
    <span className="grid">
      <span className="flex items-center justify-between gap-2">
        <EntryWords editor={row.editor} line={line} />
        <EntryActions editor={row.editor} line={line} lines={row.editor.lines} location={row} label={row.name} whyNot={whyNot} />
      </span>
      <EntryRefused line={line} />
    </span>
  );
}
