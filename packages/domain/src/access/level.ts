import type { RoleEntry } from '../catalog/catalog.ts';
import type { ServiceItemId } from '../ids.ts';
import { known } from '../tree.ts';
import { type CompiledAccess, inForce } from './compile.ts';
import { covers } from './reaches.ts';
import { locate } from './target.ts';

/** The strongest role a member has on a service item, for people to read; null for none. Decisions ask permissions, never this. */
export function levelOn(access: CompiledAccess, item: ServiceItemId, now: Date): RoleEntry | null {
  const at = locate(access.tree, { item });
  if (!at) return null;
  const { service } = known(access.tree.items, at.item);
  const nowMs = now.getTime();
  const here = inForce(access.roleGrants, nowMs).filter((grant) => grant.role.services.has(service) && covers(access, grant, at, nowMs));
  return here.toSorted((a, b) => b.role.rank - a.role.rank)[0]?.role ?? null;
}
