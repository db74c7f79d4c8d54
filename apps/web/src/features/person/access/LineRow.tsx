import { CalendarClock, CornerUpLeft, Ellipsis, MessageSquareText, User, Users, X } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { m } from '../../../paraglide/messages.js';
import { sentenceOf } from '../../../sentences.ts';
import { Button } from '../../../ui/Button.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Menu, MenuItem } from '../../../ui/Menu.tsx';
import { Note } from '../../../ui/Note.tsx';
import { type AccessEditor, keyOf } from './access-editor.ts';
import { type Line, placeOf } from './lines.ts';
import { LineTimes } from './LineTimes.tsx';
import { TimesDialog } from './TimesDialog.tsx';
import { withoutEffectSentence } from './without-effect.ts';

interface LineRowProps {
  readonly editor: AccessEditor;
  readonly line: Line;
  /** What it is on or gives: the first column. */
  readonly name: ReactNode;
  /** What it is called where its buttons are read aloud. */
  readonly label: string;
  /** The second column: a role's picker. */
  readonly control?: ReactNode;
  /** In the place of "new" and "changed": what it was before. */
  readonly was?: string | undefined;
}

/** One line of access: what, as what, through what, since when, and what the draft makes of it. */
export function LineRow({ editor, line, name, label, control, was }: LineRowProps) {
  const isDrafted = line.state !== 'standing';
  return (
    <li
      data-place={line.through === null ? placeOf(editor.catalog, line.gives, line.on) : undefined}
      className={`border-b border-line ${isDrafted && line.through === null ? draftedLooks : ''}`}
    >
      <div className={rowLooks}>
        <div className={`min-w-0 wrap-anywhere ${line.state === 'ended' ? 'line-through decoration-deny' : ''}`}>{name}</div>
        <div className="min-w-0 max-wide:col-start-2 max-wide:row-start-1 max-wide:justify-self-end">{control}</div>
        {'member' in editor.to ? <Source line={line} /> : <span className="max-wide:hidden" />}
        <div className="flex min-w-0 items-center gap-x-1 text-12 max-wide:col-span-2">
          <div className="flex min-w-0 flex-wrap items-center gap-x-1.5 wide:flex-1 wide:justify-end">
            <LineTimes line={line} was={was} />
          </div>
          {line.through === null && (
            <div className="flex flex-none items-center gap-x-0.5">
              <LineActions editor={editor} line={line} label={label} />
            </div>
          )}
        </div>
      </div>
      <LineNotes editor={editor} line={line} label={label} />
    </li>
  );
}

export const rowLooks =
  'grid min-h-row items-center gap-x-4 py-1 max-wide:grid-cols-[minmax(0,1fr)_auto] max-wide:gap-y-0.5 max-wide:py-2 wide:grid-cols-[minmax(0,9fr)_minmax(0,6fr)_minmax(0,10fr)_minmax(0,7fr)]';
/** A bar at the left of what the draft alters. */
export const draftedLooks = 'relative before:absolute before:inset-y-1.5 before:-left-3 before:w-[3px] before:rounded-1 before:bg-accent';

function Source({ line: { through } }: { line: Line }) {
  const Icon = through ? Users : User;
  return (
    <div className="flex min-w-0 items-start gap-[7px] text-ink-2 max-wide:col-span-2">
      <Icon size={14} aria-hidden className="mt-[3px]" />
      <span className="min-w-0 wrap-anywhere">{through ? m.person_through({ group: through.name }) : m.person_direct()}</span>
    </div>
  );
}

function LineActions({ editor, line, label }: Pick<LineRowProps, 'editor' | 'line' | 'label'>) {
  const [isTiming, setTiming] = useState(false);
  const whyNot = editor.whyNot(keyOf(line.gives), 'end');
  if (line.state === 'ended')
    return (
      <Button
        look="quiet"
        size="small"
        icon={CornerUpLeft}
        onClick={() => editor.undo(line)}
        aria-label={m.person_undo_of({ line: label })}
      >
        {m.person_undo()}
      </Button>
    );
  return (
    <>
      {line.state !== 'standing' && (
        <IconButton icon={CornerUpLeft} size="inline" label={m.person_undo_of({ line: label })} onClick={() => editor.undo(line)} />
      )}
      {whyNot === undefined ? (
        <Menu trigger={<IconButton icon={Ellipsis} size="inline" label={m.person_change_of({ line: label })} />}>
          <MenuItem icon={CalendarClock} onPress={() => setTiming(true)}>
            {m.person_times()}
          </MenuItem>
          <MenuItem icon={X} onPress={() => editor.end(line)}>
            {m.person_end()}
          </MenuItem>
        </Menu>
      ) : (
        <IconButton icon={Ellipsis} size="inline" label={m.person_change_of({ line: label })} disabledReason={whyNot} />
      )}
      {isTiming && <TimesDialog editor={editor} line={line} label={label} onClose={() => setTiming(false)} />}
    </>
  );
}

function LineNotes({ editor, line, label }: Pick<LineRowProps, 'editor' | 'line' | 'label'>) {
  const noEffect = line.withoutEffect && withoutEffectSentence(editor.catalog, line.gives, line.withoutEffect);
  const canEnd = line.through === null && line.state === 'standing' && editor.whyNot(keyOf(line.gives), 'end') === undefined;
  return (
    <>
      {line.reason !== null && line.state !== 'ended' && (
        <p className="flex gap-[7px] pb-2 text-12 text-ink-2">
          <MessageSquareText size={14} aria-hidden className="mt-0.5" />
          <span className="min-w-0 wrap-anywhere">{m.person_reason_is({ reason: line.reason })}</span>
        </p>
      )}
      {noEffect && (
        <div className="pb-2.5">
          <Note tone="warn">
            {noEffect}{' '}
            {canEnd && (
              <button
                type="button"
                className="min-h-6 font-medium text-accent-text underline-offset-3 hover:underline"
                onClick={() => editor.end(line)}
                aria-label={m.person_end_of({ line: label })}
              >
                {m.person_end_it()}
              </button>
            )}
          </Note>
        </div>
      )}
      {line.refused && (
        <div className="pb-2.5">
          <Note tone="deny">{m.person_cannot_save({ reason: sentenceOf(line.refused) })}</Note>
        </div>
      )}
    </>
  );
}
