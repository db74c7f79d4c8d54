import type { ServiceItemView } from '@totem/domain/service-items';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '../../../paraglide/messages.js';
import { useOrganization } from '../../../shell/organization.ts';
import { useTRPC } from '../../../trpc.ts';
import { Section } from '../../../ui/Section.tsx';
import { Skeleton } from '../../../ui/Skeleton.tsx';
import type { AccessEditor } from './access-editor.ts';
import { ItemPicker } from './ItemPicker.tsx';
import { type Line, onItem, type Target } from './lines.ts';
import { roleOf } from './RoleCell.tsx';
import { type ServiceTarget, TargetRows } from './TargetRows.tsx';
import { Term } from '../../../shell/Term.tsx';

/** Up to so many service items all stand there, those without a level too; of more, only those that something is given on. */
const shownWhole = 8;

/** The levels on service items: a row for each item, or for all of a node, and through what. */
export function ServicesSection({ editor }: { editor: AccessEditor }) {
  const trpc = useTRPC();
  const { id: organizationId } = useOrganization();
  const { holder } = editor;
  const [begun, setBegun] = useState<readonly ServiceTarget[]>([]);
  const items = useQuery(
    trpc.serviceItems.list.queryOptions(
      { organizationId, within: holder.level.id, pageSize: shownWhole },
      { enabled: editor.off === undefined, staleTime: 60_000 },
    ),
  );
  // What is given on all items of a node is given on each: an item of its own there would seem to lack a level.
  const listed = items.data?.complete ? items.data.rows.filter((item) => !item.archived && !isWithinAll(editor, item)) : [];
  const targets = targetsOf(editor, [...listed.map(targetOfItem), ...begun], items.data?.rows ?? []);
  const begin = (service: string, on: Target, above: readonly string[]) =>
    setBegun([...begun, { service, on, above, lines: [], isBegun: true }]);
  return (
    <Section
      title={m.person_services()}
      help={<Term of="serviceItem" />}
      action={editor.off === undefined && <ItemPicker editor={editor} label={m.person_give_service()} onChoose={begin} withNodes />}
    >
      {items.isLoading ? (
        <Skeleton rows={4} />
      ) : targets.length === 0 ? (
        <p className="py-3 text-ink-2">{m.person_no_services({ name: holder.name })}</p>
      ) : (
        <ul>
          {targets.map((target) => (
            <TargetRows key={`${target.service} ${target.on.id}`} editor={editor} target={target} />
          ))}
        </ul>
      )}
    </Section>
  );
}

/** Each target with its lines; drafted lines of the same item are its lines too. */
function targetsOf(editor: AccessEditor, open: readonly ServiceTarget[], items: readonly ServiceItemView[]): ServiceTarget[] {
  const targets = new Map(open.map((target) => [`${target.service} ${target.on.id}`, target]));
  for (const line of editor.lines) {
    const role = roleOf(editor, line);
    if (!role?.service || editor.catalog.services.get(role.service)?.hasItems !== true) continue;
    const key = `${role.service} ${line.on.id}`;
    const known = targets.get(key);
    const item = items.find((one) => one.id === line.on.id);
    const above = known?.above ?? (item ? [item.node.id] : []);
    const on = line.on.named ? line.on : (known?.on ?? line.on);
    targets.set(key, { ...known, service: role.service, on, above, lines: [...(known?.lines ?? []), line] });
  }
  const order = [...editor.catalog.services.keys()];
  return [...targets.values()]
    .map((target) => ({ ...target, lines: target.lines.toSorted((a, b) => rankOf(editor, b) - rankOf(editor, a)) }))
    .toSorted(
      (a, b) =>
        Number('item' in a.on.as) - Number('item' in b.on.as) ||
        order.indexOf(a.service) - order.indexOf(b.service) ||
        (a.on.named?.name ?? '').localeCompare(b.on.named?.name ?? ''),
    );
}

const isWithinAll = (editor: AccessEditor, item: ServiceItemView): boolean =>
  editor.lines.some(
    (line) =>
      line.state !== 'ended' &&
      roleOf(editor, line)?.service === item.service &&
      (line.on.id === item.node.id || line.on.named?.kind === editor.catalog.rootKind),
  );

const rankOf = (editor: AccessEditor, line: Line): number => roleOf(editor, line)?.rank ?? 0;

const targetOfItem = (item: ServiceItemView): ServiceTarget => ({
  service: item.service,
  on: onItem(item),
  above: [item.node.id],
  lines: [],
});
