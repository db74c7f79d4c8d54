import { Keys } from '../../ui/Keys.tsx';
import type { Hit } from './hit.ts';
import { markedParts } from './marked-parts.ts';

/** One hit: what it is called, with what was typed in it, and in small letters what it is and where. */
export function HitLine({ hit: { icon: Icon, title, detail, keys, isAnswer }, typed }: { hit: Hit; typed: string }) {
  return (
    <>
      <Icon size={16} aria-hidden className="text-ink-3" />
      <span className="grid min-w-0 flex-1">
        <span className="wrap-anywhere">
          {markedParts(title, isAnswer ? '' : typed).map(({ text, isMarked }, index) =>
            isMarked ? (
              <b key={index} className="font-strong">
                {text}
              </b>
            ) : (
              text
            ),
          )}
        </span>
        {detail && <span className="text-12 wrap-anywhere text-ink-2">{detail}</span>}
      </span>
      {keys && (
        <span aria-hidden className="max-wide:hidden">
          <Keys keys={keys} />
        </span>
      )}
    </>
  );
}
