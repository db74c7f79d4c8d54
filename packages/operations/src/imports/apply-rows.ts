// Longer than most: rows are tried, refused, taken back and tried again as one.
import { whyNotCreateGroup } from '@totem/domain/access/change-group';
import { whyNotCreateNode, whyNotEditNode } from '@totem/domain/access/change-node';
import type { CompiledAccess } from '@totem/domain/access/compile';
import { type Delta, noDelta } from '@totem/domain/access/deltas';
import type { DraftFacts } from '@totem/domain/access/draft';
import type { Asker } from '@totem/domain/access/visibility';
import type { AuditEvent } from '@totem/domain/audit';
import { type Reason, Refusal } from '@totem/domain/errors';
import { type AccessChange, periodFrom } from '@totem/domain/grants';
import type { MemberId } from '@totem/domain/ids';
import type { ColumnKey } from '@totem/domain/import/kinds';
import { foldedName } from '@totem/domain/import/names';
import type { RowProblem, Verdict } from '@totem/domain/imports';
import { known, numberOf, pathUp } from '@totem/domain/tree';
import type { KeptImport, KeptRow } from '@totem/db/imports';
import { insertGroup } from '@totem/db/named-groups';
import { backToSavepoint, setSavepoint } from '@totem/db/savepoint';
import { insertNode, renameNode } from '@totem/db/structure';
import type { Locked } from '@totem/db/version';
import type { Ctx } from '../context.ts';
import { holdInvariants, lostAuthority } from '../grants/guard-draft.ts';
import { type AppliedDraft, type JudgedDraft, applyJudged, judgeDraft } from '../grants/rehearse-draft.ts';
import { accessUnderLock, rereadStructure } from '../locked-access.ts';
import { type Plan, type Reading, Unmakeable, planRow, refusedName } from './plan-row.ts';
import { type AnyThing, type LocationGroupThing, type Things, type UserGroupThing, loadNamedBy, putThing, takeThing } from './things.ts';

/** So many lines of access are made at once: as many as a draft may have. */
export const linesAtOnce = 500;

/** What a row does or would do. */
export interface RowVerdict {
  readonly verdict: Verdict;
  readonly problem: RowProblem | null;
}

/** What some rows did, in the order in which it was done. */
export interface AppliedRows {
  readonly verdicts: ReadonlyMap<number, RowVerdict>;
  readonly events: readonly AuditEvent[];
  readonly delta: Delta;
  /** Each draft of access among them, as it was judged and applied. */
  readonly drafts: readonly { readonly judged: JudgedDraft; readonly applied: AppliedDraft }[];
}

/** Whose rows are made, where, among what. */
export interface Making {
  readonly ctx: Ctx;
  readonly tx: Locked;
  readonly into: KeptImport;
  readonly things: Things;
  /** Nothing stays: what stands is not renamed, since whoever renames it at this moment would wait. */
  readonly isRehearsal: boolean;
}

/**
 * Makes some rows of one kind by the rules that every change of them has, each row whole or not at all. A row that may not be
 * made is told why and leaves nothing; the others are made without it.
 */
export async function applyRows(making: Making, rows: readonly KeptRow[]): Promise<AppliedRows> {
  const { ctx, tx, things } = making;
  await loadNamedBy(ctx, tx, things, rows);
  const [first] = rows;
  if (!first) return nothing;
  return first.kind === 'locations' ? applyNodes(making, rows) : applyAccess(making, rows);
}

const nothing: AppliedRows = { verdicts: new Map(), events: [], delta: noDelta, drafts: [] };

async function askerNow({ ctx, tx }: Making): Promise<Asker> {
  const [mine] = await accessUnderLock(ctx, tx, [ctx.actor.member]);
  if (mine?.facts.status !== 'active') throw new Refusal(mine ? 'member.suspended' : 'organization.not_found');
  return { mine, now: tx.now };
}

const same: RowVerdict = { verdict: 'same', problem: null };
const isNew: RowVerdict = { verdict: 'new', problem: null };
const changes: RowVerdict = { verdict: 'changes', problem: null };

const refusedBy = (reason: Reason, column: ColumnKey | null = columnOf[reason] ?? null): RowVerdict => ({
  verdict: 'refused',
  problem: { reason, column, details: {} },
});

/** Which cell a refusal of the rules is about. */
const columnOf: { readonly [R in Reason]?: ColumnKey } = {
  'node.type_not_allowed': 'type',
  'node.kind_not_allowed': 'in',
  'node.name_taken': 'name',
  'grant.in_the_past': 'until',
  'grant.reason_missing': 'reason',
  'grant.not_on_target': 'on',
  'user_group.name_taken': 'group',
  'location_group.name_taken': 'group',
};

