import type { Catalog } from '@totem/domain/catalog/catalog';
import type { EffectView } from '@totem/domain/change-access';
import type { Reason } from '@totem/domain/errors';
import type { GrantView } from '@totem/domain/grant-views';
import type { DraftLine } from '@totem/domain/grants';
import type { MemberView } from '@totem/domain/members';
import { keptTimes } from '../../draft/kept-times.ts';
import { isOfTheWhole } from '../../draft/use-preview.ts';
import { type Line, linesOf, membershipsOf, setOf, targetOf } from '../access/lines.ts';
import type { Thing } from '../compare/compare-access.ts';

/** One direct grant or user group of somebody, as a line for somebody else. */
export interface Copied {
  readonly thing: Thing;
  readonly change: DraftLine;
  /** Why it is left out; null: nothing is known against it. */
  readonly leftOut: Reason | null;
  /** Whether it asks a reason of its own before it can be saved. */
  readonly asksReason: boolean;
}

/**
 * What one person has directly, grants and user groups in their order, as lines for another. Ends are kept, and starts that
 * are to come; reasons are not: they were given about somebody else.
 *
 * Left out is what the other already has the same way, or would have with the draft. Whether the reader may give the rest
 * there, the API knows: see `judged`.
 */
export function copiedLines(catalog: Catalog, from: MemberView, to: MemberView, draft: readonly DraftLine[], nowMs: number): Copied[] {
  const held = linesOf(to, catalog, draft, noWords).filter((line) => line.through === null && line.state !== 'ended');
  const groups = new Set<string>(membershipsOf(to, draft, noWords).flatMap(({ group, state }) => (state === 'ended' ? [] : [group.id])));
  return [
    ...from.grants.map((grant): Copied => {
      const { gives, on } = grant;
      const change: DraftLine = { change: 'give', to: { member: to.id }, gives, on: targetOf(on), ...keptTimes(grant, nowMs) };
      return { thing: { gives, on }, change, leftOut: whyNotBeside(catalog, grant, held), asksReason: false };
    }),
    ...from.memberships.map(({ group, ...membership }): Copied => {
      const change: DraftLine = { change: 'join', group: group.id, member: to.id, ...keptTimes(membership, nowMs) };
      const leftOut = groups.has(group.id) ? 'user_group.already_member' : null;
      return { thing: { group: group.name }, change, leftOut, asksReason: false };
    }),
  ];
}

const noWords = { nameOf: () => null, groupNameOf: () => null, refusalOf: () => null, noEffectOf: () => null };

/** Why something cannot be given beside what is held: it is held already, or is another of the roles of which one is held. */
function whyNotBeside(catalog: Catalog, { gives, on }: Pick<GrantView, 'gives' | 'on'>, held: readonly Line[]): Reason | null {
  if (held.some((line) => line.on.id === on.id && JSON.stringify(line.gives) === JSON.stringify(gives))) return 'grant.already_given';
  const key = 'role' in gives ? gives.role : null;
  const isOne = (role: string) => {
    const entry = catalog.roles.get(role);
    return entry !== undefined && entry.service === null && setOf(catalog, entry) === 'one';
  };
  if (key === null || !isOne(key)) return null;
  return held.some((line) => 'role' in line.gives && line.gives.role !== key && isOne(line.gives.role)) ? 'role.exclusive' : null;
}

/** The lines that are left to ask about. */
export const askedOf = (copied: readonly Copied[]): DraftLine[] => copied.flatMap(({ change, leftOut }) => (leftOut ? [] : [change]));

/**
 * The same lines, each with what the API has against it. A missing reason leaves nothing out: it is asked for in the review.
 *
 * @param effect of a draft that ends with `askedOf(copied)`.
 */
export function judged(copied: readonly Copied[], { changes, refused }: Pick<EffectView, 'changes' | 'refused'>): Copied[] {
  const asked = copied.filter(({ leftOut }) => leftOut === null);
  const begin = changes.length - asked.length;
  return copied.map((line) => {
    if (line.leftOut !== null) return line;
    const index = begin + asked.indexOf(line);
    const reason = refused.find((one) => one.change === index && !isOfTheWhole(one.reason))?.reason ?? null;
    return reason === 'grant.reason_missing' ? { ...line, asksReason: true } : { ...line, leftOut: reason };
  });
}
