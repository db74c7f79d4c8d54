import type { EffectView } from '@totem/domain/change-access';
import { m } from '../../paraglide/messages.js';
import { Button } from '../../ui/Button.tsx';
import { Note } from '../../ui/Note.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { PeopleBlocks } from './PeopleBlocks.tsx';

interface ConflictBlockProps {
  /** What had been shown. */
  readonly before: EffectView;
  /** What saving would do by now; null while that is asked. */
  readonly now: EffectView | null;
  readonly onTakeOver: () => void;
}

/** Somebody changed the same people: what had been shown, and what the same draft would do now. */
export function ConflictBlock({ before, now, onTakeOver }: ConflictBlockProps) {
  const meanwhile = now?.warnings.find((one) => one.warning === 'changed_meanwhile');
  return (
    <>
      <Note tone="warn">
        <div role="alert" className="grid justify-items-start gap-2">
          {meanwhile?.by ? m.review_conflict_by({ by: meanwhile.by }) : m.review_conflict()}
          {now && (
            <Button look="filled" size="small" onClick={onTakeOver}>
              {m.review_take_over()}
            </Button>
          )}
        </div>
      </Note>
      <div className="grid gap-x-6 gap-y-4 wide:grid-cols-2">
        <section className="grid content-start gap-2">
          <h3 className="font-strong">{m.review_conflict_shown()}</h3>
          <PeopleBlocks effect={before} part={null} />
        </section>
        <section className="grid content-start gap-2">
          <h3 className="font-strong">{m.review_conflict_now()}</h3>
          {now ? (
            now.people.length === 0 ? (
              <p className="text-ink-2">{m.review_conflict_nothing()}</p>
            ) : (
              <PeopleBlocks effect={now} part={null} />
            )
          ) : (
            <Skeleton rows={2} />
          )}
        </section>
      </div>
    </>
  );
}
