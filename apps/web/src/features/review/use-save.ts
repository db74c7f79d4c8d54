import { ChangeAccess, type EffectView } from '@totem/domain/change-access';
import type { DraftLine } from '@totem/domain/grants';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { type Failure, failureOf } from '../../shell/failure.ts';
import { useTRPC } from '../../trpc.ts';
import { notify } from '../../ui/notify.ts';
import { useAfterDeletion } from '../deleted-groups/use-after-deletion.ts';
import { useDraft } from '../draft/draft.ts';

export interface Save {
  readonly start: (request: ChangeAccess, shown: EffectView) => void;
  readonly isPending: boolean;
  /** What came instead of an answer, or as a refusal; null while all is well. */
  readonly failure: Failure | null;
  /** What had been shown when somebody else changed the same people; null without such a conflict. */
  readonly conflict: EffectView | null;
  /** The conflict was looked at. */
  readonly settle: () => void;
  /** Sends a try whose answer never came once more, as it was; null where there is none. */
  readonly again: (() => void) | null;
}

/** Saves the draft once, however often it is tried. */
export function useSave(onSaved: () => void): Save {
  const trpc = useTRPC();
  const client = useQueryClient();
  const router = useRouter();
  const draft = useDraft();
  const { store } = draft;
  const parts = [trpc.members, trpc.organizations, trpc.access, trpc.nodes, trpc.me, trpc.userGroups, trpc.locations, trpc.locationGroups];
  const [conflict, setConflict] = useState<EffectView | null>(null);
  const tellOfDeletion = useAfterDeletion();
  const mutation = useMutation(trpc.grants.save.mutationOptions());
  const failure = mutation.error ? failureOf(mutation.error, true) : null;

  const send = (request: ChangeAccess, shown: EffectView | null) =>
    mutation.mutate(
      { ...request, idempotencyKey: store.keyFor(JSON.stringify(request)) },
      {
        onSuccess: async ({ version }) => {
          draft.clear();
          onSaved();
          if (!tellOfDeletion(request.changes, shown, version))
            notify({ title: m.review_saved(), sentence: m.review_saved_version({ version }) });
          await Promise.all([...parts.map((one) => client.invalidateQueries(one.pathFilter())), router.invalidate()]);
        },
        onError: (error) => {
          const said = failureOf(error, true);
          if (said.kind !== 'refused' && said.kind !== 'not_found') return; // no answer that says so: the try keeps its key
          store.forgetTry();
          if (said.kind === 'refused' && said.reason === 'change.conflict') setConflict(shown);
          void client.invalidateQueries({ queryKey: ['draft'] });
        },
      },
    );
  const unanswered = triedRequest(draft.tried?.request, draft.changes);
  return {
    start: send,
    isPending: mutation.isPending,
    failure,
    conflict,
    settle() {
      setConflict(null);
      mutation.reset();
    },
    again: unanswered && !mutation.isPending ? () => send(unanswered, null) : null,
  };
}

/** The request of a try that was not answered, as long as the draft is still the one that it held. */
function triedRequest(text: string | undefined, changes: readonly DraftLine[]): ChangeAccess | null {
  if (text === undefined) return null;
  const request = ChangeAccess.safeParse(JSON.parse(text)).data;
  return request && JSON.stringify(request.changes) === JSON.stringify(changes) ? request : null;
}
