import { setLocale } from '../paraglide/runtime.js';
import { trpcClient } from '../trpc.ts';
import type { languages } from './languages.ts';

/** Has this device, and the mails to come, speak a language; the page is loaded again in it. */
export async function chooseLanguage(language: (typeof languages)[number]['value']): Promise<void> {
  // Out of reach: the page speaks it all the same, and the mails follow when it is chosen again.
  await trpcClient.me.changeSettings.mutate({ language }).catch(() => null);
  await setLocale(language);
}
