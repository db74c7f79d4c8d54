import type { LocationGroupId, UserGroupId, Version } from '@totem/domain/ids';
import { useQuery } from '@tanstack/react-query';
import { ArchiveRestore } from 'lucide-react';
import type { ReactNode } from 'react';
import { m } from '../../paraglide/messages.js';
import { getLocale } from '../../paraglide/runtime.js';
import { depthOf } from '../../shell/depth-of.ts';
import { useCatalog, useOrganization } from '../../shell/organization.ts';
import { useTRPC } from '../../trpc.ts';
import { Button } from '../../ui/Button.tsx';
import { Level } from '../../ui/Level.tsx';
import { exactMoment } from '../../ui/moment.ts';
import { Note } from '../../ui/Note.tsx';
import { Page } from '../../ui/Page.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { When } from '../../ui/When.tsx';
import { DaysLeft } from './DaysLeft.tsx';
import { type DeletedGroup, deletedLocationGroup, deletedUserGroup } from './deleted-group.ts';
import { useGroupLines } from './use-group-lines.ts';

interface OfGroup<Id> {
  readonly group: Id;
  readonly within: readonly string[];
  /** What is shown where it is not deleted, or not the reader's to restore. */
  readonly otherwise: ReactNode;
}

/** In place of a user group that does not stand: that it is deleted, for who may restore it. */
export function DeletedUserGroupPage({ group, within, otherwise }: OfGroup<UserGroupId>) {
  const trpc = useTRPC();
  const { id: organizationId } = useOrganization();
  const { data, isPending } = useQuery(trpc.userGroups.getDeleted.queryOptions({ organizationId, group }, { retry: false }));
  if (isPending) return <Loading within={within} />;
  return data ? <Deleted group={deletedUserGroup(data)} version={data.version} within={within} /> : otherwise;
}

/** The same of a location group. */
export function DeletedLocationGroupPage({ group, within, otherwise }: OfGroup<LocationGroupId>) {
  const trpc = useTRPC();
  const { id: organizationId } = useOrganization();
  const { data, isPending } = useQuery(trpc.locationGroups.getDeleted.queryOptions({ organizationId, group }, { retry: false }));
  if (isPending) return <Loading within={within} />;
  return data ? <Deleted group={deletedLocationGroup(data)} version={data.version} within={within} /> : otherwise;
}

const Loading = ({ within }: { within: readonly string[] }) => (
  <Page title={m.ui_loading()} within={within}>
    <Skeleton />
  </Page>
);

interface DeletedProps {
  readonly group: DeletedGroup;
  readonly version: Version;
  readonly within: readonly string[];
}

function Deleted({ group: { name, home, what, deletedAt, deletedBy, reason, until }, version, within }: DeletedProps) {
  const catalog = useCatalog();
  const { restoreGroup } = useGroupLines();
  return (
    <Page
      title={name}
      within={within}
      facts={
        <>
          <Level name={home.name} depth={depthOf(catalog, home.kind)} />
          <span>{deletedBy ? m.deleted_page_by({ name: deletedBy.name }) : m.deleted_when()}</span>
          <When at={deletedAt} />
        </>
      }
      action={
        <Button look="filled" icon={ArchiveRestore} onClick={() => restoreGroup(what, version)}>
          {m.deleted_restore()}
        </Button>
      }
    >
      <div className="grid max-w-190 gap-3">
        <Note tone="warn">{m.deleted_page_what({ until: exactMoment(new Date(until), getLocale()) })}</Note>
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
          {reason !== null && (
            <>
              <dt className="text-ink-2">{m.deleted_reason()}</dt>
              <dd className="wrap-anywhere">{reason}</dd>
            </>
          )}
          <dt className="text-ink-2">{m.deleted_left()}</dt>
          <dd>
            <DaysLeft until={until} />
          </dd>
        </dl>
      </div>
    </Page>
  );
}
