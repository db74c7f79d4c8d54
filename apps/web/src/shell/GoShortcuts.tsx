import { useNavigate } from '@tanstack/react-router';
import { shortcuts, type ShortcutName } from '../ui/shortcuts.ts';
import { useShortcut } from '../ui/use-shortcut.ts';
import type { RailEntry } from './rail-entry.ts';

/** The keys that lead to the entries of the rail. */
export function GoShortcuts({ rail }: { rail: readonly RailEntry[] }) {
  return rail.flatMap((entry) => {
    const name = shortcuts.find((one) => one.name === `go.${entry.key}`)?.name;
    return name ? [<GoShortcut key={name} name={name} link={entry.link} />] : [];
  });
}

function GoShortcut({ name, link }: { name: ShortcutName; link: RailEntry['link'] }) {
  const navigate = useNavigate();
  useShortcut(name, () => void navigate(link));
  return null;
}
