import { m } from '../../paraglide/messages.js';
import { say } from '../../product-words.ts';
import { roleStep } from '../../role-step.ts';
import { useCatalog } from '../../shell/organization.ts';
import { RoleMark } from '../../ui/RoleMark.tsx';
import { Section } from '../../ui/Section.tsx';
import { listed } from '../person/access/role-words.ts';
import { CellDetails } from './CellDetails.tsx';
import { reachWords } from './cell-words.ts';
import { differs, type Matrix, reachOfColumn } from './matrix-model.ts';
import { RowName } from './RowName.tsx';

/** The matrix where there is no room for columns: role by role, what it has, and in a line what it has not. */
export function MatrixByRole({ matrix, compared }: { matrix: Matrix; compared: boolean }) {
  const catalog = useCatalog();
  const { roles, rows } = matrix;
  return roles.map((role, column) => {
    const reach = reachOfColumn(matrix, column);
    const none = rows.filter(({ cells }) => cells[column]?.kind === 'none').map(({ label }) => say(label));
    return (
      <Section key={role.key} title={say(role.label)} action={<RoleMark step={roleStep(catalog, role.key)} />}>
        {reach && <p className="pt-2 text-ink-2 first-letter:uppercase">{reachWords(reach)}</p>}
        <ul>
          {rows.map((row) => {
            const cell = row.cells[column];
            return (
              cell &&
              cell.kind !== 'none' && (
                <li
                  key={say(row.label)}
                  className="flex min-h-row flex-wrap items-center justify-between gap-x-3 border-b border-line py-1.5"
                >
                  <span className="min-w-0 flex-1 basis-[60%]">
                    <RowName row={row} marked={compared && differs(row)} />
                  </span>
                  <CellDetails row={row} cell={cell} role={role} withReach={reach === null} />
                </li>
              )
            );
          })}
        </ul>
        {none.length > 0 && (
          <p className="py-2 text-12 text-ink-2 text-pretty">{m.services_nothing_of({ what: listed(none, none.length) })}</p>
        )}
      </Section>
    );
  });
}
