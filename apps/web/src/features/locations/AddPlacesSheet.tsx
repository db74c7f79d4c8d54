import type { LocationGroupDetails } from '@totem/domain/location-groups';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { say } from '../../product-words.ts';
import { useCatalog, useOrganization } from '../../shell/organization.ts';
import { useTRPC } from '../../trpc.ts';
import { locationNames } from './chosen-names.ts';
import { useEntryEditors } from './entry-editor.ts';
import { TickSheet } from './TickSheet.tsx';
import { typeWords } from './type-words.ts';

/** The locations that a group does not hold for every service yet, each with a tick; a tick is a line of the draft. */
export function AddPlacesSheet({ group, onClose }: { group: LocationGroupDetails; onClose: () => void }) {
  const trpc = useTRPC();
  const catalog = useCatalog();
  const { id: organizationId } = useOrganization();
  const editorOf = useEntryEditors(group.version);
  const [find, setFind] = useState('');
  const list = useInfiniteQuery({
    ...trpc.locations.list.infiniteQueryOptions(
      { organizationId, within: group.home.id, outside: group.id, ...(find !== '' && { search: find }) },
      { getNextPageParam: (page) => page.next ?? undefined },
    ),
    placeholderData: keepPreviousData,
  });
  const locations = say(catalog.product.words.locations);
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <TickSheet
      title={m.locations_add_title({ locations, group: group.name })}
      description={m.locations_ticks_draft()}
      searchLabel={m.locations_find()}
      find={find}
      onFind={setFind}
      list={list}
      none={find === '' ? m.locations_add_none({ locations, node: group.home.name, group: group.name }) : m.locations_no_match()}
      onClose={onClose}
      ticks={rows.map((row) => {
        const editor = editorOf({ locationGroup: group.id, location: row.id }, []);
        return {
          key: row.id,
          label: row.name,
          hint: [typeWords(catalog, row), ...(row.parent ? [row.parent.name] : [])].join(' · '),
          checked: editor.lines.some((line) => line.state === 'added' && line.filter === null),
          disabledReason: row.archived ? m.locations_archived_why({ location: row.name }) : undefined,
          onChange(isIn) {
            locationNames.set(row.id, row.name);
            if (isIn) editor.put(null);
            else editor.take(null);
          },
        };
      })}
    />
  );
}
