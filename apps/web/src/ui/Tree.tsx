import { ChevronRight } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { treeLines, treeMove, type TreeNode } from './tree-lines.ts';
import { useVirtualRows } from './use-virtual-rows.ts';

interface TreeProps {
  readonly label: string;
  readonly nodes: readonly TreeNode[];
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
  readonly open: ReadonlySet<string>;
  readonly onOpenChange: (open: ReadonlySet<string>) => void;
}

/** Arrows move, open and close; Enter or Space selects; a letter jumps to a name. Of very many lines only those in view are drawn. */
export function Tree({ label, nodes, selected, onSelect, open, onOpenChange }: TreeProps) {
  const list = useRef<HTMLUListElement>(null);
  const wanted = useRef<string | null>(null);
  const [focused, setFocused] = useState<string | null>(selected);
  const lines = treeLines(nodes, open);
  const current = lines.find((line) => line.node.id === focused)?.node.id ?? lines[0]?.node.id;
  const shown = useVirtualRows(
    lines.length,
    list,
    lines.findIndex((line) => line.node.id === current),
    `tree ${label}`,
  );
  // A line that the keyboard goes to may not be drawn before the list has scrolled: it takes the focus when it is.
  useEffect(() => focusWanted(list.current, wanted));

  const setOne = (id: string, isOpen: boolean) =>
    onOpenChange(isOpen ? new Set([...open, id]) : new Set([...open].filter((one) => one !== id)));
  const onKeyDown = (event: KeyboardEvent) => {
    if (current === undefined || event.metaKey || event.ctrlKey || event.altKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      onSelect(current);
    } else {
      const move = treeMove(lines, current, event.key);
      if (!move) return;
      if ('focus' in move) {
        wanted.current = move.focus;
        shown.scrollTo(lines.findIndex((line) => line.node.id === move.focus));
        focusWanted(list.current, wanted);
      } else if ('open' in move) setOne(move.open, true);
      else setOne(move.close, false);
    }
    event.preventDefault();
  };

  return (
    <ul ref={list} role="tree" aria-label={label} onKeyDown={onKeyDown}>
      {shown.lines.flatMap(({ index, gap }) => {
        const line = lines[index];
        if (!line) return [];
        const { node, level, position, siblings, open: isOpen } = line;
        return [
          gap > 0 && <li key={`${node.id} gap`} role="none" style={{ height: gap }} />,
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the tree has the keys, for the item that has the focus
          <li
            key={node.id}
            ref={shown.measure}
            data-index={index}
            role="treeitem"
            data-node={node.id}
            aria-label={node.detail === undefined ? node.name : `${node.name}, ${node.detail}`}
            aria-level={level}
            aria-posinset={position}
            aria-setsize={siblings}
            aria-expanded={isOpen ?? undefined}
            aria-selected={node.id === selected}
            tabIndex={node.id === current ? 0 : -1}
            onFocus={() => setFocused(node.id)}
            onClick={() => onSelect(node.id)}
            style={{ paddingLeft: `${(level - 1) * 20 + 4}px` }}
            className="flex min-h-ctl cursor-default items-center gap-1.5 rounded-2 pr-2.5 -outline-offset-2 hover:bg-hover aria-selected:bg-accent-soft"
          >
            <span
              aria-hidden
              className="grid size-6 flex-none place-items-center rounded-1 text-ink-3 hover:bg-pressed"
              onClick={(event) => {
                if (isOpen === null) return;
                event.stopPropagation();
                setOne(node.id, !isOpen);
              }}
            >
              {isOpen !== null && <ChevronRight size={14} className={`transition-transform ${isOpen ? 'rotate-90' : ''}`} />}
            </span>
            {node.mark}
            <span className="min-w-0 flex-1 wrap-anywhere font-medium">{node.name}</span>
            {node.after}
          </li>,
        ];
      })}
      {shown.after > 0 && <li role="none" style={{ height: shown.after }} />}
    </ul>
  );
}

function focusWanted(list: HTMLElement | null, wanted: { current: string | null }) {
  if (wanted.current === null) return;
  const line = list?.querySelector<HTMLElement>(`[data-node="${CSS.escape(wanted.current)}"]`);
  if (!line) return;
  wanted.current = null;
  line.focus();
}
