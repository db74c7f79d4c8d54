import { Pending } from '../../ui/Pending.tsx';

/** The map while it is counted: its tools and its ground. */
export const MapSkeleton = () => (
  <Pending className="grid gap-2.5 pt-3">
    <div aria-hidden className="h-ctl w-2/3 rounded-2 bg-soft motion-safe:animate-pulse" />
    <div aria-hidden className="h-[min(60vh,600px)] min-h-80 rounded-3 bg-soft motion-safe:animate-pulse" />
  </Pending>
);
