import type { LocationGroupId } from '@totem/domain/ids';
import type { LocationGroupView } from '@totem/domain/location-groups';
import { mostGroupsCompared } from '@totem/domain/most-groups-compared';
import type { NodeName } from '@totem/domain/nodes';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { m } from '../../paraglide/messages.js';
import { say, sayAmid } from '../../product-words.ts';
import { LocationLink } from '../../shell/LocationLink.tsx';
import { useCatalog, useOrganization } from '../../shell/organization.ts';
import { PartFailure } from '../../shell/PartFailure.tsx';
import { useTRPC } from '../../trpc.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { inWords } from '../../ui/number-words.ts';
import { Section } from '../../ui/Section.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { NewGroup } from '../groups/NewGroup.tsx';
import { DeletedLink } from '../deleted-groups/DeletedLink.tsx';
import { SearchBox } from '../users/SearchBox.tsx';
import { ComparedSkeleton } from './ComparedSkeleton.tsx';
import { joined, type LocationsSearch } from './locations-search.ts';

const ComparedGroups = lazy(async () => ({ default: (await import('./ComparedGroups.tsx')).ComparedGroups }));

interface GroupsPaneProps {
  readonly scope: NodeName;
  readonly compared: readonly LocationGroupId[];
  readonly part: readonly LocationGroupId[];
  readonly find: string;
  readonly onChange: (parts: LocationsSearch) => void;
}

const pageSize = 100;

/** The location groups: each leads to its page, and up to three of them are compared. */
export function GroupsPane({ scope, compared, part, find, onChange }: GroupsPaneProps) {
  const trpc = useTRPC();
  const { id: organizationId } = useOrganization();
  const { words } = useCatalog().product;
  const list = useInfiniteQuery({
    ...trpc.locationGroups.list.infiniteQueryOptions(
      { organizationId, within: scope.id, pageSize, ...(find !== '' && { search: find }) },
      { getNextPageParam: (page) => page.next ?? undefined },
    ),
    placeholderData: keepPreviousData,
  });
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const title = say(words.locationGroups);
  const toggle = (id: LocationGroupId, isOn: boolean) =>
    onChange({ groups: joined(isOn ? [...compared, id] : compared.filter((one) => one !== id)), part: undefined });
  return (
    <Section title={title} action={<NewGroup sort="location_group" />}>
      <div className="in-turn">
        {compared.length > 0 ? (
          <Suspense fallback={<ComparedSkeleton />}>
            <ComparedGroups compared={compared} part={part} onChange={onChange} />
          </Suspense>
        ) : (
          <p className="pt-2.5 text-ink-2 text-pretty">
            {m.locations_compare({ groups: sayAmid(words.locationGroups), locations: sayAmid(words.locations) })}
          </p>
        )}
        <div className="flex py-3">
          <SearchBox
            label={m.locations_search({ locations: title })}
            value={find}
            onSearch={(text) => onChange({ find: text || undefined })}
            withKey={false}
          />
        </div>
        {list.error && !list.data ? (
          <PartFailure error={list.error} onTryAgain={() => void list.refetch()} />
        ) : !list.data ? (
          <Skeleton rows={4} />
        ) : rows.length === 0 ? (
          <p className="py-2 text-ink-2 text-pretty">
            {find === '' ? m.locations_groups_none({ groups: title, locations: sayAmid(words.locations) }) : m.groups_no_match()}
          </p>
        ) : (
          <ul aria-label={title} className="border-t border-line">
            {rows.map((group) => (
              <GroupLine
                key={group.id}
                group={group}
                scope={scope}
                isOn={compared.includes(group.id)}
                isFull={compared.length >= mostGroupsCompared}
                onToggle={(isOn) => toggle(group.id, isOn)}
              />
            ))}
          </ul>
        )}
        <div className="py-1.5">
          <DeletedLink of="location_group" />
        </div>
        {list.hasNextPage && (
          <Button look="quiet" size="small" pending={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {m.users_more()}
          </Button>
        )}
      </div>
    </Section>
  );
}

interface GroupLineProps {
  readonly group: LocationGroupView;
  readonly scope: NodeName;
  readonly isOn: boolean;
  /** As many as can be compared are. */
  readonly isFull: boolean;
  readonly onToggle: (isOn: boolean) => void;
}

function GroupLine({ group, scope, isOn, isFull, onToggle }: GroupLineProps) {
  return (
    <li className={`flex min-h-row items-center gap-3 border-b border-line py-1.5 ${isOn ? '-mx-2 bg-accent-soft px-2' : ''}`}>
      <Checkbox
        labelHidden
        label={m.locations_compare_one({ group: group.name })}
        checked={isOn}
        onChange={onToggle}
        disabledReason={!isOn && isFull ? m.locations_compare_most({ count: mostGroupsCompared }) : undefined}
      />
      <span className="grid min-w-0 flex-1">
        <LocationLink to={{ group: group.id }}>
          <span className="font-medium wrap-anywhere">{group.name}</span>
        </LocationLink>
        {group.home.id !== scope.id && <span className="text-12 text-ink-2">{group.home.name}</span>}
      </span>
      <span className="text-ink-2">{inWords(group.locations)}</span>
    </li>
  );
}
