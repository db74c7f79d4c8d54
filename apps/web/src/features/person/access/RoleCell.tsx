import type { RoleEntry } from '@totem/domain/catalog/catalog';
import { m } from '../../../paraglide/messages.js';
import { say } from '../../../product-words.ts';
import { roleStep } from '../../../role-step.ts';
import { RoleMark } from '../../../ui/RoleMark.tsx';
import type { AccessEditor } from './access-editor.ts';
import { type Line, setOf } from './lines.ts';
import { RoleSelect } from './RoleSelect.tsx';
import { roleName, rolesOf } from './role-words.ts';

/** A line's role: a picker where it is given directly and stays, the words alone elsewhere. */
export function RoleCell({ editor, line, above, label }: { editor: AccessEditor; line: Line; above: readonly string[]; label: string }) {
  const role = roleOf(editor, line);
  if (!role) return null;
  if (line.through !== null || line.state === 'ended')
    return (
      <span className="inline-flex min-w-0 items-center gap-[7px]">
        <RoleMark step={roleStep(editor.catalog, role.key)} />
        <span className={line.state === 'ended' ? 'line-through decoration-deny' : 'font-medium'}>{say(role.label)}</span>
      </span>
    );
  return (
    <RoleSelect
      editor={editor}
      roles={rolesOf(editor.catalog, setOf(editor.catalog, role)).filter((one) => canBeOn(one, line))}
      place={{ on: line.on, above }}
      line={line}
      label={label}
      onChoose={(next) => (next === null ? editor.end(line) : editor.alter(line, { gives: { role: next } }))}
    />
  );
}

export const roleOf = ({ catalog }: Pick<AccessEditor, 'catalog'>, { gives }: Line): RoleEntry | undefined =>
  'role' in gives ? catalog.roles.get(gives.role) : undefined;

/** Whether a role may be given on the kind of thing that a line is on; where that is not known yet, it may. */
const canBeOn = (role: RoleEntry, { on: { named, as } }: Line): boolean =>
  'item' in as ? role.on.items : named?.kind == null || role.on.nodeKinds.has(named.kind);

/** What a line's role was before the draft; undefined where the draft did not touch it. */
export function roleBefore(editor: Pick<AccessEditor, 'catalog' | 'lines'>, line: Line): string | undefined {
  if (!('role' in line.gives)) return undefined;
  if (line.state === 'added') return isOnlyOne(editor, line) ? m.person_was_no_level() : undefined;
  if (line.state !== 'changed' || !line.grant || !('role' in line.grant.gives) || line.grant.gives.role === line.gives.role)
    return undefined;
  return m.person_was({ before: roleName(editor.catalog, line.grant.gives.role) });
}

/** Whether nothing else of the same set of roles is given there. */
function isOnlyOne(editor: Pick<AccessEditor, 'catalog' | 'lines'>, line: Line): boolean {
  const own = roleOf(editor, line);
  return !editor.lines.some((one) => {
    const role = one === line || one.on.id !== line.on.id ? undefined : roleOf(editor, one);
    return own !== undefined && role !== undefined && setOf(editor.catalog, role) === setOf(editor.catalog, own);
  });
}
