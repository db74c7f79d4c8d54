import { type Asker, maySeeMember } from '@totem/domain/access/visibility';
import { type DraftFacts, givenToGroups } from '@totem/domain/access/draft';
import type { CompiledAccess } from '@totem/domain/access/compile';
import { deltaOf } from '@totem/domain/access/deltas';
import { type MemberEffect, effectOn } from '@totem/domain/access/preview';
import { type Part, type Redundancy, redundancyOf } from '@totem/domain/access/redundancy';
import type { Reason } from '@totem/domain/errors';
import type { AccessChange, AnyGroup } from '@totem/domain/grants';
import type { GrantId } from '@totem/domain/ids';
import { listTouchedMembers } from '@totem/db/touched-members';
import type { Locked } from '@totem/db/version';
import type { Ctx } from '../context.ts';
import { accessUnderLock, structureUnderLock } from '../locked-access.ts';
import { type Applied, type Line, applyDraft } from './apply-draft.ts';
import { loadDraftFacts } from './draft-facts.ts';
import type { Touched } from './guard-draft.ts';
import { whyNotChange } from '@totem/domain/access/judge-change';
import { isOfDeleted } from '@totem/domain/access/judge-deletion';
import { fingerprintOf } from '../effect-fingerprint.ts';

export interface Draft {
  readonly changes: readonly AccessChange[];
  readonly reason?: string | undefined;
}

export interface RefusedChange {
  readonly index: number;
  readonly reason: Reason;
}

/** A draft judged line by line, and not yet written. */
export interface JudgedDraft {
  readonly facts: DraftFacts;
  readonly asker: Asker;
  /** As it was drafted. */
  readonly all: readonly AccessChange[];
  /** Those that may be made. */
  readonly lines: readonly Line[];
  readonly refused: readonly RefusedChange[];
}

/** Judges every line of a draft on the state it would change. */
export async function judgeDraft(ctx: Ctx, tx: Locked, mine: CompiledAccess, draft: Draft): Promise<JudgedDraft> {
  const { tree } = await structureUnderLock(ctx, tx);
  const facts = await loadDraftFacts(ctx, tx, tree, draft.changes);
  const asker: Asker = { mine, now: tx.now };
  const ended = new Set(draft.changes.flatMap((change) => (change.change === 'end' ? [change.grant] : [])));
  const whyNot = (change: AccessChange, index: number, known: DraftFacts): Reason | null => {
    const isRepeated = draft.changes.slice(0, index).some((earlier) => JSON.stringify(earlier) === JSON.stringify(change));
    if (isRepeated) return 'grant.already_given';
    const refused = whyNotChange(asker, known, change, draft.reason ?? null, ended);
    return refused ?? (isOfDeleted(known, change, draft.changes) ? 'grant.on_deleted' : null);
  };
  // What is refused is given to nobody; nor would the lines after it say why, which could tell of what the asker may not see.
  const given = givenToGroups(draft.changes.filter((change, index) => change.change === 'give' && whyNot(change, index, facts) === null));
  const lines: Line[] = [];
  const refused: RefusedChange[] = [];
  for (const [index, change] of draft.changes.entries()) {
    const reason = whyNot(change, index, { ...facts, given });
    if (reason) refused.push({ index, reason });
    else lines.push({ index, change });
  }
  return { facts, asker, all: draft.changes, lines, refused };
}

export interface AppliedDraft extends Applied {
  readonly touched: Touched;
}

/** Writes the lines that were not refused, and reads everybody they touch before and after. */
export async function applyJudged(ctx: Ctx, tx: Locked, { facts, lines }: JudgedDraft, reason: string | null): Promise<AppliedDraft> {
  const delta = deltaOf(
    lines.map((line) => line.change),
    (grant) => facts.grants.get(grant)?.to ?? null,
  );
  const members = await listTouchedMembers(tx, delta, tx.now);
  // Who was judged has been read already, and nothing has been written since.
  const others = await accessUnderLock(
    ctx,
    tx,
    members.filter((member) => !facts.members.has(member)),
  );
  const read = new Map(others.map((access) => [access?.facts.id, access]));
  const before = members.map((member) => facts.members.get(member) ?? read.get(member) ?? null);
  const applied = await applyDraft(tx, facts, lines, ctx.actor.member, reason);
  const after = await accessUnderLock(ctx, tx, members);
  const isThere = (access: CompiledAccess | null) => access !== null;
  return { ...applied, touched: { before: before.filter(isThere), after: after.filter(isThere) } };
}

