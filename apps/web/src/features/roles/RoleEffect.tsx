import type { RoleEffectView } from '@totem/domain/roles';
import type { QueryKey } from '@tanstack/react-query';
import { Minus, Plus } from 'lucide-react';
import { useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { sentenceOf } from '../../sentences.ts';
import { useOrganization } from '../../shell/organization.ts';
import { Note } from '../../ui/Note.tsx';
import { CountCells } from '../review/CountCells.tsx';
import { MorePeopleButton } from '../review/MorePeopleButton.tsx';
import { PeopleBlocks } from '../review/PeopleBlocks.tsx';
import { TouchedMap } from '../review/TouchedMap.tsx';
import { useMorePeople } from '../review/use-more-people.ts';

interface RoleEffectProps {
  readonly shown: RoleEffectView;
  /** What the effect is of. */
  readonly about: QueryKey;
  readonly read: (peopleFrom: number, signal: AbortSignal) => Promise<RoleEffectView>;
}

/** Who loses and who gains by an edit or a deletion of a role, and why it would be refused. */
export function RoleEffect({ shown, about, read }: RoleEffectProps) {
  const { id: organizationId } = useOrganization();
  const [part, setPart] = useState<'loses' | 'gains' | null>(null);
  const more = useMorePeople([...about, organizationId, shown.fingerprint], shown, read);
  const { counts } = shown;
  const [refused] = shown.refused;
  return (
    <div className="grid gap-4">
      {refused && (
        <Note tone="deny">
          <div role="alert">{sentenceOf(refused.reason)}</div>
        </Note>
      )}
      <CountCells
        label={m.role_counts()}
        part={part}
        onPart={setPart}
        cells={[
          { key: 'loses', icon: Minus, count: counts.lose, words: m.review_count_lose({ count: counts.lose }), looks: 'text-deny' },
          { key: 'gains', icon: Plus, count: counts.gain, words: m.review_count_gain({ count: counts.gain }), looks: 'text-allow' },
        ]}
      />
      {counts.people === 0 && <Note>{m.move_nobody()}</Note>}
      {part === null && <TouchedMap touched={shown.touched} />}
      <PeopleBlocks effect={{ ...shown, people: more.people, complete: more.complete }} part={part} />
      <MorePeopleButton more={more} total={counts.people} />
    </div>
  );
}
