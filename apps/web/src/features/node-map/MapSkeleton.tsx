import { m } from '../../paraglide/messages.js';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';

/** The map while it is counted: its tools and its ground. */
export const MapSkeleton = () => (
  <div aria-busy data-skeleton className="grid gap-2.5 pt-3">
    <VisuallyHidden>{m.ui_loading()}</VisuallyHidden>
    <div aria-hidden className="h-ctl w-2/3 rounded-2 bg-soft motion-safe:animate-pulse" />
    <div aria-hidden className="h-[min(60vh,600px)] min-h-80 rounded-3 bg-soft motion-safe:animate-pulse" />
  </div>
);
