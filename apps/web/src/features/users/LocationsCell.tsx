import type { MemberRow } from '@totem/domain/members';
import { MapPin } from 'lucide-react';
import { useCatalog } from '../../shell/organization.ts';
import { Chip } from '../../ui/Chip.tsx';
import { locationWords, lacksLocation } from './location-words.ts';

/** Which places somebody holds; that they hold none though a service needs one is said aloud. */
export function LocationsCell({ row }: { row: MemberRow }) {
  const words = locationWords(row, useCatalog());
  if (lacksLocation(row))
    return (
      <Chip tone="warn" icon={MapPin}>
        {words}
      </Chip>
    );
  return <span className={row.locations.held === 0 ? 'text-ink-3' : undefined}>{words}</span>;
}
