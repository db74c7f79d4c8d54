import { mostChanges } from '@totem/domain/grants';
import type { MemberSelection, SelectMembers } from '@totem/domain/members';
import { countMembers, listMemberIds } from '@totem/db/members';
import { slices } from '@totem/db/bulk';
import { inOrganization } from '@totem/db/orm';
import type { Reason } from '@totem/domain/errors';
import type { MemberId } from '@totem/domain/ids';
import { authorize } from '../authorize.ts';
import { type Ctx, accessOfAll } from '../context.ts';
import { memberQuery } from './member-query.ts';
import { refusalsFor } from './member-row.ts';

/** So many people are read by one statement. */
const atOnce = 1_000;

/**
 * Everybody whom a list of people holds, as far as the reader can change them, and how many they cannot. They are named as they
 * matched: who comes to match later is no part of it.
 *
 * @throws as `listMembers`
 */
export async function selectMembers(ctx: Ctx, input: SelectMembers): Promise<MemberSelection> {
  authorize(ctx, 'administration:member.view', input.node);
  const wanted = memberQuery(ctx, input);
  const [total, ids] = await inOrganization(
    ctx.runtime.orm,
    ctx.organizationId,
    async (db) => [await countMembers(db, wanted), await listMemberIds(db, wanted, mostChanges + 1)] as const,
    { snapshot: true },
  );
  if (ids.length > mostChanges) return { version: ctx.version, total, people: [], refused: [], complete: false };
  const people: MemberId[] = [];
  const refused = new Map<Reason, number>();
  for (const some of slices(ids, atOnce))
    for (const access of (await accessOfAll(ctx, some)).access) {
      if (!access) continue;
      const { edit } = refusalsFor(ctx, access);
      if (edit === undefined) people.push(access.facts.id);
      else refused.set(edit, (refused.get(edit) ?? 0) + 1);
    }
  return {
    version: ctx.version,
    total,
    people,
    refused: [...refused].map(([reason, many]) => ({ reason, people: many })).toSorted((a, b) => b.people - a.people),
    complete: true,
  };
}
