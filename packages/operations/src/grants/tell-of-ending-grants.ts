import { findCatalog } from '@totem/domain/catalog/products';
import type { OrganizationId } from '@totem/domain/ids';
import { giftWords } from '@totem/domain/messages';
import { listEndingGrants } from '@totem/db/ending-grants';
import { insertMail } from '@totem/db/mail-deliveries';
import { findOrganization } from '@totem/db/organizations';
import { inOrganization } from '@totem/db/orm';
import type { WorkerRuntime } from '../worker-runtime.ts';

/**
 * Puts down a mail to everybody whose grant ends soon, one for each grant and end: a grant that is given for longer is told
 * of again. No decision waits for it, and a missed run is made up for by the next.
 */
export async function tellOfEndingGrants(runtime: WorkerRuntime, organizationId: OrganizationId): Promise<void> {
  const { orm, queue, publicUrl } = runtime;
  const told = await inOrganization(
    orm,
    organizationId,
    async (db) => {
      const organization = await findOrganization(db);
      const catalog = organization && findCatalog(organization.product);
      if (!catalog || organization.archived) return 0;
      const ending = await listEndingGrants(db);
      for (const { grant, user, role, permission, where, until } of ending) {
        const key = `access.ends_soon/${grant}/${until.toISOString().slice(0, 19)}`;
        if (!(await insertMail(db, key, user, 'access.ends_soon'))) continue;
        const gift = { what: giftWords(catalog, role === null ? (permission === null ? null : { permission }) : { role }), where };
        await queue.send(db, 'mail', {
          key,
          userId: user,
          mail: {
            template: 'access.ends_soon',
            organization: organization.name,
            gift,
            endsAt: until.toISOString(),
            timeZone: organization.timeZone,
            link: `${publicUrl}/${organization.slug}/me/access`,
          },
        });
      }
      return ending.length;
    },
    { purpose: 'changes' },
  );
  if (told > 0) await queue.wake('mail');
}
