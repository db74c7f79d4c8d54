import { useQuery } from '@tanstack/react-query';
import { useOrganization, useScope, useScopePath } from '../../shell/organization.ts';
import { useTRPC } from '../../trpc.ts';
import { AddNode } from '../structure/AddNode.tsx';
import { NodeMenu } from '../structure/NodeMenu.tsx';

/** What is done with the part of the organization that is shown: add to it, rename, archive and restore it. */
export function ScopeActions() {
  const trpc = useTRPC();
  const { id: organizationId } = useOrganization();
  const scope = useScope();
  const parent = useScopePath().at(-2) ?? null;
  const { data: node } = useQuery(trpc.nodes.get.queryOptions({ organizationId, node: scope.id }));
  return (
    <>
      <AddNode under={scope} locations={false} />
      {node && <NodeMenu node={node} parent={parent} />}
    </>
  );
}
