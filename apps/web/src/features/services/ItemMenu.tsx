import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ServiceItemView } from '@totem/domain/service-items';
import { Archive, ArchiveRestore, Ellipsis, Pencil } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { failureWords } from '../../shell/failure-words.ts';
import { useCan, useOrganization } from '../../shell/organization.ts';
import { useTRPC } from '../../trpc.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu, MenuItem } from '../../ui/Menu.tsx';
import { notify } from '../../ui/notify.ts';

const ItemDialog = lazy(async () => ({ default: (await import('./ItemDialog.tsx')).ItemDialog }));

/** What is done with a service in use: archiving is taken back with one press, and nothing given is lost. */
export function ItemMenu({ item }: { item: ServiceItemView }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { id: organizationId } = useOrganization();
  const can = useCan(item.node.id);
  const [renaming, setRenaming] = useState(false);
  const archive = useMutation(trpc.serviceItems.archive.mutationOptions());
  const restore = useMutation(trpc.serviceItems.restore.mutationOptions());
  const { id, name } = item;
  const refused = (error: unknown) => notify({ title: failureWords(error, true), tone: 'refused' });
  const restoreIt = () =>
    restore.mutateAsync({ organizationId, item: id }).then(async () => {
      await queries.invalidateQueries();
      notify({ title: m.structure_restored({ name }), tone: 'done' });
    }, refused);
  const archiveIt = () =>
    archive.mutateAsync({ organizationId, item: id }).then(async () => {
      await queries.invalidateQueries();
      const action = { label: m.structure_undo(), onPress: () => void restoreIt() };
      notify({ title: m.structure_archived({ name }), sentence: m.structure_archive_what(), tone: 'done', action });
    }, refused);
  if (!can('administration:service_item.edit') && !can('administration:service_item.archive')) return null;
  return (
    <>
      <Menu trigger={<IconButton icon={Ellipsis} size="inline" label={m.person_change_of({ line: name })} />}>
        {item.archived ? (
          <MenuItem icon={ArchiveRestore} onPress={() => void restoreIt()}>
            {m.structure_restore()}
          </MenuItem>
        ) : (
          <>
            <MenuItem icon={Pencil} onPress={() => setRenaming(true)}>
              {m.services_rename()}
            </MenuItem>
            <MenuItem icon={Archive} onPress={() => void archiveIt()}>
              {m.structure_archive()}
            </MenuItem>
          </>
        )}
      </Menu>
      <Suspense>{renaming && <ItemDialog edited={{ item }} onClose={() => setRenaming(false)} />}</Suspense>
    </>
  );
}
