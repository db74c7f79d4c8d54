import type { Catalog } from '@totem/domain/catalog/catalog';
import type { UserGroupSort, UserGroupView } from '@totem/domain/user-groups';
import { m } from '../../paraglide/messages.js';
import { AppLink } from '../../shell/AppLink.tsx';
import { depthOf } from '../../shell/depth-of.ts';
import { useOrganization } from '../../shell/organization.ts';
import { Term } from '../../shell/Term.tsx';
import type { Column } from '../../ui/column.ts';
import { Level } from '../../ui/Level.tsx';
import { inWords } from '../../ui/number-words.ts';
import { groupGivesWords } from '../person/given-words.ts';
import { groupsGive } from '../users/is-direct.ts';

/** A column of the list of user groups, as it is drawn and as it is written to a file. */
export interface GroupColumn extends Column<UserGroupView> {
  /** Its cell without looks. */
  readonly words: (row: UserGroupView) => string;
  /** What pressing its header sorts by. */
  readonly sortsBy?: UserGroupSort['by'];
}

/** The columns that a product has something for. */
export function groupColumnsIn(catalog: Catalog): readonly GroupColumn[] {
  const columns: readonly GroupColumn[] = [
    {
      key: 'name',
      header: m.groups_name,
      help: () => <Term of="userGroup" />,
      cell: (row) => <NameCell row={row} />,
      words: (row) => row.name,
      sortable: true,
      sortsBy: 'name',
      width: '28%',
      card: 'name',
    },
    {
      key: 'level',
      header: m.users_level,
      cell: ({ home }) => <Level name={home.name} depth={depthOf(catalog, home.kind)} />,
      words: ({ home }) => home.name,
      sortable: true,
      sortsBy: 'level',
      width: '20%',
    },
    {
      key: 'people',
      header: m.groups_people,
      cell: ({ members }) => (
        <>
          <span className="card:hidden">{inWords(members)}</span>
          <span className="row:hidden">{m.person_group_people({ count: members })}</span>
        </>
      ),
      words: ({ members }) => String(members),
      sortable: true,
      sortsBy: 'people',
      width: '10%',
      align: 'end',
      card: 'aside',
    },
    {
      key: 'gives',
      header: m.groups_gives,
      help: () => <Term of="grant" />,
      cell: ({ grants }) => <span className="text-ink-2">{groupGivesWords(catalog, grants)}</span>,
      words: ({ grants }) => groupGivesWords(catalog, grants),
    },
  ];
  return columns.filter(({ key }) => (key === 'level' ? hasLevels(catalog) : key !== 'gives' || groupsGive(catalog)));
}

const hasLevels = (catalog: Catalog): boolean => [...catalog.kinds.values()].filter((kind) => kind.isLevel).length > 1;

function NameCell({ row }: { row: UserGroupView }) {
  const { slug } = useOrganization();
  return (
    <AppLink to="/$organization/groups/$group" params={{ organization: slug, group: row.id }} look="plain">
      <span className="font-strong wrap-anywhere">{row.name}</span>
    </AppLink>
  );
}
