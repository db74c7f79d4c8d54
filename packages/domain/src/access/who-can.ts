import type { CompiledAccess } from './compile.ts';
import { decide } from './decide.ts';
import type { AccessPath, ClosedGate } from './decision.ts';
import type { MemberId } from '../ids.ts';
import type { Target } from './target.ts';

/** Somebody who has a path to a permission; they may use it exactly when no gate is closed. */
export interface WhoCanAnswer {
  readonly member: MemberId;
  readonly because: readonly AccessPath[];
  readonly gates: readonly ClosedGate[];
}

/**
 * Who can, among these members and in their order: everybody with a path, closed gates named, so that a suspended person
 * is listed as suspended rather than forgotten. The list of one organization in SQL (`db`) agrees with it (I20).
 */
export function whoCan<P extends string>(
  members: readonly CompiledAccess<P>[],
  permission: NoInfer<P>,
  target: Target,
  now: Date,
): WhoCanAnswer[] {
  return members.flatMap((access) => {
    const { because, gates } = decide(access, permission, target, now);
    return because.length > 0 ? [{ member: access.facts.id, because, gates }] : [];
  });
}
