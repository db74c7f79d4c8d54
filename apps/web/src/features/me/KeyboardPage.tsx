import { m } from '../../paraglide/messages.js';
import { ShortcutList } from '../../shell/ShortcutList.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { setSingleKeys, useSingleKeys } from '../../ui/single-keys.ts';
import { keyLabels } from '../../ui/use-shortcut.ts';
import { MeFrame } from './MeFrame.tsx';

/** Which shortcuts there are, and whether those of one key work on this device. */
export function KeyboardPage() {
  const [[mod = ''] = []] = keyLabels('mod');
  return (
    <MeFrame title={m.keyboard_title()} facts={m.me_device()}>
      <div className="pt-2">
        <Checkbox
          label={m.keyboard_single()}
          hint={m.keyboard_single_hint({ mod })}
          checked={useSingleKeys()}
          onChange={(checked) => setSingleKeys(checked)}
        />
      </div>
      <ShortcutList rail={[]} />
    </MeFrame>
  );
}
