import type { ActivityRow } from '@totem/domain/activity';
import type { Cursor, Page } from '@totem/domain/paging';
import { type AuditQuery, listAudit } from '@totem/db/audit';
import { cursorAt, pageFrom, placeOf } from '@totem/db/cursor';
import { inOrganization } from '@totem/db/orm';
import type { Ctx } from '../context.ts';
import { type SeenEvent, viewActivity } from './view-activity.ts';

/** How often a page is read on where much of what was found is not the reader's to see. */
const readsAtMost = 5;

interface Asked {
  readonly wanted: AuditQuery;
  readonly isOwn: boolean;
  /** All that decides which events there are. */
  readonly question: object;
  readonly cursor?: Cursor | undefined;
  readonly pageSize: number;
}

/**
 * A page of events that the reader may see, newest first. New events come before all pages, so they move none (BX-19).
 * Where nearly nothing of what was found is theirs, a page may hold fewer rows than it could, and says that there are more.
 */
export async function pageOfActivity(ctx: Ctx, { wanted, isOwn, question, cursor, pageSize }: Asked): Promise<Page<ActivityRow>> {
  const seen: SeenEvent[] = [];
  let before = Number(placeOf(cursor, question)?.[0] ?? Number.MAX_SAFE_INTEGER);
  for (let read = 0; read < readsAtMost; read++) {
    const limit = pageSize + 1;
    const events = await inOrganization(ctx.runtime.orm, ctx.organizationId, (db) => listAudit(db, { ...wanted, before, limit }));
    seen.push(...(await viewActivity(ctx, events, isOwn)).filter((one) => one.row !== null));
    before = events.at(-1)?.number ?? 0;
    const page = pageFrom(seen, pageSize, question, (one) => [one.number]);
    if (events.length < limit || !page.complete) return rowsOf(page);
  }
  return { ...rowsOf({ rows: seen, complete: true, next: null }), complete: false, next: cursorAt(question, [before]) };
}

const rowsOf = ({ rows, ...page }: Page<SeenEvent>): Page<ActivityRow> => ({ ...page, rows: rows.flatMap(({ row }) => row ?? []) });
