import { m } from '../../paraglide/messages.js';
import { say } from '../../product-words.ts';
import { useCatalog } from '../../shell/organization.ts';

interface ShowChoiceProps {
  readonly showsGroups: boolean;
  readonly onShow: (show: 'groups' | undefined) => void;
}

/** Where there is room for one of both: the locations, or their groups. */
export function ShowChoice({ showsGroups, onShow }: ShowChoiceProps) {
  const { words } = useCatalog().product;
  const choices = [
    { show: undefined, label: say(words.locations), isOn: !showsGroups },
    { show: 'groups' as const, label: say(words.locationGroups), isOn: showsGroups },
  ];
  return (
    <div role="group" aria-label={m.locations_show()} className="mb-3 grid grid-cols-2 gap-1 rounded-2 bg-sunken p-1 desk:hidden">
      {choices.map(({ show, label, isOn }) => (
        <button
          key={label}
          type="button"
          aria-pressed={isOn}
          onClick={() => onShow(show)}
          className={`min-h-ctl rounded-1 px-2.5 font-medium ${isOn ? 'edge bg-surface' : 'text-ink-2'}`}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
