import { Search } from 'lucide-react';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { choicesFor, type Choice, type Hit } from './hit.ts';
import { PaletteBox } from './PaletteBox.tsx';

const choice = (title: string): Choice => ({ key: title, icon: Search, title, detail: null, does: { act: () => {} } });
const choices = ['Users', 'Roles', 'May Parker'].map(choice);

interface BoxProps {
  readonly onChoose: (title: string, inNewTab: boolean) => void;
  readonly onClose?: () => void;
  /** What is typed is answered when this says so. */
  readonly answered?: (typed: string) => boolean;
}

function Box({ onChoose, onClose = () => {}, answered = () => true }: BoxProps) {
  const [typed, setTyped] = useState('');
  const isSettled = answered(typed);
  const items: readonly Hit[] = isSettled ? choicesFor(choices, typed) : [];
  return (
    <PaletteBox
      typed={typed}
      onType={setTyped}
      groups={items.length > 0 ? [{ value: 'All', items }] : []}
      isSettled={isSettled}
      none="Nothing is called so."
      failure={null}
      onChoose={(hit, inNewTab) => onChoose(hit.title, inNewTab)}
      onClose={onClose}
    />
  );
}

test('the box has the focus, its first hit is under the hand, and Enter opens it', async () => {
  const chosen: unknown[] = [];
  const screen = await render(<Box onChoose={(...what) => chosen.push(what)} />);
  const box = screen.getByRole('combobox', { name: 'Search and commands' });
  await expect.element(box).toHaveFocus();
  await expect.element(screen.getByRole('option', { name: 'Users' })).toHaveAttribute('data-highlighted');
  await userEvent.keyboard('may{Enter}');
  expect(chosen).toEqual([['May Parker', false]]);
});

test('arrows go on to other hits, and with Ctrl a new tab opens', async () => {
  const chosen: unknown[] = [];
  const screen = await render(<Box onChoose={(...what) => chosen.push(what)} />);
  await expect.element(screen.getByRole('option', { name: 'Users' })).toHaveAttribute('data-highlighted');
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(screen.getByRole('option', { name: 'Roles' })).toHaveAttribute('data-highlighted');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  expect(chosen).toEqual([['Roles', true]]);
});

test('Enter before the answer waits for it, and typing on takes that back', async () => {
  const chosen: unknown[] = [];
  let ready = false;
  const screen = await render(
    <Box onChoose={(...what) => chosen.push(what)} answered={(typed) => typed === '' || ready || typed === 'role'} />,
  );
  await expect.element(screen.getByRole('combobox')).toHaveFocus();
  await userEvent.keyboard('rol{Enter}');
  expect(chosen).toEqual([]);
  await userEvent.keyboard('e');
  await expect.element(screen.getByRole('option', { name: 'Roles' })).toBeVisible();
  expect(chosen).toEqual([]);
  ready = true;
  await userEvent.keyboard('{Enter}');
  expect(chosen).toEqual([['Roles', false]]);
});

test('where nothing is found it says so, and how many there are is told to the ear', async () => {
  const screen = await render(<Box onChoose={() => {}} />);
  await expect.element(screen.getByRole('status').first()).toHaveTextContent('3 results');
  await userEvent.keyboard('zzz');
  await expect.element(screen.getByText('Nothing is called so.')).toBeVisible();
});

test('Escape closes it', async () => {
  let closed = 0;
  const screen = await render(<Box onChoose={() => {}} onClose={() => closed++} />);
  await expect.element(screen.getByRole('combobox')).toHaveFocus();
  await userEvent.keyboard('{Escape}');
  expect(closed).toBe(1);
});
