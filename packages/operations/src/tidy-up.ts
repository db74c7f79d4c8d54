import type { OrganizationId } from '@totem/domain/ids';
import { listOrganizationIds } from '@totem/db/ending-grants';
import { pruneMails } from '@totem/db/mail-deliveries';
import type { WorkerRuntime } from './worker-runtime.ts';

const keptMs = 90 * 24 * 60 * 60_000;

/**
 * Asks for what has to be looked at every few minutes, in every organization, and forgets mails that ended long ago.
 * Several workers may run it at once: each organization is asked about once.
 *
 * @param everySeconds how often it runs
 */
export async function tidyUp({ orm, queue }: WorkerRuntime, everySeconds: number): Promise<void> {
  let after: OrganizationId | null = null;
  for (;;) {
    const page: OrganizationId[] = await listOrganizationIds(orm, after);
    for (const organizationId of page) await queue.sendOnceIn(everySeconds, organizationId, 'grant.ending', { organizationId });
    const last = page.at(-1);
    if (!last) break;
    after = last;
  }
  await pruneMails(orm, new Date(Date.now() - keptMs));
}
