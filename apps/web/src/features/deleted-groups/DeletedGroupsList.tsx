import { ArchiveRestore } from 'lucide-react';
import type { ReactNode } from 'react';
import { m } from '../../paraglide/messages.js';
import { AppLink } from '../../shell/AppLink.tsx';
import { depthOf } from '../../shell/depth-of.ts';
import { FailureState } from '../../shell/FailureState.tsx';
import { useCatalog, useOrganization, useScope } from '../../shell/organization.ts';
import { Button } from '../../ui/Button.tsx';
import type { Column } from '../../ui/column.ts';
import { Level } from '../../ui/Level.tsx';
import { ListFoot } from '../../ui/ListFoot.tsx';
import { Page } from '../../ui/Page.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Table } from '../../ui/Table.tsx';
import { When } from '../../ui/When.tsx';
import { ReadOn } from '../lists/ReadOn.tsx';
import { DaysLeft } from './DaysLeft.tsx';
import { type DeletedGroup, idOf } from './deleted-group.ts';
import { useGroupLines } from './use-group-lines.ts';

interface DeletedGroupsListProps {
  /** The product's word for them. */
  readonly groups: string;
  /** Undefined: not read yet. */
  readonly rows: readonly DeletedGroup[] | undefined;
  readonly list: Parameters<typeof ReadOn>[0]['list'] & { readonly error: unknown; readonly refetch: () => unknown };
  /** The way to the groups that stand. */
  readonly back: ReactNode;
}

const columns: readonly Column<DeletedGroup>[] = [
  { key: 'name', header: m.deleted_name, cell: (row) => <Name row={row} />, width: '28%', card: 'name' },
  { key: 'level', header: m.users_level, cell: (row) => <Home row={row} />, width: '18%' },
  { key: 'deleted', header: m.deleted_when, cell: (row) => <Deletion row={row} /> },
  { key: 'left', header: m.deleted_left, cell: (row) => <DaysLeft until={row.until} />, width: '20%' },
  { key: 'restore', header: m.deleted_act, cell: (row) => <Restore row={row} />, width: '152px', align: 'end' },
];

/** Deleted groups: when and by whom each was deleted, how long it can be restored, and the way to do so. */
export function DeletedGroupsList({ groups, rows, list, back }: DeletedGroupsListProps) {
  const { name: organization } = useOrganization();
  const scope = useScope();
  if (list.error && !rows) return <FailureState error={list.error} onTryAgain={() => void list.refetch()} />;
  const title = m.deleted_title({ groups });
  return (
    <Page
      title={title}
      within={[organization]}
      facts={
        <>
          <span>{m.deleted_about()}</span>
          {back}
        </>
      }
    >
      {!rows && <Skeleton rows={4} />}
      {rows && <Table label={title} rows={rows} columns={columns} keyOf={idOf} empty={m.deleted_none({ node: scope.name })} />}
      {rows && rows.length > 0 && (
        <ListFoot from={1} shown={rows.length} total={null} complete={!list.hasNextPage}>
          <span>{scope.name}</span>
          <ReadOn list={list} />
        </ListFoot>
      )}
    </Page>
  );
}

function Name({ row: { name, what } }: { row: DeletedGroup }) {
  const { slug: organization } = useOrganization();
  const words = <span className="font-strong wrap-anywhere">{name}</span>;
  return 'userGroup' in what ? (
    <AppLink to="/$organization/groups/$group" params={{ organization, group: what.userGroup }} look="plain">
      {words}
    </AppLink>
  ) : (
    <AppLink to="/$organization/locations/groups/$group" params={{ organization, group: what.locationGroup }} look="plain">
      {words}
    </AppLink>
  );
}

function Home({ row: { home } }: { row: DeletedGroup }) {
  return <Level name={home.name} depth={depthOf(useCatalog(), home.kind)} />;
}

const Deletion = ({ row: { deletedAt, deletedBy, reason } }: { row: DeletedGroup }) => (
  <span className="grid">
    <span>
      <When at={deletedAt} /> {deletedBy && m.deleted_by({ name: deletedBy.name })}
    </span>
    {reason !== null && <span className="text-12 wrap-anywhere text-ink-2">{reason}</span>}
  </span>
);

function Restore({ row: { name, what } }: { row: DeletedGroup }) {
  const { restoreGroup } = useGroupLines();
  return (
    <Button
      size="small"
      icon={ArchiveRestore}
      onClick={() => restoreGroup(what, undefined)}
      aria-label={m.deleted_restore_one({ group: name })}
    >
      {m.deleted_restore()}
    </Button>
  );
}
