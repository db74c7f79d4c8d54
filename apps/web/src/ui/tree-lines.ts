import type { ReactNode } from 'react';

export interface TreeNode {
  readonly id: string;
  readonly name: string;
  /** Behind the name: a kind, a count, a flag. */
  readonly after?: ReactNode;
  /** What stands behind the name, for the ear. */
  readonly detail?: string;
  readonly mark?: ReactNode;
  readonly children?: readonly TreeNode[];
  /** It has some, whether or not they are here yet. */
  readonly hasChildren?: boolean;
}

/** A node as it stands in the list that one sees. */
export interface TreeLine {
  readonly node: TreeNode;
  /** 1 for the top. */
  readonly level: number;
  readonly position: number;
  readonly siblings: number;
  readonly parent: string | null;
  /** Null: a leaf. */
  readonly open: boolean | null;
}

/** The visible nodes in order: children follow their parent where it is open. */
export function treeLines(nodes: readonly TreeNode[], open: ReadonlySet<string>, level = 1, parent: string | null = null): TreeLine[] {
  return nodes.flatMap((node, index) => {
    const children = node.children ?? [];
    const isOpen = children.length === 0 && !node.hasChildren ? null : open.has(node.id);
    const line = { node, level, position: index + 1, siblings: nodes.length, parent, open: isOpen };
    return isOpen ? [line, ...treeLines(children, open, level + 1, node.id)] : [line];
  });
}

export type TreeMove = { readonly focus: string } | { readonly open: string } | { readonly close: string } | null;

/** What a key does in a tree; null where it does nothing. A letter goes to the next name that begins with it. */
export function treeMove(lines: readonly TreeLine[], at: string, key: string): TreeMove {
  const index = lines.findIndex((line) => line.node.id === at);
  const line = lines[index];
  if (!line) return null;
  const to = (next: TreeLine | undefined): TreeMove => (next ? { focus: next.node.id } : null);
  switch (key) {
    case 'ArrowDown':
      return to(lines[index + 1]);
    case 'ArrowUp':
      return to(lines[index - 1]);
    case 'Home':
      return to(lines[0]);
    case 'End':
      return to(lines.at(-1));
    case 'ArrowRight':
      return line.open === false ? { open: at } : line.open ? to(lines[index + 1]) : null;
    case 'ArrowLeft':
      return line.open ? { close: at } : line.parent === null ? null : { focus: line.parent };
    default: {
      if (key.length !== 1 || key === ' ') return null;
      const letter = key.toLocaleLowerCase();
      return to([...lines.slice(index + 1), ...lines.slice(0, index)].find((one) => one.node.name.toLocaleLowerCase().startsWith(letter)));
    }
  }
}
