import { useState } from 'react';
import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { SearchBox } from './SearchBox.tsx';

function Box({ onAsked }: { onAsked?: (text: string) => void }) {
  const [asked, setAsked] = useState('');
  return (
    <>
      <SearchBox
        label="Name or address"
        value={asked}
        onSearch={(text) => {
          onAsked?.(text);
          setAsked(text);
        }}
      />
      <output>{asked}</output>
      <button type="button" onClick={() => setAsked('')}>
        Back
      </button>
    </>
  );
}

test('what is typed is asked once, when the hand rests', async () => {
  const asked: string[] = [];
  const screen = await render(<Box onAsked={(text) => asked.push(text)} />);
  await userEvent.type(screen.getByRole('textbox', { name: 'Name or address' }), 'may ');
  await expect.element(screen.getByRole('status')).toHaveTextContent('may');
  expect(asked).toEqual(['may']);
  await expect.element(screen.getByRole('textbox')).toHaveValue('may ');
});

test('what is typed while an answer is on its way stays', async () => {
  const screen = await render(<Box />);
  await userEvent.type(screen.getByRole('textbox'), 'may{Enter} parker{Enter}');
  await expect.element(screen.getByRole('status')).toHaveTextContent('may parker');
  await expect.element(screen.getByRole('textbox')).toHaveValue('may parker');
});

test('a slash leads to the box, and is a letter inside it', async () => {
  const screen = await render(<Box />);
  await userEvent.keyboard('/');
  await expect.element(screen.getByRole('textbox')).toHaveFocus();
  await userEvent.keyboard('a/b');
  await expect.element(screen.getByRole('textbox')).toHaveValue('a/b');
});

test('the box says what the address says when that moves on by itself', async () => {
  const screen = await render(<Box />);
  await userEvent.type(screen.getByRole('textbox'), 'may{Enter}');
  await expect.element(screen.getByRole('status')).toHaveTextContent('may');
  await screen.getByRole('button', { name: 'Back' }).click();
  await expect.element(screen.getByRole('textbox')).toHaveValue('');
});

test('clearing asks for everybody and stays in the box', async () => {
  const screen = await render(<Box />);
  await userEvent.type(screen.getByRole('textbox'), 'may{Enter}');
  await screen.getByRole('button', { name: 'Clear the search' }).click();
  await expect.element(screen.getByRole('textbox')).toHaveValue('');
  await expect.element(screen.getByRole('textbox')).toHaveFocus();
  await expect.element(screen.getByRole('status')).toHaveTextContent('');
});
