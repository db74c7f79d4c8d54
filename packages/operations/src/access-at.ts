import { type CompiledAccess, compile } from '@totem/domain/access/compile';
import { Refusal } from '@totem/domain/errors';
import type { MemberId, Version } from '@totem/domain/ids';
import { loadFacts } from '@totem/db/facts';
import { inOrganization } from '@totem/db/orm';
import { type Ctx, accessOfAll } from './context.ts';
import { loadStructure } from './snapshot.ts';

/** A member's access as it was, or will be, and the instant and version it is told for. */
export interface AccessThen {
  readonly access: CompiledAccess;
  readonly at: Date;
  readonly version: Version;
}

/** The instant that a question is about. @param at ISO 8601; absent: now */
export const instantOf = (ctx: Ctx, at: string | undefined): Date => (at === undefined ? ctx.now : new Date(at));

/**
 * A member's access at an instant: now and later from what is known, earlier from the rows that were in force then.
 *
 * @param at ISO 8601; absent: now.
 * @throws Refusal `member.not_found` also for somebody who was no member then
 */
export async function accessThen(ctx: Ctx, member: MemberId, at: string | undefined): Promise<AccessThen> {
  const then = instantOf(ctx, at);
  if (then >= ctx.now) {
    const { access, version } = await accessOfAll(ctx, [member]);
    if (!access[0]) throw new Refusal('member.not_found');
    return { access: access[0], at: then, version };
  }
  return inOrganization(
    ctx.runtime.orm,
    ctx.organizationId,
    async (db) => {
      const { catalog, tree } = await loadStructure(db, then);
      const { facts, version } = await loadFacts(db, catalog, member, then);
      if (!facts) throw new Refusal('member.not_found');
      return { access: compile(catalog, tree, facts), at: then, version };
    },
    { snapshot: true },
  );
}
