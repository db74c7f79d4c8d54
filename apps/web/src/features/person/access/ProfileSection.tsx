import { Plus } from 'lucide-react';
import { useState } from 'react';
import { m } from '../../../paraglide/messages.js';
import { say } from '../../../product-words.ts';
import { NodePicker } from '../../../shell/NodePicker.tsx';
import { Section } from '../../../ui/Section.tsx';
import type { AccessEditor } from './access-editor.ts';
import { LineRow } from './LineRow.tsx';
import { type Line, onNode, setOf } from './lines.ts';
import { roleBefore, roleOf } from './RoleCell.tsx';
import { RoleSelect } from './RoleSelect.tsx';
import { roleName, rolesOf } from './role-words.ts';
import { Term } from '../../../shell/Term.tsx';

/** Where a person has exactly one of some roles, possibly in several places: which one, and where. */
export function ProfileSection({ editor }: { editor: AccessEditor }) {
  const { catalog, holder } = editor;
  const { words } = catalog.product;
  const [begun, setBegun] = useState<string | null>(null);
  const lines = editor.lines.filter((line) => isOne(editor, line));
  const held = lines.filter((line) => line.through === null && line.state !== 'ended');
  const current = held.map((line) => roleOf(editor, line)).find((role) => role !== undefined);
  const chosen = current?.key ?? begun;
  const isAtLevel = chosen !== null && catalog.roles.get(chosen)?.on.nodeKinds.has(holder.level.kind) === true;

  const choose = (key: string | null) => {
    const role = key === null ? undefined : catalog.roles.get(key);
    if (!role) {
      setBegun(null);
      for (const line of held) editor.end(line);
      return;
    }
    const fits = (line: Line) => line.on.named?.kind != null && role.on.nodeKinds.has(line.on.named.kind);
    for (const line of held)
      if (fits(line)) editor.alter(line, { gives: { role: role.key } });
      else editor.end(line);
    setBegun(role.key);
    if (held.some(fits)) return;
    // Where the draft ended it before, it is given again, as another one.
    const ended = lines.filter((line) => line.state === 'ended' && fits(line));
    for (const line of ended) editor.alter(line, { gives: { role: role.key } });
    if (ended.length === 0 && role.on.nodeKinds.has(holder.level.kind)) editor.give({ role: role.key }, onNode(holder.level));
  };

  return (
    <Section title={say(words.role)} help={<Term of="role" />}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
        <RoleSelect
          editor={editor}
          roles={rolesOf(catalog, 'one')}
          place={{ on: onNode(holder.level), above: [] }}
          begun={begun}
          line={held[0] ?? null}
          label={say(words.role)}
          onChoose={choose}
        />
        {held.length === 0 && begun !== null && (
          <span className="text-ink-2">{m.person_choose_where({ role: roleName(catalog, begun) })}</span>
        )}
      </div>
      <ul>
        {lines.map((line) => (
          <LineRow
            key={line.key}
            editor={editor}
            // Where somebody belongs follows from such roles, so one more of them counts even where it opens nothing new.
            line={{ ...line, withoutEffect: null }}
            name={<span className="font-medium">{line.on.named?.name ?? m.ui_loading()}</span>}
            label={line.on.named?.name ?? ''}
            control={<span className="text-ink-2">{roleName(catalog, 'role' in line.gives ? line.gives.role : '')}</span>}
            was={line.state === 'added' ? undefined : roleBefore(editor, line)}
          />
        ))}
      </ul>
      {editor.off === undefined && chosen !== null && !isAtLevel && (
        <div className="pt-2">
          <NodePicker
            label={m.person_add_place({ place: say(words.location) })}
            labelHidden
            plain
            locationsOnly
            within={holder.level.id}
            value={null}
            trigger={
              <span className="inline-flex items-center gap-[7px] font-medium text-ink-2">
                <Plus size={16} aria-hidden />
                {m.person_add_place({ place: say(words.location) })}
              </span>
            }
            onChange={({ id, name, kind }) => editor.give({ role: chosen }, onNode({ id, name, kind }))}
          />
        </div>
      )}
    </Section>
  );
}

export function isOne(editor: Pick<AccessEditor, 'catalog'>, line: Line): boolean {
  const role = roleOf(editor, line);
  return role !== undefined && role.service === null && setOf(editor.catalog, role) === 'one';
}
