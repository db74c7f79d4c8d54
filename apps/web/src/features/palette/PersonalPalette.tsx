import { useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { paletteLayer } from '../../shell/layers.ts';
import { readAsked } from './asked.ts';
import { choicesFor, nearestFirst } from './hit.ts';
import { PaletteBox } from './PaletteBox.tsx';
import { useChoose } from './use-choose.ts';
import { useOwnChoices } from './use-own-choices.ts';

/** Outside every organization: those one can go to, the pages about oneself, and what one can do anywhere. */
export function PersonalPalette() {
  const [typed, setTyped] = useState('');
  const [now] = useState(() => new Date()); // when it was opened
  const choose = useChoose(null, setTyped);
  const { pages, acts, organizations } = useOwnChoices(null);
  const to = readAsked(typed, now).find((asked) => asked.ask === 'switch')?.to;
  const groups = [
    { value: m.shell_organizations(), items: choicesFor(organizations, to ?? typed) },
    { value: m.palette_group_pages(), items: choicesFor(pages, typed) },
    { value: m.palette_group_acts(), items: choicesFor(acts, typed) },
  ];
  return (
    <PaletteBox
      typed={typed}
      onType={setTyped}
      groups={typed.trim() === '' ? groups.filter(({ items }) => items.length > 0) : nearestFirst(groups)}
      isSettled
      none={m.palette_none({ text: typed.trim() })}
      failure={null}
      onChoose={choose}
      onClose={paletteLayer.close}
    />
  );
}
