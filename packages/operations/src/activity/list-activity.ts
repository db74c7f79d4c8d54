import { maySeeMember } from '@totem/domain/access/visibility';
import type { ActivityFilter, ActivityRow, ActivitySubject, ListActivity, ListMyActivity } from '@totem/domain/activity';
import type { MemberId, NodeId } from '@totem/domain/ids';
import type { Page } from '@totem/domain/paging';
import type { AskedAbout, AuditQuery } from '@totem/db/audit';
import { listGroupPeriods } from '@totem/db/group-names';
import { findMemberNames } from '@totem/db/members';
import { inOrganization } from '@totem/db/orm';
import { authorize } from '../authorize.ts';
import { type Ctx, accessOfAll } from '../context.ts';
import { mayNameActor } from './known-names.ts';
import { pageOfActivity } from './page-of-activity.ts';

/**
 * What happened at a node and below it, newest first. A filter that names somebody whom the reader may not know of finds
 * nothing, as one that names nobody does.
 *
 * @throws Refusal `access.denied` · `node.not_found` · `cursor.unknown`
 */
export async function listActivity(ctx: Ctx, { node, filter, cursor, pageSize }: ListActivity): Promise<Page<ActivityRow>> {
  authorize(ctx, 'administration:activity.view', node);
  const wanted = await activityQuery(ctx, node, filter);
  if (!wanted) return { rows: [], complete: true, next: null };
  return pageOfActivity(ctx, { wanted, isOwn: false, question: { list: 'activity', node, filter }, cursor, pageSize });
}

/** Which events a filter finds at a node and below it; null: none, for this reader may not know of somebody it names. */
export async function activityQuery(
  ctx: Ctx,
  node: NodeId,
  { by, about, actions, from, until }: ActivityFilter,
): Promise<AuditQuery | null> {
  if (by !== undefined && !(await mayBeNamed(ctx, by))) return null;
  const asked = about && (await askedAbout(ctx, about));
  if (asked?.length === 0) return null;
  return { by, about: asked, within: node, actions, from: dateOf(from), until: dateOf(until) };
}

/** What was done to the reader's own access: everything, whoever did it and wherever. @throws Refusal `cursor.unknown` */
export async function listMyActivity(ctx: Ctx, { cursor, pageSize }: ListMyActivity): Promise<Page<ActivityRow>> {
  const { member } = ctx.actor;
  const wanted = { about: await aboutMember(ctx, member) };
  return pageOfActivity(ctx, { wanted, isOwn: true, question: { list: 'my_activity', member }, cursor, pageSize });
}

const dateOf = (instant: string | undefined): Date | undefined => (instant === undefined ? undefined : new Date(instant));

async function mayBeNamed(ctx: Ctx, member: MemberId): Promise<boolean> {
  const [found] = await inOrganization(ctx.runtime.orm, ctx.organizationId, (db) => findMemberNames(db, [member]));
  return found !== undefined && mayNameActor(ctx, found);
}

/** What to look for; nothing for a person whom the reader may not see: their user groups would tell of them. */
async function askedAbout(ctx: Ctx, about: ActivitySubject): Promise<readonly AskedAbout[]> {
  if (!('member' in about)) return Object.values(about).map((subject) => ({ subject }));
  const [access] = (await accessOfAll(ctx, [about.member])).access;
  return access && maySeeMember(ctx, access) ? aboutMember(ctx, about.member) : [];
}

/** What is about a person, and what was given to the user groups they were in while they were. */
async function aboutMember(ctx: Ctx, member: MemberId): Promise<AskedAbout[]> {
  const periods = await inOrganization(ctx.runtime.orm, ctx.organizationId, (db) => listGroupPeriods(db, member));
  return [
    { subject: member },
    ...periods.map(({ group, from, until }) => ({
      subject: group,
      actions: ['grant.given', 'grant.ended'] as const,
      from,
      until: until ?? undefined,
    })),
  ];
}
