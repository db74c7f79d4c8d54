import { Fragment } from 'react';
import { m } from '../paraglide/messages.js';
import { keyLabels } from './use-shortcut.ts';

const looks = 'edge-strong min-w-5 rounded-1 px-1.5 text-center text-11 text-ink-2';

/** The keys of a shortcut as they stand on the keyboard; two in a row with *then* between. */
export function Keys({ keys }: { keys: string }) {
  return (
    <span className="inline-flex flex-none items-center gap-1">
      {keyLabels(keys).map((press, step) => (
        <Fragment key={step}>
          {step > 0 && <span className="text-11 text-ink-3">{m.keyboard_then()}</span>}
          {press.map((key) => (
            <kbd key={key} className={looks}>
              {key}
            </kbd>
          ))}
        </Fragment>
      ))}
    </span>
  );
}
