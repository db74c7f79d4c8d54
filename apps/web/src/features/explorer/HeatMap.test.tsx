import { catalogs } from '@totem/domain/catalog/products';
import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import type { HeatCell } from './heat.ts';
import { HeatMap } from './HeatMap.tsx';

const looks = `[role=grid] { display: inline-block } [role=row] { display: flex } [role=row] > * { flex: none; height: 44px }
  div:has(> [role=grid]) { overflow: auto; max-height: 500px }`;
const cellAt = (row: number, column: number): HeatCell | null =>
  row + column === 7 ? null : { role: 'voc/reader', state: (row + column) % 2 === 0 ? 'yes' : 'no_location', extras: [], ends: false };

function mapOf(rows: number, columns: number, asked: string[], more: { onDifference?: () => void; onEnd?: () => void } = {}) {
  return (
    <div style={{ width: 900 }}>
      <style>{looks}</style>
      <HeatMap
        catalog={catalogs.hexia()}
        label="Everyone"
        rowsAre="People"
        rows={Array.from({ length: rows }, (_, at) => ({ key: `row ${at}`, name: `Person ${at + 1}`, detail: 'Oscorp', total: `${at}` }))}
        columns={Array.from({ length: columns }, (_, at) => ({ key: `column ${at}`, name: `Place ${at + 1}` }))}
        cellAt={cellAt}
        totals={{ ofRows: 'Sees', ofColumns: 'People there', below: (column) => `${column}` }}
        onAsk={(row, column) => asked.push(`${row} ${column}`)}
        {...more}
      />
    </div>
  );
}
const focused = () => document.activeElement?.getAttribute('data-cell');

test('E42 five thousand people by a thousand places stay a few hundred cells, and the keyboard reaches the last one and asks why', async () => {
  const asked: string[] = [];
  const screen = await render(mapOf(5_000, 1_000, asked));
  const grid = screen.getByRole('grid', { name: 'Everyone' });
  await expect.element(grid).toHaveAttribute('aria-colcount', '1002');
  await expect.element(grid).toHaveAttribute('aria-rowcount', '5002');
  await expect.element(screen.getByRole('gridcell').first()).toHaveAccessibleName('Reader');
  expect(screen.getByRole('gridcell').elements().length).toBeLessThan(900);

  await userEvent.tab();
  await userEvent.keyboard('{ArrowDown}{ArrowRight}');
  await expect.poll(focused).toBe('1 1');
  await userEvent.keyboard('{Control>}{End}{/Control}');
  await expect.poll(focused).toBe('4999 999');
  await userEvent.keyboard('{Enter}{Home}');
  await expect.poll(focused).toBe('4999 0');
  await userEvent.keyboard('{Control>}{Home}{/Control}');
  await expect.poll(focused).toBe('0 0');
  expect(asked).toEqual(['4999 999']);
});

test('only one cell is reached by Tab, and where two never meet there is nothing to ask', async () => {
  const asked: string[] = [];
  const differed: string[] = [];
  const screen = await render(mapOf(3, 8, asked, { onDifference: () => differed.push('D') }));
  await expect.element(screen.getByRole('gridcell').first()).toBeVisible();
  const cells = screen.getByRole('gridcell').elements();
  expect(cells.filter((cell) => cell.getAttribute('tabindex') === '0')).toHaveLength(1);
  await userEvent.tab();
  await userEvent.keyboard('{End}{Enter}d');
  await expect.poll(focused).toBe('0 7');
  expect(asked).toEqual([]);
  expect(differed).toEqual(['D']);
});

test('near the last row more are asked for, and with rows to come they are not', async () => {
  const ends: number[] = [];
  await render(mapOf(5, 3, [], { onEnd: () => ends.push(5) }));
  await expect.poll(() => ends.length).toBeGreaterThan(0);
  const far: number[] = [];
  await render(mapOf(500, 3, [], { onEnd: () => far.push(500) }));
  expect(far).toEqual([]);
});
