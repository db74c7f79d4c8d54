import type { SeatsView } from '@totem/domain/seats';
import { useId } from 'react';
import { m } from '../../paraglide/messages.js';
import { say } from '../../product-words.ts';
import { useCatalog } from '../../shell/organization.ts';
import { Note } from '../../ui/Note.tsx';
import { inWords } from '../../ui/number-words.ts';
import { listed } from '../person/access/role-words.ts';
import { seatParts } from './seat-parts.ts';

const looks = { occupied: 'fill-heat-3', reserved: 'fill-heat-2', left: 'fill-soft', beyond: '' } as const;

/** Paid seats as a bar against what was bought, with the sentence that says the same; beside it, who needs none. */
export function SeatGauge({ seats }: { seats: SeatsView }) {
  const { product, roles } = useCatalog();
  const hatch = useId();
  const free = [...roles.values()].filter((role) => role.seat === 'free').map((role) => say(role.label));
  const sentence = m.seats_used({ count: seats.bought, used: inWords(seats.occupied), reserved: inWords(seats.reserved) });
  const needed = seats.occupied + seats.reserved - seats.bought;
  return (
    <div className="grid gap-1.5 py-3">
      <svg
        role="img"
        aria-label={sentence}
        viewBox="0 0 100 8"
        preserveAspectRatio="none"
        className="h-3.5 w-full rounded-1 [print-color-adjust:exact]"
      >
        <defs>
          <pattern id={hatch} width={2} height={2} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width={2} height={2} className="fill-deny-soft" />
            <rect width={1} height={2} className="fill-deny" />
          </pattern>
        </defs>
        {seatParts(seats).map(({ part, from, length }) => (
          <rect
            key={part}
            x={from}
            y={0}
            width={length}
            height={8}
            className={looks[part]}
            {...(part === 'beyond' && { fill: `url(#${hatch})` })}
          />
        ))}
      </svg>
      <p>{sentence}</p>
      {free.length > 0 && <p className="text-ink-2">{m.seats_free({ role: listed(free), count: inWords(seats.free) })}</p>}
      {needed > 0 && <Note tone="warn">{m.seats_needed({ count: needed, operator: say(product.words.operator) })}</Note>}
    </div>
  );
}
