import { m } from '../../paraglide/messages.js';
import { Sheet } from '../../ui/Sheet.tsx';
import { usePreview } from '../draft/use-preview.ts';

/** What the draft would do, and the one place where it is saved. */
export function ReviewSheet({ onClose }: { onClose: () => void }) {
  const preview = usePreview();
  return (
    <Sheet open onClose={onClose} title={m.ui_review_changes()}>
      {preview.data?.effect.counts.people}
    </Sheet>
  );
}
