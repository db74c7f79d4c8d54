import type { RoleEntry } from '@totem/domain/catalog/catalog';
import { Check, X } from 'lucide-react';
import { m } from '../../paraglide/messages.js';
import { say } from '../../product-words.ts';
import { AppLink } from '../../shell/AppLink.tsx';
import { useCan, useCatalog, useOrganization } from '../../shell/organization.ts';
import { Popover } from '../../ui/Popover.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { serviceName } from '../person/access/role-words.ts';
import { CellContent } from './CellContent.tsx';
import { cellSentence, reachWords } from './cell-words.ts';
import { furthest, type MatrixCell, type MatrixRow } from './matrix-model.ts';

interface CellDetailsProps {
  readonly row: MatrixRow;
  readonly role: RoleEntry;
  readonly cell: MatrixCell;
  readonly withReach: boolean;
}

/** A cell of a matrix that opens: what exactly the role may do of the function, how far, and who has it this way. */
export function CellDetails({ row, role, cell, withReach }: CellDetailsProps) {
  const catalog = useCatalog();
  const label = m.services_cell({ words: cellSentence(catalog, cell), what: say(row.label), role: say(role.label) });
  return (
    <Popover
      label={label}
      trigger={
        <button
          type="button"
          aria-label={label}
          className="-mx-1.5 inline-flex min-h-ctl-sm min-w-9 items-center rounded-2 px-1.5 text-left hover:bg-pressed data-popup-open:bg-pressed"
        >
          <CellContent row={row} cell={cell} withReach={withReach} />
        </button>
      }
    >
      <div className="grid gap-2.5 p-3">
        <p className="font-strong">{m.services_role_and({ role: say(role.label), what: say(row.label) })}</p>
        {cell.kind === 'extra' ? (
          <p className="text-ink-2">{m.services_given_singly({ service: serviceName(catalog, row.permissions[0]?.service ?? '') })}</p>
        ) : (
          <Permissions row={row} cell={cell} />
        )}
        <WhoHasIt row={row} role={role} cell={cell} />
      </div>
    </Popover>
  );
}

function Permissions({ row, cell }: Pick<CellDetailsProps, 'row' | 'cell'>) {
  return (
    <ul className="grid gap-1.5">
      {row.permissions.map((permission) => {
        const held = cell.held.find((one) => one.permission === permission);
        const reach = held ? furthest(held.reaches) : null;
        const Sign = held ? Check : X;
        return (
          <li key={permission.key} className={`flex gap-2 ${held ? '' : 'text-ink-2'}`}>
            <Sign size={14} aria-hidden className="mt-[3px]" />
            <span>
              <VisuallyHidden>{held ? m.services_can() : m.services_cannot()} </VisuallyHidden>
              {say(permission.lets)}
              {reach && <span className="text-ink-2">, {reachWords(reach)}</span>}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** The way to the people who have the role, or the additional permission, at the scope. */
function WhoHasIt({ row, role, cell }: Pick<CellDetailsProps, 'row' | 'role' | 'cell'>) {
  const { slug: organization } = useOrganization();
  const extra = cell.kind === 'extra' ? row.permissions[0]?.key : undefined;
  if (!useCan()('administration:member.view')) return null;
  return (
    <AppLink to="/$organization/users" params={{ organization }} search={extra ? { role: role.key, extra } : { role: role.key }}>
      {m.services_who()}
    </AppLink>
  );
}
