import { setImmediate as breath } from 'node:timers/promises';
import { type Asker, maySeeMember } from '@totem/domain/access/visibility';
import { type DraftFacts, givenToGroups } from '@totem/domain/access/draft';
import { type CompiledAccess, compile } from '@totem/domain/access/compile';
import { deltaOf } from '@totem/domain/access/deltas';
import { factsAfter } from '@totem/domain/access/facts-after';
import { type MemberEffect, effectsAt } from '@totem/domain/access/preview';
import { type Part, type Redundancy, redundancyOf } from '@totem/domain/access/redundancy';
import { type Reason, Refusal } from '@totem/domain/errors';
import { type AccessChange, type AnyGroup, type DraftLine, type GrantOrigin, changesIn, mostChanges } from '@totem/domain/grants';
import type { GrantId, MemberId } from '@totem/domain/ids';
import { listTouchedMembers } from '@totem/db/touched-members';
import type { Locked } from '@totem/db/version';
import type { Ctx } from '../context.ts';
import { accessBeforeChange, structureUnderLock } from '../locked-access.ts';
import { type Applied, type Line, applyDraft } from './apply-draft.ts';
import { loadDraftFacts } from './draft-facts.ts';
import { type Unit, unitsOf } from './draft-units.ts';
import type { Touched } from './guard-draft.ts';
import { whyNotChange } from '@totem/domain/access/judge-change';
import { meetingEarlier } from '@totem/domain/access/meets-earlier';
import { deletedBy, isOfDeleted } from '@totem/domain/access/judge-deletion';
import { digestsOf, fingerprintOf } from '../effect-fingerprint.ts';

export interface Draft {
  readonly changes: readonly DraftLine[];
  readonly reason?: string | undefined;
}

export interface RefusedChange extends Pick<Unit, 'index' | 'of'> {
  readonly reason: Reason;
}

/** A draft judged line by line, and not yet written. */
export interface JudgedDraft {
  readonly facts: DraftFacts;
  readonly asker: Asker;
  /** As it was drafted. */
  readonly all: readonly DraftLine[];
  /** What they do that may be made. */
  readonly lines: readonly Line[];
  readonly refused: readonly RefusedChange[];
}

/**
 * Judges every line of a draft on the state it would change, and a line for many person by person.
 *
 * @throws Refusal `draft.too_large`
 */
export async function judgeDraft(ctx: Ctx, tx: Locked, mine: CompiledAccess, draft: Draft): Promise<JudgedDraft> {
  if (changesIn(draft.changes) > mostChanges) throw new Refusal('draft.too_large');
  const { tree } = await structureUnderLock(ctx, tx);
  const { units, without } = await unitsOf(ctx, tx, draft.changes);
  const changes = units.map(({ change }) => change);
  const alsoNamed = without.flatMap(({ of }) => of ?? []);
  const facts = await loadDraftFacts(ctx, tx, tree, changes, alsoNamed);
  const asker: Asker = { mine, now: tx.now };
  const ended = new Set(changes.flatMap((change) => (change.change === 'end' ? [change.grant] : [])));
  const going = deletedBy(changes);
  const meeting = meetingEarlier(changes, tx.now.getTime());
  const whyNot = (change: AccessChange, known: DraftFacts): Reason | null =>
    whyNotChange(asker, known, change, draft.reason ?? null, ended) ??
    meeting.get(change) ??
    (isOfDeleted(known, change, going) ? 'grant.on_deleted' : null);
  // What is refused is given to nobody; nor would the lines after it say why, which could tell of what the asker may not see.
  const isGiftToGroup = (change: AccessChange) => change.change === 'give' && 'group' in change.to;
  const given = givenToGroups(changes.filter((change) => isGiftToGroup(change) && whyNot(change, facts) === null));
  const lines: Line[] = [];
  const refused: RefusedChange[] = without.map((one) => ({ ...one, reason: 'grant.not_found' }));
  for (const unit of units) {
    const reason = whyNot(unit.change, { ...facts, given });
    if (reason) refused.push({ index: unit.index, of: unit.of, reason });
    else lines.push(unit);
  }
  return { facts, asker, all: draft.changes, lines, refused };
}

