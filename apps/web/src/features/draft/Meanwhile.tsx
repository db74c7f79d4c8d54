import type { EffectView } from '@totem/domain/change-access';
import type { Receiver } from '@totem/domain/grants';
import { useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { openReview, useDraft } from './draft.ts';
import { isAbout } from './is-about.ts';
import { usePreview } from './use-preview.ts';

/** On the page of somebody who is being edited: that somebody else has changed the same people since, and the way to see what. */
export function Meanwhile({ of, name }: { of: Receiver; name: string }) {
  const draft = useDraft();
  const { data } = usePreview();
  const [before, setBefore] = useState<EffectView | null>(null);
  const own = draft.changes.filter((change) => isAbout(change, of)).length;
  const effect = own > 0 ? (data?.effect ?? null) : null;
  const meanwhile = effect?.warnings.find((one) => one.warning === 'changed_meanwhile');
  if (effect && !meanwhile && before !== effect) setBefore(effect);
  const isAlone = own === draft.changes.length;
  const words = () => {
    if (!isAlone) return meanwhile?.by ? m.draft_meanwhile_others_by({ by: meanwhile.by }) : m.draft_meanwhile_others();
    return meanwhile?.by ? m.draft_meanwhile_by({ by: meanwhile.by, name }) : m.draft_meanwhile({ name });
  };
  return (
    <div role="status">
      {meanwhile && (
        <div className="max-w-190 pt-4">
          <Note tone="warn">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
              <span className="min-w-0 flex-1 basis-60">{words()}</span>
              <Button size="small" onClick={() => openReview(before)}>
                {m.draft_show_meanwhile()}
              </Button>
            </div>
          </Note>
        </div>
      )}
    </div>
  );
}
