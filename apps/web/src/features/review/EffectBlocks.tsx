import { m } from '../../paraglide/messages.js';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { type Preview, useMorePeople } from '../draft/use-preview.ts';
import { momentOf } from '../person/why/why-words.ts';
import { beginsAt, endsLater } from './change-times.ts';
import type { Part } from './CountsBar.tsx';
import { NoEffectBlock } from './NoEffectBlock.tsx';
import { PeopleBlocks } from './PeopleBlocks.tsx';
import { TouchedMap } from './TouchedMap.tsx';

/** Who loses, who gains, and which lines change nothing. */
export function EffectBlocks({ preview, part, reason }: { preview: Preview; part: Part | null; reason: string }) {
  const { effect } = preview;
  const more = useMorePeople(preview, reason);
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
      {begins !== null && <Note tone="past">{m.review_as_of({ moment: momentOf(begins) })}</Note>}
      {part === null && <TouchedMap touched={effect.touched} />}
      <PeopleBlocks effect={whole} part={part} />
      {!more.complete && (part === null || part === 'loses' || part === 'gains') && (
        <div className="-ml-2.5">
          <Button look="quiet" pending={more.pending} onClick={more.readOn}>
            {more.failed ? m.failure_try_again() : m.review_more_people({ count: effect.counts.people - more.people.length })}
          </Button>
        </div>
      )}
      {shows('no_effect') && <NoEffectBlock preview={preview} />}
    </>
  );
}
