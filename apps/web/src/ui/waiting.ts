import { createContext, useCallback, useContext, useLayoutEffect, useState } from 'react';

/** Says that something is on its way, and answers how to say that it came. */
type Wait = () => () => void;

/** Who around wants to know what is on its way; nobody where nothing stands in turn. */
export const Waiting = createContext<Wait | null>(null);

/** Tells the part around that it is not whole, before anything is painted. */
export function useWait(isWaiting = true): void {
  const wait = useContext(Waiting);
  useLayoutEffect(() => (isWaiting ? wait?.() : undefined), [wait, isWaiting]);
}

/** Whether anything in this part is on its way, and what is to be provided as `Waiting` to what stands in it. */
export function usePart(): { isWaiting: boolean; wait: Wait } {
  const [count, setCount] = useState(0);
  const wait = useCallback(() => {
    setCount((before) => before + 1);
    return () => setCount((before) => before - 1);
  }, []);
  const isWaiting = count > 0;
  useWait(isWaiting);
  return { isWaiting, wait };
}
