import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { Tooltip } from './Tooltip.tsx';

const words = 'Customer Support Specialists';
const shown = () => document.body.textContent?.includes(words) ?? false;

test('its words come while the control is pointed at or has the focus, and Escape sends them away', async () => {
  const screen = await render(
    <>
      <Tooltip content={words}>
        <button type="button">1 group</button>
      </Tooltip>
      <p style={{ marginTop: 200 }}>Elsewhere</p>
    </>,
  );
  const control = screen.getByRole('button');
  await control.hover();
  await expect.poll(shown).toBe(true);
  await screen.getByText('Elsewhere').hover();
  await expect.poll(shown).toBe(false);
  await userEvent.tab();
  await expect.poll(shown).toBe(true);
  await userEvent.keyboard('{Escape}');
  await expect.poll(shown).toBe(false);
  await expect.element(control).toHaveFocus();
});
