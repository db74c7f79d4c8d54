import type { Catalog, RoleEntry } from '../catalog/catalog.ts';
import type { GrantTarget, ServiceFilter } from '../grants.ts';
import type { UserGroupId } from '../ids.ts';
import { type Tree, knownNumber } from '../tree.ts';
import type { GrantFact, LocationGroupEntryFact, LocationGroupFact, MemberFacts, Period, UserGroupFact } from './facts.ts';
import { holds } from './facts.ts';
import type { AccessTable } from './table.ts';

/** A grant with its place in the tree resolved; its period already ends with the membership it comes by. */
interface CompiledGrant extends Period {
  readonly fact: GrantFact;
  /** Null: given directly. */
  readonly through: UserGroupId | null;
  /** The node number it is on, or the node of the item it is on; -1 for a location group. */
  readonly node: number;
  /** The item number it is on, or -1. */
  readonly item: number;
  /** The location group it is on, or null. */
  readonly locationGroup: CompiledLocationGroup | null;
}

export interface RoleGrant extends CompiledGrant {
  readonly role: RoleEntry;
}

export interface SingleGrant extends CompiledGrant {
  readonly permission: string;
}

export interface LocationGrant extends CompiledGrant {
  readonly filter: ServiceFilter;
}

export interface CompiledLocationGroup {
  readonly fact: LocationGroupFact;
  /** Entries by node number of their location. */
  readonly entriesAt: ReadonlyMap<number, readonly LocationGroupEntryFact[]>;
}

/** One member's access, ready to answer any question about them at any instant their facts know. */
export interface CompiledAccess<P extends string = string> {
  readonly catalog: Catalog<P>;
  readonly tree: Tree;
  readonly facts: MemberFacts;
  readonly features: ReadonlySet<string>;
  readonly roleGrants: readonly RoleGrant[];
  readonly singleGrants: readonly SingleGrant[];
  readonly locationGrants: readonly LocationGrant[];
  /** The newest table of answers (`table.ts`); it knows for which instants it holds. */
  readonly newest: { table: AccessTable | null };
}

/**
 * Resolves a member's facts against the tree and the catalog.
 *
 * Grants whose target or role no longer exists give nothing and are left out: a deleted thing's grants are dormant, not
 * an error. Compiling is linear in the member's grants; the tables that make `allows` fast are filled on first need.
 */
export function compile<P extends string>(catalog: Catalog<P>, tree: Tree, facts: MemberFacts): CompiledAccess<P> {
  const roleGrants: RoleGrant[] = [];
  const singleGrants: SingleGrant[] = [];
  const locationGrants: LocationGrant[] = [];
  const groups = new Map(facts.locationGroups.map((group) => [group.id, compileLocationGroup(tree, group)]));

  const add = (fact: GrantFact, group: UserGroupFact | null, period: Period) => {
    const place = placeOf(tree, fact.on);
    const locationGroup = 'locationGroup' in fact.on ? (groups.get(fact.on.locationGroup) ?? null) : null;
    if (!place && !locationGroup) return;
    const grant = {
      fact,
      through: group?.id ?? null,
      node: place?.node ?? -1,
      item: place?.item ?? -1,
      locationGroup,
      fromMs: Math.max(fact.fromMs, period.fromMs),
      untilMs: Math.min(fact.untilMs, period.untilMs),
    };
    if ('role' in fact.gives) {
      const role = catalog.roles.get(fact.gives.role);
      if (role) roleGrants.push({ ...grant, role });
    } else if ('permission' in fact.gives) {
      singleGrants.push({ ...grant, permission: fact.gives.permission });
    } else {
      locationGrants.push({ ...grant, filter: fact.gives.locations });
    }
  };
  for (const fact of facts.grants) add(fact, null, always);
  for (const membership of facts.memberships) for (const fact of membership.group.grants) add(fact, membership.group, membership);

  return { catalog, tree, facts, features: new Set(facts.features), roleGrants, singleGrants, locationGrants, newest: { table: null } };
}

const always: Period = { fromMs: -Infinity, untilMs: Infinity };

function placeOf(tree: Tree, on: GrantTarget): { node: number; item: number } | null {
  if ('locationGroup' in on) return null;
  if ('node' in on) {
    const node = tree.nodeAt.get(on.node);
    return node === undefined ? null : { node, item: -1 };
  }
  const item = tree.itemAt.get(on.item);
  return item === undefined ? null : { node: knownNumber(tree.itemNode, item), item };
}

/** People whose facts were read together share their location groups, which are often larger than all else they have. */
const compiled = new WeakMap<LocationGroupFact, { readonly tree: Tree; readonly group: CompiledLocationGroup }>();

function compileLocationGroup(tree: Tree, fact: LocationGroupFact): CompiledLocationGroup {
  const known = compiled.get(fact);
  if (known?.tree === tree) return known.group;
  const group = { fact, entriesAt: entriesByPlace(tree, fact) };
  compiled.set(fact, { tree, group });
  return group;
}

function entriesByPlace(tree: Tree, fact: LocationGroupFact): CompiledLocationGroup['entriesAt'] {
  const entriesAt = new Map<number, LocationGroupEntryFact[]>();
  for (const entry of fact.entries) {
    const node = tree.nodeAt.get(entry.location);
    if (node === undefined) continue;
    const entries = entriesAt.get(node);
    if (entries) entries.push(entry);
    else entriesAt.set(node, [entry]);
  }
  return entriesAt;
}

/** Shows each period that anything of a member's access begins or ends with. */
export function eachPeriod(access: CompiledAccess, note: (period: Period) => void): void {
  for (const grants of [access.roleGrants, access.singleGrants, access.locationGrants]) for (const grant of grants) note(grant);
  for (const group of access.facts.locationGroups) for (const entry of group.entries) note(entry);
  for (const participation of access.facts.participations) note(participation);
}

/** The grants in force at an instant. */
export const inForce = <Grant extends Period>(grants: readonly Grant[], nowMs: number): Grant[] =>
  grants.filter((grant) => holds(grant, nowMs));