/** What a row would do; what it cannot do by itself is its verdict. */
function planned(reading: Reading, row: KeptRow): Plan | RowVerdict {
  try {
    return planRow(reading, row);
  } catch (error) {
    if (!(error instanceof Unmakeable)) throw error;
    return { verdict: error.verdict, problem: error.problem };
  }
}

/** Remembers what a refused row would have made, so that a row which names it says so. */
function noteRefused({ things }: Making, { kind, cells, line }: KeptRow): void {
  if (kind === 'locations') things.refused.set(refusedName('node', cells.name ?? ''), line);
  if (kind === 'location_groups') things.refused.set(refusedName('location_group', cells.group ?? ''), line);
  if (kind === 'user_groups') things.refused.set(refusedName('user_group', cells.group ?? ''), line);
}

/** Parts of the organization and places, one after the other: what is made can be named by the next. */
async function applyNodes(making: Making, rows: readonly KeptRow[]): Promise<AppliedRows> {
  const { tx, things, into, isRehearsal } = making;
  let asker = await askerNow(making);
  const fresh = new Set<string>();
  const verdicts = new Map<number, RowVerdict>();
  const events: AuditEvent[] = [];
  const renewed = async () => {
    await rereadStructure(tx);
    fresh.clear();
    asker = await askerNow(making);
  };
  for (const row of rows) {
    let plan = planned({ asker, things, into }, row);
    if ('verdict' in plan && plan.verdict === 'blocked' && fresh.size > 0) {
      await renewed(); // what it lies in may have been made just now
      plan = planned({ asker, things, into }, row);
    }
    if ('does' in plan && plan.does === 'make' && fresh.has(plan.node.parent)) await renewed();
    if ('does' in plan && plan.does === 'edit' && fresh.has(plan.node.id)) await renewed();
    let verdict: RowVerdict = 'verdict' in plan ? plan : same;
    if ('does' in plan && plan.does === 'make') {
      const { node } = plan;
      const { id, name, kind, type, key, parent: under } = node;
      const refused = whyNotCreateNode(asker, { under, kind, type, name });
      verdict = refused ? refusedBy(refused) : isNew;
      if (!refused) {
        const { tree } = asker.mine;
        const above = known(tree.nodes, numberOf(tree, under));
        const pathAbove = pathUp(tree, under).map((one) => one.id);
        // In a rehearsal without its key: whoever makes the same at this moment would wait for it.
        await insertNode(tx, { id, kind, type, name, key: isRehearsal ? null : key, under: above, pathAbove: pathAbove.toReversed() });
        fresh.add(id);
        putThing(things, node);
        events.push({ type: 'node.created', node: id, under, kind, as: { name, type } });
      }
    }
    if ('does' in plan && plan.does === 'edit') {
      const { node, name, type } = plan;
      const refused = whyNotEditNode(asker, node.id, { name, type });
      verdict = refused ? refusedBy(refused) : changes;
      if (!refused) {
        if (!isRehearsal) await renameNode(tx, node.id, { name, type });
        takeThing(things, node);
        putThing(things, { ...node, name, type });
        events.push({ type: 'node.edited', node: node.id, before: { name: node.name, type: node.type }, after: { name, type } });
      }
    }
    if (verdict.problem) noteRefused(making, row);
    verdicts.set(row.number, verdict);
  }
  if (events.length > 0) await rereadStructure(tx);
  return { verdicts, events, delta: { ...noDelta, tree: events.length > 0 }, drafts: [] };
}

/** Groups and access. Rows that are refused after something of them was written are taken back with all others, which are tried again. */
async function applyAccess(making: Making, rows: readonly KeptRow[]): Promise<AppliedRows> {
  const refused = new Map<number, RowVerdict>();
  let left = rows;
  for (;;) {
    const tried = await tryAccess(making, left);
    if ('halves' in tried) {
      // What holds for the whole does not: rows are made by halves, until the one is alone that breaks it.
      const middle = Math.ceil(left.length / 2);
      const one = await applyAccess(making, left.slice(0, middle));
      const other = await applyAccess(making, left.slice(middle));
      return together([{ ...nothing, verdicts: refused }, one, other]);
    }
    for (const [number, verdict] of tried.refused) refused.set(number, verdict);
    if (!tried.isTakenBack) return together([{ ...nothing, verdicts: refused }, tried.done]);
    for (const row of left) if (refused.has(row.number)) noteRefused(making, row);
    left = left.filter((row) => !refused.has(row.number));
  }
}

type Tried =
  | { readonly halves: true }
  | { readonly refused: ReadonlyMap<number, RowVerdict>; readonly isTakenBack: boolean; readonly done: AppliedRows };

interface Wish {
  readonly row: KeptRow;
  readonly makes: AnyThing | null;
  readonly changes: readonly AccessChange[];
}

