import { m } from '../paraglide/messages.js';

/** The frame while its organization is on its way. */
export function FrameSkeleton() {
  return (
    <div aria-busy className="grid h-dvh wide:grid-cols-[var(--rail)_minmax(0,1fr)]">
      <p className="sr-only">{m.ui_loading()}</p>
      <div aria-hidden className="grid content-start gap-4 px-5.5 pt-17 max-wide:hidden">
        {['w-24', 'w-16'].map((width) => (
          <div key={width} className={`h-3 rounded-1 bg-soft motion-safe:animate-pulse ${width}`} />
        ))}
      </div>
      <div aria-hidden className="bg-surface wide:my-2 wide:mr-2 wide:rounded-4 wide:shadow-e1">
        <div className="flex min-h-topbar items-center border-b border-line px-gutter">
          <div className="h-3 w-40 rounded-1 bg-soft motion-safe:animate-pulse" />
        </div>
        <div className="grid gap-4 px-gutter pt-[22px]">
          <div className="h-6 w-56 rounded-1 bg-soft motion-safe:animate-pulse" />
          <div className="h-3 w-1/2 rounded-1 bg-soft motion-safe:animate-pulse" />
        </div>
      </div>
    </div>
  );
}
