import { m } from '../../paraglide/messages.js';
import { Note } from '../../ui/Note.tsx';
import { type Preview, useMoreOfPreview } from '../draft/use-preview.ts';
import { momentOf } from '../person/why/why-words.ts';
import { beginsAt, endsLater } from './change-times.ts';
import type { Part } from './CountsBar.tsx';
import { MorePeopleButton } from './MorePeopleButton.tsx';
import { NoEffectBlock } from './NoEffectBlock.tsx';
import { PeopleBlocks } from './PeopleBlocks.tsx';
import { TouchedMap } from './TouchedMap.tsx';

const hasLine = ({ effect }: Preview, change: 'delete' | 'restore') => effect.changes.some((line) => line.change === change);

/** Who loses, who gains, and which lines change nothing. */
export function EffectBlocks({ preview, part, reason }: { preview: Preview; part: Part | null; reason: string }) {
  const { effect } = preview;
  const more = useMoreOfPreview(preview, reason);
  const whole = { ...effect, people: more.people, complete: more.complete };
  const begins = beginsAt(preview.changes);
  const shows = (one: Part) => part === null || part === one;
  return (
    <>
      {shows('loses') && shows('gains') && effect.counts.people === 0 && effect.refused.length < preview.changes.length && (
        <Note>
          {endsLater(preview.changes)
            ? m.review_nothing_now({ count: preview.changes.length })
            : m.review_nothing({ count: preview.changes.length })}
        </Note>
      )}
      {part === null && hasLine(preview, 'delete') && <Note>{m.deleted_what()}</Note>}
      {part === null && hasLine(preview, 'restore') && <Note>{m.deleted_restore_what()}</Note>}
      {begins !== null && <Note tone="past">{m.review_as_of({ moment: momentOf(begins) })}</Note>}
      {part === null && <TouchedMap touched={effect.touched} />}
      <PeopleBlocks effect={whole} part={part} />
      {(part === null || part === 'loses' || part === 'gains') && <MorePeopleButton more={more} total={effect.counts.people} />}
      {shows('no_effect') && <NoEffectBlock preview={preview} />}
    </>
  );
}
