import type { NodeId } from '@totem/domain/ids';
import type { MoveNode, MoveView } from '@totem/domain/move-nodes';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { failureOf } from '../../shell/failure.ts';
import { useOrganization } from '../../shell/organization.ts';
import { useTRPC } from '../../trpc.ts';
import { notify } from '../../ui/notify.ts';

/** Makes a move that was shown, once however often it is tried. */
export function useMove(onMoved: () => void) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { id: organizationId } = useOrganization();
  const mutation = useMutation(trpc.nodes.move.mutationOptions());
  /** What was sent and not answered: sent again, it is the same try. */
  const [tried, setTried] = useState<{ readonly request: MoveNode; readonly shown: MoveView } | null>(null);
  const failure = mutation.error ? failureOf(mutation.error, true) : null;
  const isConflict = failure?.kind === 'refused' && failure.reason === 'change.conflict';

  const send = async (request: MoveNode, shown: MoveView) => {
    setTried({ request, shown });
    const done = await mutation.mutateAsync(request).catch((error: unknown) => {
      const said = failureOf(error, true);
      if (said.kind !== 'refused' && said.kind !== 'not_found') return; // no answer that says so: the try keeps its key
      setTried(null);
      void queries.invalidateQueries(trpc.nodes.previewMove.pathFilter());
    });
    if (!done) return;
    await queries.invalidateQueries();
    notify({ title: m.move_done({ name: shown.node.name, to: shown.to.name }), tone: 'done' });
    onMoved();
  };
  return {
    start(shown: MoveView, node: NodeId, under: NodeId, reason: string) {
      const request = {
        organizationId,
        node,
        under,
        madeAt: shown.version,
        shown: shown.fingerprint,
        ...(reason !== '' && { reason }),
      };
      void send({ ...request, idempotencyKey: crypto.randomUUID() }, shown);
    },
    isPending: mutation.isPending,
    failure: isConflict ? null : failure,
    isConflict,
    again: tried && !mutation.isPending && failure ? () => void send(tried.request, tried.shown) : null,
  };
}
