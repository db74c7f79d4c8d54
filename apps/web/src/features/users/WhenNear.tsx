import { useEffect, useEffectEvent, useRef } from 'react';

/** Stands where something ends, and tells when one has scrolled near to it. */
export function WhenNear({ onNear }: { onNear: () => void }) {
  const here = useRef<HTMLDivElement>(null);
  const tell = useEffectEvent(onNear);
  useEffect(() => {
    if (!here.current) return;
    const root = here.current.closest('[data-scroller]');
    const observer = new IntersectionObserver((seen) => seen.some((one) => one.isIntersecting) && tell(), {
      root,
      rootMargin: '0px 0px 1500px 0px',
    });
    observer.observe(here.current);
    return () => observer.disconnect();
  }, []);
  return <div ref={here} aria-hidden className="h-px flex-none" />;
}
