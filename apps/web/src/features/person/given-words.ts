import type { Catalog } from '@totem/domain/catalog/catalog';
import type { GrantView, TargetName } from '@totem/domain/grant-views';
import type { Gives } from '@totem/domain/grants';
import { m } from '../../paraglide/messages.js';
import { listed, permissionName, roleName, serviceName } from './access/role-words.ts';

/** What is given and on what, in a few words: "Reader on Oscorp VoC", "All of Oscorp, including new ones". */
export function givenWords(catalog: Catalog, gives: Gives, on: TargetName): string {
  if ('role' in gives) return m.person_gives_on({ what: roleName(catalog, gives.role), on: on.name });
  if ('permission' in gives) return m.person_gives_on({ what: permissionName(catalog, gives.permission), on: on.name });
  const places = placesWords(catalog, on);
  if (gives.locations === null) return places;
  const only =
    'service' in gives.locations ? m.person_only_for({ what: serviceName(catalog, gives.locations.service) }) : m.person_only_for_item();
  return `${places}, ${only}`;
}

/** The places that are given by a target: one, those of a group, or all of a node. */
export function placesWords(catalog: Catalog, on: TargetName): string {
  const isOne = on.is !== 'node' || catalog.kinds.get(on.kind ?? '')?.isLocation === true;
  return isOne ? on.name : m.person_all_of({ node: on.name });
}

/** What a user group gives, in one line. */
export function groupGivesWords(catalog: Catalog, grants: readonly Pick<GrantView, 'gives' | 'on'>[]): string {
  if (grants.length === 0) return m.person_group_gives_nothing();
  return listed([...new Set(grants.map(({ gives, on }) => givenWords(catalog, gives, on)))]);
}
