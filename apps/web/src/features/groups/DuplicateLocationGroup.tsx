import type { LocationGroupDetails } from '@totem/domain/location-groups';
import { useQuery } from '@tanstack/react-query';
import { m } from '../../paraglide/messages.js';
import { sayAmid } from '../../product-words.ts';
import { useCatalog, useOrganization } from '../../shell/organization.ts';
import { PartFailure } from '../../shell/PartFailure.tsx';
import { trpcClient } from '../../trpc.ts';
import { inWords } from '../../ui/number-words.ts';
import { mostLines } from '../draft/draft-store.ts';
import { allRows } from '../lists/all-rows.ts';
import { locationNames } from '../locations/chosen-names.ts';
import { copiedEntries } from './copied-lines.ts';
import { DuplicateDialog } from './DuplicateDialog.tsx';

/** Makes another location group with the same locations, each for the same services; only those that the reader may open. */
export function DuplicateLocationGroup({ group, onClose }: { group: LocationGroupDetails; onClose: () => void }) {
  const { id: organizationId } = useOrganization();
  const { words } = useCatalog().product;
  const places = useQuery({
    queryKey: ['places to copy', organizationId, group.id, group.version],
    queryFn: () =>
      allRows((cursor) => trpcClient.locationGroups.places.query({ organizationId, group: group.id, cursor, pageSize: 200 }), mostLines),
    enabled: group.locations > 0,
  });
  const rows = places.data?.rows ?? [];
  const lines = rows.reduce((sum, row) => sum + row.entries.length, 0);
  const isWaiting = group.locations > 0 && !places.data;
  return (
    <DuplicateDialog
      sort="location_group"
      group={group}
      description={m.group_copy_places()}
      lines={0}
      more={{
        label: m.group_copy_with_places({ locations: sayAmid(words.locations), count: inWords(group.locations) }),
        lines: Math.max(lines, group.locations),
        ticked: true,
        whyNot: places.data?.complete === false ? m.group_copy_not_all({ count: mostLines }) : undefined,
      }}
      blocked={isWaiting ? m.ui_loading() : undefined}
      after={places.error && <PartFailure error={places.error} onTryAgain={() => void places.refetch()} />}
      linesOf={(made, withPlaces) => {
        if (made.sort !== 'location_group' || !withPlaces) return [];
        for (const { id, name } of rows) locationNames.set(id, name);
        return copiedEntries(rows, made.id);
      }}
      onClose={onClose}
    />
  );
}
