import { type Delta, noDelta } from '@totem/domain/access/deltas';
import type { AuditEvent } from '@totem/domain/audit';
import { ChangedNode } from '@totem/domain/change-nodes';
import { Refusal } from '@totem/domain/errors';
import type { LocationGroupId, MemberId, NodeId, Version } from '@totem/domain/ids';
import type { MoveNode, MoveView, PreviewMove } from '@totem/domain/move-nodes';
import { pathUp } from '@totem/domain/tree';
import { endLeftBehind, hangNode } from '@totem/db/move';
import { findLocationGroups } from '@totem/db/draft';
import { findUserGroupNames } from '@totem/db/group-names';
import { inOrganization } from '@totem/db/orm';
import { type Locked, rehearse } from '@totem/db/version';
import type { Ctx } from '../context.ts';
import { type Gift, giftOf, tellOf } from '../grants/tell-those-changed.ts';
import type { JobName } from '../jobs.ts';
import { accessUnderLock } from '../locked-access.ts';
import { writeOnce } from '../write-once.ts';
import { type JudgedMove, effectOfMove, judgeMove } from './rehearse-move.ts';
import { viewMove } from './view-move.ts';

/**
 * What a move would do: what ends, who loses and who gains (E34). Nothing is locked and nothing is written.
 *
 * @throws Refusal as `whyNotMove` says · `organization.not_found` · `member.suspended`
 */
export const previewMove = (ctx: Ctx, input: PreviewMove): Promise<MoveView> =>
  inOrganization(
    ctx.runtime.orm,
    ctx.organizationId,
    async (db) => {
      const tx = await rehearse(db);
      const [mine] = await accessUnderLock(ctx, tx, [ctx.actor.member]);
      if (!mine || mine.facts.status !== 'active') throw new Refusal(mine ? 'member.suspended' : 'organization.not_found');
      const judged = await judgeMove(tx, mine, input);
      return viewMove(tx, judged, await effectOfMove(ctx, tx, judged), input.peopleFrom ?? 0);
    },
    { snapshot: true },
  );

/**
 * Hangs a node under another, with all below it (E34): it leaves the location groups it may not be in there, what was given on
 * it to people of another level ends, and what is given on all of a place, new ones included, is given on it where it hangs
 * now. A question about a day before is answered by where it hung then.
 *
 * @throws Refusal as `whyNotMove` says · `change.conflict` when it would do something else by now than was shown, or the key
 * was used for another move · `version.unknown`
 */
export function moveNode(ctx: Ctx, input: MoveNode): Promise<ChangedNode> {
  const { idempotencyKey: key, ...request } = input;
  const answerOf = (node: NodeId, version: Version) => ({ node, version });
  return writeOnce(ctx, { key, request, answer: ChangedNode, answerOf }, async (tx, mine) => {
    const reason = input.reason ?? null;
    const judged = await judgeMove(tx, mine, input);
    await guardConflict(ctx, tx, judged, input);
    const wake = await tellHolders(ctx, tx, judged, reason);
    await endLeftBehind(tx, judged.left, ctx.actor.member, reason);
    const { node, under, concerns } = judged;
    const pathAbove = pathUp(mine.tree, under.id).map(({ id }) => id);
    await hangNode(tx, { node: node.id, below: concerns.below, under, pathAbove: pathAbove.toReversed() });
    const moved: AuditEvent = { type: 'node.moved', node: node.id, source: node.parent, destination: under.id, reason };
    return { result: node.id, delta: deltaOfMove(judged), events: [moved, ...endedBy(judged, reason)], wake };
  });
}

/** It does what was shown: nothing has changed since, or what did makes no difference to it. */
async function guardConflict(ctx: Ctx, tx: Locked, judged: JudgedMove, { madeAt, shown }: MoveNode): Promise<void> {
  if (madeAt > tx.version) throw new Refusal('version.unknown');
  if (madeAt === tx.version) return;
  if ((await effectOfMove(ctx, tx, judged)).fingerprint !== shown) throw new Refusal('change.conflict');
}

function endedBy({ left }: JudgedMove, reason: string | null): AuditEvent[] {
  return [
    ...left.grants.map(({ grant: { id, to, gives, on } }): AuditEvent => ({ type: 'grant.ended', grant: id, to, gives, on, reason })),
    ...left.entries.map(({ locationGroup, location, filter }): AuditEvent => ({
      type: 'location_group.withdrawn',
      locationGroup,
      location,
      filter,
      reason,
    })),
    ...left.memberships.map(({ group, member }): AuditEvent => ({ type: 'user_group.left', group, member, reason })),
  ];
}

/** A tree is everybody's access; what ended is named all the same, for whoever follows one person or group. */
function deltaOfMove({ left }: JudgedMove): Delta {
  const receivers = left.grants.map(({ grant }) => grant.to);
  return {
    ...noDelta,
    tree: true,
    members: unique([...receivers.flatMap((to) => ('member' in to ? [to.member] : [])), ...left.memberships.map(({ member }) => member)]),
    userGroups: unique(receivers.flatMap((to) => ('group' in to ? [to.group] : []))),
    locationGroups: unique(left.entries.map(({ locationGroup }) => locationGroup)),
  };
}

/** Puts down a mail to everybody of whose own access something ends: a grant to them, or their place in a user group. */
async function tellHolders(ctx: Ctx, tx: Locked, { left, asker }: JudgedMove, reason: string | null): Promise<readonly JobName[]> {
  const ended = new Map<MemberId, Gift[]>();
  const note = (member: MemberId, gift: Gift) => ended.set(member, [...(ended.get(member) ?? []), gift]);
  const { tree } = asker.mine;
  const groupsOn = left.grants.flatMap(({ grant: { on } }): LocationGroupId[] => ('locationGroup' in on ? [on.locationGroup] : []));
  const locationGroups = new Map((await findLocationGroups(tx, groupsOn)).map((group) => [group.id, group]));
  for (const { grant } of left.grants)
    if ('member' in grant.to) note(grant.to.member, giftOf(ctx, { tree, locationGroups }, grant.gives, grant.on));
  const groups = await findUserGroupNames(tx, unique(left.memberships.map(({ group }) => group)));
  for (const { group, member } of left.memberships)
    note(member, { what: ctx.catalog.product.words.userGroup, where: groups.find(({ id }) => id === group)?.name ?? '–' });
  if (ended.size === 0) return [];
  const people = (await accessUnderLock(ctx, tx, [...ended.keys()])).filter((access) => access !== null);
  const told = new Map([...ended].map(([member, gifts]) => [member, { given: [], ended: gifts }]));
  return tellOf(ctx, tx, told, people, reason);
}

const unique = <One>(list: readonly One[]): One[] => [...new Set(list)];
