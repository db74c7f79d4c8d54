import { Mail } from 'lucide-react';
import { useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { Button } from '../../ui/Button.tsx';
import { askAuth, type AuthFault } from './auth.ts';
import { authSentence } from './auth-sentence.ts';
import { verifiedAt } from './links.ts';

/** Sends the confirming mail again, and says whether it went; not whether the address has an account. */
export function SendVerification({ email, next }: { email: string; next: string | undefined }) {
  const [state, setState] = useState<'idle' | 'busy' | 'sent' | AuthFault>('idle');
  const send = async () => {
    setState('busy');
    setState((await askAuth('send-verification-email', { email, callbackURL: verifiedAt(next) })) ?? 'sent');
  };
  return (
    <div className="grid gap-2">
      <Button icon={Mail} pending={state === 'busy'} onClick={() => void send()}>
        {m.sign_in_send_verification()}
      </Button>
      <p role="status" className="text-12 text-ink-2 empty:hidden">
        {state === 'sent' ? m.sign_up_sent_again() : state === 'idle' || state === 'busy' ? '' : authSentence(state)}
      </p>
    </div>
  );
}
