import { m } from '../../../paraglide/messages.js';
import type { AccessEditor } from './access-editor.ts';
import { LineRow, rowLooks } from './LineRow.tsx';
import type { Line, Target } from './lines.ts';
import { RoleCell, roleBefore } from './RoleCell.tsx';
import { RoleSelect } from './RoleSelect.tsx';
import { rolesOf, serviceName } from './role-words.ts';

/** A thing that a level of a service is given on: one service item, or all items of the service below a node. */
export interface ServiceTarget {
  readonly service: string;
  readonly on: Target;
  readonly above: readonly string[];
  readonly lines: readonly Line[];
  /** Somebody is about to give something there directly. */
  readonly isBegun?: true;
}

/** The lines of one target, the strongest first; without any, a picker that says so. */
export function TargetRows({ editor, target: { service, on, above, lines, isBegun } }: { editor: AccessEditor; target: ServiceTarget }) {
  const { catalog } = editor;
  const title = targetName(editor, service, on);
  const hasDirect = lines.some((line) => line.through === null && line.state !== 'ended');
  const isOpen = !hasDirect && (lines.length === 0 || isBegun === true);
  const name = (isFirst: boolean) => (
    <>
      <span className={isFirst ? 'font-medium' : 'text-ink-3'}>{title}</span>
      {isFirst && 'item' in on.as && <span className="text-ink-3"> {serviceName(catalog, service)}</span>}
    </>
  );
  return (
    <>
      {lines.map((line, index) => (
        <LineRow
          key={line.key}
          editor={editor}
          line={line}
          name={name(index === 0)}
          label={title}
          was={roleBefore(editor, line)}
          control={<RoleCell editor={editor} line={line} above={above} label={m.person_level_on({ on: title })} />}
        />
      ))}
      {isOpen && (
        <li data-place={`${service} ${on.id}`} className="border-b border-line">
          <div className={rowLooks}>
            <div className="min-w-0 wrap-anywhere">{name(lines.length === 0)}</div>
            <RoleSelect
              editor={editor}
              roles={rolesOf(catalog, service).filter((role) =>
                'item' in on.as ? role.on.items : !on.named?.kind || role.on.nodeKinds.has(on.named.kind),
              )}
              place={{ on, above }}
              line={null}
              label={m.person_level_on({ on: title })}
              onChoose={(role) => role !== null && editor.give({ role }, on)}
            />
          </div>
        </li>
      )}
    </>
  );
}

/** "Oscorp VoC", or "Voice of Customer: all of Oscorp, including new ones". */
function targetName({ catalog }: AccessEditor, service: string, { named, as }: Target): string {
  if (!named) return m.ui_loading();
  if ('item' in as) return named.name;
  // Without items there is nothing that new ones could be added to.
  if (catalog.services.get(service)?.hasItems !== true) return named.name;
  return m.person_all_of_service({ service: serviceName(catalog, service), node: named.name });
}
