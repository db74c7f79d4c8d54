import { useSyncExternalStore } from 'react';

/** A part of the console whose code comes when it is first needed, and is there at once from then on. */
export interface OnDemand<Code> {
  /** Asks for it now; asked again, it is asked for once. */
  readonly fetch: () => void;
  /** Whoever may need it, as long as they may; while there is anybody, it comes by itself once the page is whole. */
  readonly subscribe: (reader: () => void) => () => void;
  /** Null until it has come. */
  readonly code: () => Code | null;
  /** Why it did not come when it was last asked for; null where it did, or is on its way. */
  readonly failure: () => Error | null;
}

/** The code, as soon as it is there. */
export const useCode = <Code>(part: OnDemand<Code>): Code | null => useSyncExternalStore(part.subscribe, part.code);

/** Why it did not come; null for what did, or may. */
export const useFailure = (part: OnDemand<unknown>): Error | null => useSyncExternalStore(part.subscribe, part.failure);

/** So long a page has to be whole before what it may need later is asked for. */
const restMs = 1_000;

export function onDemand<Code>(load: () => Promise<Code>): OnDemand<Code> {
  let code: Code | null = null;
  let failure: Error | null = null;
  let coming: Promise<void> | null = null;
  let isExpected = false;
  const readers = new Set<() => void>();
  const tell = () => {
    for (const reader of readers) reader();
  };
  const fetch = () => {
    if (coming) return;
    failure = null;
    coming = load().then(
      (come) => {
        code = come;
        tell();
      },
      (error: unknown) => {
        coming = null; // whoever needs it asks again
        failure = error instanceof Error ? error : new Error('A part did not come.', { cause: error });
        tell();
      },
    );
  };
  return {
    fetch,
    subscribe(reader) {
      readers.add(reader);
      if (!isExpected) whenWhole(fetch);
      isExpected = true;
      return () => readers.delete(reader);
    },
    code: () => code,
    failure: () => failure,
  };
}

/** Does something once nothing on the page has been on its way for a while, and the browser has nothing else to do. */
function whenWhole(act: () => void): void {
  let wasWhole = false;
  const look = setInterval(() => {
    const isWhole = document.querySelector('h1') !== null && document.querySelector('[aria-busy=true]') === null;
    if (isWhole && wasWhole) {
      clearInterval(look);
      // Safari has no such thing; there, a second of rest has to do.
      if ('requestIdleCallback' in globalThis) requestIdleCallback(act);
      else act();
    }
    wasWhole = isWhole;
  }, restMs);
}
