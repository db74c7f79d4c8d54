import type { GroupSort } from '@totem/domain/group-homes';
import type { Reason } from '@totem/domain/errors';
import type { NodeName } from '@totem/domain/nodes';
import { Ellipsis, Pencil } from 'lucide-react';
import { useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { Button } from '../../ui/Button.tsx';
import { Menu, MenuItem } from '../../ui/Menu.tsx';
import { onDemand } from '../../ui/on-demand.ts';
import { useWhenOpen } from '../../ui/use-when-open.ts';

const dialog = onDemand(() => import('./GroupDialog.tsx'));

interface GroupMenuProps {
  readonly sort: GroupSort;
  readonly group: {
    readonly id: string;
    readonly name: string;
    readonly home: NodeName;
    readonly refusals: { readonly edit?: Reason | undefined };
  };
}

/** What is done with a group itself; nothing for who may do none of it. */
export function GroupMenu({ sort, group }: GroupMenuProps) {
  const [open, setOpen] = useState<'rename' | null>(null);
  const code = useWhenOpen(dialog, open === 'rename');
  const close = () => setOpen(null);
  if (group.refusals.edit !== undefined) return null;
  return (
    <>
      <Menu trigger={<Button icon={Ellipsis}>{m.shell_more()}</Button>}>
        <MenuItem icon={Pencil} onPress={() => setOpen('rename')}>
          {m.services_rename()}
        </MenuItem>
      </Menu>
      {open === 'rename' && code && <code.GroupDialog sort={sort} edited={{ group }} onClose={close} />}
    </>
  );
}