/** A line that changes nothing for somebody, with what gives them the same. */
export interface LineWithoutEffect {
  readonly index: number;
  readonly of: CompiledAccess;
  readonly redundancy: Redundancy;
}

export interface DraftEffect {
  /** Everybody touched whom the actor may see and who gains or loses something. */
  readonly people: readonly { readonly effect: MemberEffect; readonly before: CompiledAccess; readonly after: CompiledAccess }[];
  readonly withoutEffect: readonly LineWithoutEffect[];
  /** The instant it is shown for. */
  readonly at: Date;
  readonly fingerprint: string;
}

/** At most so many pairs of a line and a person are looked at for lines without effect: each is a compilation. */
const pairsLooked = 400;

/** What an applied draft does, by person. A draft that begins later is shown as at the latest of its beginnings. */
export function effectOfDraft({ facts, asker, lines }: JudgedDraft, { touched, given }: AppliedDraft): DraftEffect {
  const at = new Date(
    Math.max(
      asker.now.getTime(),
      ...lines.map(({ change }) => ('from' in change && change.from !== undefined ? Date.parse(change.from) : -Infinity)),
    ),
  );
  const pairs = touched.before.flatMap((before, index) => {
    const after = touched.after[index];
    return after && maySeeMember(asker, after) ? [{ before, after }] : [];
  });
  const effects = pairs.map(({ before, after }) => ({ before, after, effect: effectOn(before, after, at) }));
  const people = effects.filter(({ effect }) => effect.gains.length + effect.losses.length > 0);

  const losing = new Set(people.flatMap(({ effect }) => (effect.losses.length > 0 ? [effect.member] : [])));
  const withoutEffect: LineWithoutEffect[] = [];
  let looked = 0;
  for (const { index, change } of lines)
    for (const { before, after } of pairs) {
      if (looked >= pairsLooked || !concerns(facts, change, after)) continue;
      looked++;
      const redundancy = redundancyOfLine(change, given.get(index) ?? null, before, after, at);
      // What two groups give alike is kept while one of them goes, and lost with both.
      const isLost = change.change === 'delete' && losing.has(after.facts.id);
      if (redundancy?.isRedundant && !isLost) withoutEffect.push({ index, of: after, redundancy });
    }
  const told = people.map(({ effect }) => effect);
  return { people, withoutEffect, at, fingerprint: fingerprintOf(told) };
}

/** Whether a line is about a person: them, a group they are in, or a location group they hold. */
function concerns(facts: DraftFacts, change: AccessChange, { facts: member }: CompiledAccess): boolean {
  if (change.change === 'join' || change.change === 'leave') return change.member === member.id;
  if (change.change === 'enter' || change.change === 'withdraw')
    return member.locationGroups.some((group) => group.id === change.locationGroup);
  if (change.change === 'delete' || change.change === 'restore') return isHeld(member, change.what);
  const to = change.change === 'give' ? change.to : facts.grants.get(change.grant)?.to;
  if (!to) return false;
  return 'member' in to ? to.member === member.id : member.memberships.some((one) => one.group.id === to.group);
}

/** Whether somebody is in a user group, or is given a location group; one that is deleted counts. */
export const isHeld = (member: CompiledAccess['facts'], what: AnyGroup): boolean =>
  'userGroup' in what
    ? member.memberships.some((one) => one.group.id === what.userGroup)
    : member.locationGroups.some((group) => group.id === what.locationGroup);

/** What somebody has through a group. */
export const partOf = (what: AnyGroup): Part => ('userGroup' in what ? { group: what.userGroup } : { allOf: what.locationGroup });

/** What gives is held against the state after, what takes away against the state before. */
function redundancyOfLine(
  change: AccessChange,
  given: GrantId | null,
  before: CompiledAccess,
  after: CompiledAccess,
  at: Date,
): Redundancy | null {
  switch (change.change) {
    case 'give':
      return given && redundancyOf(after, { grant: given }, at);
    case 'end':
      return redundancyOf(before, { grant: change.grant }, at);
    case 'join':
      return redundancyOf(after, { group: change.group }, at);
    case 'leave':
      return redundancyOf(before, { group: change.group }, at);
    case 'enter':
      return redundancyOf(after, change, at);
    case 'withdraw':
      return redundancyOf(before, change, at);
    case 'delete':
      return redundancyOf(before, partOf(change.what), at);
    case 'restore':
      return redundancyOf(after, partOf(change.what), at);
  }
}
