import type { NodeId } from '@totem/domain/ids';
import type { NodeFound, NodeName } from '@totem/domain/nodes';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { NodePicker } from '../../shell/NodePicker.tsx';
import { useOrganization } from '../../shell/organization.ts';
import { useTRPC } from '../../trpc.ts';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { PreviewFailure } from '../draft/PreviewFailure.tsx';
import { SaveFailure } from '../review/SaveFailure.tsx';
import { MoveEffect } from './MoveEffect.tsx';
import { useMove } from './use-move.ts';

interface MoveSheetProps {
  readonly node: { readonly id: NodeId; readonly name: string };
  /** Where it is now. */
  readonly parent: NodeName;
  readonly onClose: () => void;
}

/** Where a place is to go, and what that does, before it is made. */
export function MoveSheet({ node, parent, onClose }: MoveSheetProps) {
  const trpc = useTRPC();
  const { id: organizationId, top } = useOrganization();
  const [under, setUnder] = useState<NodeFound | null>(null);
  const [reason, setReason] = useState('');
  const preview = useQuery({
    ...trpc.nodes.previewMove.queryOptions({ organizationId, node: node.id, under: under?.id ?? node.id }),
    enabled: under !== null,
    staleTime: 0, // others may have changed the same people since
  });
  const move = useMove(onClose);
  const shown = preview.isError ? undefined : preview.data;
  const blocked = under === null ? m.move_choose_first() : !shown || preview.isFetching ? m.review_not_shown_yet() : undefined;
  return (
    <Sheet
      open
      onClose={onClose}
      title={m.move_title({ name: node.name })}
      description={m.move_now_in({ from: parent.name })}
      footer={
        <>
          <Button onClick={onClose}>{m.users_cancel()}</Button>
          <Button
            look="filled"
            pending={move.isPending}
            disabledReason={move.isPending ? undefined : blocked}
            onClick={() => shown && under && move.start(shown, node.id, under.id, reason.trim())}
          >
            {under === null ? m.move_confirm_unchosen() : m.move_confirm({ from: parent.name, to: under.name })}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <SaveFailure save={{ failure: move.failure, conflict: null, again: move.again }} />
        {move.isConflict && (
          <Note tone="warn">
            <div role="alert">{m.move_conflict()}</div>
          </Note>
        )}
        <NodePicker
          label={m.move_to()}
          placeholder={m.move_choose()}
          within={top.id}
          takes={node.id}
          value={under?.id ?? null}
          onChange={setUnder}
        />
        {under !== null && (
          <>
            {preview.isError && <PreviewFailure error={preview.error} onTryAgain={() => void preview.refetch()} />}
            {preview.isPending && <Skeleton rows={5} />}
            {shown && <MoveEffect key={under.id} shown={shown} />}
            <TextField
              label={m.structure_reason()}
              value={reason}
              onChange={setReason}
              maxLength={500}
              autoComplete="off"
              hint={m.move_reason_hint()}
            />
          </>
        )}
      </div>
    </Sheet>
  );
}
