import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { NodeId } from '@totem/domain/ids';
import { m } from '../../paraglide/messages.js';
import { failureWords } from '../../shell/failure-words.ts';
import { useOrganization } from '../../shell/organization.ts';
import { useTRPC } from '../../trpc.ts';
import { notify } from '../../ui/notify.ts';

/** Restores an archived node, and says so, or why not. */
export function useRestore(): (node: { readonly id: NodeId; readonly name: string }) => void {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { id: organizationId } = useOrganization();
  const { mutateAsync } = useMutation(trpc.nodes.restore.mutationOptions());
  return ({ id: node, name }) =>
    void mutateAsync({ organizationId, node }).then(
      async () => {
        await queries.invalidateQueries();
        notify({ title: m.structure_restored({ name }), tone: 'done' });
      },
      (error: unknown) => notify({ title: failureWords(error, true), tone: 'refused' }),
    );
}
