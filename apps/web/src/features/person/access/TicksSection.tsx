import type { RoleEntry } from '@totem/domain/catalog/catalog';
import { say } from '../../../product-words.ts';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { Section } from '../../../ui/Section.tsx';
import type { AccessEditor } from './access-editor.ts';
import { LineRow } from './LineRow.tsx';
import { type Line, onNode, placeOf } from './lines.ts';
import { roleOf } from './RoleCell.tsx';
import { roleSentence } from './role-words.ts';
import { Term } from '../../../shell/Term.tsx';

/** Roles across services that a person may have side by side: a tick for each at their level, and lines for those elsewhere. */
export function TicksSection({ editor, roles }: { editor: AccessEditor; roles: readonly RoleEntry[] }) {
  const { catalog, holder } = editor;
  const keys = new Set(roles.map((role) => role.key));
  const lines = editor.lines.filter((line) => keys.has(roleOf(editor, line)?.key ?? ''));
  const isHeld = (role: RoleEntry) => lines.some((line) => roleOf(editor, line)?.key === role.key);
  // One that nobody can give is shown where it is held, and offered nowhere.
  const here = roles.filter((role) => role.on.nodeKinds.has(holder.level.kind) && (role.assignable || isHeld(role)));
  const elsewhere = lines.filter((line) => line.on.id !== holder.level.id);
  return (
    <Section title={say(catalog.product.words.roles)} help={<Term of="role" />}>
      <ul>
        {here.map((role) => {
          const line = lines.find((one) => one.on.id === holder.level.id && roleOf(editor, one)?.key === role.key) ?? null;
          return line ? (
            <LineRow
              key={role.key}
              editor={editor}
              line={line}
              name={<Tick editor={editor} role={role} line={line} />}
              label={say(role.label)}
            />
          ) : (
            <li
              key={role.key}
              data-place={placeOf(catalog, { role: role.key }, holder.level)}
              className="flex min-h-row items-center border-b border-line py-2"
            >
              <Tick editor={editor} role={role} line={null} />
            </li>
          );
        })}
        {elsewhere.map((line) => (
          <LineRow
            key={line.key}
            editor={editor}
            line={line}
            name={<span className="font-medium">{say(roleOf(editor, line)?.label ?? { en: '', fr: '' })}</span>}
            label={line.on.named?.name ?? ''}
            control={line.on.named?.name}
          />
        ))}
      </ul>
    </Section>
  );
}

function Tick({ editor, role, line }: { editor: AccessEditor; role: RoleEntry; line: Line | null }) {
  const isGiven = line !== null && line.state !== 'ended';
  const press = (checked: boolean) => {
    if (!line) editor.give({ role: role.key }, onNode(editor.holder.level));
    else if (checked) editor.undo(line);
    else editor.end(line);
  };
  return (
    <Checkbox
      label={say(role.label)}
      hint={roleSentence(editor.catalog, role, undefined)}
      checked={isGiven}
      onChange={press}
      disabledReason={line?.through ? editor.off : editor.whyNot(role.key, isGiven ? 'end' : 'give')}
    />
  );
}
