import { inForce } from '@totem/domain/access/compile';
import type { Ctx } from '../context.ts';

/** The number of the topmost node whose lists are the asker's to open: the highest they administer, else their level. */
export function topOf({ mine, now, tree }: Ctx): number {
  const home = tree.nodeAt.get(mine.facts.home) ?? 0;
  const administered = inForce(mine.roleGrants, now.getTime()).filter(
    (grant) => grant.role.can.has('administration:member.view') && grant.node >= 0,
  );
  return administered.map((grant) => grant.node).toSorted((a, b) => (tree.depth[a] ?? 0) - (tree.depth[b] ?? 0))[0] ?? home;
}
