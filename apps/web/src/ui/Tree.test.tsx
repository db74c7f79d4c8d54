import { useState } from 'react';
import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { Tree } from './Tree.tsx';

const nodes = [
  { id: 'marvel', name: 'Marvel', children: [{ id: 'oscorp', name: 'Oscorp', children: [{ id: 'montreal', name: 'Montréal' }] }] },
];

function Places({ onSelect }: { onSelect: (id: string) => void }) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  return <Tree label="Places" nodes={nodes} selected={null} onSelect={onSelect} open={open} onOpenChange={setOpen} />;
}

test('a tree is walked, opened and chosen from by keyboard alone', async () => {
  const chosen: string[] = [];
  const screen = await render(<Places onSelect={(id) => chosen.push(id)} />);
  await userEvent.tab();
  await expect.element(screen.getByRole('treeitem', { name: 'Marvel' })).toHaveFocus();
  await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowRight}m{Enter}');
  expect(chosen).toEqual(['montreal']);
  await userEvent.keyboard('{ArrowLeft}{ArrowLeft}');
  await expect.element(screen.getByRole('treeitem', { name: 'Oscorp' })).toHaveAttribute('aria-expanded', 'false');
});