export interface AppliedDraft extends Applied {
  readonly touched: Touched;
}

/** Writes the lines that were not refused; everybody they touch as they were before and as they are after. */
export async function applyJudged(
  ctx: Ctx,
  tx: Locked,
  { facts, asker, lines }: JudgedDraft,
  reason: string | null,
  origin: GrantOrigin = 'ui',
): Promise<AppliedDraft> {
  const delta = deltaOf(
    lines.map((line) => line.change),
    (grant) => facts.grants.get(grant)?.to ?? null,
  );
  const members = await listTouchedMembers(tx, delta, tx.now);
  // Who was judged has been read already, and nothing has been written since.
  const others = await accessBeforeChange(
    ctx,
    tx,
    members.filter((member) => !facts.members.has(member)),
  );
  const read = new Map(others.flatMap((access) => (access ? [[access.facts.id, access] as const] : [])));
  const before = members.flatMap((member) => facts.members.get(member) ?? read.get(member) ?? []);
  const applied = await applyDraft(tx, facts, asker.mine.catalog, lines, ctx.actor.member, reason, origin);
  // It is known what was written, so it need not be read: a test holds this against the rows.
  const after = factsAfter(applied.written, facts, tx.now.getTime());
  return { ...applied, touched: { before, after: before.map((access) => compile(access.catalog, access.tree, after(access.facts))) } };
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

/** So many people are compared before others get a turn. */
const atOnce = 200;

/** What an applied draft does, by person. A draft that begins later is shown as at the latest of its beginnings. */
export async function effectOfDraft({ facts, asker, lines }: JudgedDraft, { touched, given }: AppliedDraft): Promise<DraftEffect> {
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
  const effectOn = effectsAt(at);
  const effects: DraftEffect['people'][number][] = [];
  for (const [index, { before, after }] of pairs.entries()) {
    if (index % atOnce === atOnce - 1) await breath();
    effects.push({ before, after, effect: effectOn(before, after) });
  }
  const people = effects.filter(({ effect }) => effect.gains.length + effect.losses.length > 0);

  const losing = new Set(people.flatMap(({ effect }) => (effect.losses.length > 0 ? [effect.member] : [])));
  const withoutEffect: LineWithoutEffect[] = [];
  const byId = new Map(pairs.map((pair) => [pair.after.facts.id, pair]));
  // What a lone line does is all that changes, so it does something for whoever gains or loses.
  const isLone = new Set(lines.map(({ index }) => index)).size === 1;
  const changed = new Set(isLone ? people.map(({ effect }) => effect.member) : []);
  let looked = 0;
  for (const line of lines) {
    const { index, change } = line;
    const named = memberOf(facts, change);
    for (const { before, after } of named === null ? pairs : [byId.get(named) ?? []].flat()) {
      if (looked >= pairsLooked || changed.has(after.facts.id) || !concerns(facts, change, after)) continue;
      looked++;
      const redundancy = redundancyOfLine(change, given.get(line) ?? null, before, after, at);
      // What two groups give alike is kept while one of them goes, and lost with both.
      const isLost = change.change === 'delete' && losing.has(after.facts.id);
      if (redundancy?.isRedundant && !isLost) withoutEffect.push({ index, of: after, redundancy });
    }
  }
  return { people, withoutEffect, at, fingerprint: fingerprintOf(digestsOf(people.map(({ effect }) => effect))) };
}

/** The one person that a line is about; null where it is about a group. */
function memberOf(facts: DraftFacts, change: AccessChange): MemberId | null {
  if (change.change === 'join' || change.change === 'leave') return change.member;
  const to = change.change === 'give' ? change.to : change.change === 'end' ? facts.grants.get(change.grant)?.to : undefined;
  return to && 'member' in to ? to.member : null;
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
