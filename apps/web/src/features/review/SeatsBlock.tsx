import type { EffectView } from '@totem/domain/change-access';
import { Armchair } from 'lucide-react';
import { m } from '../../paraglide/messages.js';
import { SeatGauge } from '../seats/SeatGauge.tsx';
import { Block, Entry } from './Block.tsx';

/** How many paid seats a draft takes or frees, and how they would stand. */
export function SeatsBlock({ seats }: { seats: EffectView['seats'] }) {
  if (seats === null) return null;
  const { change, after } = seats;
  return (
    <Block title={m.seats_title()}>
      <Entry sign={<Armchair size={16} aria-hidden className="text-ink-2" />}>
        <p className="min-h-[26px] pt-[3px]">{change > 0 ? m.seats_takes({ count: change }) : m.seats_gives_back({ count: -change })}</p>
        {after && (
          <div className="max-w-100">
            <SeatGauge seats={after} />
          </div>
        )}
      </Entry>
    </Block>
  );
}
