import { Copy, Ellipsis, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { sentenceOf } from '../../sentences.ts';
import { useCan } from '../../shell/organization.ts';
import { Button } from '../../ui/Button.tsx';
import { Menu, MenuItem } from '../../ui/Menu.tsx';
import { onDemand } from '../../ui/on-demand.ts';
import { useWhenOpen } from '../../ui/use-when-open.ts';
import { useGroupLines } from '../deleted-groups/use-group-lines.ts';
import type { GroupOfASort } from './DuplicateGroup.tsx';

const renaming = onDemand(() => import('./GroupDialog.tsx'));
const copying = onDemand(() => import('./DuplicateGroup.tsx'));

/** What is done with a group itself; nothing for who may do none of it, and who may do a part is told why they may not rename it. */
export function GroupMenu(props: GroupOfASort) {
  const { sort, group } = props;
  const { deleteGroup } = useGroupLines();
  const can = useCan(group.home.id);
  const [open, setOpen] = useState<'rename' | 'duplicate' | null>(null);
  const rename = useWhenOpen(renaming, open === 'rename');
  const duplicate = useWhenOpen(copying, open === 'duplicate');
  const close = () => setOpen(null);
  const mayDelete = can(`administration:${sort}.delete`);
  const { edit: whyNotEdit } = group.refusals;
  if (whyNotEdit !== undefined && !mayDelete) return null;
  return (
    <>
      <Menu trigger={<Button icon={Ellipsis}>{m.shell_more()}</Button>}>
        <MenuItem icon={Pencil} onPress={() => setOpen('rename')} disabledReason={whyNotEdit && sentenceOf(whyNotEdit)}>
          {m.services_rename()}
        </MenuItem>
        {whyNotEdit === undefined && can(`administration:${sort}.create`) && (
          <MenuItem icon={Copy} onPress={() => setOpen('duplicate')}>
            {m.group_duplicate()}
          </MenuItem>
        )}
        {mayDelete && (
          <MenuItem
            icon={Trash2}
            onPress={() =>
              deleteGroup(props.sort === 'user_group' ? { userGroup: props.group.id } : { locationGroup: props.group.id }, group.version)
            }
          >
            {m.deleted_delete()}
          </MenuItem>
        )}
      </Menu>
      {open === 'rename' && rename && <rename.GroupDialog sort={sort} edited={{ group }} onClose={close} />}
      {open === 'duplicate' && duplicate && <duplicate.DuplicateGroup {...props} onClose={close} />}
    </>
  );
}
