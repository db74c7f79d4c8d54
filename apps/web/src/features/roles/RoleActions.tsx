import type { CustomRole, RoleEntry } from '@totem/domain/catalog/catalog';
import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { say } from '../../product-words.ts';
import { useCan, useCatalog, useOrganization } from '../../shell/organization.ts';
import { Button } from '../../ui/Button.tsx';
import { onDemand } from '../../ui/on-demand.ts';
import { useWhenOpen } from '../../ui/use-when-open.ts';

const editing = onDemand(() => import('./RoleEditor.tsx'));
const deleting = onDemand(() => import('./RoleDeletion.tsx'));

/** Whether the reader makes and edits roles here: they belong to the organization as a whole, and not every product has them. */
export function useManagesRoles(): boolean {
  const { product, rootKind } = useCatalog();
  const { top } = useOrganization();
  const can = useCan(top.id);
  return product.policies.customRoles === 'yes' && top.kind === rootKind && can('administration:role.manage');
}

/** Begins a role of one's own from a built-in one. */
export function NewRole({ from, short = false }: { from: RoleEntry; short?: boolean }) {
  const [open, setOpen] = useState(false);
  const code = useWhenOpen(editing, open);
  if (!useManagesRoles()) return null;
  return (
    <>
      <Button look={short ? 'quiet' : 'outline'} size="small" icon={Plus} onClick={() => setOpen(true)}>
        {short ? m.role_from({ role: say(from.label) }) : m.role_new()}
      </Button>
      {open && code && <code.RoleEditor role={from} onClose={() => setOpen(false)} />}
    </>
  );
}

/** What is done with a role of one's own. */
export function OwnRoleActions({ role }: { role: RoleEntry & { readonly custom: CustomRole } }) {
  const [open, setOpen] = useState<'edit' | 'delete' | null>(null);
  const editor = useWhenOpen(editing, open === 'edit');
  const deletion = useWhenOpen(deleting, open === 'delete');
  if (!useManagesRoles()) return null;
  const close = () => setOpen(null);
  const name = say(role.label);
  return (
    <span className="flex flex-wrap gap-2 print:hidden">
      <Button size="small" icon={Pencil} onClick={() => setOpen('edit')}>
        {m.role_edit({ role: name })}
      </Button>
      <Button size="small" icon={Trash2} onClick={() => setOpen('delete')}>
        {m.role_delete_of({ role: name })}
      </Button>
      {open === 'edit' && editor && <editor.RoleEditor role={role} onClose={close} />}
      {open === 'delete' && deletion && <deletion.RoleDeletion role={role} onClose={close} />}
    </span>
  );
}
