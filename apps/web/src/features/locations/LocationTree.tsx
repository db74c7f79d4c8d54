import type { LocationBranch } from '@totem/domain/locations';
import type { NodeName } from '@totem/domain/nodes';
import { useNavigate } from '@tanstack/react-router';
import { MapPin } from 'lucide-react';
import { useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { say } from '../../product-words.ts';
import { depthOf } from '../../shell/depth-of.ts';
import { useCan, useCatalog, useOrganization } from '../../shell/organization.ts';
import type { Branch } from '../../shell/use-branches.ts';
import { Chip } from '../../ui/Chip.tsx';
import { LevelMark } from '../../ui/LevelMark.tsx';
import { inWords } from '../../ui/number-words.ts';
import { Tree } from '../../ui/Tree.tsx';
import type { TreeNode } from '../../ui/tree-lines.ts';
import { lacksLocation } from '../overview/lacks-location.ts';
import { LocationFlags } from './LocationFlags.tsx';
import { typeWords } from './type-words.ts';
import { useLocationTree } from './use-location-tree.ts';

const moreAt = 'more:';

/** Which nodes are open, by the scope: coming back from a location one finds the tree as it stood. */
const opened = new Map<string, ReadonlySet<string>>();

/** What the organization is made of as far as there are locations; a node is read when it opens. */
export function LocationTree({ scope, top }: { scope: NodeName; top: readonly LocationBranch[] }) {
  const { slug: organization } = useOrganization();
  const catalog = useCatalog();
  const navigate = useNavigate();
  const isPlace = ({ kind }: LocationBranch) => catalog.kinds.get(kind)?.isLocation === true;
  // Of one node alone, its locations are what one came for.
  const alone = top.length === 1 && top[0]?.hasBelow ? [top[0].id] : [];
  const [open, setOpen] = useState<ReadonlySet<string>>(() => opened.get(scope.id) ?? new Set(alone));
  const below = useLocationTree(new Set([scope.id, ...open]));
  const openThese = (ids: ReadonlySet<string>) => {
    opened.set(scope.id, ids);
    setOpen(ids);
  };
  const treeNode = (node: LocationBranch): TreeNode => {
    const place = isPlace(node);
    const what = place ? typeWords(catalog, node) : countWords(catalog, node);
    return {
      id: node.id,
      name: node.name,
      detail: [what, ...flagWords(node, place, lacksLocation(catalog, node))].join(', '),
      mark: place ? <MapPin size={14} aria-hidden className="flex-none text-ink-3" /> : <LevelMark depth={depthOf(catalog, node.kind)} />,
      after: (
        <span className="flex flex-none flex-wrap items-center justify-end gap-x-3 gap-y-1">
          {place ? (
            <LocationFlags archived={node.archived} unseen={node.unseen > 0} />
          ) : lacksLocation(catalog, node) ? (
            <Chip tone="warn">{m.users_locations_none()}</Chip>
          ) : (
            node.unseen > 0 && <Chip tone="warn">{m.locations_unseen_count({ count: node.unseen })}</Chip>
          )}
          <span className={place ? 'w-28 text-right text-ink-3 max-wide:hidden' : 'min-w-10 text-right text-ink-2'}>
            {place ? shortType(typeWords(catalog, node)) : inWords(node.locations)}
          </span>
        </span>
      ),
      hasChildren: node.hasBelow,
      children: childrenOf(below.get(node.id), node),
    };
  };
  const childrenOf = (branch: Branch<LocationBranch> | undefined, parent: Pick<LocationBranch, 'id'>): TreeNode[] => {
    if (!branch) return [];
    const nodes = branch.rows.map(treeNode);
    const id = `${moreAt}${parent.id}`;
    if (branch.pending) return [...nodes, { id, name: m.ui_loading() }];
    if (branch.failed) return [...nodes, { id, name: m.overview_tree_failed() }];
    return branch.readOn ? [...nodes, { id, name: m.locations_more() }] : nodes;
  };
  const nodes = childrenOf(below.get(scope.id), scope);
  const known = new Map<string, LocationBranch>([...below.values()].flatMap((branch) => branch.rows).map((node) => [node.id, node]));
  const select = (id: string) => {
    if (id.startsWith(moreAt)) return below.get(id.slice(moreAt.length))?.readOn?.();
    const node = known.get(id);
    if (node && isPlace(node)) void navigate({ to: '/$organization/locations/$location', params: { organization, location: id } });
    else if (node?.hasBelow) openThese(open.has(id) ? new Set([...open].filter((one) => one !== id)) : new Set([...open, id]));
  };
  if (nodes.length === 0) return <None scope={scope} />;
  return (
    <Tree
      label={say(catalog.product.words.locations)}
      nodes={nodes}
      selected={null}
      onSelect={select}
      open={open}
      onOpenChange={openThese}
    />
  );
}

/** Types have what they mean in brackets, which a narrow column has no room for. */
const shortType = (type: string): string => type.replace(/ \(.*\)$/, '');

const countWords = ({ product }: ReturnType<typeof useCatalog>, { locations }: LocationBranch): string =>
  `${say(product.words.locations)} ${inWords(locations)}`;

function flagWords({ archived, unseen }: LocationBranch, isPlace: boolean, lacks: boolean): string[] {
  if (lacks) return [m.users_locations_none()];
  if (archived) return [m.overview_archived()];
  if (unseen === 0) return [];
  return [isPlace ? m.locations_unseen() : m.locations_unseen_count({ count: unseen })];
}

/** What this is, and why there is none. */
function None({ scope }: { scope: NodeName }) {
  const { words } = useCatalog().product;
  const administers = useCan(scope.id)('administration:node.view');
  const parts = { locations: say(words.locations), location: say(words.location), node: scope.name };
  return (
    <p className="max-w-150 py-8 text-14 text-ink-2 text-pretty">{administers ? m.locations_none(parts) : m.locations_none_yours(parts)}</p>
  );
}
