import { useQueryClient } from '@tanstack/react-query';
import { useBlocker } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { useOrganization } from '../../shell/organization.ts';
import { askBeforeSignOut } from '../../shell/sign-out.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { SaveBar } from '../../ui/SaveBar.tsx';
import { useShortcut } from '../../ui/use-shortcut.ts';
import { closeReview, openReview, useDraft, useReviewOpen } from './draft.ts';

const ReviewSheet = lazy(() => import('../review/ReviewSheet.tsx').then((file) => ({ default: file.ReviewSheet })));

/** On every page of an organization: how many changes wait, the way to their review, and a question before they are left behind. */
export function DraftBar() {
  const draft = useDraft();
  const { slug, name } = useOrganization();
  const isReviewing = useReviewOpen();
  const client = useQueryClient();
  const count = draft.changes.length;
  const isEmpty = count === 0;
  const [signingOut, setSigningOut] = useState<((leaves: boolean) => void) | null>(null);
  const blocker = useBlocker({
    shouldBlockFn: ({ next }) => !isEmpty && !isInside(next.pathname, slug),
    enableBeforeUnload: false, // a reload keeps the draft
    withResolver: true,
  });

  useShortcut('review', () => count > 0 && openReview());
  // A draft that is saved or emptied leaves no review behind that would open with the next one.
  useEffect(() => {
    if (isEmpty) closeReview();
  }, [isEmpty]);
  useEffect(() => closeReview, []);
  useEffect(() => (isEmpty ? undefined : keepFocus), [isEmpty]);
  useEffect(() => {
    if (isEmpty) return undefined;
    return askBeforeSignOut(() => new Promise((answer) => setSigningOut(() => answer)));
  }, [isEmpty]);

  const stay = () => {
    blocker.reset?.();
    signingOut?.(false);
    setSigningOut(null);
  };
  const leave = () => {
    draft.clear();
    client.removeQueries({ queryKey: ['draft'] });
    blocker.proceed?.();
    signingOut?.(true);
    setSigningOut(null);
  };

  return (
    <>
      <SaveBar count={count} onDiscard={draft.discard} onReview={() => openReview()} />
      {isReviewing && count > 0 && (
        <Suspense>
          <ReviewSheet onClose={closeReview} />
        </Suspense>
      )}
      <Dialog
        open={blocker.status === 'blocked' || signingOut !== null}
        onClose={stay}
        title={m.review_leave_title({ count })}
        description={m.review_leave({ organization: name })}
        footer={
          <>
            <Button look="danger" onClick={leave}>
              {m.review_leave_discard()}
            </Button>
            <Button look="filled" onClick={stay}>
              {m.review_keep_editing()}
            </Button>
          </>
        }
      />
    </>
  );
}

/** Signing in anew after a session ended leads back here, so the draft may wait. */
const isInside = (pathname: string, slug: string): boolean =>
  pathname === `/${slug}` || pathname.startsWith(`/${slug}/`) || pathname === '/sign-in';

/** What had the focus goes with the bar or the review: the page takes it, so that the keyboard does not begin anew. */
function keepFocus() {
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) document.getElementById('content')?.focus();
  });
}
