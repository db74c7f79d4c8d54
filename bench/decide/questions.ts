import type { MemberFacts } from '@totem/domain/access/facts';
import type { Catalog } from '@totem/domain/catalog/catalog';
import { type Tree, isUnder, knownNumber, locationsBelow } from '@totem/domain/tree';
import { type Seeded, seeded } from '@totem/run/seeded';

/** May this member use this permission on this service item, at this location? */
export interface Question {
  /** The member's place in the list of all. */
  readonly member: number;
  readonly permission: string;
  readonly item: string;
  readonly location: string;
}

/**
 * Questions as services ask them: mostly about items and places that the member has something to do with, so that about as
 * many are answered yes as no; one in ten about an extra permission. The same at every run.
 */
export function drawQuestions(catalog: Catalog, tree: Tree, members: readonly MemberFacts[], count: number): Question[] {
  const random = seeded(7);
  return Array.from({ length: count }, () => {
    const member = random.below(members.length);
    const grants = members[member] ? grantsOf(members[member]) : [];
    const item = oneOf(
      random,
      random.chance(0.9) ? grants.flatMap(({ on }) => ('item' in on ? (tree.itemAt.get(on.item) ?? []) : [])) : [],
    );
    const asked = item ?? random.below(tree.items.length);
    const node = knownNumber(tree.itemNode, asked);
    const near = random.chance(0.75) ? placesOf(tree, members[member], grants).filter((place) => isUnder(tree, place, node)) : [];
    const place = oneOf(random, near) ?? oneOf(random, [...locationsBelow(tree, node)]) ?? 0;
    const service = tree.items[asked]?.service ?? '';
    const permissions = [...catalog.permissions.values()].filter((entry) => entry.service === service);
    const extras = permissions.filter((entry) => entry.extraOnly && entry.needsLocation);
    const entry = oneOf(random, random.chance(0.1) ? extras : permissions.filter(({ extraOnly }) => !extraOnly));
    return { member, permission: entry?.key ?? '', item: tree.items[asked]?.id ?? '', location: tree.nodes[place]?.id ?? '' };
  });
}

const oneOf = <One>(random: Seeded, list: readonly One[]): One | undefined => list[random.below(list.length)];

/** All that is given to a member, directly and by user groups. */
export const grantsOf = ({ grants, memberships }: MemberFacts): MemberFacts['grants'] => [
  ...grants,
  ...memberships.flatMap(({ group }) => group.grants),
];

/** The places, by node number, that a member holds, as the grants say it: places, and groups of them. */
export function placesOf(tree: Tree, facts: MemberFacts | undefined, grants: MemberFacts['grants']): number[] {
  const numbers = (node: string) => {
    const at = tree.nodeAt.get(node);
    return at === undefined ? [] : [...locationsBelow(tree, at)];
  };
  const groups = new Map(facts?.locationGroups.map((group) => [group.id, group.entries]));
  return [
    ...new Set(
      grants.flatMap(({ gives, on }) => {
        if (!('locations' in gives) || 'item' in on) return [];
        return 'node' in on ? numbers(on.node) : (groups.get(on.locationGroup) ?? []).flatMap((entry) => numbers(entry.location));
      }),
    ),
  ];
}
