import { RotateCw } from 'lucide-react';
import { m } from '../paraglide/messages.js';
import { sentenceOf } from '../sentences.ts';
import { failureOf } from './failure.ts';
import { isPartMissing } from './part-missing.ts';
import { refusedWords } from './failure-words.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';

/** In place of a part of a page that could not be shown; the rest of the page stands. */
export function PartFailure({ error, onTryAgain }: { error: unknown; onTryAgain: () => void }) {
  const failure = failureOf(error);
  const again = (
    <Button icon={RotateCw} onClick={() => (isPartMissing(error) ? location.reload() : onTryAgain())}>
      {m.failure_try_again()}
    </Button>
  );
  switch (failure.kind) {
    case 'unreachable':
      return <ErrorState kind="unreachable" title={m.failure_unreachable()} sentence={m.failure_unreachable_try()} action={again} />;
    case 'refused':
      if (failure.reason === 'rate.limited')
        return <ErrorState kind="unreachable" title={m.failure_too_many()} sentence={refusedWords(failure)} action={again} />;
      return <ErrorState kind="refused" title={m.failure_refused()} sentence={sentenceOf(failure.reason)} />;
    case 'not_found':
      return (
        <ErrorState
          kind="not_found"
          title={m.failure_not_found()}
          sentence={failure.reason ? sentenceOf(failure.reason) : m.failure_not_found_why()}
        />
      );
    case 'signed_out':
      return <ErrorState kind="refused" title={sentenceOf('sign_in.required')} sentence={m.sign_in_session_ended()} action={again} />;
    case 'broken':
      return <ErrorState kind="broken" title={m.failure_broken()} sentence={m.failure_broken_why()} action={again} />;
  }
}
