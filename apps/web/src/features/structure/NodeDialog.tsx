import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { NodeId } from '@totem/domain/ids';
import type { NodeFound } from '@totem/domain/nodes';
import { useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { say } from '../../product-words.ts';
import { NodePicker } from '../../shell/NodePicker.tsx';
import { useCatalog, useOrganization } from '../../shell/organization.ts';
import { useTRPC } from '../../trpc.ts';
import { notify } from '../../ui/notify.ts';
import { Select } from '../../ui/Select.tsx';
import { NameDialog } from './NameDialog.tsx';

/** A node that is to be made under another, or one that is there. */
export type NodeEdited =
  | { readonly under: { readonly id: NodeId; readonly name: string }; readonly kind: string }
  /** Under one that is chosen, at or below this node. */
  | { readonly within: NodeId; readonly kind: string }
  | { readonly node: { readonly id: NodeId; readonly name: string; readonly kind: string; readonly type: string | null } };

interface NodeDialogProps {
  readonly edited: NodeEdited;
  readonly onClose: () => void;
  readonly onDone?: (node: NodeId) => void;
}

/** What a part of the organization or a place is called, and of which type it is. */
export function NodeDialog({ edited: asked, onClose, onDone }: NodeDialogProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { id: organizationId } = useOrganization();
  const { product, kinds } = useCatalog();
  // As it was when it was opened: what others change meanwhile is a conflict, and not overwritten.
  const [edited] = useState(asked);
  const old = 'node' in edited ? edited.node : null;
  const kind = 'node' in edited ? edited.node.kind : edited.kind;
  const kindWords = say(product.nodeKinds[kind]?.label ?? product.words.location);
  const types = Object.entries(product.nodeKinds[kind]?.types ?? {}).map(([value, label]) => ({ value, label: say(label) }));
  const [type, setType] = useState(old?.type ?? types[0]?.value ?? null);
  const [chosen, setChosen] = useState<NodeFound | null>(null);
  const under = 'under' in edited ? edited.under : chosen;
  const create = useMutation(trpc.nodes.create.mutationOptions());
  const edit = useMutation(trpc.nodes.edit.mutationOptions());
  const save = (name: string) => {
    if (old) return edit.mutateAsync({ organizationId, node: old.id, name, type, was: { name: old.name, type: old.type } });
    return create.mutateAsync({ organizationId, under: under?.id ?? '', kind, type, name });
  };
  const submit = async (name: string) => {
    if (old && old.name === name && old.type === type) return onClose();
    const done = await save(name).catch(() => null); // what was refused is said in the dialog
    if (!done) return;
    await queries.invalidateQueries();
    notify({ title: old ? m.structure_saved({ name }) : m.structure_created({ name }), tone: 'done' });
    onClose();
    onDone?.(done.node);
  };
  return (
    <NameDialog
      title={old ? m.structure_edit_title({ name: old.name }) : m.structure_add_title({ kind: kindWords })}
      description={'under' in edited ? m.structure_in({ name: edited.under.name }) : undefined}
      name={old?.name ?? ''}
      submit={old ? m.structure_save() : m.structure_add()}
      blocked={old || under ? undefined : m.structure_choose_where()}
      failed={create.error ?? edit.error}
      before={
        'within' in edited && (
          <NodePicker
            label={m.structure_where()}
            placeholder={m.structure_where_choose()}
            within={edited.within}
            kinds={kinds.get(kind)?.under ?? []}
            value={chosen?.id ?? null}
            onChange={setChosen}
          />
        )
      }
      after={types.length > 0 && <Select label={m.structure_type()} options={types} value={type} onChange={setType} />}
      onSubmit={submit}
      onClose={onClose}
    />
  );
}
