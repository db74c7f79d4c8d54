import type { Catalog } from '@totem/domain/catalog/catalog';
import type { EffectiveAccessRow } from '@totem/domain/effective-access';
import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { m } from '../../../paraglide/messages.js';
import { roleStep } from '../../../role-step.ts';
import { Button } from '../../../ui/Button.tsx';
import { type Block, type Place, cellWords, isSensitive, letterOf } from './cell.ts';
import { Mark } from './Mark.tsx';
import { RowHead } from './RowHead.tsx';

interface AccessListProps {
  readonly catalog: Catalog;
  readonly label: string;
  readonly block: Block;
  /** Positions of the places to show. */
  readonly places: readonly number[];
  readonly onAsk: (row: EffectiveAccessRow, place: Place) => void;
}

/** The same as the grid where it is narrow: a list of places for each service item. */
export function AccessList({ catalog, label, block, places, onAsk }: AccessListProps) {
  return block.rows.map((row) => (
    <section key={row.item.id} aria-label={`${label}: ${row.item.name}`} className="grid gap-1 py-2">
      <h4>
        <RowHead catalog={catalog} row={row} />
      </h4>
      <Places catalog={catalog} row={row} places={places} onAsk={onAsk} />
    </section>
  ));
}

const step = 50;

function Places({ catalog, row, places, onAsk }: Omit<AccessListProps, 'block' | 'label'> & { row: EffectiveAccessRow }) {
  const [most, setMost] = useState(step);
  return (
    <>
      <ul>
        {places.slice(0, most).map((index) => {
          const place = row.places[index];
          return (
            place && (
              <li key={place.location.id} className="border-b border-line last:border-0">
                <button
                  type="button"
                  onClick={() => onAsk(row, place)}
                  className="flex min-h-row w-full items-center gap-2.5 rounded-1 py-1.5 text-left"
                >
                  <span className="size-8 flex-none">
                    <Mark
                      state={place.state}
                      {...(row.role !== null && { letter: letterOf(catalog, row.role), step: roleStep(catalog, row.role) })}
                      sensitive={isSensitive(catalog, place)}
                      ends={place.ends}
                    />
                  </span>
                  <span className="grid min-w-0 flex-1">
                    <span className="font-medium wrap-anywhere">{place.location.name}</span>
                    <span className="text-12 text-ink-2">{cellWords(catalog, row.role, place)}</span>
                  </span>
                  <ChevronRight size={16} aria-hidden className="text-ink-3" />
                </button>
              </li>
            )
          );
        })}
      </ul>
      {places.length > most && (
        <Button look="quiet" size="small" onClick={() => setMost(most + step)}>
          {m.effective_more()}
        </Button>
      )}
    </>
  );
}
