import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { m } from '../../paraglide/messages.js';
import { useCatalog } from '../../shell/organization.ts';
import { notify } from '../../ui/notify.ts';
import { Button } from '../../ui/Button.tsx';
import type { Preview } from '../draft/use-preview.ts';
import { reviewAsText } from './review-as-text.ts';

/** The whole review for a ticket or a mail. */
export function CopyAsText({ preview }: { preview: Preview }) {
  const catalog = useCatalog();
  const [copied, setCopied] = useState<Preview | null>(null);
  const copy = () =>
    navigator.clipboard.writeText(reviewAsText(catalog, preview)).then(
      () => setCopied(preview),
      () => notify({ title: m.review_copy_failed(), tone: 'refused' }),
    );
  return (
    <Button look="quiet" icon={copied === preview ? Check : Copy} onClick={() => void copy()}>
      <span className="max-wide:sr-only">{copied === preview ? m.review_copied() : m.review_copy()}</span>
    </Button>
  );
}
