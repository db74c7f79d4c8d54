import type { PermissionEntry, Reach, RoleEntry } from '../catalog/catalog.ts';
import type { AccessChange, GrantTarget } from '../grants.ts';
import { isUnder, isWithin, known, numberOf, pathUp } from '../tree.ts';
import type { CompiledAccess, RoleGrant, SingleGrant } from './compile.ts';
import type { ClosedGate, NearMiss } from './decision.ts';
import { type Period, holds } from './facts.ts';
import type { Surroundings } from './gates.ts';
import { admits } from './held.ts';
import { covers, hasRoleUnder, isHeldHere, participates } from './reaches.ts';
import { type Located, isPlaceOf } from './target.ts';

/** A question that was refused, with what a fix may use. */
interface Refused {
  readonly access: CompiledAccess;
  readonly permission: PermissionEntry;
  readonly at: Located;
  readonly nowMs: number;
  readonly surroundings: Surroundings;
}

type Draft = readonly AccessChange[];

/** At most this many ways are offered for one missing part: a person chooses, so more would hide the good ones. */
const waysOffered = 6;

/**
 * What is nearly there, and the smallest drafts that would turn a no into a yes once no gate is closed.
 *
 * A draft holds every missing part, so each fix works alone: whoever lacks both a level and a location is offered both
 * together. With a path and a closed gate only the gate is missing.
 */
export function nearMissesOf(asked: Refused, gates: readonly ClosedGate[], hasPath: boolean): NearMiss[] {
  if (hasPath) return gates.map((gate) => ({ missing: 'gate', gate, fixes: [] }));
  const { access, at } = asked;
  // One service item never shows a place of another subscription: nothing that could be given would change that.
  if (at.named >= 0 && !isPlaceOf(access.tree, at.item, at.named)) return [];
  const home = numberOf(access.tree, access.facts.home);
  if (!at.nodes.some((node) => isUnder(access.tree, node, home))) return [{ missing: 'level', home: access.facts.home, fixes: [] }];

  const right = missingRight(asked);
  const place = missingPlace(asked);
  const rightWays = right ? right.ways : [[]];
  const placeWays = place ? place.ways : [[]];
  const together = (mine: readonly Draft[], others: readonly Draft[]): Draft[] =>
    mine.flatMap((draft) => others.slice(0, 1).map((other) => [...draft, ...other])).slice(0, waysOffered);

  const misses: NearMiss[] = [];
  if (right) misses.push({ ...right.miss, fixes: together(right.ways, placeWays) });
  if (place) misses.push({ ...place.miss, fixes: together(place.ways, rightWays) });
  misses.push(...lapsed(asked));
  return misses;
}

