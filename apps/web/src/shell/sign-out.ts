import { m } from '../paraglide/messages.js';
import { notify } from '../ui/notify.ts';

/** Ends the sign-in session on the server; whoever was not heard there is told that they stay signed in. */
export async function signOut(): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch('/api/auth/sign-out', { method: 'POST', headers, body: '{}' }).catch(() => null);
  if (answer === null || !(answer.ok || answer.status === 401)) return notify({ title: m.shell_sign_out_failed(), tone: 'refused' });
  location.assign('/sign-in'); // a whole new page: nothing of what was read stays in memory
}
