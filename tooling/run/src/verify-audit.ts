import { type BrokenChain, countChain, verifyStretch } from '@totem/db/audit-chain';
import { findOrganizationBySlug, listSlugs } from '@totem/db/organizations';
import { type Orm, inOrganization, openOrm } from '@totem/db/orm';
import type { OrganizationId } from '@totem/domain/ids';
import { whyNotReached } from './database.ts';
import { type KeptDatabaseOptions, openKept, whyPostgresNotStarted } from './kept-database.ts';
import { NotStarted, codesOf } from './not-started.ts';

/** As many as are checked in some tens of milliseconds, in one snapshot. */
const eventsAStretch = 2_000;

/** How far a check is: so many of an organization's events are sound yet. */
export interface CheckProgress {
  readonly slug: string;
  readonly checked: number;
  readonly events: number;
}

export interface Reporting {
  /** One line for each organization that is checked. */
  readonly log: (line: string) => void;
  /** Told after each stretch. */
  readonly progress: (progress: CheckProgress) => void;
}

/**
 * Checks that what happened is kept as it was written, in one organization or in all, and says of each what it found. It
 * only reads, and a database in use may go on meanwhile.
 *
 * @param slug null: all of them.
 * @returns whether all that was checked is whole.
 * @throws NotStarted with one sentence: no such organization, no Totem in the database, or not reachable
 */
export async function verifyAudit(options: KeptDatabaseOptions, slug: string | null, reporting: Reporting): Promise<boolean> {
  const { openOrJoin } = await openKept(options);
  const { owner, stop } = await openOrJoin().catch((error: unknown) => {
    throw whyPostgresNotStarted(error) ?? error;
  });
  let orm: Orm | undefined;
  try {
    orm = await openOrm({ ...owner, role: 'totem_owner' });
    let isWhole = true;
    for await (const one of organizations(orm, slug)) if (!(await check(orm, one, reporting))) isWhole = false;
    return isWhole;
  } catch (error) {
    // No such table, no such role.
    const isEmpty = codesOf(error).some((code) => code === '42P01' || code === '22023');
    throw isEmpty
      ? new NotStarted(`The database ${owner.database} at ${owner.host}:${owner.port} has no Totem in it.`, { cause: error })
      : (whyNotReached(owner, error) ?? error);
  } finally {
    await orm?.close();
    await stop?.();
  }
}

interface Checked {
  readonly slug: string;
  readonly organizationId: OrganizationId;
}

async function* organizations(orm: Orm, slug: string | null): AsyncGenerator<Checked> {
  if (slug !== null) {
    const organizationId = await findOrganizationBySlug(orm, slug);
    if (!organizationId) throw new NotStarted(`There is no organization ${slug}.`);
    yield { slug, organizationId };
    return;
  }
  for (let page = await listSlugs(orm, ''); page.length > 0; page = await listSlugs(orm, page.at(-1)?.slug ?? '')) yield* page;
}

async function check(orm: Orm, { slug, organizationId }: Checked, { log, progress }: Reporting): Promise<boolean> {
  const events = await inOrganization(orm, organizationId, countChain);
  let last = 0;
  for (;;) {
    const stretch = await inOrganization(orm, organizationId, (db) => verifyStretch(db, last, eventsAStretch), { snapshot: true });
    const soundUntil = stretch.lastAt && `event ${stretch.last} of ${stretch.lastAt.toISOString()}`;
    if (stretch.broken) {
      log(`${slug}: BROKEN. ${brokenWords(stretch.broken)} ${soundUntil ? `It is whole until ${soundUntil}.` : 'Nothing before it.'}`);
      return false;
    }
    last = stretch.last;
    progress({ slug, checked: last, events: Math.max(events, last) });
    if (!stretch.complete) continue;
    log(`${slug}: whole. ${last.toLocaleString('en')} ${last === 1 ? 'event' : 'events'}, the last ${stretch.fingerprint}.`);
    return true;
  }
}

function brokenWords({ at, how, found }: BrokenChain): string {
  switch (how) {
    case 'changed':
      return `Event ${at} was changed: it now is ${found.action} of ${found.at.toISOString()}.`;
    case 'reordered':
      return `Event ${at} was put elsewhere: it stands as event ${found.number}, ${found.action} of ${found.at.toISOString()}.`;
    case 'detached':
      return `Event ${at - 1} was written anew: event ${at}, ${found.action} of ${found.at.toISOString()}, does not follow it.`;
    case 'removed':
      return `Event ${at} was removed.`;
  }
}
