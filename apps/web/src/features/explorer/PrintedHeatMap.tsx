import type { Catalog } from '@totem/domain/catalog/catalog';
import type { ReactNode } from 'react';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { isSensitive } from '../person/effective/cell.ts';
import { Mark } from '../person/effective/Mark.tsx';
import { type Band, bandsOf } from '../canvas/bands.ts';
import { type HeatCell, type HeatGroup, heatWords } from './heat.ts';
import { markOf } from './mark-of.ts';

/** Columns beside each other on the narrowest usual sheet, a mark of 34 px each. */
const mostColumns = 14;
/** From how many on their names stand upright. */
const upright = 7;

export interface PrintedHeatMapProps {
  readonly catalog: Catalog;
  readonly label: string;
  readonly rowsAre: string;
  readonly rows: readonly { readonly key: string; readonly name: string; readonly detail: ReactNode; readonly total: string }[];
  readonly columns: readonly { readonly key: string; readonly name: string }[];
  readonly groups: readonly HeatGroup[];
  readonly cellAt: (row: number, column: number) => HeatCell | null;
  readonly totals: { readonly ofRows: string; readonly ofColumns: string; readonly below: (column: number) => string };
}

/**
 * A heat map on paper: all rows and columns, in bands below each other where the columns are too many for a sheet. No row is
 * cut between two sheets, and each sheet has the heads anew.
 */
export function PrintedHeatMap(props: PrintedHeatMapProps) {
  const bands = bandsOf(props.columns.length, mostColumns);
  return bands.map((band) => <BandTable key={band.from} {...props} band={band} isLast={band.to === props.columns.length} />);
}

function BandTable({
  catalog,
  label,
  rowsAre,
  rows,
  columns,
  groups,
  cellAt,
  totals,
  band,
  isLast,
}: PrintedHeatMapProps & { band: Band; isLast: boolean }) {
  const drawn = columns.slice(band.from, band.to);
  const isUpright = drawn.length >= upright;
  const hasGroups = groups.length > 1;
  const rowSpan = hasGroups ? 2 : 1;
  const rowsHead = (
    <th scope="col" rowSpan={rowSpan} className="w-[27%]">
      <VisuallyHidden>{rowsAre}</VisuallyHidden>
    </th>
  );
  const totalHead = isLast && (
    <th scope="col" rowSpan={rowSpan} className="w-14 p-1 text-right font-regular wrap-anywhere">
      {totals.ofRows}
    </th>
  );
  return (
    <table aria-label={label} className="mb-6 w-full table-fixed border-collapse text-left text-12">
      <thead>
        {hasGroups && (
          <tr className="align-bottom">
            {rowsHead}
            {groups.map((group) => {
              const span = Math.min(group.to, band.to) - Math.max(group.from, band.from);
              return (
                span > 0 && (
                  <th
                    key={group.key}
                    scope="colgroup"
                    colSpan={span}
                    className="border-b border-line-strong px-0.5 text-center font-medium wrap-anywhere"
                  >
                    {group.name}
                  </th>
                )
              );
            })}
            {totalHead}
          </tr>
        )}
        <tr className="border-b border-line-strong align-bottom">
          {!hasGroups && rowsHead}
          {drawn.map(({ key, name }) => (
            <th key={key} scope="col" className="p-1 font-regular">
              <span
                className={isUpright ? 'mx-auto block max-h-36 rotate-180 [writing-mode:vertical-rl]' : 'block text-center wrap-anywhere'}
              >
                {name}
              </span>
            </th>
          ))}
          {!hasGroups && totalHead}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <tr key={row.key} className="break-inside-avoid border-b border-line">
            <th scope="row" className="py-1 pr-2 font-medium wrap-anywhere">
              {row.name}
              <span className="block font-regular text-ink-2">{row.detail}</span>
            </th>
            {drawn.map(({ key }, index) => (
              <PrintedCell key={key} catalog={catalog} cell={cellAt(at, band.from + index)} />
            ))}
            {isLast && <td className="p-1 text-right">{row.total}</td>}
          </tr>
        ))}
      </tbody>
      {/* Not a table's foot, which each sheet would repeat. */}
      <tbody>
        <tr className="break-inside-avoid">
          <th scope="row" className="py-1 pr-2 font-regular text-ink-2">
            {totals.ofColumns}
          </th>
          {drawn.map(({ key }, index) => (
            <td key={key} className="p-1 text-center">
              {totals.below(band.from + index)}
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}

function PrintedCell({ catalog, cell }: { catalog: Catalog; cell: HeatCell | null }) {
  return (
    <td className="p-px">
      <VisuallyHidden>{heatWords(catalog, cell)}</VisuallyHidden>
      {cell && (
        <span className="block h-7">
          <Mark
            state={cell.state}
            {...(cell.role !== null && markOf(catalog, cell.role))}
            sensitive={isSensitive(catalog, cell)}
            ends={cell.ends}
            difference={cell.difference}
          />
        </span>
      )}
    </td>
  );
}
