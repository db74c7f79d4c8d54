import type { LocationDetails } from '@totem/domain/locations';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { say, sayAmid } from '../../product-words.ts';
import { sentenceOf } from '../../sentences.ts';
import { useCatalog, useOrganization } from '../../shell/organization.ts';
import { useTRPC } from '../../trpc.ts';
import { groupNames } from './chosen-names.ts';
import { useEntryEditors } from './entry-editor.ts';
import { TickSheet } from './TickSheet.tsx';

/** The location groups that may hold a location, each with a tick; a tick is a line of the draft. */
export function RegroupSheet({ location, onClose }: { location: LocationDetails; onClose: () => void }) {
  const trpc = useTRPC();
  const { id: organizationId } = useOrganization();
  const { words } = useCatalog().product;
  const editorOf = useEntryEditors(location.version);
  const [find, setFind] = useState('');
  const [root = location] = location.path;
  const list = useInfiniteQuery({
    ...trpc.locationGroups.list.infiniteQueryOptions(
      { organizationId, within: root.id, around: location.id, ...(find !== '' && { search: find }) },
      { getNextPageParam: (page) => page.next ?? undefined },
    ),
    placeholderData: keepPreviousData,
  });
  const groups = say(words.locationGroups);
  return (
    <TickSheet
      title={m.locations_regroup_title({ location: location.name, groups })}
      description={m.locations_ticks_draft()}
      searchLabel={m.locations_search({ locations: groups })}
      find={find}
      onFind={setFind}
      list={list}
      none={find === '' ? m.locations_groups_none({ groups, locations: sayAmid(words.locations) }) : m.groups_no_match()}
      onClose={onClose}
      ticks={(list.data?.pages.flatMap((page) => page.rows) ?? []).map((group) => {
        const entries = location.groups.find((one) => one.id === group.id)?.entries ?? [];
        const editor = editorOf({ locationGroup: group.id, location: location.id }, entries);
        const held = editor.lines.filter((line) => line.state !== 'ended');
        const refused = group.refusals.edit ?? held.find((line) => line.whyNot)?.whyNot ?? undefined;
        return {
          key: group.id,
          label: group.name,
          hint: m.person_group_detail({ home: group.home.name, count: group.locations }),
          checked: held.length > 0,
          disabledReason: refused && sentenceOf(refused),
          onChange(isIn) {
            groupNames.set(group.id, group.name);
            const ended = editor.lines.filter((line) => line.state === 'ended');
            if (!isIn) editor.takeAll();
            else if (ended.length > 0) editor.untouch();
            else editor.put(null);
          },
        };
      })}
    />
  );
}
