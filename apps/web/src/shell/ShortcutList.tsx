import { m } from '../paraglide/messages.js';
import { Keys } from '../ui/Keys.tsx';
import { isSingleKey } from '../ui/key-press.ts';
import { Section } from '../ui/Section.tsx';
import { type ShortcutPart, shortcutParts, shortcuts } from '../ui/shortcuts.ts';
import { useSingleKeys } from '../ui/single-keys.ts';
import type { RailEntry } from './rail-entry.ts';

const partNames: Readonly<Record<ShortcutPart, () => string>> = {
  everywhere: m.keyboard_part_everywhere,
  go: m.keyboard_part_go,
  list: m.keyboard_part_list,
  person: m.keyboard_part_person,
};

/** The shortcuts by where they work; those that are off on this device, paler and saying so. */
export function ShortcutList({ rail }: { rail: readonly RailEntry[] }) {
  const singleKeys = useSingleKeys();
  return shortcutParts.map((part) => {
    const here = shortcuts.flatMap(({ part: of, name, keys, words }) => {
      const label = words?.() ?? rail.find(({ key }) => name === `go.${key}`)?.label;
      return of === part && label !== undefined ? [{ keys, label, isOff: !singleKeys && isSingleKey(keys) }] : [];
    });
    return (
      here.length > 0 && (
        <Section key={part} title={partNames[part]()}>
          <dl>
            {here.map(({ keys, label, isOff }) => (
              <div key={keys} className="flex min-h-9 items-center justify-between gap-4 border-b border-line py-1">
                <dt className={isOff ? 'text-ink-3 line-through' : undefined}>{label}</dt>
                <dd>
                  <Keys keys={keys} />
                </dd>
              </div>
            ))}
          </dl>
        </Section>
      )
    );
  });
}
