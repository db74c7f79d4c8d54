import { type CompiledAccess, inForce } from '@totem/domain/access/compile';
import { isHeld } from '@totem/domain/access/held';
import type { NodeId } from '@totem/domain/ids';
import type { LocationSummary } from '@totem/domain/members';
import { known, locationsBelow } from '@totem/domain/tree';
import type { z } from 'zod';
import { nodeNameOf } from './names.ts';

/**
 * Which places a person holds, for any service, among the active ones below their level.
 *
 * @param isSeen leaves out what a reader may not know of.
 */
export function locationsHeld(
  access: CompiledAccess,
  now: Date,
  isSeen: (node: NodeId) => boolean = () => true,
): z.infer<typeof LocationSummary> {
  const { tree, catalog } = access;
  const nowMs = now.getTime();
  const home = tree.nodeAt.get(access.facts.home) ?? 0;
  const services = [...catalog.services.keys()];
  const places = locationsBelow(tree, home).filter((place) => tree.closed[place] !== 1 && isSeen(known(tree.nodes, place).id));
  const items = [...tree.items.keys()];
  const isHeldForSome = (place: number) =>
    services.some((service) => isHeld(access, place, service, -1, nowMs)) ||
    items.some((item) => isHeld(access, place, tree.items[item]?.service ?? '', item, nowMs));
  const whole = inForce(access.locationGrants, nowMs).find(
    (grant) => grant.filter === null && grant.node >= 0 && tree.isLocation[grant.node] !== 1 && isSeen(known(tree.nodes, grant.node).id),
  );
  const all = whole && tree.nodes[whole.node];
  return {
    held: access.locationGrants.length === 0 ? 0 : places.filter(isHeldForSome).length,
    of: places.length,
    allOf: all ? nodeNameOf(tree, all.id) : null,
  };
}
