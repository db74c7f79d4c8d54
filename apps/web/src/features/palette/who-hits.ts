import type { LinkOptions } from '@tanstack/react-router';
import type { Catalog, PermissionEntry } from '@totem/domain/catalog/catalog';
import type { OrganizationView } from '@totem/domain/organizations';
import type { ServiceItemView } from '@totem/domain/service-items';
import { m } from '../../paraglide/messages.js';
import { permissionLets, serviceName } from '../person/access/role-words.ts';
import type { Asked } from './asked.ts';
import { atWords } from './at-words.ts';
import type { Hit } from './hit.ts';
import { kindIcons } from './kind-icons.ts';
import { permissionMeant } from './meant.ts';
import type { Things } from './use-things.ts';

/** How many things of a kind one question is offered for. */
const most = 3;

type WhoAsked = Extract<Asked, { ask: 'who' }>;
type Where = Pick<OrganizationView, 'slug' | 'opensLocations'>;

/**
 * Pages that say who may see a thing, or do more with it; for whoever may see people.
 *
 * @param beneath the service items at the nearest location, where something else than seeing it is asked.
 * @returns none where neither the thing nor what somebody may do is known; the nearest first.
 */
export function whoHits(catalog: Catalog, where: Where, asked: WhoAsked, things: Things, beneath: readonly ServiceItemView[]): Hit[] {
  if (asked.on === '') return anywhere(catalog, where, asked);
  const places = things.nodes.rows.filter(({ row }) => catalog.kinds.get(row.kind)?.isLocation === true);
  const items = things.items.rows.filter(({ row }) => !row.archived).slice(0, most);
  const { may } = asked;
  if (may === null)
    return [
      ...places.slice(0, most).map(({ row, near }) => seesHit(where, asked, row.name, { location: row.id }, near)),
      ...items.map(({ row, near }) => seesHit(where, asked, row.name, { item: row.id }, near)),
      // Who has a group's locations is told as it is now.
      ...(asked.at === null ? things.placeGroups.rows.slice(0, most) : []).map(({ row, near }) => holdersHit(where, row, near)),
    ].toSorted((a, b) => a.near - b.near);
  const [place] = places;
  const atPlace = place ? beneath.flatMap((item) => hitAtPlace(catalog, where, asked, place.row, item, place.near) ?? []) : [];
  const onItems = items.flatMap(({ row, near }) => {
    const permission = permissionMeant(catalog, row.service, may);
    if (!permission) return [];
    return mayHit(catalog, where, asked, permission, row.name, { item: row.id }, near);
  });
  // Several items of one service at a location are one question of the explorer.
  const once = new Map([...atPlace, ...onItems].map((hit) => [hit.key, hit]));
  return [...once.values()].toSorted((a, b) => a.near - b.near);
}

type Thing = { readonly location: string } | { readonly item: string };

function seesHit(where: Where, { at }: WhoAsked, name: string, thing: Thing, near: number): Hit {
  return hit(
    ['who', thing, at],
    m.palette_who({ thing: name }),
    atWords(at),
    {
      to: '/$organization/explorer',
      params: { organization: where.slug },
      search: { ...thing, sees: 'only', ...(at !== null && { at }) },
    },
    near,
  );
}

function mayHit(
  catalog: Catalog,
  where: Where,
  { at }: WhoAsked,
  { key, service, extraOnly }: PermissionEntry,
  name: string,
  thing: Thing,
  near: number,
): Hit {
  return hit(
    ['who', key, thing, at],
    m.palette_who_may({ lets: permissionLets(catalog, key), thing: name }),
    [serviceName(catalog, service), ...atWords(at)],
    {
      to: '/$organization/explorer',
      params: { organization: where.slug },
      search: { ...thing, ...(extraOnly ? { extras: key } : { may: key }), ...(at !== null && { at }) },
    },
    near,
  );
}

/** What a role may do there is told on the page of the location, as it is now; at another moment, by the explorer. */
function hitAtPlace(
  catalog: Catalog,
  where: Where,
  asked: WhoAsked,
  place: { readonly id: string; readonly name: string },
  item: ServiceItemView,
  near: number,
): Hit | null {
  const permission = permissionMeant(catalog, item.service, asked.may);
  if (!permission) return null;
  if (permission.extraOnly || asked.at !== null || !where.opensLocations)
    return mayHit(catalog, where, asked, permission, place.name, { location: place.id }, near);
  return hit(
    ['who', permission.key, place.id, item.id],
    m.palette_who_may({ lets: permissionLets(catalog, permission.key), thing: place.name }),
    [item.name],
    {
      to: '/$organization/locations/$location',
      params: { organization: where.slug, location: place.id },
      search: { item: item.id, permission: permission.key },
    },
    near,
  );
}

function holdersHit(where: Where, group: { readonly id: string; readonly name: string }, near: number): Hit {
  return hit(
    ['who', group.id],
    m.palette_who_has({ thing: group.name }),
    [],
    { to: '/$organization/locations/groups/$group', params: { organization: where.slug, group: group.id }, search: { tab: 'holders' } },
    near,
  );
}

/** With no thing named: everybody with an extra permission, or the roles that may do it with those who have them. */
function anywhere(catalog: Catalog, { slug: organization }: Where, { may, at }: WhoAsked): Hit[] {
  if (may === null || at !== null) return [];
  return [...catalog.services.keys()].flatMap((service): Hit[] => {
    const permission = permissionMeant(catalog, service, may);
    if (!permission) return [];
    const link: LinkOptions = permission.extraOnly
      ? { to: '/$organization/users', params: { organization }, search: { extra: permission.key } }
      : { to: '/$organization/services/$service', params: { organization, service } };
    const title = m.palette_who_anywhere({ lets: permissionLets(catalog, permission.key) });
    return [hit(['who', permission.key], title, [serviceName(catalog, service)], link, 0)];
  });
}

const hit = (key: readonly unknown[], title: string, detail: readonly string[], link: LinkOptions, near: number): Hit => ({
  key: JSON.stringify(key),
  icon: kindIcons.question,
  title,
  detail: detail.length > 0 ? detail.join(' · ') : null,
  near,
  does: { link },
  keptAs: 'question',
  isAnswer: true,
});
