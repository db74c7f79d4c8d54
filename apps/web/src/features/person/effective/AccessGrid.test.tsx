import { catalogs } from '@totem/domain/catalog/products';
import { EffectiveAccessRow } from '@totem/domain/effective-access';
import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { AccessGrid } from './AccessGrid.tsx';
import { blocksOf, type Place } from './cell.ts';

const uuid = (digit: number) => `00000000-0000-4000-8000-${String(digit).padStart(12, '0')}`;
const states: readonly Place['state'][] = ['yes', 'no_location'];
const rows = Array.from({ length: 20 }, (_, item) =>
  EffectiveAccessRow.parse({
    item: { id: uuid(item), name: `Item ${item + 1}`, service: 'voc' },
    node: { id: uuid(90), name: 'Oscorp', kind: 'subscription' },
    role: 'voc/reader',
    places: Array.from({ length: 1000 }, (__, at) => ({
      location: { id: uuid(1000 + at), name: `Place ${at + 1}` },
      state: states[(at + item) % 2],
      extras: [],
      ends: false,
    })),
  }),
);
const [block] = blocksOf(rows);
if (!block) throw new Error('There are rows, so there is a block.');

test('E42 a thousand places stay a few hundred cells, and the keyboard reaches the last one and asks why', async () => {
  const asked: string[] = [];
  const screen = await render(
    <div style={{ width: 900 }}>
      <style>
        {
          '[role=grid] { display: inline-block } [role=row] { display: flex } [role=row] > * { flex: none } div:has(> [role=grid]) { overflow-x: auto }'
        }
      </style>
      <AccessGrid
        catalog={catalogs.hexia()}
        label="Oscorp"
        block={block}
        places={Array.from({ length: 1000 }, (_, at) => at)}
        onAsk={(row, place) => asked.push(`${row.item.name} at ${place.location.name}`)}
      />
    </div>,
  );
  const grid = screen.getByRole('grid', { name: 'Oscorp' });
  await expect.element(grid).toHaveAttribute('aria-colcount', '1001');
  await expect.element(screen.getByRole('gridcell').first()).toHaveAccessibleName('Reader');
  expect(screen.getByRole('gridcell').elements().length).toBeLessThan(20 * 40);

  await userEvent.tab();
  await userEvent.keyboard('{ArrowDown}{ArrowRight}');
  await expect.poll(() => document.activeElement?.getAttribute('data-cell')).toBe('1 1');
  await userEvent.keyboard('{Control>}{End}{/Control}');
  await expect.poll(() => document.activeElement?.getAttribute('data-cell')).toBe('19 999');
  await expect.poll(() => document.activeElement?.getAttribute('aria-colindex')).toBe('1001');
  await userEvent.keyboard('{Enter}{Home}');
  await expect.poll(() => document.activeElement?.getAttribute('data-cell')).toBe('19 0');
  expect(asked).toEqual(['Item 20 at Place 1000']);
});

test('only one cell is reached by Tab', async () => {
  const screen = await render(<AccessGrid catalog={catalogs.hexia()} label="Oscorp" block={block} places={[0, 1, 2]} onAsk={() => {}} />);
  await expect.element(screen.getByRole('gridcell').first()).toBeVisible();
  expect(
    screen
      .getByRole('gridcell')
      .elements()
      .filter((cell) => cell.getAttribute('tabindex') === '0'),
  ).toHaveLength(1);
});
