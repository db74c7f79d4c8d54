import type { Catalog, PermissionEntry, RoleEntry } from '@totem/domain/catalog/catalog';
import type { Text } from '@totem/domain/language';
import { wordsOf } from '@totem/domain/search';
import { closeness } from './closeness.ts';

/**
 * The permission of a service that is meant by what somebody may do, in either language; null where none is.
 *
 * @param may folded words ("edit alerts"); null: to see it, which is the first that only reads.
 */
export function permissionMeant(catalog: Catalog, service: string, may: string | null): PermissionEntry | null {
  const all = catalog.services.get(service)?.permissions ?? [];
  if (may === null) return all.find(({ effect, extraOnly }) => effect === 'read' && !extraOnly) ?? null;
  return nearestTo(may, all, ({ lets }) => lets)?.one ?? null;
}

/** The role that is called so in either language, among some; null where none is. */
export const roleMeant = (name: string, roles: readonly RoleEntry[]): RoleEntry | null =>
  nearestTo(name, roles, ({ label }) => label)?.one ?? null;

function nearestTo<One>(typed: string, all: readonly One[], textOf: (one: One) => Text): { one: One; near: number } | null {
  const words = wordsOf(typed);
  const found = all.flatMap((one) => {
    const { en, fr } = textOf(one);
    const near = Math.min(...[en, fr].map((text) => closeness(words, wordsOf(text)) ?? Infinity));
    return near === Infinity ? [] : [{ one, near }];
  });
  return found.toSorted((a, b) => a.near - b.near)[0] ?? null;
}

/** Words with which the product's sentences of what one may do begin, in either language. */
export const verbsOf = (catalog: Catalog): string[] => [
  ...new Set([...catalog.permissions.values()].flatMap(({ lets }) => [lets.en, lets.fr].flatMap((text) => wordsOf(text).slice(0, 1)))),
];
