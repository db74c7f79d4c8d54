import type { Catalog } from '@totem/domain/catalog/catalog';
import { m } from '../../../paraglide/messages.js';
import { serviceName } from '../access/role-words.ts';
import { givenWords } from '../given-words.ts';
import { type Compared, isTick, type Thing } from './compare-access.ts';

/** A row's name: what the two have or lack; where they may have different roles, what those are on. */
export function comparedName(catalog: Catalog, { one, other }: Compared): string {
  const thing = one?.thing ?? other?.thing;
  return thing ? nameOf(catalog, thing) : '';
}

function nameOf(catalog: Catalog, thing: Thing): string {
  if ('group' in thing) return thing.group;
  const { gives, on } = thing;
  const role = 'role' in gives ? catalog.roles.get(gives.role) : undefined;
  if (!role || isTick(catalog, role)) return givenWords(catalog, gives, on);
  if (role.service === null || on.is === 'item') return on.name;
  const service = serviceName(catalog, role.service);
  return catalog.services.get(role.service)?.hasItems
    ? m.person_all_of_service({ service, node: on.name })
    : m.person_gives_on({ what: service, on: on.name });
}

/** What both have alike, with its role. */
export function sameName(catalog: Catalog, { one }: Compared): string {
  if (!one) return '';
  return 'group' in one.thing ? one.thing.group : givenWords(catalog, one.thing.gives, one.thing.on);
}
