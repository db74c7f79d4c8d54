import type { Catalog, Reach } from '../catalog/catalog.ts';
import type { ServiceFilter } from '../grants.ts';
import type { Node, ServiceItem } from '../tree.ts';
import { type GrantFact, type MemberFacts, type ResourceFact, holds } from './facts.ts';
import type { Target } from './target.ts';

/** An organization as plain rows, for the definition below. */
export interface PlainOrganization {
  readonly catalog: Catalog;
  readonly nodes: readonly Node[];
  readonly items: readonly ServiceItem[];
}

/**
 * The definition of a decision, word by word, in sets of ids: the engine and the database are held against it by test.
 * It shares no step with them, walks everything on each question, and is never used to answer one.
 */
export function isAllowedByDefinition(
  organization: PlainOrganization,
  member: MemberFacts,
  permission: string,
  target: Target,
  nowMs: number,
): boolean {
  const { catalog, nodes, items } = organization;
  const entry = catalog.permissions.get(permission);
  const item = 'item' in target ? items.find((one) => one.id === target.item) : undefined;
  const resource: ResourceFact | undefined = 'resource' in target ? target.resource : undefined;
  const named = 'item' in target ? target.location : undefined;
  if (!entry || ('item' in target && !item)) return false;
  const service = catalog.services.get(entry.service);
  if (item ? item.service !== entry.service : service?.hasItems !== false) return false;

  const byId = new Map<string, Node>(nodes.map((node) => [node.id, node]));
  const upFrom = (id: string): string[] => {
    const node = byId.get(id);
    return node ? [id, ...(node.parent === null ? [] : upFrom(node.parent))] : [];
  };
  const isIn = (id: string, top: string) => upFrom(id).includes(top);
  const isLocation = (id: string) => catalog.kinds.get(byId.get(id)?.kind ?? '')?.isLocation === true;
  const isArchived = (id: string) => upFrom(id).some((one) => byId.get(one)?.archived === true);

  const root = nodes.find((node) => node.parent === null)?.id ?? '';
  const places: string[] = item
    ? [item.node]
    : resource
      ? resource.nodes.length > 0
        ? [...resource.nodes]
        : [root]
      : 'node' in target
        ? [target.node]
        : [];
  if (places.some((id) => !byId.has(id)) || (named !== undefined && !(byId.has(named) && isLocation(named)))) return false;
  // Of two branches of a resource, one that is archived gives nothing.
  const open = places.filter((id) => !isArchived(id));
  const hangsOn = open.length > 0 ? open : places;
  const locations = item ? (named === undefined ? [] : [named]) : hangsOn.filter(isLocation);

  // Gates.
  if (member.status !== 'active') return false;
  if (entry.feature !== null && !member.features.includes(entry.feature)) return false;
  if (item?.archived || resource?.archived || hangsOn.every(isArchived) || (named !== undefined && isArchived(named))) return false;

  // Grants in force: the member's own, and those of the user groups the member is in now.
  const grants: GrantFact[] = [
    ...member.grants.filter((grant) => holds(grant, nowMs)),
    ...member.memberships
      .filter((membership) => holds(membership, nowMs))
      .flatMap((membership) => membership.group.grants.filter((grant) => holds(grant, nowMs))),
  ];
  const entriesOf = (id: string) =>
    (member.locationGroups.find((group) => group.id === id)?.entries ?? []).filter((one) => holds(one, nowMs));
  const isFor = (filter: ServiceFilter) =>
    filter === null || ('service' in filter ? filter.service === entry.service : filter.item === item?.id);

  const held = new Set<string>();
  for (const grant of grants) {
    if (!('locations' in grant.gives) || !isFor(grant.gives.locations)) continue;
    const { on } = grant;
    for (const node of nodes) {
      const isGiven =
        'node' in on
          ? isIn(node.id, on.node)
          : 'locationGroup' in on && entriesOf(on.locationGroup).some((one) => one.location === node.id && isFor(one.filter));
      if (isGiven && isLocation(node.id) && !isArchived(node.id) && (!item || isIn(node.id, item.node))) held.add(node.id);
    }
  }
  const isHeldHere = locations.length === 0 || locations.some((location) => held.has(location));

  const covers = ({ on }: GrantFact) => {
    if ('item' in on) return on.item === item?.id;
    if ('node' in on) return hangsOn.some((id) => isIn(id, on.node));
    return entriesOf(on.locationGroup).some((one) => hangsOn.some((id) => isIn(id, one.location)));
  };
  const nodeOf = ({ on }: GrantFact) => ('node' in on ? on.node : 'item' in on ? items.find((one) => one.id === on.item)?.node : undefined);
  const roleOf = (grant: GrantFact) => ('role' in grant.gives ? catalog.roles.get(grant.gives.role) : undefined);

  const reaches: { readonly [R in Reach]: (grant: GrantFact) => boolean } = {
    subtree: (grant) => covers(grant) && (named === undefined || isIn(named, nodeOf(grant) ?? '')),
    granted_locations: (grant) => covers(grant) && isHeldHere,
    participating: () => resource !== undefined && member.participations.some((one) => one.resource === resource.id && holds(one, nowMs)),
    self: () => resource !== undefined && resource.owner === member.id,
    none: covers,
  };
  return grants.some((grant) => {
    if ('permission' in grant.gives)
      return (
        grant.gives.permission === permission &&
        covers(grant) &&
        (!entry.extraOnly || grants.some((other) => roleOf(other)?.services.has(entry.service) === true && covers(other))) &&
        (!entry.needsLocation || isHeldHere)
      );
    return (roleOf(grant)?.can.get(permission) ?? []).some((reach) => reaches[reach](grant));
  });
}
