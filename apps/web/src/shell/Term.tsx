import { CircleHelp } from 'lucide-react';
import { m } from '../paraglide/messages.js';
import { Tooltip } from '../ui/Tooltip.tsx';
import { useCatalog } from './organization.ts';
import { onDemand, useCode } from '../ui/on-demand.ts';
import { type TermKey, terms } from './terms.ts';

const sentences = onDemand(() => import('./term-sentences.ts'));

/**
 * Beside a word where people meet it: what it means, when pointed at, focused or touched, and read aloud. Once a screen is
 * enough. The sentence comes once the page rests.
 */
export function Term({ of }: { of: TermKey }) {
  const { product } = useCatalog();
  const word = terms[of](product);
  const sentence = useCode(sentences)?.termSentences[of](product);
  return (
    <Tooltip
      onPress
      content={
        sentence && (
          <>
            <b>{word}</b>
            <br />
            {sentence}
          </>
        )
      }
    >
      <button
        type="button"
        aria-label={m.term_about({ word })}
        // oxlint-disable-next-line jsx-a11y/role-supports-aria-props -- ARIA 1.3 has it for every role, and browsers tell it
        aria-description={sentence}
        className="relative inline-grid size-6 flex-none place-items-center rounded-1 align-middle text-ink-3 hover:text-ink pointer-coarse:before:absolute pointer-coarse:before:-inset-2.5"
      >
        <CircleHelp size={14} aria-hidden />
      </button>
    </Tooltip>
  );
}
