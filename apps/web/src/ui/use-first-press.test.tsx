import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import type * as MenuBox from './MenuBox.tsx';
import { onDemand } from './on-demand.ts';
import { useFirstPress } from './use-first-press.ts';

type Code = typeof MenuBox;

/** A menu whose code comes when it is told to; the rest of the page beside it. */
async function page(title?: string) {
  let asked = 0;
  let last = Promise.withResolvers<Code>();
  const part = onDemand(() => {
    asked++;
    last = Promise.withResolvers<Code>();
    return last.promise;
  });
  function Shown() {
    const { code, standIn, trigger } = useFirstPress(part);
    if (code)
      return (
        <code.MenuBox trigger={<button type="button">More</button>} triggerRef={trigger}>
          <code.ItemOfMenu>Compare</code.ItemOfMenu>
          <code.ItemOfMenu>Copy</code.ItemOfMenu>
        </code.MenuBox>
      );
    return (
      <button type="button" aria-haspopup="menu" {...standIn}>
        More
      </button>
    );
  }
  const screen = await render(
    <>
      {title !== undefined && <h1>{title}</h1>}
      <Shown />
      <button type="button">Elsewhere</button>
    </>,
  );
  return {
    more: screen.getByRole('button', { name: 'More' }),
    elsewhere: screen.getByRole('button', { name: 'Elsewhere' }),
    item: (name: string) => screen.getByRole('menuitem', { name }),
    asked: () => asked,
    comes: async () => last.resolve(await import('./MenuBox.tsx')),
    fails: () => last.reject(new Error('importing a module script failed')),
  };
}

test('what opens is asked for when its button is near, once, and nothing else happens', async () => {
  const { more, asked, comes } = await page();
  expect(asked()).toBe(0);
  await more.hover();
  await userEvent.tab();
  await expect.element(more).toHaveFocus();
  expect(asked()).toBe(1);
  await comes();
  await expect.element(more).toHaveFocus();
  await expect.element(more).toHaveAttribute('aria-expanded', 'false');
  await expect.element(more).toHaveAttribute('aria-haspopup', 'menu');
});

test('once the page is whole, it comes by itself', async () => {
  const { more, asked } = await page('Users');
  await expect.poll(asked, { timeout: 10_000 }).toBe(1);
  await expect.element(more).not.toHaveAttribute('aria-busy');
});

test.each(['{Enter}', ' ', '{ArrowDown}'])(
  'the key %j that is pressed before it is there opens it, and the focus comes back',
  async (key) => {
    const { more, item, comes } = await page();
    await userEvent.tab();
    await userEvent.keyboard(key);
    await expect.element(more).toHaveAttribute('aria-busy', 'true');
    await comes();
    await expect.element(item('Compare')).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(item('Copy')).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await expect.element(more).toHaveFocus();
    expect(document.querySelector('[role=menu]')).toBeNull();
    await expect.element(more).not.toHaveAttribute('aria-busy');
  },
);

test('a press of the mouse opens it, and the next one closes it', async () => {
  const { more, item, comes } = await page();
  await more.hover();
  await comes();
  await more.click();
  await expect.element(item('Compare')).toBeVisible();
  await more.click();
  await expect.poll(() => document.querySelector('[role=menu]')).toBeNull();
});

test('whoever went on to something else is not called back', async () => {
  const { elsewhere, more, comes } = await page();
  await more.click();
  await elsewhere.click();
  await comes();
  await expect.element(elsewhere).toHaveFocus();
  expect(document.querySelector('[role=menu]')).toBeNull();
});

test('what does not come is asked for again at the next press, and the page knows that a part is missing', async () => {
  const { more, item, asked, comes, fails } = await page();
  await more.click();
  fails();
  await expect.element(more).toHaveAttribute('data-part-missing');
  await expect.element(more).not.toHaveAttribute('aria-busy');
  await more.click();
  expect(asked()).toBe(2);
  await expect.element(more).not.toHaveAttribute('data-part-missing');
  await comes();
  await expect.element(item('Compare')).toBeVisible();
});
