import type { Catalog } from '@totem/domain/catalog/catalog';
import type { MemberRow, MemberSort } from '@totem/domain/members';
import { m } from '../../paraglide/messages.js';
import { say } from '../../product-words.ts';
import { useCatalog } from '../../shell/organization.ts';
import type { Column } from '../../ui/column.ts';
import { Level } from '../../ui/Level.tsx';
import { Status } from '../../ui/Status.tsx';
import { depthOf } from '../../shell/depth-of.ts';
import { ExtrasCell } from './ExtrasCell.tsx';
import { groupsGive, isDirect } from './is-direct.ts';
import { LocationsCell } from './LocationsCell.tsx';
import { locationWords } from './location-words.ts';
import { PersonCell } from './PersonCell.tsx';
import { extraWords, roleWords } from './role-words.ts';
import { RolesCell } from './RolesCell.tsx';
import { ThroughCell } from './ThroughCell.tsx';
import { Term } from '../../shell/Term.tsx';

/** A column of the list of people, as it is drawn and as it is written to a file. */
export interface PeopleColumn extends Omit<Column<MemberRow>, 'header'> {
  readonly key: 'person' | 'level' | 'status' | 'roles' | 'locations' | 'through' | 'extra';
  readonly title: (catalog: Catalog) => string;
  /** Its cell without looks. */
  readonly words: (row: MemberRow, catalog: Catalog) => string;
  /** What pressing its header sorts by. */
  readonly sortsBy?: MemberSort['by'];
  /** Whether a product has anything of the kind. */
  readonly isIn: (catalog: Catalog) => boolean;
}

const always = () => true;

/** How a person is called whether they may act. */
export const statusWords = ({ status }: Pick<MemberRow, 'status'>): string =>
  status === 'suspended' ? m.users_suspended() : m.users_active();

function LevelCell({ row: { level } }: { row: MemberRow }) {
  return <Level name={level.name} depth={depthOf(useCatalog(), level.kind)} />;
}

/** All columns, in their order; the first one cannot be left out. */
export const peopleColumns: readonly PeopleColumn[] = [
  {
    key: 'person',
    title: () => m.users_person(),
    cell: (row) => <PersonCell row={row} />,
    words: (row) => row.name,
    sortsBy: 'name',
    isIn: always,
    width: '19%',
    card: 'name',
  },
  {
    key: 'level',
    title: () => m.users_level(),
    help: () => <Term of="level" />,
    cell: (row) => <LevelCell row={row} />,
    words: (row) => row.level.name,
    sortsBy: 'level',
    isIn: (catalog) => [...catalog.kinds.values()].filter((kind) => kind.isLevel).length > 1,
    width: '12.5%',
  },
  {
    key: 'status',
    title: () => m.users_status(),
    cell: (row) => <Status kind={row.status === 'suspended' ? 'suspended' : 'active'} label={statusWords(row)} />,
    words: statusWords,
    sortsBy: 'status',
    isIn: always,
    width: '8%',
    card: 'aside',
  },
  {
    key: 'roles',
    title: ({ product }) => say(product.words.roles),
    help: () => <Term of="role" />,
    cell: (row) => <RolesCell row={row} />,
    words: (row, catalog) => row.roles.map((one) => roleWords(catalog, one)).join(' · '),
    isIn: always,
  },
  {
    key: 'locations',
    title: () => m.users_locations(),
    help: () => <Term of="location" />,
    cell: (row) => <LocationsCell row={row} />,
    words: locationWords,
    isIn: (catalog) => catalog.grantsLocations,
    width: '15%',
  },
  {
    key: 'extra',
    title: () => m.users_extra(),
    cell: (row) => <ExtrasCell row={row} />,
    words: (row, catalog) => row.extras.map((key) => extraWords(catalog, key)).join(' · '),
    isIn: (catalog) => catalog.extras.size > 0,
    width: '9%',
  },
  {
    key: 'through',
    title: (catalog) => (groupsGive(catalog) ? m.users_through() : say(catalog.product.words.userGroups)),
    cell: (row) => <ThroughCell row={row} />,
    words: (row, catalog) =>
      [...(groupsGive(catalog) && isDirect(row) ? [m.users_direct()] : []), ...row.userGroups.map((group) => group.name)].join(' · '),
    isIn: (catalog) => catalog.product.policies.userGroups !== 'off',
    width: '11%',
    card: 'none',
    wideOnly: true,
  },
];

/** Columns for a table, with the words of a product over them. */
export const drawn = (columns: readonly PeopleColumn[], catalog: Catalog): readonly Column<MemberRow>[] =>
  columns.map((column) => ({ ...column, header: () => column.title(catalog), ...(column.sortsBy && { sortable: true }) }));
