import { useEffect, useState } from 'react';

const pauseMs = 120;

/** A text as it was when the hand rested last. */
export function useRested(text: string): string {
  const [rested, setRested] = useState(text);
  // Time passes outside React.
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), text.trim() === '' ? 0 : pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  return rested;
}
