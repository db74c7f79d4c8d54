import type { WhomToAskView } from '@totem/domain/organizations';
import { inOrganization } from '@totem/db/orm';
import { listWhoCan } from '@totem/db/who-can';
import type { Ctx } from '../context.ts';
import { loadStructure } from '../snapshot.ts';

/** To have somebody to turn to, a few names are enough; who is nearest is picked among the first of them all. */
const namedAtMost = 3;
const lookedAt = 20;

/**
 * A few of those who may give access at the asker's own level, by name, whoever administers that level itself before those
 * of a higher one. Everybody may know whom to turn to, and nothing else is told of them.
 */
export async function whomToAsk(ctx: Ctx): Promise<WhomToAskView> {
  const { home, id } = ctx.mine.facts;
  const { rows } = await inOrganization(
    ctx.runtime.orm,
    ctx.organizationId,
    async (db) =>
      listWhoCan(db, {
        ...(await loadStructure(db)),
        permission: 'administration:grant.give',
        target: { node: home },
        at: ctx.now,
        pageSize: lookedAt,
      }),
    { snapshot: true },
  );
  const others = rows.filter((row) => row.member !== id && row.gates.length === 0);
  const isNear = (row: (typeof rows)[number]) => row.because.some(({ on }) => 'node' in on && on.node === home);
  const nearest = others.filter(isNear);
  return { names: (nearest.length > 0 ? nearest : others).slice(0, namedAtMost).map((row) => row.access.facts.name) };
}
