import { m } from '../../../paraglide/messages.js';
import { notify } from '../../../ui/notify.ts';

/** Copies the address of the page, which is the question, and says so. */
export async function copyLink() {
  try {
    await navigator.clipboard.writeText(location.href);
    notify({ title: m.why_copied() });
  } catch {
    notify({ title: m.why_copy_failed(), tone: 'refused' });
  }
}
