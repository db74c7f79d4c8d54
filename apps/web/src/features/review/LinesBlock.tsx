import { m } from '../../paraglide/messages.js';
import { useCatalog } from '../../shell/organization.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { X } from 'lucide-react';
import { useDraft } from '../draft/draft.ts';
import { sameChange } from '../draft/same-change.ts';
import type { Preview } from '../draft/use-preview.ts';
import { timesOf } from './change-times.ts';
import { changeSentence } from './change-words.ts';

/** Every line of the draft, each of which can be dropped. */
export function LinesBlock({ preview: { changes, effect } }: { preview: Preview }) {
  const catalog = useCatalog();
  const draft = useDraft();
  return (
    <details className="border-t border-line pt-2" open={changes.length <= 5}>
      <summary className="min-h-6 cursor-pointer text-12 font-strong">{m.review_all_lines({ count: changes.length })}</summary>
      <ul>
        {changes.map((change, index) => {
          const name = effect.changes[index];
          const words = name ? changeSentence(catalog, name) : m.ui_loading();
          return (
            <li key={JSON.stringify(change)} className="flex min-h-ctl items-center gap-2 border-b border-line">
              <span className="min-w-0 flex-1 wrap-anywhere">
                {words}
                {timesOf(change).map((time) => (
                  <span key={time} className="text-ink-2">
                    {' '}
                    {time}
                  </span>
                ))}
              </span>
              <IconButton
                icon={X}
                size="inline"
                label={m.review_drop_line({ line: words })}
                onClick={() => draft.removeWhere((one) => sameChange(one, change))}
              />
            </li>
          );
        })}
      </ul>
    </details>
  );
}
