import { type CompiledAccess, type RoleGrant, inForce } from '@totem/domain/access/compile';
import { Refusal } from '@totem/domain/errors';
import { type Node, pathUp } from '@totem/domain/tree';
import { countOwners } from '@totem/db/draft';
import { listHoldersOf } from '@totem/db/touched-members';
import type { Locked } from '@totem/db/version';

/** Who is touched, before and after, in the same order. */
export interface Touched {
  readonly before: readonly CompiledAccess[];
  readonly after: readonly CompiledAccess[];
}

/**
 * What must hold after any change of access, asked on the changed state under the lock.
 *
 * @throws Refusal `owner.last` · `role.exclusive`
 */
export async function holdInvariants(tx: Locked, { before, after }: Touched): Promise<void> {
  const nowMs = tx.now.getTime();
  for (const access of after) {
    const { oneRoleOf } = access.catalog.product.policies;
    const roles = new Set(
      inForce(access.roleGrants, nowMs).flatMap((grant) => (oneRoleOf.includes(grant.role.key) ? [grant.role.key] : [])),
    );
    if (roles.size > 1) throw new Refusal('role.exclusive', { member: access.facts.name });
  }
  const [one] = after;
  const root = one?.tree.nodes[0];
  if (!one || !root) return;
  const { top, min, max } = one.catalog.product.policies.ownership;
  const holds = (access: CompiledAccess) =>
    access.facts.grants.some((grant) => 'role' in grant.gives && grant.gives.role === top && grant.untilMs > nowMs);
  if (![...before, ...after].some(holds)) return;
  const owners = await countOwners(tx, top, root.id);
  if (owners < min || (max !== null && owners > max)) throw new Refusal('owner.last', { member: before.find(holds)?.facts.name ?? '' });
}

/**
 * A node where the actor could give access before and cannot afterwards; null for none. They could not undo the change
 * themselves (BX-17).
 *
 * @throws Refusal `self.lockout` when nobody else active has the same authority there
 */
export async function lostAuthority(tx: Locked, before: CompiledAccess, after: CompiledAccess): Promise<Node | null> {
  const nowMs = tx.now.getTime();
  const ceilings = (access: CompiledAccess) => inForce(access.roleGrants, nowMs).filter((grant) => grant.role.hasCeiling);
  const isKept = (lost: RoleGrant) =>
    ceilings(after).some(
      (grant) => grant.role.rank >= lost.role.rank && lost.node >= grant.node && lost.node < (after.tree.end[grant.node] ?? 0),
    );
  const lost = ceilings(before).find((grant) => !isKept(grant));
  const node = lost && before.tree.nodes[lost.node];
  if (!lost || !node) return null;
  const roles = [...before.catalog.roles.values()].filter((role) => role.hasCeiling && role.rank >= lost.role.rank).map((role) => role.key);
  const others = await listHoldersOf(
    tx,
    roles,
    pathUp(before.tree, node.id).map((one) => one.id),
    tx.now,
  );
  if (!others.some((member) => member !== before.facts.id)) throw new Refusal('self.lockout', { node: node.name });
  return node;
}
