import { m } from '../paraglide/messages.js';
import { Note } from '../ui/Note.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { useSingleKeys } from '../ui/single-keys.ts';
import { AppLink } from './AppLink.tsx';
import { shortcutsLayer } from './layers.ts';
import type { RailEntry } from './rail-entry.ts';
import { ShortcutList } from './ShortcutList.tsx';

/** Every shortcut that works for this reader, and where to switch them off. */
export function ShortcutsSheet({ rail }: { rail: readonly RailEntry[] }) {
  const singleKeys = useSingleKeys();
  return (
    <Sheet open width="drawer" onClose={shortcutsLayer.close} title={m.keyboard_shortcuts()}>
      {!singleKeys && <Note>{m.keyboard_single_off()}</Note>}
      <ShortcutList rail={rail} />
      <p className="pt-5">
        <AppLink to="/me/keyboard" onClick={shortcutsLayer.close}>
          {m.keyboard_change()}
        </AppLink>
      </p>
    </Sheet>
  );
}
