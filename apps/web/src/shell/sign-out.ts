import { askAuth } from '../features/sign-in/auth.ts';
import { m } from '../paraglide/messages.js';
import { queryClient } from '../trpc.ts';
import { notify } from '../ui/notify.ts';

/** Ends the sign-in session on the server, then forgets what this page knew; when the server was not reached, one stays signed in. */
export async function signOut(): Promise<void> {
  const refused = await askAuth('sign-out', {});
  if (refused !== null && refused !== 'wrong') return notify({ title: m.shell_sign_out_failed(), tone: 'refused' });
  queryClient.clear();
  location.assign('/sign-in'); // a whole new page: nothing of what was read stays in memory
}
