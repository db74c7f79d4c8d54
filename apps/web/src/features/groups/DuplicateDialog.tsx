import type { AccessChange } from '@totem/domain/grants';
import type { NodeName } from '@totem/domain/nodes';
import { type ReactNode, useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { notify } from '../../ui/notify.ts';
import { inWords } from '../../ui/number-words.ts';
import { mostLines } from '../draft/draft-store.ts';
import { useDraft } from '../draft/draft.ts';
import { NameDialog } from '../structure/NameDialog.tsx';
import { type GroupMade, useGroupsMade, useOpenGroup } from './use-groups-made.ts';

interface DuplicateDialogProps {
  readonly sort: GroupMade['sort'];
  readonly group: { readonly name: string; readonly home: NodeName };
  readonly description: string;
  /** How many lines the copy has whatever is ticked. */
  readonly lines: number;
  /** What is copied only where it is ticked; `whyNot`: it cannot be. */
  readonly more: { readonly label: string; readonly lines: number; readonly ticked: boolean; readonly whyNot: string | undefined };
  /** Why it cannot be copied yet. */
  readonly blocked: string | undefined;
  readonly after?: ReactNode;
  readonly linesOf: (made: GroupMade, withMore: boolean) => readonly AccessChange[];
  readonly onClose: () => void;
}

/** Makes an empty group of another name, and a draft of what is in this one: nothing is given before it is reviewed. */
export function DuplicateDialog(props: DuplicateDialogProps) {
  const { sort, group, description, lines, more, blocked, after, linesOf, onClose } = props;
  const groups = useGroupsMade();
  const open = useOpenGroup();
  const draft = useDraft();
  const [ticked, setTicked] = useState(more.ticked);
  const room = mostLines - draft.changes.length;
  const tooMany = (count: number) => (count > room ? m.group_copy_too_many({ lines: inWords(count), room: inWords(room) }) : undefined);
  const whyNotMore = more.whyNot ?? tooMany(lines + more.lines);
  const withMore = ticked && whyNotMore === undefined;
  const submit = async (name: string) => {
    const made = await groups.create(sort, group.home.id, name);
    if (!made) return; // what was refused is said in the dialog
    const changes = linesOf(made, withMore);
    if (changes.length > 0) draft.add(changes, made.version);
    notify({ title: m.structure_created({ name }), tone: 'done' });
    onClose();
    open(made, lines > 0 ? 'gives' : undefined);
  };
  return (
    <NameDialog
      title={m.group_copy_title({ name: group.name })}
      description={description}
      name={m.group_copy_name({ name: group.name }).slice(0, 200)}
      submit={m.group_create()}
      blocked={blocked ?? tooMany(lines)}
      failed={groups.error}
      after={
        <>
          {more.lines > 0 && (
            <Checkbox
              label={more.label}
              hint={whyNotMore}
              checked={withMore}
              onChange={setTicked}
              disabledReason={blocked === undefined ? whyNotMore : undefined}
            />
          )}
          {after}
        </>
      }
      onSubmit={submit}
      onClose={onClose}
    />
  );
}
