import { expect, test } from 'vitest';
import { render } from 'vitest-browser-react';
import { notify } from './notify.ts';
import { Toasts } from './Toasts.tsx';

test('what was told before there was a place for it appears, and can be undone', async () => {
  let undone = 0;
  notify({ title: 'Ben can do nothing in ACME from now on', action: { label: 'Undo', onPress: () => undone++ } });
  const screen = await render(<Toasts />);
  await expect.element(screen.getByText('Ben can do nothing in ACME from now on').first()).toBeVisible();
  await screen.getByRole('button', { name: 'Undo' }).click();
  expect(undone).toBe(1);
});