interface Missing {
  readonly miss: DistributiveOmit<NearMiss, 'fixes'>;
  readonly ways: readonly Draft[];
}
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** The right that is missing at this thing, whatever the location; null when a grant in force gives it. */
function missingRight(asked: Refused): Missing | null {
  const { access, permission, at, nowMs } = asked;
  const isHere = (grant: RoleGrant | SingleGrant) => holds(grant, nowMs) && covers(access, grant, at, nowMs);
  if (permission.extraOnly) {
    const hasExtra = access.singleGrants.some((grant) => grant.permission === permission.key && isHere(grant));
    const hasRole = hasRoleUnder(access, permission.service, at, nowMs);
    const giveExtra: AccessChange = {
      change: 'give',
      to: { member: access.facts.id },
      gives: { permission: permission.key },
      on: thingOf(asked),
    };
    if (hasExtra && hasRole) return null;
    if (hasRole) return { miss: { missing: 'extra', permission: permission.key }, ways: [[giveExtra]] };
    const roles = [...access.catalog.roles.values()].filter((role) => role.services.has(permission.service));
    const ways = waysToRole(asked, roles).map((way) => (hasExtra ? way : [...way, giveExtra]));
    if (hasExtra) return { miss: { missing: 'role_under_extra', permission: permission.key }, ways };
    return { miss: { missing: 'role', service: permission.service, lowest: lowestOf(roles)?.key ?? null }, ways };
  }

  const bearing = access.roleGrants.filter((grant) => grant.role.can.has(permission.key) && isHere(grant));
  const isOnlyPlaceMissing = bearing.some((grant) => grant.role.can.get(permission.key)?.includes('granted_locations'));
  if (isOnlyPlaceMissing) return null;
  const isForParticipants = access.roleGrants.some(
    (grant) => holds(grant, nowMs) && grant.role.can.get(permission.key)?.includes('participating'),
  );
  if (isForParticipants && at.resource) return { miss: { missing: 'participation', resource: at.resource.id }, ways: [] };

  const roles = [...access.catalog.roles.values()].filter((role) => worksHere(asked, role));
  const ways = waysToRole(asked, roles);
  const lowest = lowestOf(roles)?.key ?? null;
  let strongest: RoleEntry | undefined;
  for (const grant of access.roleGrants) {
    const { role } = grant;
    if ((!strongest || role.rank > strongest.rank) && role.services.has(permission.service) && isHere(grant)) strongest = role;
  }
  if (strongest && lowest) return { miss: { missing: 'rank', has: strongest.key, needs: lowest }, ways };
  const elsewhere = access.roleGrants.find((grant) => grant.role.can.has(permission.key) && holds(grant, nowMs));
  if (elsewhere) return { miss: { missing: 'elsewhere', on: elsewhere.fact.on, item: access.tree.items[at.item]?.id ?? null }, ways };
  return { miss: { missing: 'role', service: permission.service, lowest }, ways };
}

/** The location that is missing, where the question depends on one; null when it is held, or none is asked about. */
function missingPlace(asked: Refused): Missing | null {
  const { access, permission, at, nowMs } = asked;
  if (at.locations.length === 0 || isHeldHere(access, at, permission.service, nowMs)) return null;
  const place = known(access.tree.nodes, bestOf(asked, at.locations));
  const dependsOnPlace =
    permission.needsLocation ||
    [...access.catalog.roles.values()].some((role) => role.can.get(permission.key)?.includes('granted_locations'));
  if (!dependsOnPlace) return null;
  const to = { member: access.facts.id };
  const groups = asked.surroundings.locationGroups.filter((group) =>
    group.entries.some(
      (entry) => entry.location === place.id && holds(entry, nowMs) && admits(access.tree, entry.filter, permission.service, at.item),
    ),
  );
  const ways: Draft[] = [
    [{ change: 'give', to, gives: { locations: null }, on: { node: place.id } }],
    ...groups.map((group): Draft => [{ change: 'give', to, gives: { locations: null }, on: { locationGroup: group.id } }]),
  ];
  return { miss: { missing: 'location', location: place.id }, ways };
}

/** Whether an entry of a role would give the permission here, were it given here (with the location, if one is asked about). */
const works: { readonly [R in Reach]: (asked: Refused) => boolean } = {
  subtree: () => true,
  none: () => true,
  granted_locations: () => true,
  participating: ({ access, at, nowMs }) => participates(access, at, nowMs),
  self: ({ access, at }) => at.resource?.owner === access.facts.id,
};
const worksHere = (asked: Refused, role: RoleEntry): boolean =>
  role.can.get(asked.permission.key)?.some((reach) => works[reach](asked)) === true;

/** Of equal ones, the first. */
const lowestOf = (roles: readonly RoleEntry[]): RoleEntry | undefined => {
  let lowest: RoleEntry | undefined;
  for (const role of roles) if (role.assignable && (!lowest || role.rank < lowest.rank)) lowest = role;
  return lowest;
};

/** Ways to come to one of these roles here: the lowest given directly, then user groups that give one of them. */
function waysToRole(asked: Refused, roles: readonly RoleEntry[]): Draft[] {
  const { access, nowMs } = asked;
  const ways: Draft[] = [];
  const lowest = lowestOf(roles);
  const on = lowest && targetFor(asked, lowest);
  if (lowest && on) ways.push([{ change: 'give', to: { member: access.facts.id }, gives: { role: lowest.key }, on }]);
  const keys = new Set(roles.map((role) => role.key));
  for (const group of asked.surroundings.userGroups) {
    const gives = group.grants.some(
      (grant) => 'role' in grant.gives && keys.has(grant.gives.role) && holds(grant, nowMs) && isOn(asked, grant.on),
    );
    const isOpen = isWithin(access.tree, group.home, access.facts.home);
    const isIn = access.facts.memberships.some((membership) => membership.group.id === group.id && holds(membership, nowMs));
    if (gives && isOpen && !isIn) ways.push([{ change: 'join', group: group.id, member: access.facts.id }]);
  }
  return ways;
}

