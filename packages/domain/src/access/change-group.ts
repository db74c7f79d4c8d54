import type { AdministrationPermission } from '../catalog/administration.ts';
import type { Reason } from '../errors.ts';
import { type GroupSort, groupHomes } from '../group-homes.ts';
import type { LocationGroupId, NodeId, UserGroupId } from '../ids.ts';
import { isSameName } from '../search.ts';
import { known, numberOf } from '../tree.ts';
import type { LocationGroupFact, UserGroupFact } from './facts.ts';
import { type Asker, mayAt, maySeeGroup, maySeeLocationGroup, maySeeNode } from './visibility.ts';

/** A group as far as its name is concerned. */
export interface NamedGroup {
  readonly id: UserGroupId | LocationGroupId;
  readonly name: string;
}

/** A group that stands. */
export type StandingGroup =
  | { readonly sort: 'user_group'; readonly group: Pick<UserGroupFact, 'id' | 'name' | 'home'> }
  | { readonly sort: 'location_group'; readonly group: LocationGroupFact };

/**
 * Why the asker may not make a group; null when they may.
 *
 * @param others the groups of this sort that stand at its home.
 * @returns `node.not_found` · `….not_here` where no such group may belong · `node.archived` · `access.denied` · `….name_taken`.
 */
export function whyNotCreateGroup(
  asker: Asker,
  sort: GroupSort,
  { home, name }: { readonly home: NodeId; readonly name: string },
  others: readonly NamedGroup[],
): Reason | null {
  const { tree, catalog } = asker.mine;
  const at = numberOf(tree, home);
  if (at < 0 || !maySeeNode(asker, home)) return 'node.not_found';
  if (!groupHomes(catalog, sort).includes(known(tree.nodes, at).kind)) return `${sort}.not_here`;
  if (tree.closed[at] === 1) return 'node.archived';
  if (!mayAt(asker, right(sort, 'create'), home)) return 'access.denied';
  return whyNotName(sort, name, others);
}

/**
 * Why the asker may not rename a group; null when they may.
 *
 * @param others the groups of this sort that stand at its home, itself perhaps among them.
 * @returns `….not_found` · `node.archived` · `access.denied` · `….name_taken`.
 */
export function whyNotEditGroup(asker: Asker, standing: StandingGroup, name: string, others: readonly NamedGroup[]): Reason | null {
  const { tree } = asker.mine;
  const { sort, group } = standing;
  const isSeen = standing.sort === 'user_group' ? maySeeGroup(asker, standing.group) : maySeeLocationGroup(asker, standing.group);
  if (!isSeen) return `${sort}.not_found`;
  if (tree.closed[numberOf(tree, group.home)] === 1) return 'node.archived';
  if (!mayAt(asker, right(sort, 'edit'), group.home)) return 'access.denied';
  // What was imported may share a name: only what is changed is judged.
  if (name === group.name) return null;
  return whyNotName(
    sort,
    name,
    others.filter((one) => one.id !== group.id),
  );
}

const right = (sort: GroupSort, act: 'create' | 'edit'): AdministrationPermission => `administration:${sort}.${act}`;

/** Two groups of one home with the same words for a name could not be told apart in any list. */
const whyNotName = (sort: GroupSort, name: string, others: readonly NamedGroup[]): Reason | null =>
  others.some((one) => isSameName(one.name, name)) ? `${sort}.name_taken` : null;
