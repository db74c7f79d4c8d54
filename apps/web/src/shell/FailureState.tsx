import { RotateCw } from 'lucide-react';
import { m } from '../paraglide/messages.js';
import { sentenceOf } from '../sentences.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorState } from '../ui/ErrorState.tsx';
import { onDemand, useCode } from '../ui/on-demand.ts';
import { AppLink } from './AppLink.tsx';
import { failureOf } from './failure.ts';
import { isPartMissing } from './part-missing.ts';
import { refusedWords } from './failure-words.ts';

const whom = onDemand(() => import('./AskWhom.tsx'));

/** In place of a page that could not be shown: an outage, a refusal, nothing there, or our fault. */
export function FailureState({ error, onTryAgain }: { error: unknown; onTryAgain: () => void }) {
  const failure = failureOf(error);
  const home = (
    <AppLink to="/accounts" look="outline">
      {m.failure_home()}
    </AppLink>
  );
  const again = (
    <Button look="filled" icon={RotateCw} onClick={onTryAgain}>
      {m.failure_try_again()}
    </Button>
  );
  switch (failure.kind) {
    case 'unreachable':
      return (
        <div data-part-missing={isPartMissing(error) || undefined}>
          <Shown kind="unreachable" title={m.failure_unreachable()} sentence={m.failure_unreachable_try()} action={again} />
        </div>
      );
    case 'refused':
      if (failure.reason === 'rate.limited')
        return <Shown kind="unreachable" title={m.failure_too_many()} sentence={refusedWords(failure)} action={again} />;
      return (
        <>
          <Shown kind="refused" title={m.failure_refused()} sentence={sentenceOf(failure.reason)} action={home} />
          <Ask />
        </>
      );
    case 'not_found':
      return (
        <Shown
          kind="not_found"
          title={m.failure_not_found()}
          sentence={failure.reason ? sentenceOf(failure.reason) : m.failure_not_found_why()}
          action={home}
        />
      );
    case 'signed_out':
      return <Shown kind="refused" title={sentenceOf('sign_in.required')} sentence={m.sign_in_session_ended()} action={<SignInLink />} />;
    case 'broken':
      return <Shown kind="broken" title={m.failure_broken()} sentence={m.failure_broken_why()} action={again} />;
  }
}

function Shown(props: Parameters<typeof ErrorState>[0]) {
  return (
    <div className="px-gutter">
      <title>{`${props.title} · Totem`}</title>
      <ErrorState {...props} heading={1} />
    </div>
  );
}

/** It comes after the rest and below it, so that nothing moves. */
function Ask() {
  const code = useCode(whom);
  return <div className="px-gutter">{code && <code.AskWhom />}</div>;
}

function SignInLink() {
  return (
    <AppLink to="/sign-in" look="filled" search={{ next: location.pathname + location.search }}>
      {m.sign_in_title()}
    </AppLink>
  );
}
