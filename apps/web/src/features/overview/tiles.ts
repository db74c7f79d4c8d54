import type { Catalog } from '@totem/domain/catalog/catalog';
import type { MemberFilter } from '@totem/domain/members';
import type { OverviewView } from '@totem/domain/organizations';
import { m } from '../../paraglide/messages.js';
import { say, sayAmid } from '../../product-words.ts';

/** A number of the overview. */
export interface Tile {
  readonly key: string;
  readonly count: number;
  /** Finishes the number: "have a service, but no location". */
  readonly label: string;
  /** Said in place of the number where there are none. */
  readonly none: string;
  /** The list of people that it counts; null where there is no list to open. */
  readonly list: Pick<MemberFilter, 'only' | 'status' | 'extra'> | null;
  /** It counts locations: what their list is narrowed by. */
  readonly places?: { readonly only: 'nobody_sees' };
}

/**
 * The numbers that mean something in a product, what may be amiss first: those of places are absent where nothing depends
 * on places.
 */
export function tilesOf(catalog: Catalog, view: OverviewView): readonly Tile[] {
  return [
    ...(catalog.grantsLocations ? tilesOfPlaces(catalog, view) : []),
    {
      key: 'ending',
      count: view.grantsEndingThisWeek,
      label: m.overview_ending({ count: view.grantsEndingThisWeek }),
      none: m.overview_ending_none(),
      list: { only: 'ending_this_week' },
    },
    {
      key: 'suspended',
      count: view.suspended,
      label: m.overview_suspended({ count: view.suspended }),
      none: m.overview_suspended_none(),
      list: { status: 'suspended' },
    },
    ...view.holdersOfSensitive.map(({ permission, people }) => {
      const words = wordsOf(catalog, permission);
      return {
        key: permission,
        count: people,
        label: m.overview_sensitive({ ...words, count: people }),
        none: m.overview_sensitive_none(words),
        list: { extra: permission },
      };
    }),
  ];
}

function tilesOfPlaces({ product }: Catalog, view: OverviewView): readonly Tile[] {
  const { withServiceWithoutLocation, withLocationWithoutService, locations: places, locationsNobodySees } = view;
  const location = sayAmid(product.words.location);
  const locations = sayAmid(product.words.locations);
  return [
    {
      key: 'service_only',
      count: withServiceWithoutLocation,
      label: m.overview_service_only({ count: withServiceWithoutLocation, location }),
      none: m.overview_service_only_none({ locations }),
      list: { only: 'with_service_without_location' },
    },
    {
      key: 'location_only',
      count: withLocationWithoutService,
      label: m.overview_location_only({ count: withLocationWithoutService, locations }),
      none: m.overview_location_only_none({ locations }),
      list: { only: 'with_location_without_service' },
    },
    // Of no place at all, "every place is seen" would be true and tell nothing.
    ...(places === 0
      ? []
      : [
          {
            key: 'unseen',
            count: locationsNobodySees,
            label: m.overview_unseen({ count: locationsNobodySees, location, locations }),
            none: m.overview_unseen_none({ location }),
            list: null,
            places: { only: 'nobody_sees' as const },
          },
        ]),
  ];
}

function wordsOf({ product, permissions }: Catalog, key: string): { lets: string; service: string } {
  const entry = permissions.get(key);
  const service = entry && product.services[entry.service];
  return entry && service ? { lets: say(entry.lets), service: say(service.label) } : { lets: key, service: key };
}
