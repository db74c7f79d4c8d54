import { m } from '../../paraglide/messages.js';
import { say } from '../../product-words.ts';
import { useCatalog } from '../../shell/organization.ts';
import { Section } from '../../ui/Section.tsx';
import { cellSentence } from '../services/cell-words.ts';
import type { Matrix } from '../services/matrix-model.ts';
import { RowName } from '../services/RowName.tsx';

const edge = 'border-b border-line py-1.5 pr-cell text-left align-top wrap-break-word';

/** What of two roles is not the same, service by service, in words. */
export function RoleDifferences({ services }: { services: readonly Matrix[] }) {
  const catalog = useCatalog();
  const [first] = services;
  return (
    <Section title={m.roles_differences()}>
      {first ? (
        <table className="w-full table-fixed border-separate border-spacing-0" aria-label={m.roles_differences()}>
          <thead>
            <tr>
              <th scope="col" className={`w-[36%] text-12 font-medium text-ink-2 ${edge}`}>
                {m.services_function()}
              </th>
              {first.roles.map(({ key, label }) => (
                <th key={key} scope="col" className={`font-medium ${edge}`}>
                  {say(label)}
                </th>
              ))}
            </tr>
          </thead>
          {services.map(({ service, label, roles, rows }) => (
            <tbody key={service}>
              {services.length > 1 && (
                <tr>
                  <th scope="rowgroup" colSpan={1 + roles.length} className={`pt-3 text-12 text-ink-2 ${edge}`}>
                    {say(label)}
                  </th>
                </tr>
              )}
              {rows.map((row) => (
                <tr key={say(row.label)}>
                  <th scope="row" className={`font-regular ${edge}`}>
                    <RowName row={row} />
                  </th>
                  {roles.map(({ key }, column) => {
                    const cell = row.cells[column];
                    return (
                      <td key={key} className={`${edge} ${cell?.kind === 'none' ? 'text-ink-2' : ''}`}>
                        {cell && cellSentence(catalog, cell)}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      ) : (
        <p role="status" className="py-3">
          {m.services_same()}
        </p>
      )}
    </Section>
  );
}
