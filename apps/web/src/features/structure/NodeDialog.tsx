import { revalidateLogic, useForm } from '@tanstack/react-form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { GivenName } from '@totem/domain/change-nodes';
import type { NodeId } from '@totem/domain/ids';
import type { NodeFound } from '@totem/domain/nodes';
import { useId, useState } from 'react';
import { z } from 'zod';
import { m } from '../../paraglide/messages.js';
import { say } from '../../product-words.ts';
import { failureWords } from '../../shell/failure-words.ts';
import { useCatalog, useOrganization } from '../../shell/organization.ts';
import { NodePicker } from '../../shell/NodePicker.tsx';
import { useTRPC } from '../../trpc.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Note } from '../../ui/Note.tsx';
import { notify } from '../../ui/notify.ts';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';

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
export function NodeDialog({ edited, onClose, onDone }: NodeDialogProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const formId = useId();
  const { id: organizationId } = useOrganization();
  const { product, kinds } = useCatalog();
  const old = 'node' in edited ? edited.node : null;
  const kind = 'node' in edited ? edited.node.kind : edited.kind;
  const kindWords = say(product.nodeKinds[kind]?.label ?? product.words.location);
  const types = Object.entries(product.nodeKinds[kind]?.types ?? {}).map(([value, label]) => ({ value, label: say(label) }));
  const create = useMutation(trpc.nodes.create.mutationOptions());
  const edit = useMutation(trpc.nodes.edit.mutationOptions());
  const [chosen, setChosen] = useState<NodeFound | null>(null);
  const under = 'under' in edited ? edited.under : chosen;
  const failed = create.error ?? edit.error;
  const form = useForm({
    defaultValues: { name: old?.name ?? '', type: old?.type ?? types[0]?.value ?? null },
    validationLogic: revalidateLogic(),
    validators: { onDynamic: z.object({ name: GivenName, type: z.string().nullable() }) },
    onSubmit: async ({ value }) => {
      const name = value.name.trim();
      const { type } = value;
      if (old && old.name === name && old.type === type) return onClose();
      // What was refused is said in the dialog, where it can be mended.
      const done = await (
        'node' in edited
          ? edit.mutateAsync({
              organizationId,
              node: edited.node.id,
              name,
              type,
              was: { name: edited.node.name, type: edited.node.type },
            })
          : create.mutateAsync({ organizationId, under: under?.id ?? '', kind, type, name })
      ).catch(() => null);
      if (!done) return;
      await queries.invalidateQueries();
      notify({ title: old ? m.structure_saved({ name }) : m.structure_created({ name }), tone: 'done' });
      onClose();
      onDone?.(done.node);
    },
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={old ? m.structure_edit_title({ name: old.name }) : m.structure_add_title({ kind: kindWords })}
      description={'under' in edited ? m.structure_in({ name: edited.under.name }) : undefined}
      footer={
        <>
          <Button onClick={onClose}>{m.users_cancel()}</Button>
          <form.Subscribe selector={(state) => state.isSubmitting}>
            {(busy) => (
              <Button
                type="submit"
                form={formId}
                look="filled"
                pending={busy}
                disabledReason={old || under ? undefined : m.structure_choose_where()}
              >
                {old ? m.structure_save() : m.structure_add()}
              </Button>
            )}
          </form.Subscribe>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        className="grid gap-4 pt-1"
        onSubmit={(event) => {
          event.preventDefault();
          void form.handleSubmit();
        }}
      >
        <div role="alert">{failed && <Note tone="deny">{failureWords(failed, true)}</Note>}</div>
        {'within' in edited && (
          <NodePicker
            label={m.structure_where()}
            placeholder={m.structure_where_choose()}
            within={edited.within}
            kinds={kinds.get(kind)?.under ?? []}
            value={chosen?.id ?? null}
            onChange={setChosen}
          />
        )}
        <form.Field name="name">
          {(field) => (
            <TextField
              label={m.structure_name()}
              value={field.state.value}
              onChange={field.handleChange}
              onBlur={field.handleBlur}
              maxLength={200}
              autoComplete="off"
              error={field.state.meta.errors.length > 0 ? m.structure_name_fault() : undefined}
            />
          )}
        </form.Field>
        {types.length > 0 && (
          <form.Field name="type">
            {(field) => <Select label={m.structure_type()} options={types} value={field.state.value} onChange={field.handleChange} />}
          </form.Field>
        )}
      </form>
    </Dialog>
  );
}
