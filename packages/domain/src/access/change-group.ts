import type { AdministrationPermission } from '../catalog/administration.ts';
import type { Catalog } from '../catalog/catalog.ts';
import type { Reason } from '../errors.ts';
import type { LocationGroupId, NodeId, UserGroupId } from '../ids.ts';
import { isSameName } from '../search.ts';
import { known, numberOf } from '../tree.ts';
import type { LocationGroupFact, UserGroupFact } from './facts.ts';
import { type Asker, mayAt, maySeeGroup, maySeeLocationGroup, maySeeNode } from './visibility.ts';

/** People or places: both have a home and a name, and are made and renamed alike. */
export type GroupSort = 'user_group' | 'location_group';

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
 * The kinds of nodes that such a group may belong to. People have a group where they may belong, places one where they hang:
 * none where the product has no such groups.
 */
export function groupHomes({ product, kinds }: Catalog, sort: GroupSort): readonly string[] {
  const { userGroups, locationGroups, level } = product.policies;
  const all = [...kinds.values()];
  const places = all.filter((kind) => kind.isLocation);
  const fitting =
    sort === 'user_group'
      ? all.filter((kind) => userGroups !== 'off' && (kind.isLevel || level === 'from_roles'))
      : all.filter((kind) => locationGroups && !kind.isLocation && places.some((place) => place.under.includes(kind.key)));
  return fitting.map((kind) => kind.key);
}

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
