import { m } from '../paraglide/messages.js';
import { notify } from '../ui/notify.ts';
import { forgetRecent } from './recent-storage.ts';

type Question = () => Promise<boolean>;
let question: Question | null = null;

/**
 * Has something asked before anybody signs out; answered with no, they stay.
 *
 * @returns what takes the question back.
 */
export function askBeforeSignOut(ask: Question): () => void {
  question = ask;
  return () => {
    if (question === ask) question = null;
  };
}

/** Ends the sign-in session on the server; whoever was not heard there is told that they stay signed in. */
export async function signOut(): Promise<void> {
  if (question && !(await question())) return;
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch('/api/auth/sign-out', { method: 'POST', headers, body: '{}' }).catch(() => null);
  if (answer === null || !(answer.ok || answer.status === 401)) return notify({ title: m.shell_sign_out_failed(), tone: 'refused' });
  leave();
}

/** Where the session has ended: nothing of it stays in this tab. */
export function leave(): void {
  sessionStorage.clear(); // drafts: whoever signs in next finds none
  forgetRecent();
  location.assign('/sign-in'); // a whole new page: nothing of what was read stays in memory
}
