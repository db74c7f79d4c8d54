import type { CompiledAccess } from '@totem/domain/access/compile';
import { lostCeiling, whyNotOwners, whyNotTogether } from '@totem/domain/access/guards';
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
    const refused = whyNotTogether(access, tx.now);
    if (refused) throw new Refusal(refused, { member: access.facts.name });
  }
  const [one] = after;
  const root = one?.tree.nodes[0];
  if (!one || !root) return;
  const { top } = one.catalog.product.policies.ownership;
  const holds = (access: CompiledAccess) =>
    access.facts.grants.some((grant) => 'role' in grant.gives && grant.gives.role === top && grant.untilMs > nowMs);
  if (![...before, ...after].some(holds)) return;
  const refused = whyNotOwners(one, await countOwners(tx, top, root.id));
  if (refused) throw new Refusal(refused, { member: before.find(holds)?.facts.name ?? '' });
}

/**
 * A node where the actor could give access before and cannot afterwards; null for none. They could not undo the change
 * themselves (BX-17).
 *
 * @throws Refusal `self.lockout` when nobody else active has the same authority there
 */
export async function lostAuthority(tx: Locked, before: CompiledAccess, after: CompiledAccess): Promise<Node | null> {
  const lost = lostCeiling(before, after, tx.now);
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
