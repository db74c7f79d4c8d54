import type { NodeId } from '@totem/domain/ids';
import { CornerUpLeft, Ellipsis, Filter, X } from 'lucide-react';
import { useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { sentenceOf } from '../../sentences.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu, MenuItem } from '../../ui/Menu.tsx';
import { Note } from '../../ui/Note.tsx';
import type { EntryEditor } from './entry-editor.ts';
import type { EntryLine } from './entries.ts';
import { NarrowDialog } from './NarrowDialog.tsx';

interface EntryActionsProps {
  readonly editor: EntryEditor;
  readonly line: EntryLine;
  /** All lines of the same location in the same group. */
  readonly lines: readonly EntryLine[];
  readonly location: { readonly id: NodeId; readonly name: string };
  /** What it is called where its buttons are read aloud. */
  readonly label: string;
  /** Why the group is not the reader's to edit. */
  readonly whyNot: string | undefined;
}

/** For what a location is in a group, and what the draft makes of it. */
export function EntryWords({ editor, line }: Pick<EntryActionsProps, 'editor' | 'line'>) {
  return (
    <span className="flex flex-wrap items-center gap-x-2">
      <span className={`text-ink-2 ${line.state === 'ended' ? 'line-through decoration-deny' : ''}`}>{editor.filterWords(line)}</span>
      {line.state !== 'standing' && (
        <span className="text-12 font-medium text-accent-text">{line.state === 'added' ? m.person_new() : m.person_ends()}</span>
      )}
    </span>
  );
}

/** What can be done with a location in a group. */
export function EntryActions({ editor, line, lines, location, label, whyNot }: EntryActionsProps) {
  const [isNarrowing, setNarrowing] = useState(false);
  const refused = whyNot ?? (line.whyNot ? sentenceOf(line.whyNot) : undefined);
  if (line.state === 'ended')
    return (
      <Button
        look="quiet"
        size="small"
        icon={CornerUpLeft}
        onClick={() => editor.put(line.filter)}
        aria-label={m.person_undo_of({ line: label })}
      >
        {m.person_undo()}
      </Button>
    );
  return (
    <>
      {refused === undefined ? (
        <Menu trigger={<IconButton icon={Ellipsis} size="inline" label={m.person_change_of({ line: label })} />}>
          <MenuItem icon={Filter} onPress={() => setNarrowing(true)}>
            {m.locations_narrow()}
          </MenuItem>
          <MenuItem icon={X} onPress={() => editor.take(line.filter)}>
            {m.locations_take_out()}
          </MenuItem>
        </Menu>
      ) : (
        <IconButton icon={Ellipsis} size="inline" label={m.person_change_of({ line: label })} disabledReason={refused} />
      )}
      {isNarrowing && <NarrowDialog editor={editor} line={line} lines={lines} location={location} onClose={() => setNarrowing(false)} />}
    </>
  );
}

/** Why a drafted line cannot be saved. */
export function EntryRefused({ line }: { line: EntryLine }) {
  if (!line.refused) return null;
  return (
    <div className="pb-2.5">
      <Note tone="deny">{m.person_cannot_save({ reason: sentenceOf(line.refused) })}</Note>
    </div>
  );
}
