import { useQuery } from '@tanstack/react-query';
import { ChevronRight, CircleCheck } from 'lucide-react';
import { m } from '../../paraglide/messages.js';
import { getLocale } from '../../paraglide/runtime.js';
import { AppLink } from '../../shell/AppLink.tsx';
import { useCatalog, useOrganization, useScope } from '../../shell/organization.ts';
import { useTRPC } from '../../trpc.ts';
import { PartFailure } from '../../shell/PartFailure.tsx';
import { type Tile, tilesOf } from './tiles.ts';
import { TilesSkeleton } from './TilesSkeleton.tsx';

/** What may need a look at the scope: numbers with their lists, and below them, in words, what is in order. */
export function Tiles() {
  const trpc = useTRPC();
  const { id: organizationId, slug } = useOrganization();
  const scope = useScope();
  const catalog = useCatalog();
  const { data, error, refetch } = useQuery(trpc.organizations.overview.queryOptions({ organizationId, node: scope.id }));
  if (error && !data) return <PartFailure error={error} onTryAgain={() => void refetch()} />;
  if (!data) return <TilesSkeleton />;
  const tiles = tilesOf(catalog, data);
  const some = tiles.filter((tile) => tile.count > 0);
  const none = tiles.filter((tile) => tile.count === 0);
  return (
    <>
      {some.length > 0 && (
        <ul>
          {some.map((tile) => (
            <TileLine key={tile.key} tile={tile} />
          ))}
        </ul>
      )}
      {/* How many there are is not known before everybody was looked at, so there is no number. */}
      <p className="border-b border-line py-2.5">
        <AppLink to="/$organization/without-effect" params={{ organization: slug }}>
          {m.needless_look()}
        </AppLink>
      </p>
      {none.length > 0 && (
        <ul aria-label={m.overview_in_order()} className="grid gap-2 py-3.5">
          {none.map((tile) => (
            <li key={tile.key} className="flex items-start gap-2 text-ink-2">
              <CircleCheck size={14} aria-hidden className="mt-[3px] flex-none text-ink-3" />
              {tile.none}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function TileLine({ tile: { count, label, list, places } }: { tile: Tile }) {
  const { slug: organization, opensLocations } = useOrganization();
  const leadsToPlaces = places !== undefined && opensLocations;
  const words = (
    <span className="flex items-center gap-3">
      <span className="min-w-6 text-20 font-strong tracking-[-0.012em]">{count.toLocaleString(getLocale())}</span>
      <span className="min-w-0 flex-1 text-pretty">{label}</span>
      {(list !== null || leadsToPlaces) && <ChevronRight size={16} aria-hidden className="text-ink-3" />}
    </span>
  );
  return (
    <li className="relative border-b border-line py-2.5 has-[a]:hover:bg-hover">
      {leadsToPlaces ? (
        <AppLink to="/$organization/locations" params={{ organization }} search={places} look="bare">
          <span aria-hidden className="absolute inset-0" />
          {words}
        </AppLink>
      ) : list === null ? (
        words
      ) : (
        <AppLink to="/$organization/users" params={{ organization }} search={list} look="bare">
          <span aria-hidden className="absolute inset-0" />
          {words}
        </AppLink>
      )}
    </li>
  );
}
