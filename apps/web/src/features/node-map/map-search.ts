import { choiceParam, textParam } from '../../search-params.ts';
import type { MapArea } from './map-layout.ts';

/** How a map is drawn, all of it in the address. */
export interface MapSearch {
  /** Absent: the picture where there is room for one. */
  readonly as?: 'list' | 'picture' | undefined;
  readonly area?: Exclude<MapArea, 'people'> | undefined;
  /** The extra permission whose holders are shaded; absent: people with access. */
  readonly shade?: string | undefined;
  /** Location groups that are outlined, one or two, with a dot between. */
  readonly outline?: string | undefined;
}

/** What an address says of a map; what it cannot mean is left out. */
export function readMapSearch(search: Readonly<Record<string, unknown>>): MapSearch {
  const read: MapSearch = {
    as: choiceParam(search['as'], ['list', 'picture']),
    area: choiceParam(search['area'], ['equal']),
    shade: textParam(search['shade']),
    outline: textParam(search['outline']),
  };
  return Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
}
