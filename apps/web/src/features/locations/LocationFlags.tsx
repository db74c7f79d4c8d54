import { EyeOff } from 'lucide-react';
import { m } from '../../paraglide/messages.js';
import { Chip } from '../../ui/Chip.tsx';

/** What is out of the ordinary about a location. */
export function LocationFlags({ archived, unseen }: { archived: boolean; unseen: boolean }) {
  if (archived) return <Chip>{m.overview_archived()}</Chip>;
  return unseen ? (
    <Chip tone="warn" icon={EyeOff}>
      {m.locations_unseen()}
    </Chip>
  ) : null;
}
