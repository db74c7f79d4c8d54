import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { m } from '../paraglide/messages.js';
import { Picker } from './Picker.tsx';
import { Select } from './Select.tsx';

const roles = [
  { value: 'reader', label: 'Reader' },
  { value: 'contributor', label: 'Contributor', detail: 'Adds over Reader: edit alerts.' },
  { value: 'owner', label: 'Owner', disabledReason: 'Only an Owner can give Owner' },
] as const;

test('a picker finds by typing and chooses with Enter', async () => {
  const chosen: string[] = [];
  const screen = await render(
    <Picker label="Role" placeholder="No level" options={roles} value={null} onChange={(role) => chosen.push(role)} />,
  );
  await screen.getByRole('combobox', { name: 'Role' }).click();
  await expect.element(screen.getByPlaceholder(m.ui_find())).toHaveFocus();
  await userEvent.keyboard('contr{ArrowDown}{Enter}');
  expect(chosen).toEqual(['contributor']);
});

test('an option that cannot be chosen says why and is not chosen', async () => {
  const chosen: string[] = [];
  const screen = await render(
    <Picker label="Role" placeholder="No level" options={roles} value={null} onChange={(role) => chosen.push(role)} />,
  );
  await screen.getByRole('combobox', { name: 'Role' }).click();
  const owner = screen.getByRole('option', { name: /Only an Owner can give Owner/ });
  await expect.element(owner).toHaveAttribute('aria-disabled', 'true');
  await owner.click({ force: true });
  expect(chosen).toEqual([]);
});

test('a select does the same without typing', async () => {
  const chosen: string[] = [];
  const screen = await render(<Select label="Role" options={roles} value="reader" onChange={(role) => chosen.push(role)} />);
  await screen.getByRole('combobox', { name: 'Role' }).click();
  await expect.element(screen.getByRole('option', { name: 'Reader' })).toBeVisible();
  await userEvent.keyboard('{End}');
  await expect.element(screen.getByRole('option', { name: /Only an Owner can give Owner/ })).toHaveAttribute('data-highlighted');
  await userEvent.keyboard('{Enter}');
  expect(chosen).toEqual([]);
  await screen.getByRole('option', { name: /Contributor/ }).click();
  expect(chosen).toEqual(['contributor']);
});

test('a select that is disabled does not open and says why', async () => {
  const screen = await render(
    <Select label="Role" options={roles} value="reader" onChange={() => {}} disabledReason="Managed at Marvel Group Inc." />,
  );
  const box = screen.getByRole('combobox', { name: 'Role' });
  await expect.element(box).toHaveAccessibleDescription('Managed at Marvel Group Inc.');
  await box.click({ force: true });
  expect(screen.getByRole('listbox').query()).toBeNull();
});
