import type { AnyGroup } from '@totem/domain/grants';
import type { Version } from '@totem/domain/ids';
import { openReview, useDraft } from '../draft/draft.ts';

/** Puts into the draft that a group is deleted, or restored, and opens the review. @param seen the version of what was looked at. */
export function useGroupLines() {
  const draft = useDraft();
  const put = (change: 'delete' | 'restore') => (what: AnyGroup, seen: Version | undefined) => {
    draft.add({ change, what }, seen);
    openReview();
  };
  return { deleteGroup: put('delete'), restoreGroup: put('restore') };
}