const isOn = ({ access, at }: Refused, on: GrantTarget): boolean => {
  if ('item' in on) return access.tree.items[at.item]?.id === on.item;
  return 'node' in on && at.nodes.some((one) => isUnder(access.tree, one, numberOf(access.tree, on.node)));
};

/** Of several nodes, by number, the one to give something on: open rather than archived, then inside the member's level. */
function bestOf({ access: { tree, facts } }: Refused, nodes: readonly number[]): number {
  const home = numberOf(tree, facts.home);
  const against = (node: number) => 2 * known(tree.closed, node) + Number(!isUnder(tree, node, home));
  return nodes.reduce((best, one) => (against(one) < against(best) ? one : best));
}

const thingOf = (asked: Refused): GrantTarget => {
  const { tree } = asked.access;
  const item = tree.items[asked.at.item];
  return item ? { item: item.id } : { node: known(tree.nodes, bestOf(asked, asked.at.nodes)).id };
};

/** Where a role may be given so that it covers the thing: the item, or the nearest node of a kind that the role may be on. */
function targetFor(asked: Refused, role: RoleEntry): GrantTarget | null {
  const thing = thingOf(asked);
  if ('item' in thing && role.on.items) return thing;
  const { tree } = asked.access;
  const node = pathUp(tree, known(tree.nodes, bestOf(asked, asked.at.nodes)).id).find((one) => role.on.nodeKinds.has(one.kind));
  return node ? { node: node.id } : null;
}

/** Grants, and participations, that would have said yes at another time. */
function lapsed({ access, permission, at, nowMs }: Refused): NearMiss[] {
  const misses: NearMiss[] = [];
  const note = (period: Period, fix: Draft | null, grant: RoleGrant['fact']['id'] | null) => {
    const fixes = fix ? [fix] : [];
    if (period.untilMs <= nowMs) misses.push({ missing: 'ended', grant, atMs: period.untilMs, fixes });
    else if (period.fromMs > nowMs) misses.push({ missing: 'not_started', grant, atMs: period.fromMs, fixes });
  };
  const again = (grant: RoleGrant | SingleGrant): Draft | null =>
    // Renewing a right helps alone only where no location is missing as well.
    isHeldHere(access, at, permission.service, nowMs)
      ? [{ change: 'give', to: { member: access.facts.id }, gives: grant.fact.gives, on: grant.fact.on }]
      : null;
  // What is in force has not lapsed; skipped first, since it is most of what there is.
  for (const grant of access.roleGrants) {
    if (holds(grant, nowMs)) continue;
    const reaches = grant.role.can.get(permission.key);
    if (reaches?.some((reach) => reach !== 'participating' && reach !== 'self') && covers(access, grant, at, nowMs))
      note(grant, again(grant), grant.fact.id);
  }
  for (const grant of access.singleGrants) {
    if (holds(grant, nowMs) || grant.permission !== permission.key) continue;
    if (covers(access, grant, at, nowMs) && hasRoleUnder(access, permission.service, at, nowMs)) note(grant, again(grant), grant.fact.id);
  }
  for (const grant of access.locationGrants) {
    if (holds(grant, nowMs)) continue;
    const names = grant.locationGroup
      ? at.locations.some((place) => grant.locationGroup?.entriesAt.has(place))
      : at.locations.some((place) => isUnder(access.tree, place, grant.node));
    if (names && admits(access.tree, grant.filter, permission.service, at.item)) note(grant, null, grant.fact.id);
  }
  if (at.resource) for (const one of access.facts.participations) if (one.resource === at.resource.id) note(one, null, null);
  return misses;
}
