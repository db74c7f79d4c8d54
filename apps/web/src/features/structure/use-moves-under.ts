import type { NodeId } from '@totem/domain/ids';
import type { Text } from '@totem/domain/language';
import { useQuery } from '@tanstack/react-query';
import { useCatalog, useOrganization } from '../../shell/organization.ts';
import { useTRPC } from '../../trpc.ts';

/**
 * What kind of thing a node may be moved to another of, by whoever reads; null where there is none, or while it is not known.
 * Only the root is there but once: what hangs under it alone has nowhere else to go, and nothing is asked.
 */
export function useMovesUnder(node: { readonly id: NodeId; readonly kind: string }, mayLeave: boolean): Text | null {
  const trpc = useTRPC();
  const { id: organizationId, top } = useOrganization();
  const { kinds, rootKind, product } = useCatalog();
  const above = (kinds.get(node.kind)?.under ?? []).filter((kind) => kind !== rootKind);
  const { data } = useQuery({
    ...trpc.nodes.search.queryOptions({ organizationId, within: top.id, takes: node.id, pageSize: 1 }),
    enabled: mayLeave && above.length > 0,
  });
  const kind = data?.rows[0]?.kind;
  return (kind !== undefined && mayLeave && product.nodeKinds[kind]?.label) || null;
}
