import { useState } from 'react';
import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import type { Column } from './column.ts';
import { Table } from './Table.tsx';

interface Person {
  readonly id: string;
  readonly name: string;
}
const columns: readonly Column<Person>[] = [{ key: 'name', header: () => 'Person', sortable: true, cell: (person) => person.name }];
const people = (count: number): Person[] => Array.from({ length: count }, (_, index) => ({ id: `${index}`, name: `Person ${index}` }));

function List(props: { count: number; onOpen?: (person: Person) => void; whyNot?: (person: Person) => string | undefined }) {
  const { count, onOpen, whyNot } = props;
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set());
  return (
    <div data-scroller style={{ height: 400, overflow: 'auto' }}>
      <output>{[...keys].toSorted().join(' ')}</output>
      <Table
        label="People"
        rows={people(count)}
        columns={columns}
        keyOf={(person) => person.id}
        empty="Nobody is here yet."
        selection={{ keys, onChange: setKeys, nameOf: (person) => person.name, ...(whyNot && { whyNot }) }}
        {...(onOpen && { onOpen })}
      />
    </div>
  );
}

test('an empty table says a sentence', async () => {
  const screen = await render(<List count={0} />);
  await expect.element(screen.getByText('Nobody is here yet.')).toBeVisible();
  expect(screen.getByRole('table').query()).toBeNull();
});

test('j and k move among rows, x selects, Shift x selects to here, Enter opens', async () => {
  const opened: string[] = [];
  const screen = await render(<List count={5} onOpen={(person) => opened.push(person.name)} />);
  screen
    .getByRole('row', { name: /Person 0$/ })
    .element()
    .focus();
  await userEvent.keyboard('jx');
  await expect.element(screen.getByRole('status')).toHaveTextContent('1');
  await userEvent.keyboard('jj{Shift>}X{/Shift}');
  await expect.element(screen.getByRole('status')).toHaveTextContent('1 2 3');
  await userEvent.keyboard('k{Enter}');
  expect(opened).toEqual(['Person 2']);
});

test('choosing a row does not open it, pressing it does', async () => {
  const opened: string[] = [];
  const screen = await render(<List count={3} onOpen={(person) => opened.push(person.name)} />);
  screen.getByRole('checkbox', { name: 'Select Person 1' }).element().focus();
  await userEvent.keyboard(' ');
  await expect.element(screen.getByRole('status')).toHaveTextContent('1');
  expect(opened).toEqual([]);
  await screen.getByText('Person 1', { exact: true }).click();
  expect(opened).toEqual(['Person 1']);
});

test('a row that cannot be selected says why, and is left out of all and of a range', async () => {
  const whyNot = ({ id }: Person) => (id === '1' ? 'Managed at a higher level' : undefined);
  const screen = await render(<List count={4} whyNot={whyNot} />);
  const all = screen.getByRole('checkbox', { name: 'Select all rows shown' });
  all.element().focus();
  await userEvent.keyboard(' ');
  await expect.element(screen.getByRole('status')).toHaveTextContent('0 2 3');
  await expect.element(all).toBeChecked();
  await userEvent.keyboard(' ');
  const held = screen.getByRole('checkbox', { name: 'Select Person 1' });
  await expect.element(held).toHaveAccessibleDescription('Managed at a higher level');
  screen
    .getByRole('row', { name: /Person 0$/ })
    .element()
    .focus();
  await userEvent.keyboard('xjxj{Shift>}X{/Shift}');
  await expect.element(screen.getByRole('status')).toHaveTextContent('0 2');
});

test('of 5,000 rows few are in the page, all are counted, and the keyboard reaches those below', async () => {
  const screen = await render(<List count={5_000} />);
  await expect.element(screen.getByRole('table')).toHaveAttribute('aria-rowcount', '5001');
  await expect.poll(() => screen.getByRole('row').all().length).toBeLessThan(60);
  screen
    .getByRole('row', { name: /Person 0$/ })
    .element()
    .focus();
  await userEvent.keyboard('j'.repeat(40));
  await expect.element(screen.getByRole('row', { name: /Person 40$/ })).toHaveFocus();
});
