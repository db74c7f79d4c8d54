import { m } from '../../paraglide/messages.js';
import { Button } from '../../ui/Button.tsx';
import type { MorePeople } from './use-more-people.ts';

/** Reads on where an effect has more people; nothing where all are shown. */
export function MorePeopleButton({ more, total }: { more: MorePeople; total: number }) {
  if (more.complete) return null;
  return (
    <div className="-ml-2.5">
      <Button look="quiet" pending={more.pending} onClick={more.readOn}>
        {more.failed ? m.failure_try_again() : m.review_more_people({ count: total - more.people.length })}
      </Button>
    </div>
  );
}
