import { m } from '../../paraglide/messages.js';
import { sentenceOf } from '../../sentences.ts';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import type { Save } from './use-save.ts';

/** What came of a try to save, where it was not saved, or where that is not known. */
export function SaveFailure({ save: { failure, conflict, again } }: { save: Pick<Save, 'failure' | 'conflict' | 'again'> }) {
  const isUnknown = failure === null ? again !== null : failure.kind === 'unreachable' && failure.outcome === 'unknown';
  if (isUnknown)
    return (
      <Note tone="warn">
        <div role="alert" className="grid justify-items-start gap-2">
          {m.review_unanswered()}
          {again && (
            <Button size="small" onClick={again}>
              {m.failure_try_again()}
            </Button>
          )}
        </div>
      </Note>
    );
  if (failure === null || conflict !== null) return null;
  const words =
    failure.kind === 'unreachable'
      ? m.failure_unreachable()
      : failure.kind === 'signed_out'
        ? sentenceOf('sign_in.required')
        : failure.kind === 'broken' || failure.reason === null
          ? m.failure_broken()
          : sentenceOf(failure.reason);
  return (
    <Note tone="deny">
      <div role="alert">{m.review_not_saved({ reason: words })}</div>
    </Note>
  );
}
