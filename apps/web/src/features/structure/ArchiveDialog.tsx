import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { NodeId } from '@totem/domain/ids';
import { useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { say } from '../../product-words.ts';
import { failureOf } from '../../shell/failure.ts';
import { failureWords } from '../../shell/failure-words.ts';
import { useCatalog, useOrganization } from '../../shell/organization.ts';
import { PartFailure } from '../../shell/PartFailure.tsx';
import { useTRPC } from '../../trpc.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Note } from '../../ui/Note.tsx';
import { notify } from '../../ui/notify.ts';
import { inWords } from '../../ui/number-words.ts';
import { TextField } from '../../ui/TextField.tsx';
import { useRestore } from './use-restore.ts';

interface ArchiveDialogProps {
  readonly node: { readonly id: NodeId; readonly name: string; readonly kind: string };
  readonly onClose: () => void;
}

/** What archiving a node closes, and to how many; it can be taken back, and nothing given is lost. */
export function ArchiveDialog({ node, onClose }: ArchiveDialogProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { id: organizationId } = useOrganization();
  const { kinds } = useCatalog();
  const restore = useRestore();
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const archive = useMutation(trpc.nodes.archive.mutationOptions());
  const failure = archive.error === null ? null : failureOf(archive.error, true);
  const locksOut = failure?.kind === 'refused' && failure.reason === 'self.lockout';
  const submit = async () => {
    const done = await archive
      .mutateAsync({
        organizationId,
        node: node.id,
        ...(reason.trim() !== '' && { reason: reason.trim() }),
        ...(locksOut && { confirmation: typed }),
      })
      .catch(() => null);
    if (!done) return;
    await queries.invalidateQueries();
    notify({
      title: m.structure_archived({ name: node.name }),
      tone: 'done',
      action: { label: m.structure_undo(), onPress: () => restore(node) },
    });
    onClose();
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={m.structure_archive_title({ name: node.name })}
      description={m.structure_archive_what()}
      footer={
        <>
          <Button onClick={onClose}>{m.users_cancel()}</Button>
          <Button
            look="danger"
            pending={archive.isPending}
            disabledReason={locksOut && typed.trim() !== node.name ? m.structure_type_name({ name: node.name }) : undefined}
            onClick={() => void submit()}
          >
            {m.structure_archive()}
          </Button>
        </>
      }
    >
      {kinds.get(node.kind)?.isLocation === true ? <AtPlace node={node} /> : <AtNode node={node} />}
      <TextField label={m.structure_reason()} value={reason} onChange={setReason} maxLength={500} autoComplete="off" />
      <div role="alert">
        {archive.error && (
          <Note tone="deny">{locksOut ? m.structure_locks_out({ name: node.name }) : failureWords(archive.error, true)}</Note>
        )}
      </div>
      {locksOut && (
        <TextField
          label={m.structure_type_name({ name: node.name })}
          value={typed}
          onChange={setTyped}
          maxLength={200}
          autoComplete="off"
        />
      )}
    </Dialog>
  );
}

/** Who can do something at the place. */
function AtPlace({ node: { id: location } }: Pick<ArchiveDialogProps, 'node'>) {
  const trpc = useTRPC();
  const { id: organizationId } = useOrganization();
  const { words } = useCatalog().product;
  const { data, error, refetch } = useQuery(trpc.access.countEveryone.queryOptions({ organizationId, thing: { location } }));
  if (error && !data) return <PartFailure error={error} onTryAgain={() => void refetch()} />;
  const people = data && (data.exact ? inWords(data.total) : m.explorer_more_than({ count: inWords(data.total) }));
  return <Counts lines={[{ words: m.structure_people_with_access({ people: say(words.members) }), count: people }]} />;
}

/** What lies at and below the node. */
function AtNode({ node: { id: node } }: Pick<ArchiveDialogProps, 'node'>) {
  const trpc = useTRPC();
  const { id: organizationId } = useOrganization();
  const { words } = useCatalog().product;
  const { data, error, refetch } = useQuery(trpc.nodes.get.queryOptions({ organizationId, node }));
  if (error && !data) return <PartFailure error={error} onTryAgain={() => void refetch()} />;
  const lines = [
    { words: say(words.locations), count: data?.locations },
    { words: m.structure_services_there(), count: data?.serviceItems },
    { words: m.structure_people_there({ people: say(words.members) }), count: data?.people },
  ];
  return (
    <Counts lines={lines.map(({ words: what, count }) => ({ words: what, count: count === undefined ? undefined : inWords(count) }))} />
  );
}

/** As many lines before the counts are known as after. */
function Counts({ lines }: { lines: readonly { readonly words: string; readonly count: string | undefined }[] }) {
  const isWaiting = lines.some(({ count }) => count === undefined);
  return (
    <dl aria-busy={isWaiting} data-waiting={isWaiting || undefined} className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1">
      {lines.map(({ words, count }) => (
        <div key={words} className="contents">
          <dt className="text-ink-2">{words}</dt>
          <dd className="text-right font-medium">{count ?? '…'}</dd>
        </div>
      ))}
    </dl>
  );
}
