import type { LocationGroupId } from '@totem/domain/ids';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { m } from '../../paraglide/messages.js';
import { sayAmid } from '../../product-words.ts';
import { useCatalog, useOrganization } from '../../shell/organization.ts';
import { PartFailure } from '../../shell/PartFailure.tsx';
import { useTRPC } from '../../trpc.ts';
import { inWords } from '../../ui/number-words.ts';
import { ComparedSkeleton } from './ComparedSkeleton.tsx';
import { joined, type LocationsSearch } from './locations-search.ts';
import { letterOf, partWords } from './set-words.ts';
import { SetPicture } from './SetPicture.tsx';

interface ComparedGroupsProps {
  readonly compared: readonly LocationGroupId[];
  readonly part: readonly LocationGroupId[];
  readonly onChange: (parts: LocationsSearch) => void;
}

/** Location groups as sets, and each part of them, by which the list of locations can be narrowed. */
export function ComparedGroups({ compared, part, onChange }: ComparedGroupsProps) {
  const trpc = useTRPC();
  const { id: organizationId } = useOrganization();
  const { words } = useCatalog().product;
  const { data, error, refetch } = useQuery({
    ...trpc.locationGroups.compare.queryOptions({ organizationId, groups: [...compared] }),
    placeholderData: keepPreviousData,
  });
  if (error && !data) return <PartFailure error={error} onTryAgain={() => void refetch()} />;
  if (!data) return <ComparedSkeleton />;
  const isChosen = (groups: readonly string[]) => groups.length === part.length && groups.every((id) => part.some((one) => one === id));
  return (
    <div className="grid gap-2 border-b border-line py-3">
      <SetPicture compared={data} part={part} />
      <ul aria-label={m.locations_sets()} className="grid gap-1 text-12">
        {data.groups.map((group, index) => (
          <li key={group.id} className="flex gap-2">
            <span aria-hidden className="font-strong text-accent-text">
              {letterOf(index)}
            </span>
            <span className="min-w-0 flex-1 wrap-anywhere">{group.name}</span>
            <span className="text-ink-2">{inWords(group.locations)}</span>
          </li>
        ))}
      </ul>
      {data.groups.length > 1 && (
        <ul aria-label={m.locations_parts()}>
          {data.parts.map(({ groups, locations }) => (
            <li key={groups.join()}>
              <button
                type="button"
                aria-pressed={isChosen(groups)}
                onClick={() => onChange({ part: isChosen(groups) ? undefined : joined(groups), show: undefined })}
                className="flex min-h-ctl w-full items-center gap-2 rounded-2 px-2 py-1 text-left hover:bg-hover aria-pressed:bg-accent-soft aria-pressed:font-medium"
              >
                <span className="min-w-0 flex-1 text-pretty wrap-anywhere">{partWords(data, groups)}</span>
                <span>{inWords(locations)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {data.groups.length > 1 && data.parts.every(({ groups }) => groups.length === 1) && (
        <p className="px-2 text-ink-2">{m.locations_nothing_shared({ locations: sayAmid(words.locations) })}</p>
      )}
    </div>
  );
}