async function tryAccess(making: Making, rows: readonly KeptRow[]): Promise<Tried> {
  const { ctx, tx, things, into } = making;
  const asker = await askerNow(making);
  const made: { readonly thing: AnyThing; readonly by: number }[] = [];
  const refused = new Map<number, RowVerdict>();
  const verdicts = new Map<number, RowVerdict>();
  const wishes: Wish[] = [];
  await setSavepoint(tx);
  const takeBack = async () => {
    await backToSavepoint(tx);
    for (const { thing } of made) takeThing(things, thing);
  };
  for (const row of rows) {
    const plan = planned({ asker, things, into }, row);
    if ('verdict' in plan) refused.set(row.number, plan);
    else if (plan.does !== 'give') verdicts.set(row.number, same);
    else {
      const { makes } = plan;
      const why = makes && whyNotCreateGroup(asker, makes.is, makes, groupsNamed(things, makes));
      if (why) refused.set(row.number, refusedBy(why));
      else {
        if (makes) {
          await insertGroup(tx, makes.is, makes);
          putThing(things, makes);
          made.push({ thing: makes, by: row.number });
        }
        wishes.push({ row, makes, changes: plan.changes });
      }
    }
    if (refused.has(row.number)) noteRefused(making, row);
  }
  const draft = await judgeWishes(making, asker, wishes);
  for (const [number, verdict] of draft.refused) refused.set(number, verdict);
  if (made.some(({ by }) => refused.has(by))) {
    await takeBack();
    return { refused, isTakenBack: true, done: nothing };
  }
  const { judged } = draft;
  if (!judged || judged.lines.length === 0)
    return { refused, isTakenBack: false, done: { ...partOf(made), verdicts: new Map([...verdicts, ...draft.verdicts]) } };
  try {
    const applied = await applyJudged(ctx, tx, judged, null, 'import');
    await holdInvariants(tx, applied.touched);
    const after = applied.touched.after.find((access) => access.facts.id === asker.mine.facts.id);
    if (after) await holdAuthority(tx, asker.mine, after);
    const groups = partOf(made);
    const done: AppliedRows = {
      verdicts: new Map([...verdicts, ...draft.verdicts]),
      events: [...groups.events, ...applied.events],
      delta: mergeOf([groups.delta, applied.delta]),
      drafts: [{ judged, applied }],
    };
    return { refused, isTakenBack: false, done };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await takeBack();
    const [only, another] = wishes;
    if (only && !another) {
      const details = error.details;
      refused.set(only.row.number, { verdict: 'refused', problem: { reason: error.reason, column: null, details } });
      return { refused, isTakenBack: true, done: nothing };
    }
    return { halves: true };
  }
}

/** The groups of a home that are called like one, also those that the asker may not see. */
const groupsNamed = ({ named }: Things, { is, home, name }: UserGroupThing | LocationGroupThing) =>
  (named.get(foldedName(name)) ?? []).filter(
    (thing): thing is UserGroupThing | LocationGroupThing => thing.is === is && 'home' in thing && thing.home === home,
  );

/** An import never takes from its own maker what they need to undo it. */
async function holdAuthority(tx: Locked, before: CompiledAccess, after: CompiledAccess): Promise<void> {
  const node = await lostAuthority(tx, before, after);
  if (node) throw new Refusal('self.lockout', { node: node.name });
}

/** Groups that were made, before anybody or anything is in them. */
function partOf(made: readonly { readonly thing: AnyThing }[]): AppliedRows {
  const events = made.flatMap(({ thing }): AuditEvent[] => {
    if (thing.is === 'user_group') return [{ type: 'user_group.created', group: thing.id, home: thing.home, name: thing.name }];
    return thing.is === 'location_group'
      ? [{ type: 'location_group.created', locationGroup: thing.id, home: thing.home, name: thing.name }]
      : [];
  });
  const delta = {
    ...noDelta,
    userGroups: made.flatMap(({ thing }) => (thing.is === 'user_group' ? [thing.id] : [])),
    locationGroups: made.flatMap(({ thing }) => (thing.is === 'location_group' ? [thing.id] : [])),
  };
  return { ...nothing, events, delta };
}

interface JudgedWishes {
  readonly refused: ReadonlyMap<number, RowVerdict>;
  readonly verdicts: ReadonlyMap<number, RowVerdict>;
  /** Null: there is nothing to give. */
  readonly judged: JudgedDraft | null;
}

interface WishedLine {
  readonly row: KeptRow;
  readonly change: AccessChange;
}

/**
 * Judges what rows give as one draft. What stands already changes nothing; what stands with another end is ended and given
 * anew; a row of which one line is refused is left out whole, and the rest is judged without it.
 */
