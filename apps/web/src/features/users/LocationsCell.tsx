import type { MemberRow } from '@totem/domain/members';
import { MapPin } from 'lucide-react';
import { Chip } from '../../ui/Chip.tsx';
import { locationWords, lacksLocation } from './location-words.ts';

/** Which places somebody holds; that they hold none though a service needs one is said aloud. */
export function LocationsCell({ row }: { row: MemberRow }) {
  if (lacksLocation(row))
    return (
      <Chip tone="warn" icon={MapPin}>
        {locationWords(row)}
      </Chip>
    );
  return <span className={row.locations.held === 0 ? 'text-ink-3' : undefined}>{locationWords(row)}</span>;
}
