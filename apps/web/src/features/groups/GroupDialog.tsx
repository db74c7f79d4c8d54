import { type GroupSort, groupHomes } from '@totem/domain/group-homes';
import type { NodeName } from '@totem/domain/nodes';
import { useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { NodePicker } from '../../shell/NodePicker.tsx';
import { useCatalog } from '../../shell/organization.ts';
import { notify } from '../../ui/notify.ts';
import { groupsGive } from '../users/is-direct.ts';
import { NameDialog } from '../structure/NameDialog.tsx';
import { useGroupsMade, useOpenGroup } from './use-groups-made.ts';

interface GroupDialogProps {
  readonly sort: GroupSort;
  /** One that is there, or where a new one may belong: to this node or one below it. */
  readonly edited:
    | { readonly group: { readonly id: string; readonly name: string } }
    | { readonly within: NodeName; readonly title: string };
  readonly onClose: () => void;
}

/** What a group is called; of a new one also where it belongs. Who made one lands on its page, where it is filled. */
export function GroupDialog({ sort, edited: asked, onClose }: GroupDialogProps) {
  const catalog = useCatalog();
  const groups = useGroupsMade();
  const open = useOpenGroup();
  // As it was when it was opened: what others change meanwhile is a conflict, and not overwritten.
  const [edited] = useState(asked);
  const old = 'group' in edited ? edited.group : null;
  const kinds = groupHomes(catalog, sort);
  const [home, setHome] = useState(() => ('within' in edited && kinds.includes(edited.within.kind) ? edited.within : null));
  const begins = sort === 'location_group' ? m.group_new_places() : groupsGive(catalog) ? m.group_new_people() : m.group_new_people_only();
  const submit = async (name: string) => {
    if (old) {
      if (old.name !== name && !(await groups.rename({ sort, ...old }, name))) return; // what was refused is said in the dialog
      if (old.name !== name) notify({ title: m.structure_saved({ name }), tone: 'done' });
      return onClose();
    }
    const made = home && (await groups.create(sort, home.id, name));
    if (!made) return;
    notify({ title: m.structure_created({ name }), tone: 'done' });
    onClose();
    open(made);
  };
  return (
    <NameDialog
      title={'within' in edited ? edited.title : m.group_rename_title({ name: edited.group.name })}
      description={old ? undefined : begins}
      name={old?.name ?? ''}
      submit={old ? m.structure_save() : m.group_create()}
      blocked={old || home ? undefined : m.structure_choose_where()}
      failed={groups.error}
      before={
        'within' in edited && (
          <NodePicker
            label={m.structure_where()}
            placeholder={m.structure_where_choose()}
            within={edited.within.id}
            kinds={kinds}
            value={home?.id ?? null}
            {...(home && { trigger: <span className="min-w-0 flex-1">{home.name}</span> })}
            onChange={setHome}
          />
        )
      }
      onSubmit={submit}
      onClose={onClose}
    />
  );
}
