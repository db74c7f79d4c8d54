import { type Asker, mayAt } from '@totem/domain/access/visibility';
import type { GrantFact } from '@totem/domain/access/facts';
import type { GrantView, TargetName } from '@totem/domain/grant-views';
import type { MemberId, NodeId } from '@totem/domain/ids';

/** Members by name, as far as they were asked for. */
export type MemberNames = ReadonlyMap<MemberId, { readonly id: MemberId; readonly name: string; readonly home: NodeId }>;

/** A grant as people read it; who gave it is named only to those who may see that person. */
export function viewGrant(asker: Asker, grant: GrantFact, on: TargetName, names: MemberNames): GrantView {
  return {
    id: grant.id,
    gives: grant.gives,
    on,
    from: isoOf(grant.fromMs),
    until: grant.untilMs === Infinity ? null : isoOf(grant.untilMs),
    reason: grant.reason,
    origin: grant.origin,
    grantedBy: giverOf(asker, grant.grantedBy, names),
    grantedAt: isoOf(grant.grantedAtMs),
  };
}

export function giverOf(asker: Asker, giver: MemberId | null, names: MemberNames): { id: MemberId; name: string } | null {
  const found = giver === null ? undefined : names.get(giver);
  if (!found) return null;
  // Whoever administers above is known below: who gave what must be answerable where it counts.
  return mayAt(asker, 'administration:member.view', found.home) ||
    asker.mine.tree.nodeAt.get(found.home) === 0 ||
    found.id === asker.mine.facts.id
    ? { id: found.id, name: found.name }
    : null;
}

export const isoOf = (ms: number): string => new Date(ms).toISOString();
