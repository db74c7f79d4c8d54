import { m } from '../../paraglide/messages.js';
import { say } from '../../product-words.ts';
import { roleStep } from '../../role-step.ts';
import { useCatalog } from '../../shell/organization.ts';
import { RoleMark } from '../../ui/RoleMark.tsx';
import { NewRole } from '../roles/RoleActions.tsx';
import { CellContent } from './CellContent.tsx';
import { CellDetails } from './CellDetails.tsx';
import { reachWords } from './cell-words.ts';
import { differs, type Matrix, reachOfColumn } from './matrix-model.ts';
import { RowName } from './RowName.tsx';
import { Term } from '../../shell/Term.tsx';

const edge = 'h-[41px] border-b border-line px-cell py-1.5 text-left align-middle';

/** Functions by roles; their names stay in sight whichever way one scrolls. Where two roles are compared, rows that differ say so. */
export function MatrixTable({ matrix, compared }: { matrix: Matrix; compared: boolean }) {
  const catalog = useCatalog();
  const { roles, rows } = matrix;
  const reaches = roles.map((_, column) => reachOfColumn(matrix, column));
  return (
    <table
      className="w-full table-fixed print:min-w-0! border-separate border-spacing-0"
      style={{ minWidth: `${280 + roles.length * 112}px` }}
      aria-label={m.services_matrix({ service: say(matrix.label) })}
    >
      <thead>
        <tr>
          <th
            scope="col"
            aria-label={m.services_function()}
            className="sticky top-0 left-0 z-20 print:static w-[30%] border-y border-line bg-sunken py-2 pr-cell pl-gutter text-left text-12 font-medium text-ink-2"
          >
            {m.services_function()}
            <Term of="function" />
          </th>
          {roles.map((role, column) => {
            const reach = reaches[column];
            return (
              <th
                key={role.key}
                scope="col"
                // Read with each cell below it: what is done with the role is no part of its name.
                aria-label={[say(role.label), ...(reach ? [reachWords(reach)] : [])].join(', ')}
                className="sticky top-0 z-10 print:static border-y border-line bg-sunken px-cell py-2 text-left align-top last:pr-gutter"
              >
                <span className="flex items-baseline gap-1.5 font-medium">
                  <RoleMark step={roleStep(catalog, role.key)} custom={role.custom !== null} />
                  <span className="min-w-0 wrap-break-word">{say(role.label)}</span>
                </span>
                {reach && <span className="block text-12 font-regular text-ink-2 text-pretty">{reachWords(reach)}</span>}
                {role.custom ? (
                  <span className="block text-12 font-regular text-ink-2">{m.role_own()}</span>
                ) : (
                  <span className="-ml-2 block pt-1 print:hidden">
                    <NewRole from={role} short />
                  </span>
                )}
              </th>
            );
          })}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const marked = compared && differs(row);
          return (
            <tr key={say(row.label)} className="group print:break-inside-avoid">
              <th
                scope="row"
                className={`sticky left-0 z-[5] print:static pl-gutter font-regular group-hover:bg-hover ${edge} ${marked ? 'bg-accent-soft shadow-[inset_2px_0_0_var(--accent)]' : 'bg-surface'}`}
              >
                <RowName row={row} marked={marked} />
              </th>
              {roles.map((role, column) => {
                const cell = row.cells[column];
                const props = cell && { row, cell, withReach: reaches[column] === null };
                return (
                  <td key={role.key} className={`group-hover:bg-hover last:pr-gutter ${edge} ${marked ? 'bg-accent-soft' : ''}`}>
                    {props && (props.cell.kind === 'none' ? <CellContent {...props} /> : <CellDetails {...props} role={role} />)}
                  </td>
                );
              })}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
