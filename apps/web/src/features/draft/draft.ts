import type { EffectView } from '@totem/domain/change-access';
import type { DraftLine } from '@totem/domain/grants';
import type { Version } from '@totem/domain/ids';
import { useSyncExternalStore } from 'react';
import { m } from '../../paraglide/messages.js';
import { reviewLayer } from '../../shell/layers.ts';
import { useOrganization } from '../../shell/organization.ts';
import { notify } from '../../ui/notify.ts';
import { type Draft, type DraftStore, draftOf, mostLines } from './draft-store.ts';

/** The reader's changes of access in this organization that are not saved yet, and what alters them. */
export interface DraftHandle {
  readonly changes: readonly DraftLine[];
  /** The oldest state that a line was made from; null for an empty draft. */
  readonly madeAt: Version | null;
  /** The last try to save that was not answered. */
  readonly tried: Draft['tried'];
  /** @param seen the version of what was looked at; without it, the organization's when the page was opened. */
  readonly add: (changes: DraftLine | readonly DraftLine[], seen?: Version) => void;
  readonly remove: (index: number) => void;
  readonly removeWhere: (isMeant: (change: DraftLine) => boolean) => void;
  /** All lines at once, where some are replaced by others. */
  readonly edit: (change: (changes: readonly DraftLine[]) => readonly DraftLine[], seen?: Version) => void;
  /** Empties it; there is a moment to undo that. */
  readonly discard: () => void;
  /** Empties it for good, because it is saved or its organization is left. */
  readonly clear: () => void;
  readonly store: DraftStore;
}

export function useDraft(): DraftHandle {
  const { id, me, version } = useOrganization();
  const store = draftOf(`${id}.${me.member}`);
  const { changes, madeAt, tried } = useSyncExternalStore(store.subscribe, store.read);
  const edit: DraftHandle['edit'] = (change, seen = version) => {
    if (!store.edit(change, seen)) notify({ title: m.review_too_many({ count: mostLines }), tone: 'refused' });
  };
  return {
    changes,
    madeAt,
    tried,
    store,
    edit,
    add: (given, seen) => edit((all) => [...all, ...('change' in given ? [given] : given)], seen),
    remove: (index) => edit((all) => all.filter((_, at) => at !== index)),
    removeWhere: (isMeant) => edit((all) => all.filter((change) => !isMeant(change))),
    clear: store.clear,
    discard() {
      const before = store.read();
      store.clear();
      notify({
        title: m.review_discarded({ count: before.changes.length }),
        action: { label: m.person_undo(), onPress: () => store.restore(before) },
      });
    },
  };
}

let compared: EffectView | null = null;

/**
 * Shows what the draft of this page's organization would do.
 *
 * @param before what it would have done before somebody else changed the same people, to be compared with.
 */
export function openReview(before: EffectView | null = null): void {
  compared = before;
  reviewLayer.open();
}
export function closeReview(): void {
  compared = null;
  reviewLayer.close();
}
export const useReviewOpen = reviewLayer.useOpen;

/** What the review that is open is to be compared with; null for nothing. */
export const comparedWith = (): EffectView | null => compared;
