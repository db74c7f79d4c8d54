import type { Catalog } from '../catalog/catalog.ts';
import type { Language, Text } from '../language.ts';
import { columnsOf, headingOf, requiredColumn } from './columns.ts';
import { type ColumnKey, type ImportKind, importKindsOf } from './kinds.ts';
import { commentSign } from './read-table.ts';

/** One table of a template: rows of cells, the headings first, then an example that is not read. */
export interface TemplateTable {
  readonly kind: ImportKind;
  readonly title: string;
  readonly rows: readonly (readonly string[])[];
}

/** What is to be known of each column, and which values some have: rows that are not read. */
export interface Template {
  readonly tables: readonly TemplateTable[];
  readonly explained: { readonly title: string; readonly rows: readonly (readonly string[])[] };
}

const meanings: { readonly [C in ColumnKey]: Text } = {
  key: {
    en: 'The key it has in your other systems. Rows with a key that exists change that thing; it is never made twice.',
    fr: 'La clé qu’il porte dans vos autres systèmes. Une ligne dont la clé existe modifie cet élément ; il n’est jamais créé deux fois.',
  },
  kind: { en: 'What it is. Left empty: a place.', fr: 'Ce que c’est. Laissé vide : un lieu.' },
  name: { en: 'Its name. For a person, only for your own reading.', fr: 'Son nom. Pour une personne, seulement pour votre lecture.' },
  type: { en: 'One of the types of its kind.', fr: 'Un des types de sa sorte.' },
  in: {
    en: 'What it lies in, by name or by path: Marvel / Oscorp. Left empty: where the import was begun.',
    fr: 'Ce dans quoi il se trouve, par son nom ou son chemin : Marvel / Oscorp. Laissé vide : là où l’import a été commencé.',
  },
  group: { en: 'The name of the group.', fr: 'Le nom du groupe.' },
  location: { en: 'A place that is put into the group.', fr: 'Un lieu qui est mis dans le groupe.' },
  service: {
    en: 'Places only for this service or service item. Left empty: for every service.',
    fr: 'Des lieux pour ce seul service ou cet élément de service. Laissé vide : pour tous les services.',
  },
  email: {
    en: 'The address of somebody who is here already. New people are invited.',
    fr: 'L’adresse de quelqu’un qui est déjà là. Les nouvelles personnes sont invitées.',
  },
  level: {
    en: 'Where the person belongs. Checked, and not changed.',
    fr: 'Là où la personne se rattache. Vérifié, et non modifié.',
  },
  groups: {
    en: 'Groups that the person joins, one after the other with ; between.',
    fr: 'Les groupes que la personne rejoint, séparés par ;',
  },
  role: { en: 'One role, by its name or key.', fr: 'Un rôle, par son nom ou sa clé.' },
  extra: { en: 'One permission that is given singly, by its words or key.', fr: 'Une permission donnée seule, par ses mots ou sa clé.' },
  on: {
    en: 'The service item, or the part of the organization, on which the role or permission is given.',
    fr: 'L’élément de service, ou la partie de l’organisation, sur quoi le rôle ou la permission est donné.',
  },
  locations: {
    en: 'Places that are given: a place, a group of places, or a part of the organization with all its places; several with ; between.',
    fr: 'Les lieux donnés : un lieu, un groupe de lieux, ou une partie de l’organisation avec tous ses lieux ; plusieurs séparés par ;',
  },
  from: { en: 'The first day, as 2027-01-31. Left empty: at once.', fr: 'Le premier jour, comme 2027-01-31. Laissé vide : tout de suite.' },
  until: { en: 'The last day, as 2027-01-31. Left empty: no end.', fr: 'Le dernier jour, comme 2027-01-31. Laissé vide : sans fin.' },
  reason: {
    en: 'Why it is given; some permissions need one.',
    fr: 'Pourquoi c’est donné ; certaines permissions en demandent une.',
  },
};

const words = {
  explained: { en: 'How to fill in', fr: 'Comment remplir' },
  comments: {
    en: 'Lines that begin with # are not read: examples and explanations may stay.',
    fr: 'Les lignes qui commencent par # ne sont pas lues : exemples et explications peuvent rester.',
  },
  either: {
    en: 'Names may be replaced by paths (Marvel / Oscorp / Montreal) or keys (subscription:oscorp) where two things have one name.',
    fr: 'Un nom peut être remplacé par un chemin (Marvel / Oscorp / Montréal) ou une clé (subscription:oscorp) quand deux éléments le portent.',
  },
  required: { en: 'required', fr: 'obligatoire' },
  userGroups: { en: 'Access of groups', fr: 'Accès des groupes' },
  structure: { en: 'Structure', fr: 'Structure' },
} as const satisfies Readonly<Record<string, Text>>;

