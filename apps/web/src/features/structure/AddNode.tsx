import { nodeRight } from '@totem/domain/catalog/administration';
import type { NodeId } from '@totem/domain/ids';
import type { NodeName } from '@totem/domain/nodes';
import { Plus } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { say } from '../../product-words.ts';
import { useCan, useCatalog } from '../../shell/organization.ts';
import { Button } from '../../ui/Button.tsx';

const NodeDialog = lazy(async () => ({ default: (await import('./NodeDialog.tsx')).NodeDialog }));

interface AddNodeProps {
  readonly under: NodeName;
  /** Places, or parts of the organization that are none. */
  readonly locations: boolean;
  readonly onDone?: (node: NodeId) => void;
}

/**
 * A button for each kind that may hang under a node, and for places that hang deeper one that asks where; nothing for who may
 * not make one there.
 */
export function AddNode({ under, locations, onDone }: AddNodeProps) {
  const { kinds, product } = useCatalog();
  const can = useCan(under.id);
  const [kind, setKind] = useState<string | null>(null);
  const offered = [...kinds.values()].filter((one) => one.isLocation === locations && (locations || one.under.includes(under.kind)));
  if (!can(nodeRight(locations, 'create'))) return null;
  return (
    <>
      {offered.map(({ key }) => (
        <Button key={key} icon={Plus} onClick={() => setKind(key)}>
          {m.structure_add_kind({ kind: say(product.nodeKinds[key]?.label ?? product.words.location) })}
        </Button>
      ))}
      <Suspense>
        {kind !== null && (
          <NodeDialog
            edited={kinds.get(kind)?.under.includes(under.kind) ? { under, kind } : { within: under.id, kind }}
            onClose={() => setKind(null)}
            {...(onDone && { onDone })}
          />
        )}
      </Suspense>
    </>
  );
}
