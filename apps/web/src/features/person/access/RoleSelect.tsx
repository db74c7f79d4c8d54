import type { RoleEntry } from '@totem/domain/catalog/catalog';
import { m } from '../../../paraglide/messages.js';
import { say } from '../../../product-words.ts';
import { roleStep } from '../../../role-step.ts';
import type { Option } from '../../../ui/option.ts';
import { RoleMark } from '../../../ui/RoleMark.tsx';
import { Select } from '../../../ui/Select.tsx';
import type { AccessEditor } from './access-editor.ts';
import { coverOf, type Place } from './cover.ts';
import type { Line } from './lines.ts';
import { roleSentence } from './role-words.ts';

const noRole = '';

interface RoleSelectProps {
  readonly editor: AccessEditor;
  /** Roles of which one takes the place of another, the lowest first. */
  readonly roles: readonly RoleEntry[];
  readonly place: Place;
  /** The line it alters; null for a place where nothing is given directly. */
  readonly line: Line | null;
  /** A role that is chosen while it is not said yet where it is to be given. */
  readonly begun?: string | null;
  /** What is chosen for, read aloud: "Level on Oscorp VoC". */
  readonly label: string;
  readonly onChoose: (role: string | null) => void;
}

/** One role of a set, or none; each says what it adds, or why it cannot be given or would change nothing. */
export function RoleSelect({ editor, roles, place, line, begun = null, label, onChoose }: RoleSelectProps) {
  const current = line && 'role' in line.gives ? line.gives.role : begun;
  const original = line?.grant && 'role' in line.grant.gives ? line.grant.gives.role : null;
  const whyNotEnd = original === null ? undefined : editor.whyNot(original, 'end');
  const options: Option[] = [
    ...roles.map((role, index): Option => {
      const isHeld = role.key === current || role.key === original;
      const covered = isHeld ? undefined : coverOf(editor, role, place, line);
      return {
        value: role.key,
        label: say(role.label),
        detail: roleSentence(editor.catalog, role, roles[index - 1]),
        mark: <RoleMark step={roleStep(editor.catalog, role.key)} />,
        disabledReason: isHeld ? undefined : (editor.whyNot(role.key, 'give') ?? covered),
      };
    }),
    { value: noRole, label: m.person_no_level(), disabledReason: whyNotEnd },
  ];
  return (
    <Select
      label={label}
      labelHidden
      options={options}
      value={current ?? noRole}
      placeholder={m.person_no_level()}
      disabledReason={editor.off ?? whyNotEnd}
      onChange={(value) => onChoose(value === noRole ? null : value)}
    />
  );
}
