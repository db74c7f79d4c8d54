import type { MoveView } from '@totem/domain/move-nodes';
import { ArrowRight, Minus, Plus, Unlink } from 'lucide-react';
import { useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { useCatalog, useOrganization } from '../../shell/organization.ts';
import { depthOf } from '../../shell/depth-of.ts';
import { trpcClient } from '../../trpc.ts';
import { Level } from '../../ui/Level.tsx';
import { Note } from '../../ui/Note.tsx';
import { CountCells } from '../review/CountCells.tsx';
import { MorePeopleButton } from '../review/MorePeopleButton.tsx';
import { PeopleBlocks } from '../review/PeopleBlocks.tsx';
import { TouchedMap } from '../review/TouchedMap.tsx';
import { useMorePeople } from '../review/use-more-people.ts';
import { EndsBlock } from './EndsBlock.tsx';

type Part = 'ends' | 'loses' | 'gains';

/** What a move would do: from where to where, what ends, who loses and who gains, and what a way back would not undo. */
export function MoveEffect({ shown }: { shown: MoveView }) {
  const catalog = useCatalog();
  const { id: organizationId } = useOrganization();
  const [part, setPart] = useState<Part | null>(null);
  const { node, from, to, counts, fingerprint } = shown;
  const more = useMorePeople(['move', organizationId, node.id, to.id, fingerprint], shown, (peopleFrom, signal) =>
    trpcClient.nodes.previewMove.query({ organizationId, node: node.id, under: to.id, peopleFrom }, { signal }),
  );
  const ends = shown.leaves.count + shown.ends.count + shown.parts.count;
  const shows = (one: Part) => part === null || part === one;
  return (
    <div className="grid gap-4">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Level name={from.name} depth={depthOf(catalog, from.kind)} />
        <ArrowRight size={16} aria-hidden className="text-ink-3" />
        <Level name={to.name} depth={depthOf(catalog, to.kind)} />
      </p>
      <CountCells
        label={m.move_counts()}
        part={part}
        onPart={setPart}
        cells={[
          { key: 'ends', icon: Unlink, count: ends, words: m.move_count_ends({ count: ends }), looks: 'text-ink' },
          { key: 'loses', icon: Minus, count: counts.lose, words: m.review_count_lose({ count: counts.lose }), looks: 'text-deny' },
          { key: 'gains', icon: Plus, count: counts.gain, words: m.review_count_gain({ count: counts.gain }), looks: 'text-allow' },
        ]}
      />
      {part === null && counts.people === 0 && <Note>{m.move_nobody()}</Note>}
      {shows('ends') && <EndsBlock shown={shown} />}
      {part === null && <TouchedMap touched={shown.touched} />}
      {part !== 'ends' && (
        <>
          <PeopleBlocks effect={{ ...shown, people: more.people, complete: more.complete }} part={part} />
          <MorePeopleButton more={more} total={counts.people} />
        </>
      )}
      {part === null && <Afterwards shown={shown} ends={ends} />}
    </div>
  );
}

/** What holds from then on, and what moving it back would not give again. */
function Afterwards({ shown: { node, from, to, mayMoveBack }, ends }: { shown: MoveView; ends: number }) {
  return (
    <Note>
      <ul aria-label={m.move_after()} className="grid gap-1">
        <li>{m.move_follows({ to: to.name, name: node.name })}</li>
        <li>{m.move_history({ from: from.name })}</li>
        {ends > 0 && <li>{m.move_not_undone()}</li>}
        {!mayMoveBack && <li className="font-medium text-ink">{m.move_no_way_back()}</li>}
      </ul>
    </Note>
  );
}
