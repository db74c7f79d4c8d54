import { mayAt, maySeeNode } from '@totem/domain/access/visibility';
import { nodeOfTarget } from '@totem/domain/access/draft';
import type { AccessPathView, DecisionView, FixView, LocationPathView, NearMissView, WayView } from '@totem/domain/access-questions';
import { type GivingTo, whyNotGive, whyNotJoin, type Giving } from '@totem/domain/access/ceiling';
import type { CompiledAccess } from '@totem/domain/access/compile';
import type { AccessPath, ClosedGate, Decision, LocationPath, NearMiss } from '@totem/domain/access/decision';
import type { Way } from '@totem/domain/access/everyone';
import type { GrantFact } from '@totem/domain/access/facts';
import type { Reason } from '@totem/domain/errors';
import type { AccessChange, GrantTarget } from '@totem/domain/grants';
import type { GrantId, NodeId, UserGroupId, Version } from '@totem/domain/ids';
import type { TargetName } from '@totem/domain/grant-views';
import type { Ctx } from '../context.ts';
import { nodeNameOf, targetNameOf } from '../names.ts';
import { giverOf, isoOf } from '../view-grant.ts';
import type { Told } from './explain-access.ts';

/** A decision in names, for one reader. */
export function viewDecision(
  ctx: Ctx,
  access: CompiledAccess,
  permission: string,
  decision: Decision,
  told: Told,
  version: Version,
  at: Date,
): DecisionView {
  const grants = grantsOf(access);
  const because = decision.because.flatMap((path) => viewPath(ctx, access, grants, told, permission, path) ?? []);
  return {
    member: { id: access.facts.id, name: access.facts.name },
    permission,
    allowed: decision.allowed,
    gates: decision.gates.map(viewGate),
    because,
    nearMisses: decision.nearMisses.flatMap((miss) => viewNearMiss(ctx, access, told, miss, at) ?? []),
    version,
  };
}

type Grants = ReadonlyMap<GrantId, GrantFact>;

const grantsOf = ({ facts }: CompiledAccess): Grants =>
  new Map([...facts.grants, ...facts.memberships.flatMap((one) => one.group.grants)].map((grant) => [grant.id, grant]));

export function viewGate(gate: ClosedGate): DecisionView['gates'][number] {
  const detail =
    gate.gate === 'status' ? gate.status : gate.gate === 'entitlement' ? gate.feature : gate.gate === 'view_as' ? gate.because : null;
  return { gate: gate.gate, detail };
}

function viewPath(
  ctx: Ctx,
  access: CompiledAccess,
  grants: Grants,
  told: Told,
  permission: string,
  path: AccessPath,
): AccessPathView | null {
  const grant = grants.get(path.grant);
  const on = targetNameOf(access.tree, told.locationGroups, path.on);
  if (!grant || !on) return null;
  return {
    ...givenBy(ctx, grant, told),
    grant: path.grant,
    through: groupOf(access, path.through),
    role: 'role' in path.gives ? path.gives.role : null,
    reach: 'role' in path.gives ? path.gives.reach : null,
    permission,
    on,
    locations: path.locations.flatMap((one) => viewLocationPath(ctx, access, grants, told, one) ?? []),
    participation: path.participation,
  };
}

export function viewLocationPath(
  ctx: Ctx,
  access: CompiledAccess,
  grants: Grants,
  told: Told,
  path: LocationPath,
): LocationPathView | null {
  const grant = grants.get(path.grant);
  const on = targetNameOf(access.tree, told.locationGroups, path.on);
  if (!grant || !on) return null;
  return {
    ...givenBy(ctx, grant, told),
    grant: path.grant,
    through: groupOf(access, path.through),
    on,
    location: nodeNameOf(access.tree, path.location),
  };
}

/** A grant that counts at a thing, in names; null where what it is on no longer exists. */
export function viewWay(ctx: Ctx, access: CompiledAccess, told: Told, { grant, through, item }: Way): WayView | null {
  const on = targetNameOf(access.tree, told.locationGroups, grant.on);
  if (!on) return null;
  return {
    ...givenBy(ctx, grant, told),
    grant: grant.id,
    item: item === null ? null : (access.tree.items[item]?.id ?? null),
    through: groupOf(access, through),
    role: 'role' in grant.gives ? grant.gives.role : null,
    permission: 'permission' in grant.gives ? grant.gives.permission : null,
    locations: 'locations' in grant.gives,
    on,
  };
}

