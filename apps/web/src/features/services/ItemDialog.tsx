import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { NodeId, ServiceItemId } from '@totem/domain/ids';
import type { NodeFound } from '@totem/domain/nodes';
import { useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { NodePicker } from '../../shell/NodePicker.tsx';
import { useCatalog, useOrganization } from '../../shell/organization.ts';
import { useTRPC } from '../../trpc.ts';
import { notify } from '../../ui/notify.ts';
import { Select } from '../../ui/Select.tsx';
import { serviceName } from '../person/access/role-words.ts';
import { NameDialog } from '../structure/NameDialog.tsx';

interface ItemDialogProps {
  /** One that is there, or where a new one may be put: at this node or below it. */
  readonly edited: { readonly item: { readonly id: ServiceItemId; readonly name: string } } | { readonly within: NodeId };
  readonly onClose: () => void;
}

/** What a service in use is called; of a new one also which service it is, and where it belongs. */
export function ItemDialog({ edited: asked, onClose }: ItemDialogProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const catalog = useCatalog();
  const { id: organizationId } = useOrganization();
  // As it was when it was opened: what others change meanwhile is a conflict, and not overwritten.
  const [edited] = useState(asked);
  const old = 'item' in edited ? edited.item : null;
  const services = [...catalog.services.values()].filter(({ hasItems }) => hasItems);
  const [service, setService] = useState(services[0]?.key ?? '');
  const [node, setNode] = useState<NodeFound | null>(null);
  const create = useMutation(trpc.serviceItems.create.mutationOptions());
  const edit = useMutation(trpc.serviceItems.edit.mutationOptions());
  const save = (name: string) =>
    old
      ? edit.mutateAsync({ organizationId, item: old.id, name, was: { name: old.name } })
      : create.mutateAsync({ organizationId, node: node?.id ?? '', service, name });
  const submit = async (name: string) => {
    if (old?.name === name) return onClose();
    const done = await save(name).catch(() => null); // what was refused is said in the dialog
    if (!done) return;
    await queries.invalidateQueries();
    notify({ title: old ? m.structure_saved({ name }) : m.structure_created({ name }), tone: 'done' });
    onClose();
  };
  return (
    <NameDialog
      title={old ? m.structure_edit_title({ name: old.name }) : m.services_add_title()}
      name={old?.name ?? ''}
      submit={old ? m.structure_save() : m.structure_add()}
      blocked={old || node ? undefined : m.structure_choose_where()}
      failed={create.error ?? edit.error}
      before={
        'within' in edited && (
          <>
            <Select
              label={m.services_service()}
              options={services.map(({ key }) => ({ value: key, label: serviceName(catalog, key) }))}
              value={service}
              onChange={setService}
            />
            <NodePicker
              label={m.structure_where()}
              placeholder={m.structure_where_choose()}
              within={edited.within}
              kinds={catalog.services.get(service)?.at ?? []}
              value={node?.id ?? null}
              onChange={setNode}
            />
          </>
        )
      }
      onSubmit={submit}
      onClose={onClose}
    />
  );
}
