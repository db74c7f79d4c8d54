import { Pending } from '../../ui/Pending.tsx';

/** Stands where groups are compared until they are there. */
export const ComparedSkeleton = () => (
  <Pending className="py-3">
    <div aria-hidden className="h-42 max-w-90 rounded-3 bg-soft motion-safe:animate-pulse" />
  </Pending>
);
