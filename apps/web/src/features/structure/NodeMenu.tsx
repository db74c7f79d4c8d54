import { nodeRight } from '@totem/domain/catalog/administration';
import type { NodeId } from '@totem/domain/ids';
import type { NodeName } from '@totem/domain/nodes';
import { Archive, ArchiveRestore, Ellipsis, FolderInput, Pencil } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { sayAmid } from '../../product-words.ts';
import { sentenceOf } from '../../sentences.ts';
import { useCan, useCatalog } from '../../shell/organization.ts';
import { Button } from '../../ui/Button.tsx';
import { Menu, MenuItem } from '../../ui/Menu.tsx';
import { useMovesUnder } from './use-moves-under.ts';
import { useRestore } from './use-restore.ts';

const NodeDialog = lazy(async () => ({ default: (await import('./NodeDialog.tsx')).NodeDialog }));
const MoveSheet = lazy(async () => ({ default: (await import('../move/MoveSheet.tsx')).MoveSheet }));
const ArchiveDialog = lazy(async () => ({ default: (await import('./ArchiveDialog.tsx')).ArchiveDialog }));

interface NodeMenuProps {
  readonly node: {
    readonly id: NodeId;
    readonly name: string;
    readonly kind: string;
    readonly type: string | null;
    readonly archived: boolean;
  };
  /** What it hangs under; null for the organization, which is not archived here. */
  readonly parent: NodeName | null;
}

/** What is done with a part of the organization or a place itself. */
export function NodeMenu({ node, parent }: NodeMenuProps) {
  const catalog = useCatalog();
  const can = useCan(node.id);
  const canAbove = useCan(parent?.id ?? node.id);
  const restore = useRestore();
  const [open, setOpen] = useState<'edit' | 'archive' | 'move' | null>(null);
  const isLocation = catalog.kinds.get(node.kind)?.isLocation === true;
  const refused = sentenceOf('access.denied');
  const mayEdit = can(nodeRight(isLocation, 'edit'));
  const mayArchive = can(nodeRight(isLocation, 'archive'));
  const mayRestore = canAbove(nodeRight(isLocation, 'archive'));
  const movesUnder = useMovesUnder(node, mayArchive && !node.archived);
  // Who may do nothing of it has no menu; who may do a part is told why not the rest.
  if (node.archived ? !mayRestore : !mayEdit && !mayArchive) return null;
  const close = () => setOpen(null);
  return (
    <>
      <Menu trigger={<Button icon={Ellipsis}>{m.shell_more()}</Button>}>
        {node.archived ? (
          <MenuItem icon={ArchiveRestore} onPress={() => restore(node)}>
            {m.structure_restore()}
          </MenuItem>
        ) : (
          <>
            <MenuItem icon={Pencil} onPress={() => setOpen('edit')} disabledReason={mayEdit ? undefined : refused}>
              {m.structure_edit()}
            </MenuItem>
            {movesUnder !== null && (
              <MenuItem icon={FolderInput} onPress={() => setOpen('move')}>
                {m.move_menu({ kind: sayAmid(movesUnder) })}
              </MenuItem>
            )}
            {parent !== null && (
              <MenuItem icon={Archive} onPress={() => setOpen('archive')} disabledReason={mayArchive ? undefined : refused}>
                {m.structure_archive_menu()}
              </MenuItem>
            )}
          </>
        )}
      </Menu>
      <Suspense>
        {open === 'edit' && <NodeDialog edited={{ node }} onClose={close} />}
        {open === 'move' && parent && <MoveSheet node={node} parent={parent} onClose={close} />}
        {open === 'archive' && <ArchiveDialog node={node} onClose={close} />}
      </Suspense>
    </>
  );
}
