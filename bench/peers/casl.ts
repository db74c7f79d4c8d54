import { type AnyMongoAbility, type RawRuleOf, createMongoAbility, subject } from '@casl/ability';
import type { MemberFacts } from '@totem/domain/access/facts';
import type { Catalog } from '@totem/domain/catalog/catalog';
import { type Tree, isUnder, knownNumber } from '@totem/domain/tree';
import { grantsOf, placesOf } from '../decide/questions.ts';

export type Rules = readonly RawRuleOf<AnyMongoAbility>[];

/**
 * One member's rules, in the way CASL's documentation has it: a rule for each service item, with the permissions as its
 * actions and the places where they hold as a condition. The service is the type of the subject.
 */
export function rulesOf(catalog: Catalog, tree: Tree, facts: MemberFacts): Rules {
  const grants = grantsOf(facts);
  const places = placesOf(tree, facts, grants);
  const byItem = Map.groupBy(
    grants.filter(({ gives, on }) => 'item' in on && !('locations' in gives)),
    ({ on }) => ('item' in on ? on.item : null),
  );
  return [...byItem].flatMap(([item, own]) => {
    const number = item === null ? undefined : tree.itemAt.get(item);
    if (number === undefined) return [];
    const byRoles = own.flatMap(({ gives }) => ('role' in gives ? [...(catalog.roles.get(gives.role)?.can.keys() ?? [])] : []));
    const extras = own.flatMap(({ gives }) => ('permission' in gives ? [gives.permission] : []));
    const held = places.filter((place) => isUnder(tree, place, knownNumber(tree.itemNode, number)));
    // An extra permission counts on top of a role alone.
    if (byRoles.length === 0 || held.length === 0) return [];
    const conditions = { item, location: { $in: held.map((place) => tree.nodes[place]?.id) } };
    return [{ action: [...new Set([...byRoles, ...extras])], subject: tree.items[number]?.service ?? '', conditions }];
  });
}

export const abilityOf = (rules: Rules): AnyMongoAbility => createMongoAbility([...rules]);

/** What CASL is asked about: a thing of a service, at a place. */
export const thingOf = (service: string, item: string, location: string) => subject(service, { item, location });
