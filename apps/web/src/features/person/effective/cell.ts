import type { Catalog, PermissionEntry } from '@totem/domain/catalog/catalog';
import type { EffectiveAccessRow } from '@totem/domain/effective-access';
import { m } from '../../../paraglide/messages.js';
import { getLocale } from '../../../paraglide/runtime.js';
import { inWords } from '../../../ui/number-words.ts';
import type { QuestionParams } from '../why/question-params.ts';
import { permissionLets, roleName } from '../access/role-words.ts';

export type Place = EffectiveAccessRow['places'][number];

/** A role by one letter, as cells show it. */
export const letterOf = (catalog: Catalog, role: string): string => [...roleName(catalog, role)][0]?.toLocaleUpperCase(getLocale()) ?? '';

/** What a cell shows beside its role. */
export type Shown = Pick<Place, 'state' | 'ends'> & { readonly extras: readonly string[] };

/** Whether something that is given with a reason counts at a place. */
export const isSensitive = (catalog: Catalog, { extras }: Pick<Shown, 'extras'>): boolean =>
  extras.some((permission) => catalog.permissions.get(permission)?.sensitive === true);

/** What a cell says, in words: the role or what is missing, what is given beside the role, whether it ends. */
export function cellWords(catalog: Catalog, role: string | null, place: Shown): string {
  const extras = place.extras.map((permission) => permissionLets(catalog, permission));
  return [stateWords(catalog, role, place), ...extras, ...(place.ends ? [m.effective_ends()] : [])].join(' · ');
}

function stateWords(catalog: Catalog, role: string | null, { state }: Shown): string {
  switch (state) {
    case 'yes':
      return roleName(catalog, role ?? '');
    case 'no_location':
      return m.effective_no_location();
    case 'no_role':
      return m.effective_no_role();
    case 'none':
      return m.effective_none();
  }
}

/**
 * The question behind a cell: the first permission of the service that depends on a location, of those that the role
 * holds where there is one.
 */
export const questionOf = (catalog: Catalog, row: EffectiveAccessRow, { location }: Pick<Place, 'location'>): QuestionParams =>
  questionAt(catalog, row, location.id);

/** The same of a service item, a role on it if there is one, and a place by its id. */
export function questionAt(
  catalog: Catalog,
  { item, role }: { readonly item: Pick<EffectiveAccessRow['item'], 'id' | 'service'>; readonly role: string | null },
  location: string,
): QuestionParams {
  const permissions = catalog.services.get(item.service)?.permissions.filter((permission) => !permission.extraOnly) ?? [];
  const isHeld = ({ key }: PermissionEntry) => role === null || catalog.roles.get(role)?.can.has(key) === true;
  const asked = permissions.find((permission) => isHeld(permission) && dependsOnPlace(catalog, permission)) ?? permissions.find(isHeld);
  return { permission: (asked ?? permissions[0])?.key, item: item.id, location };
}

const dependsOnPlace = (catalog: Catalog, { key }: PermissionEntry): boolean =>
  [...catalog.roles.values()].some((role) => role.can.get(key)?.includes('granted_locations'));

/** The strongest role on a service item, and at how many of its places it counts. */
export function countWords(catalog: Catalog, { role, places }: EffectiveAccessRow): string {
  const held = inWords(places.filter(({ state }) => state === (role === null ? 'no_role' : 'yes')).length);
  const total = inWords(places.length);
  return role === null ? m.effective_counts_none({ held, total }) : m.effective_counts({ role: roleName(catalog, role), held, total });
}

/** Items of one node; they have the same places, in the same order. */
export interface Block {
  readonly node: EffectiveAccessRow['node'];
  readonly rows: readonly EffectiveAccessRow[];
}

/** Rows by their node, in the order in which they come. */
export function blocksOf(rows: readonly EffectiveAccessRow[]): Block[] {
  const blocks = new Map<string, { node: EffectiveAccessRow['node']; rows: EffectiveAccessRow[] }>();
  for (const row of rows) {
    const block = blocks.get(row.node.id);
    if (block) block.rows.push(row);
    else blocks.set(row.node.id, { node: row.node, rows: [row] });
  }
  return [...blocks.values()];
}

/** Which places of a block to show, by their position: those whose name holds what is typed, and where something is held. */
export function placesToShow({ rows }: Block, typed: string, onlyHeld: boolean): number[] {
  const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
  const sought = plain(typed.trim());
  return (rows[0]?.places ?? []).flatMap((place, index) => {
    if (!plain(place.location.name).includes(sought)) return [];
    const isHeld = rows.some((row) => row.places[index]?.state === 'yes' || row.places[index]?.state === 'no_role');
    return onlyHeld && !isHeld ? [] : [index];
  });
}
