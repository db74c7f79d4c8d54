import type { NodeId } from '@totem/domain/ids';
import type { NodeView } from '@totem/domain/nodes';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { MapPin } from 'lucide-react';
import { useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { useCatalog, useOrganization, useScope, useScopePath } from '../../shell/organization.ts';
import { Chip } from '../../ui/Chip.tsx';
import { LevelMark } from '../../ui/LevelMark.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { Tree } from '../../ui/Tree.tsx';
import type { TreeNode } from '../../ui/tree-lines.ts';
import { lacksLocation } from './lacks-location.ts';
import { TreeCounts, treeCountsInWords, treeCountsOf } from './TreeCounts.tsx';
import { depthOf } from '../../shell/depth-of.ts';
import { PartFailure } from '../../shell/PartFailure.tsx';
import type { Branch } from '../../shell/use-branches.ts';
import { useTRPC } from '../../trpc.ts';
import { useTree } from './use-tree.ts';

const moreAt = 'more:';

/** What the organization is made of, with counts; choosing a node makes it what every list is about. */
export function OrganizationTree() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { id: organizationId, slug, top: first, opensLocations } = useOrganization();
  const scope = useScope();
  const above = useScopePath().slice(0, -1);
  const catalog = useCatalog();
  const counts = treeCountsOf(catalog);
  const navigate = useNavigate();
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set([first.id, ...above.map((node) => node.id)]));
  const [shown, setShown] = useState(scope.id);
  if (shown !== scope.id) {
    setShown(scope.id); // chosen elsewhere, it is found here too
    setOpen(new Set([...open, ...above.map((node) => node.id)]));
  }
  const { top, error, retry, below } = useTree(open);

  if (error && !top) return <PartFailure error={error} onTryAgain={retry} />;
  // With what lies right below the top, so that nothing under the tree moves when that comes.
  if (!top || below.get(top.id)?.pending === true) return <Skeleton rows={4} />;
  const isLocation = ({ kind }: NodeView) => catalog.kinds.get(kind)?.isLocation === true;
  const treeNode = (node: NodeView): TreeNode => {
    const isPlace = isLocation(node);
    return {
      id: node.id,
      name: node.name,
      ...(!isPlace && { detail: treeCountsInWords(counts, node) }),
      mark: isPlace ? <MapPin size={14} aria-hidden className="flex-none text-ink-3" /> : <LevelMark depth={depthOf(catalog, node.kind)} />,
      after: (
        <>
          {node.archived && <Chip>{m.overview_archived()}</Chip>}
          {!node.archived && lacksLocation(catalog, node) && <Chip tone="warn">{m.users_locations_none()}</Chip>}
          {!isPlace && <TreeCounts counts={counts} node={node} />}
        </>
      ),
      hasChildren: node.children > 0,
      children: childrenOf(below.get(node.id), node),
    };
  };
  const childrenOf = (branch: Branch<NodeView> | undefined, parent: NodeView): TreeNode[] => {
    if (!branch) return [];
    const nodes = branch.rows.map((row) => treeNode(row));
    const id = `${moreAt}${parent.id}`;
    if (branch.pending) return [...nodes, { id, name: m.ui_loading() }];
    if (branch.failed) return [...nodes, { id, name: m.overview_tree_failed() }];
    return branch.readOn ? [...nodes, { id, name: m.overview_tree_more({ count: parent.children - nodes.length }) }] : nodes;
  };
  /** A location has a page, for whoever may open it; for the others it is a part of the organization, as its nodes are. */
  const opensPage = async (node: NodeId): Promise<boolean> => {
    const rights = await queries.ensureQueryData(trpc.me.rights.queryOptions({ organizationId, node })).catch(() => null);
    return rights?.includes('administration:location.view') === true;
  };
  const select = async (id: string) => {
    if (id.startsWith(moreAt)) {
      below.get(id.slice(moreAt.length))?.readOn?.();
      return;
    }
    const place = [...below.values()].flatMap(({ rows }) => rows).find((node) => node.id === id && isLocation(node));
    if (place && opensLocations && (await opensPage(place.id)))
      void navigate({ to: '/$organization/locations/$location', params: { organization: slug, location: place.id } });
    else
      void navigate({
        to: '/$organization',
        params: { organization: slug },
        search: { node: id === first.id ? undefined : id },
        resetScroll: false,
      });
  };
  return (
    <Tree
      label={m.overview_tree()}
      nodes={[treeNode(top)]}
      selected={scope.id}
      onSelect={(id) => void select(id)}
      open={open}
      onOpenChange={setOpen}
    />
  );
}
