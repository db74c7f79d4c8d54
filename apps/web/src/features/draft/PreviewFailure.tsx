import { m } from '../../paraglide/messages.js';
import { sentenceOf } from '../../sentences.ts';
import { failureOf } from '../../shell/failure.ts';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';

/** In place of what a draft would do, where that is not known: what happened, and another try. */
export function PreviewFailure({ error, onTryAgain }: { error: unknown; onTryAgain: () => void }) {
  const failure = failureOf(error);
  const words =
    failure.kind === 'unreachable'
      ? m.failure_unreachable()
      : failure.kind === 'refused'
        ? sentenceOf(failure.reason)
        : failure.kind === 'signed_out'
          ? sentenceOf('sign_in.required')
          : m.failure_broken();
  return (
    <Note tone="deny">
      <div className="grid justify-items-start gap-2">
        {words}
        <Button size="small" onClick={onTryAgain}>
          {m.failure_try_again()}
        </Button>
      </div>
    </Note>
  );
}
