import { Plus } from 'lucide-react';
import { useState } from 'react';
import { m } from '../../../paraglide/messages.js';
import { NodePicker } from '../../../shell/NodePicker.tsx';
import { Section } from '../../../ui/Section.tsx';
import type { AccessEditor } from './access-editor.ts';
import { type Line, onNode, type Target } from './lines.ts';
import { roleOf } from './RoleCell.tsx';
import { rolesOf, serviceName } from './role-words.ts';
import { TargetRows } from './TargetRows.tsx';

/** The roles of a service without items, by the node they hold at and below: the portal. */
export function StandingRolesSection({ editor, service }: { editor: AccessEditor; service: string }) {
  const { holder, catalog } = editor;
  const { level } = holder;
  const [begun, setBegun] = useState<readonly Target[]>([]);
  const lines = editor.lines.filter((line) => roleOf(editor, line)?.service === service);
  const kinds = new Set(rolesOf(catalog, service).flatMap((role) => [...role.on.nodeKinds]));
  const home = onNode(level);
  const targets = [...(kinds.has(level.kind) ? [home] : []), ...begun, ...lines.map((line) => line.on)];
  const once = targets.filter((target, index) => targets.findIndex((one) => one.id === target.id) === index);
  // Below the level lies another kind of node that such a role may be given on.
  const hasBelow = [...catalog.kinds.values()].some((kind) => kinds.has(kind.key) && kind.under.includes(level.kind));
  return (
    <Section
      title={serviceName(catalog, service)}
      action={
        editor.off === undefined &&
        hasBelow && (
          <NodePicker
            label={m.person_give_elsewhere()}
            labelHidden
            plain
            within={level.id}
            value={null}
            trigger={
              <span className="inline-flex items-center gap-[7px] font-medium text-ink-2">
                <Plus size={16} aria-hidden />
                {m.person_give_elsewhere()}
              </span>
            }
            onChange={({ id, name, kind }) => kinds.has(kind) && setBegun([...begun, onNode({ id, name, kind })])}
          />
        )
      }
    >
      <ul>
        {once.map((on) => (
          <TargetRows key={on.id} editor={editor} target={{ service, on, above: [], lines: linesOn(lines, on) }} />
        ))}
      </ul>
    </Section>
  );
}

const linesOn = (lines: readonly Line[], on: Target) => lines.filter((line) => line.on.id === on.id);
