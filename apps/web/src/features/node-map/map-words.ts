import type { Catalog } from '@totem/domain/catalog/catalog';
import type { MapBox, NodeMapView } from '@totem/domain/node-map';
import { m } from '../../paraglide/messages.js';
import { sayAmid } from '../../product-words.ts';
import { lacksLocation } from '../overview/lacks-location.ts';
import { permissionLets, permissionName, serviceName } from '../person/access/role-words.ts';

/** What a box is called; gathered ones by how many they are. */
export const boxName = ({ node, gathered }: MapBox): string => node?.name ?? m.map_more({ count: gathered });

/** The same where the picture does not show what it lies in. */
export function boxTitle(boxes: readonly MapBox[], box: MapBox): string {
  const around = boxes[box.within ?? -1]?.node?.name;
  return box.node === null && around !== undefined ? m.map_more_in({ count: box.gathered, node: around }) : boxName(box);
}

/** What may be amiss in a box, in a few words; null where nothing is. */
export function flagOf(catalog: Catalog, { node, locations, people, unseen }: MapBox): string | null {
  if (node && lacksLocation(catalog, { kind: node.kind, locations })) return m.users_locations_none();
  if (unseen === 0) return null;
  return people === null ? m.map_unseen_some({ count: unseen }) : m.map_unseen();
}

/** How many people have access, or the level, and how many places there are: what stands with the name of a box. */
export function countsOf({ product, kinds }: Catalog, { node, people, level, locations }: MapBox): string[] {
  const places = () =>
    m.map_places({ count: locations, location: sayAmid(product.words.location), locations: sayAmid(product.words.locations) });
  if (people !== null) return [m.map_people({ count: people })];
  if (node === null) return locations > 0 ? [places()] : [];
  const isLevel = kinds.get(node.kind)?.isLevel === true;
  return [...(locations > 0 ? [places()] : []), ...(isLevel && product.policies.level === 'chosen' ? [m.map_level({ count: level })] : [])];
}

/** Who holds each sensitive permission there; those that nobody holds are left out. */
export const sensitiveOf = (catalog: Catalog, keys: readonly string[], { sensitive }: MapBox): string[] =>
  keys.flatMap((key, index) => {
    const count = sensitive[index] ?? 0;
    return count > 0 ? [m.map_holders({ count, lets: permissionLets(catalog, key), service: serviceOf(catalog, key) })] : [];
  });

/** To which outlined groups a box belongs, or how much of it. */
export const outlinesOf = ({ outlines }: NodeMapView, { outlined, locations, people }: MapBox): string[] =>
  outlines.flatMap(({ name: group }, index) => {
    const count = outlined[index] ?? 0;
    if (count === 0) return [];
    return [people === null ? m.map_in_group_some({ count, total: locations, group }) : m.map_in_group({ group })];
  });

/** All that the picture says of a box, for the ear and for the line below it. */
export function boxWords(catalog: Catalog, view: NodeMapView, box: MapBox): string[] {
  const flag = flagOf(catalog, box);
  return [
    ...countsOf(catalog, box),
    ...sensitiveOf(catalog, view.sensitive, box),
    ...outlinesOf(view, box),
    ...(flag === null ? [] : [flag]),
  ];
}

const serviceOf = (catalog: Catalog, key: string): string => serviceName(catalog, catalog.permissions.get(key)?.service ?? '');

/** A permission as a choice of what is shaded: which service is said where several have the like. */
export const shadeName = (catalog: Catalog, key: string): string =>
  m.map_shade_holders({ name: permissionName(catalog, key), service: serviceOf(catalog, key) });