async function judgeWishes({ ctx, tx }: Making, asker: Asker, wishes: readonly Wish[]): Promise<JudgedWishes> {
  const refused = new Map<number, RowVerdict>();
  const anew = new Set<number>();
  const seen = new Set<string>();
  let lines: WishedLine[] = wishes.flatMap(({ row, changes: all }) =>
    all.flatMap((change) => {
      const text = JSON.stringify(change);
      if (seen.has(text)) return []; // another row of the same part says it, too
      seen.add(text);
      return [{ row, change }];
    }),
  );
  const verdictsOf = (given: readonly WishedLine[]): Map<number, RowVerdict> => {
    const giving = new Set(given.map(({ row }) => row.number));
    return new Map(
      wishes.flatMap(({ row, makes }) => {
        if (refused.has(row.number)) return [];
        return [[row.number, anew.has(row.number) ? changes : makes || giving.has(row.number) ? isNew : same] as const];
      }),
    );
  };
  while (lines.length > 0) {
    const judged = await judgeDraft(ctx, tx, asker.mine, { changes: lines.map(({ change }) => change) });
    const reasons = new Map(judged.refused.map(({ index, reason }) => [index, reason]));
    const kept: WishedLine[] = [];
    let isJudged = true;
    for (const [index, line] of lines.entries()) {
      const reason = reasons.get(index);
      const standing = standingOf(judged.facts, line.change, asker.now);
      if (reason?.endsWith('.not_found') || standing === null) {
        if (!reason) kept.push(line);
        else refused.set(line.row.number, refusedBy(reason === 'member.not_found' ? 'import.nobody_here' : reason));
      } else if (standing === 'same') {
        // Already so: nothing to do, whoever may have given it.
      } else if (standing.ends) {
        isJudged = false;
        anew.add(line.row.number);
        kept.push({ row: line.row, change: standing.ends }, line);
      } else if (reason) refused.set(line.row.number, refusedBy(reason));
      else kept.push(line);
    }
    const rest = kept.filter(({ row }) => !refused.has(row.number));
    const isWhole = rest.length === kept.length && isJudged;
    lines = rest;
    if (isWhole) {
      const wanted = new Set(kept.map(({ change }) => change));
      const given = judged.lines.filter(({ change }) => wanted.has(change));
      return { refused, verdicts: verdictsOf(kept), judged: { ...judged, lines: given } };
    }
  }
  return { refused, verdicts: verdictsOf([]), judged: null };
}

/** What stands of what a line gives: nothing, just that, or that with another end, which is ended first. */
function standingOf(facts: DraftFacts, change: AccessChange, now: Date): null | 'same' | { readonly ends: AccessChange | null } {
  const nowMs = now.getTime();
  if (change.change === 'give') {
    const grants =
      'member' in change.to ? facts.members.get(change.to.member)?.facts.grants : facts.userGroups.get(change.to.group)?.grants;
    const { fromMs, untilMs } = periodFrom(nowMs, change);
    const standing = grants?.find(
      (grant) =>
        JSON.stringify(grant.gives) === JSON.stringify(change.gives) &&
        JSON.stringify(grant.on) === JSON.stringify(change.on) &&
        grant.untilMs > fromMs &&
        grant.fromMs < untilMs,
    );
    if (!standing || facts.grants.has(standing.id)) return null;
    return change.until === undefined || standing.untilMs === untilMs ? 'same' : { ends: { change: 'end', grant: standing.id } };
  }
  if (change.change === 'join') {
    const standing = facts.members
      .get(change.member)
      ?.facts.memberships.find((one) => one.group.id === change.group && one.untilMs > nowMs);
    if (!standing) return null;
    return change.until === undefined || standing.untilMs === periodFrom(nowMs, change).untilMs ? 'same' : { ends: null };
  }
  if (change.change === 'enter') {
    const isIn = facts.locationGroups
      .get(change.locationGroup)
      ?.entries.some((entry) => entry.location === change.location && JSON.stringify(entry.filter) === JSON.stringify(change.filter));
    return isIn ? 'same' : null;
  }
  return null;
}

/** Several parts as one. */
export function together(parts: readonly AppliedRows[]): AppliedRows {
  return {
    verdicts: new Map(parts.flatMap(({ verdicts }) => [...verdicts])),
    events: parts.flatMap(({ events }) => events),
    delta: mergeOf(parts.map(({ delta }) => delta)),
    drafts: parts.flatMap(({ drafts }) => drafts),
  };
}

const mergeOf = (deltas: readonly Delta[]): Delta => ({
  members: [...new Set<MemberId>(deltas.flatMap(({ members }) => members))],
  userGroups: [...new Set(deltas.flatMap(({ userGroups }) => userGroups))],
  locationGroups: [...new Set(deltas.flatMap(({ locationGroups }) => locationGroups))],
  tree: deltas.some(({ tree }) => tree),
  catalog: deltas.some(({ catalog }) => catalog),
});
