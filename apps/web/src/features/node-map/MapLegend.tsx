import type { NodeMapView } from '@totem/domain/node-map';
import { TriangleAlert, X } from 'lucide-react';
import { m } from '../../paraglide/messages.js';
import { IconButton } from '../../ui/IconButton.tsx';
import { inWords } from '../../ui/number-words.ts';
import type { MapArea } from './map-layout.ts';
import { shadeOf, stepsUpTo } from './map-shades.ts';
import { outlineLetters } from './BoxOutlines.tsx';

const grounds = { 1: 'bg-heat-1', 2: 'bg-heat-2', 3: 'bg-heat-3', 4: 'bg-heat-4', 0: 'bg-surface' } as const;

interface MapLegendProps {
  readonly area: MapArea;
  /** What is shaded, in words, and the greatest number of it. */
  readonly shade: string;
  readonly most: number;
  readonly outlines: NodeMapView['outlines'];
  readonly onOutlineEnd: (index: number) => void;
}

/** What area, shade, outlines and signs stand for. */
export function MapLegend({ area, shade, most, outlines, onOutlineEnd }: MapLegendProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1.5 text-12 text-ink-2">
      <span className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
        <span className="font-medium">{shade}</span>
        <Step ground={grounds[0]} words={m.map_legend_none()} />
        {stepsUpTo(most).map((upTo) => (
          <Step key={upTo} ground={grounds[shadeOf(upTo, most)]} words={m.map_legend_up_to({ count: inWords(upTo) })} />
        ))}
      </span>
      <span className="flex items-center gap-1.5">
        <TriangleAlert size={14} aria-hidden className="text-warn" />
        {m.map_col_flags()}
      </span>
      {area === 'people' && <span>{m.map_legend_area()}</span>}
      {outlines.map(({ id, name }, index) => (
        <span key={id} className="flex items-center gap-1.5">
          <span
            aria-hidden
            className={`grid size-5 place-items-center rounded-1 border-2 border-ink text-11 font-strong text-ink ${index === 1 ? 'border-dashed' : ''}`}
          >
            {outlineLetters[index]}
          </span>
          {name}
          <span className="print:hidden">
            <IconButton icon={X} size="inline" label={m.map_outline_end({ group: name })} onClick={() => onOutlineEnd(index)} />
          </span>
        </span>
      ))}
    </div>
  );
}

const Step = ({ ground, words }: { ground: string; words: string }) => (
  <span className="flex items-center gap-1">
    <span aria-hidden className={`edge-strong size-3.5 rounded-1 [print-color-adjust:exact] ${ground}`} />
    {words}
  </span>
);