/** What a kind of table is called in a product's words, in 31 characters, as many as a sheet's name may have. */
export function titleOf({ product }: Catalog, kind: ImportKind, language: Language): string {
  const titles: { readonly [K in ImportKind]: Text } = {
    locations: words.structure,
    location_groups: product.words.locationGroups,
    user_groups: product.words.userGroups,
    group_grants: words.userGroups,
    people: product.words.members,
  };
  return titles[kind][language].replaceAll(/[\\/?*[\]:]/g, ' ').slice(0, 31);
}

/** The templates of a product, one table for each kind, in its own words. */
export function templateOf(catalog: Catalog, language: Language): Template {
  const kinds = importKindsOf(catalog);
  const tables = kinds.map((kind): TemplateTable => {
    const columns = columnsOf(catalog, kind);
    const example = columns.map((column) => exampleOf(catalog, kind, column)[language]);
    return {
      kind,
      title: titleOf(catalog, kind, language),
      rows: [
        columns.map((column) => headingOf(catalog, kind, column, language)),
        example.map((cell, index) => (index === 0 ? `${commentSign} ${cell}` : cell)),
      ],
    };
  });
  return { tables, explained: { title: words.explained[language], rows: kinds.flatMap((kind) => explain(catalog, kind, language)) } };
}

/** What is to be known of one kind of table, as rows that are not read: they may stand below it in a CSV file. */
export function explain(catalog: Catalog, kind: ImportKind, language: Language): readonly (readonly string[])[] {
  const own = columnsOf(catalog, kind).map((column) => {
    const heading = headingOf(catalog, kind, column, language);
    const isRequired = requiredColumn[kind] === column;
    return [
      `${commentSign} ${heading}`,
      isRequired ? `${meanings[column][language]} (${words.required[language]})` : meanings[column][language],
      valuesOf(catalog, column, language).join(' · '),
    ];
  });
  return [
    [`${commentSign} ${titleOf(catalog, kind, language)}`],
    [`${commentSign} ${words.comments[language]}`],
    [`${commentSign} ${words.either[language]}`],
    ...own,
  ];
}

/** The values that a column may have, where the product knows them all. */
function valuesOf({ product, services, roles, permissions, extras }: Catalog, column: ColumnKey, language: Language): string[] {
  const kinds = Object.values(product.nodeKinds);
  if (column === 'kind') return kinds.filter(({ under }) => under !== undefined).map(({ label }) => label[language]);
  if (column === 'type') return kinds.flatMap(({ types = {} }) => Object.values(types).map((type) => type[language]));
  if (column === 'service')
    return Object.entries(product.services).flatMap(([key, { label }]) => (services.get(key)?.hasItems ? [label[language]] : []));
  if (column === 'role')
    return [...roles.values()].filter(({ assignable }) => assignable).map(({ key, label }) => `${label[language]} (${key})`);
  if (column === 'extra')
    return [...permissions.values()].filter(({ key }) => extras.has(key)).map(({ key, lets }) => `${lets[language]} (${key})`);
  return [];
}

const none: Text = { en: '', fr: '' };

function exampleOf({ product, roles }: Catalog, kind: ImportKind, column: ColumnKey): Text {
  const [place] = Object.values(product.nodeKinds).filter(({ isLocation }) => isLocation);
  const [type = none] = Object.values(place?.types ?? {});
  const role = [...roles.values()].reduce<Text>(
    (one, { label, assignable, hasCeiling }) => (assignable && !hasCeiling ? label : one),
    none,
  );
  const same = (text: string): Text => ({ en: text, fr: text });
  const examples: { readonly [C in ColumnKey]: Text } = {
    key: same('MTL-001'),
    kind: place?.label ?? none,
    name: kind === 'people' ? same('May Parker') : { en: 'Montreal', fr: 'Montréal' },
    type,
    in: same('Oscorp'),
    group: kind === 'location_groups' ? { en: 'East coast', fr: 'Côte est' } : { en: 'Customer support', fr: 'Service à la clientèle' },
    location: { en: 'Montreal', fr: 'Montréal' },
    service: none,
    email: same('may@example.com'),
    level: same('Oscorp'),
    groups: { en: 'Customer support', fr: 'Service à la clientèle' },
    role,
    extra: none,
    on: same('Oscorp'),
    locations: { en: 'Montreal', fr: 'Montréal' },
    from: none,
    until: same('2027-12-31'),
    reason: { en: 'Starts on the team', fr: 'Arrive dans l’équipe' },
  };
  return examples[column];
}
