import type { CountMembers, ListMembers, MemberRow } from '@totem/domain/members';
import type { Page } from '@totem/domain/paging';
import { countMembers as countRows, listMembers as listRows } from '@totem/db/members';
import { inOrganization } from '@totem/db/orm';
import { authorize } from '../authorize.ts';
import { type Ctx, accessOfAll } from '../context.ts';
import { memberQuery } from './member-query.ts';
import { viewMember } from './member-row.ts';

/**
 * The people at a node in the order that is asked for; those whose roles reach it and whom the reader does not manage come
 * last, read-only.
 *
 * @throws Refusal `access.denied` · `node.not_found` · `role.not_found` · `cursor.unknown`
 */
export async function listMembers(ctx: Ctx, { cursor, pageSize, sort, ...input }: ListMembers): Promise<Page<MemberRow>> {
  authorize(ctx, 'administration:member.view', input.node);
  const page = await inOrganization(ctx.runtime.orm, ctx.organizationId, (db) =>
    listRows(db, { ...memberQuery(ctx, input), sort, cursor, pageSize }),
  );
  const { access } = await accessOfAll(
    ctx,
    page.rows.map((row) => row.id),
  );
  return {
    ...page,
    rows: page.rows.flatMap((row, index) => {
      const one = access[index];
      return one ? [viewMember(ctx, one, row)] : [];
    }),
  };
}

/** How many people all pages of the list hold. @throws as `listMembers` */
export async function countMembers(ctx: Ctx, input: CountMembers): Promise<{ total: number }> {
  authorize(ctx, 'administration:member.view', input.node);
  return { total: await inOrganization(ctx.runtime.orm, ctx.organizationId, (db) => countRows(db, memberQuery(ctx, input))) };
}
