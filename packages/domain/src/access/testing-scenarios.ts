import type { AccessChange } from '../grants.ts';
import type { GrantId, MemberId } from '../ids.ts';
import { type World, always, draftFactsIn, filtersOf, readable, receiverNamed, targetNamed, treeIn } from '../testing.ts';
import { changed } from '../testing-changes.ts';
import { isWithin } from '../tree.ts';
import { nodeOfTarget } from './draft.ts';
import type { ScenarioChange } from './scenarios.ts';
import type { Target } from './target.ts';

/** The world after something happened, or was saved. */
export function after(world: World, change: ScenarioChange, now: Date): World {
  if (isOfAccess(change)) return changed(world, draftOf(world, change), now);
  const withMember = (reference: string, more: Partial<World['members'][number]>): World => ({
    ...world,
    members: world.members.map((member) => (member.id === reference ? { ...member, ...more } : member)),
  });
  if ('suspend' in change) return withMember(change.suspend, { status: 'suspended' });
  if ('restore' in change) return withMember(change.restore, { status: 'active' });
  if ('bundle' in change) return withMember(change.bundle.member, { bundle: change.bundle.bundle });
  if ('revoke' in change) {
    const isNot = ({ member }: { readonly member: MemberId }) => member !== change.revoke;
    return {
      ...withMember(change.revoke, { status: 'ended' }),
      grants: world.grants.filter(({ to }) => !('member' in to) || isNot(to)),
      userGroups: world.userGroups.map((group) => ({ ...group, members: group.members.filter(isNot) })),
      resources: world.resources.map((resource) => ({ ...resource, participants: resource.participants.filter(isNot) })),
    };
  }
  const withNode = (reference: string, more: Partial<World['nodes'][number]>): World => ({
    ...world,
    nodes: world.nodes.map((node) => (node.id === reference ? { ...node, ...more } : node)),
  });
  if ('archive' in change) return withNode(change.archive, { archived: true });
  if ('move' in change) return withoutMisplaced(withNode(change.move.node, { parent: readable.node(change.move.under) }), now);
  return notJudged(change);
}

/** What a move leaves: entries under their group's home (I4), and grants under their receiver's level (I3). */
function withoutMisplaced(world: World, now: Date): World {
  const tree = treeIn(world);
  const facts = draftFactsIn(world, now);
  const homeOf = (to: World['grants'][number]['to']) =>
    'member' in to
      ? world.members.find((member) => member.id === to.member)?.home
      : world.userGroups.find((group) => group.id === to.group)?.home;
  return {
    ...world,
    locationGroups: world.locationGroups.map((group) => ({
      ...group,
      entries: group.entries.filter((entry) => isWithin(tree, entry.location, group.home)),
    })),
    grants: world.grants.filter((grant) => {
      const home = homeOf(grant.to);
      const node = nodeOfTarget(facts, grant.on);
      return home !== undefined && node !== null && isWithin(tree, node, home);
    }),
  };
}

export type ChangeOfAccess = Extract<
  ScenarioChange,
  { give: unknown } | { end: unknown } | { join: unknown } | { leave: unknown } | { entry: unknown }
>;
/** Whether a change is one that a draft can hold. */
export const isOfAccess = (change: ScenarioChange): change is ChangeOfAccess =>
  'give' in change || 'end' in change || 'join' in change || 'leave' in change || 'entry' in change;

/** A change as the lines of a draft. */
export function draftOf(world: World, change: ChangeOfAccess): AccessChange[] {
  if ('give' in change) {
    const { to, gives, on, services = [], from, until, reason } = change.give;
    const line = { change: 'give' as const, to: receiverNamed(to), on: targetNamed(world, on), from, until, reason };
    return 'locations' in gives ? filtersOf(services).map((filter) => ({ ...line, gives: { locations: filter } })) : [{ ...line, gives }];
  }
  if ('end' in change) return [{ change: 'end', grant: grantNamed(world, change.end) }];
  if ('join' in change) {
    const { group, member, until } = change.join;
    return [{ change: 'join', group: readable.userGroup(group), member: readable.member(member), until }];
  }
  if ('leave' in change)
    return [{ change: 'leave', group: readable.userGroup(change.leave.group), member: readable.member(change.leave.member) }];
  const entry = { locationGroup: readable.locationGroup(change.group), location: readable.node(change.location) };
  const entered = filtersOf(change.services ?? []).map((filter) => ({ change: 'enter' as const, ...entry, filter }));
  const withdrawn = { change: 'withdraw' as const, ...entry, filter: null };
  return change.entry === 'add' ? entered : change.entry === 'remove' ? [withdrawn] : [withdrawn, ...entered];
}

/** The grant that stands, by what it is. @throws Error for none */
export function grantNamed(world: World, { to, gives, on }: Extract<ScenarioChange, { end: unknown }>['end']): GrantId {
  const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
  const found = world.grants.find(
    (grant) =>
      same(grant.to, receiverNamed(to)) &&
      same(grant.on, targetNamed(world, on)) &&
      ('locations' in gives ? 'locations' in grant.gives : same(grant.gives, gives)) &&
      grant.untilMs === always.untilMs,
  );
  if (!found) throw new Error(`Nothing like this was given: ${JSON.stringify({ to, gives, on })}`);
  return found.id;
}

/** What a question is about. */
export function targetOf(world: World, on: string, at?: string): Target {
  const resource = world.resources.find((one) => one.id === on);
  if (resource) return { resource };
  const item = world.items.find((one) => one.id === on);
  return item ? { item: item.id, location: at === undefined ? undefined : readable.node(at) } : { node: readable.node(on) };
}

export function notJudged(change: ScenarioChange): never {
  throw new Error(`Nobody is asked whether they may save ${JSON.stringify(change)}.`);
}
