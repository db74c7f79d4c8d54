import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { Button } from './Button.tsx';

test('a disabled button keeps the focus, does nothing and says why', async () => {
  let presses = 0;
  const screen = await render(
    <Button disabledReason="Nick is an Owner" onClick={() => presses++}>
      Suspend
    </Button>,
  );
  const button = screen.getByRole('button', { name: 'Suspend' });
  await expect.element(button).toHaveAccessibleDescription('Nick is an Owner');
  await expect.element(button).toHaveAttribute('aria-disabled', 'true');
  await userEvent.tab();
  await expect.element(button).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  expect(presses).toBe(0);
  await expect.poll(() => document.body.textContent?.match(/Nick is an Owner/g)?.length).toBe(2);
});

test('a disabled button does not send its form', async () => {
  let sent = 0;
  const screen = await render(
    <form
      onSubmit={(event) => {
        event.preventDefault();
        sent++;
      }}
    >
      <Button type="submit" disabledReason="Nothing is chosen">
        Save
      </Button>
    </form>,
  );
  await screen.getByRole('button').click({ force: true });
  expect(sent).toBe(0);
});

test('the focus stays when the reason comes and goes', async () => {
  const screen = await render(<Button>Save</Button>);
  await userEvent.tab();
  await screen.rerender(<Button disabledReason="Somebody else is saving">Save</Button>);
  await expect.element(screen.getByRole('button')).toHaveFocus();
  await screen.rerender(<Button>Save</Button>);
  await expect.element(screen.getByRole('button')).toHaveFocus();
});