const groupOf = ({ facts }: CompiledAccess, id: UserGroupId | null) => {
  const group = facts.memberships.find((one) => one.group.id === id)?.group;
  return group ? { id: group.id, name: group.name } : null;
};

const givenBy = (ctx: Ctx, grant: GrantFact, { names }: Told) => ({
  grantedBy: giverOf(ctx, grant.grantedBy, names),
  grantedAt: isoOf(grant.grantedAtMs),
  until: grant.untilMs === Infinity ? null : isoOf(grant.untilMs),
  reason: grant.reason,
});

/** Null where it would name what the reader may not see. */
function viewNearMiss(ctx: Ctx, access: CompiledAccess, told: Told, miss: NearMiss, at: Date): NearMissView | null {
  const { tree } = access;
  const nothing = { location: null, service: null, has: null, needs: null, on: null, at: null, home: null };
  const fixes = at < ctx.now ? [] : miss.fixes.flatMap((changes) => viewFix(ctx, access, told, changes) ?? []);
  const view = (more: Partial<NearMissView>): NearMissView => ({ ...nothing, missing: miss.missing, fixes, ...more });
  switch (miss.missing) {
    case 'location':
      return maySeeNode(ctx, miss.location) ? view({ location: nodeNameOf(tree, miss.location) }) : null;
    case 'role':
      return view({ service: miss.service, needs: miss.lowest });
    case 'rank':
      return view({ has: miss.has, needs: miss.needs });
    case 'elsewhere': {
      const node = nodeOfTarget({ tree, locationGroups: told.locationGroups }, miss.on);
      return node && maySeeNode(ctx, node) ? view({ on: targetNameOf(tree, told.locationGroups, miss.on) }) : view({ missing: 'role' });
    }
    case 'ended':
    case 'not_started':
      return view({ at: isoOf(miss.atMs) });
    case 'level':
      return view({ home: nodeNameOf(tree, miss.home) });
    case 'extra':
    case 'role_under_extra':
    case 'participation':
    case 'gate':
      return view({});
  }
}

/** A fix in names, with why the reader may not save it; null where it would give something on what they may not see. */
function viewFix(ctx: Ctx, access: CompiledAccess, told: Told, changes: readonly AccessChange[]): FixView | null {
  const names: FixView['names'][number][] = [];
  let refused: Reason | null = null;
  for (const change of changes) {
    const name = nameOfChange(ctx, told, change);
    if (!name) return null;
    names.push(name);
    refused ??= whyNotFix(ctx, access, told, change);
  }
  return { changes: [...changes], names, refused };
}

function nameOfChange(ctx: Ctx, told: Told, change: AccessChange): FixView['names'][number] | null {
  if (change.change === 'join') {
    const group = told.userGroups.find((one) => one.id === change.group);
    return group ? { gives: null, on: null, group: { id: group.id, name: group.name } } : null;
  }
  if (change.change !== 'give') return null;
  const node = nodeFor(ctx, told, change.on);
  const on: TargetName | null = targetNameOf(ctx.tree, told.locationGroups, change.on);
  if (!node || !on || !maySeeNode(ctx, node)) return null;
  const gives = 'role' in change.gives ? change.gives.role : 'permission' in change.gives ? change.gives.permission : 'locations';
  return { gives, on, group: null };
}

const nodeFor = (ctx: Ctx, told: Told, on: GrantTarget): NodeId | null =>
  nodeOfTarget({ tree: ctx.tree, locationGroups: told.locationGroups }, on);

function whyNotFix(ctx: Ctx, access: CompiledAccess, told: Told, change: AccessChange): Reason | null {
  if (change.change === 'join') {
    const group = told.userGroups.find((one) => one.id === change.group);
    if (!group || !mayAt(ctx, 'administration:user_group.edit', group.home)) return 'access.denied';
    const givings = group.grants.flatMap((grant): Giving[] => {
      const node = nodeFor(ctx, told, grant.on);
      return node ? [{ gives: grant.gives, node, act: 'give', hasEnd: grant.untilMs !== Infinity, reason: grant.reason }] : [];
    });
    return whyNotJoin(ctx.mine, access, group, givings, false, ctx.now);
  }
  if (change.change !== 'give') return 'access.denied';
  const node = nodeFor(ctx, told, change.on);
  if (!node || !mayAt(ctx, 'administration:grant.give', node)) return 'access.denied';
  const to: GivingTo = { member: access };
  // The reason is asked in the review; that it is still missing does not keep anybody from drafting.
  return whyNotGive(ctx.mine, to, { gives: change.gives, node, act: 'give', hasEnd: false, reason: 'asked in the review' }, ctx.now);
}
