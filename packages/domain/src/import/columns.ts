import type { Catalog } from '../catalog/catalog.ts';
import type { Language, Text } from '../language.ts';
import { wordsOf } from '../search.ts';
import type { ColumnKey, ImportKind } from './kinds.ts';

/** What a column is called: the first as templates write it, all of them as they are read, whatever their case and marks. */
const headings: { readonly [C in ColumnKey]: readonly [Text, ...Text[]] } = {
  key: [
    { en: 'Key', fr: 'Clé' },
    { en: 'External key', fr: 'Clé externe' },
    { en: 'ID', fr: 'Identifiant' },
  ],
  kind: [{ en: 'Kind', fr: 'Sorte' }],
  name: [
    { en: 'Name', fr: 'Nom' },
    { en: 'Full name', fr: 'Nom complet' },
  ],
  type: [{ en: 'Type', fr: 'Type' }],
  in: [
    { en: 'Belongs to', fr: 'Appartient à' },
    { en: 'In', fr: 'Dans' },
    { en: 'Parent', fr: 'Parent' },
  ],
  group: [{ en: 'Group', fr: 'Groupe' }],
  location: [
    { en: 'Location', fr: 'Lieu' },
    { en: 'Place', fr: 'Emplacement' },
  ],
  service: [
    { en: 'Only for service', fr: 'Seulement pour le service' },
    { en: 'Service', fr: 'Service' },
  ],
  email: [
    { en: 'E-mail', fr: 'Adresse de courriel' },
    { en: 'Email', fr: 'Courriel' },
    { en: 'E-mail address', fr: 'Adresse électronique' },
    { en: 'Email address', fr: 'Adresse e-mail' },
  ],
  level: [{ en: 'Level', fr: 'Niveau' }],
  groups: [
    { en: 'Groups', fr: 'Groupes' },
    { en: 'User groups', fr: 'Groupes d’utilisateurs' },
  ],
  role: [{ en: 'Role', fr: 'Rôle' }],
  extra: [
    { en: 'Extra permission', fr: 'Permission supplémentaire' },
    { en: 'Extra', fr: 'Supplément' },
  ],
  on: [{ en: 'On', fr: 'Sur' }],
  locations: [
    { en: 'Locations', fr: 'Lieux' },
    { en: 'Places', fr: 'Emplacements' },
  ],
  from: [
    { en: 'From', fr: 'À partir du' },
    { en: 'Start', fr: 'Début' },
  ],
  until: [
    { en: 'Until', fr: 'Jusqu’au' },
    { en: 'End', fr: 'Fin' },
  ],
  reason: [
    { en: 'Reason', fr: 'Raison' },
    { en: 'Why', fr: 'Motif' },
  ],
};

/** The columns of each kind of table, in the order of its template; the first required one is what the rest is about. */
const columns: { readonly [K in ImportKind]: readonly ColumnKey[] } = {
  locations: ['key', 'kind', 'name', 'in', 'type'],
  location_groups: ['group', 'in', 'location', 'service'],
  user_groups: ['group', 'in'],
  group_grants: ['group', 'in', 'role', 'extra', 'on', 'locations', 'service', 'from', 'until', 'reason'],
  people: ['email', 'name', 'level', 'groups', 'role', 'extra', 'on', 'locations', 'service', 'from', 'until', 'reason'],
};

/** The one column that every row of a kind must fill. */
export const requiredColumn = {
  locations: 'name',
  location_groups: 'group',
  user_groups: 'group',
  group_grants: 'group',
  people: 'email',
} as const satisfies { readonly [K in ImportKind]: ColumnKey };

/** The columns of a kind of table in a product: places are given only where something depends on them. */
export const columnsOf = (catalog: Catalog, kind: ImportKind): readonly ColumnKey[] =>
  columns[kind].filter(
    (column) =>
      (catalog.grantsLocations || !['locations', 'service'].includes(column)) &&
      (column !== 'groups' || catalog.product.policies.userGroups !== 'off'),
  );

/** A column's heading in a product's own words. */
export function headingOf(catalog: Catalog, kind: ImportKind, column: ColumnKey, language: Language): string {
  const { words } = catalog.product;
  const own: { readonly [C in ColumnKey]?: Text } = {
    group: kind === 'location_groups' ? words.locationGroup : words.userGroup,
    location: words.location,
    groups: words.userGroups,
    role: words.role,
    extra: words.extra,
    locations: words.locations,
  };
  return (own[column] ?? headings[column][0])[language];
}

const folded = (text: string): string => wordsOf(text).join(' ');

/**
 * Which columns headings stand for, in either language and in the product's words or plain ones; null for one that is not
 * known.
 */
export function columnsByHeading(catalog: Catalog): (heading: string) => ColumnKey | null {
  const { words } = catalog.product;
  const own: readonly (readonly [ColumnKey, readonly Text[]])[] = [
    ['group', [words.userGroup, words.locationGroup]],
    ['location', [words.location]],
    ['groups', [words.userGroups]],
    ['role', [words.role]],
    ['extra', [words.extra]],
    ['locations', [words.locations]],
  ];
  const plain = Object.entries(headings) as [ColumnKey, readonly Text[]][]; // `headings` is a literal, so these are its keys
  const known = new Map<string, ColumnKey>();
  for (const [column, texts] of [...own, ...plain])
    for (const { en, fr } of texts) for (const word of [en, fr]) known.set(folded(word), known.get(folded(word)) ?? column);
  return (heading) => known.get(folded(heading)) ?? null;
}
