import type { NodeName } from '@totem/domain/nodes';
import { getRouteApi } from '@tanstack/react-router';
import { useScope, useScopePath } from '../../shell/organization.ts';

const route = getRouteApi('/signed-in/$organization');

/**
 * The node whose locations are listed: the one that the address names, else the whole organization. Whoever opens locations
 * may hold them beside each other, with no node of theirs above them all.
 */
export function usePlacesScope(): NodeName {
  const isNamed = route.useSearch({ select: ({ node }) => node !== undefined });
  const scope = useScope();
  const [root = scope] = useScopePath();
  return isNamed ? scope : root;
}
