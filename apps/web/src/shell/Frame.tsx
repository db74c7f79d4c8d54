import type { ReactNode } from 'react';
import { m } from '../paraglide/messages.js';
import { BottomBar } from './BottomBar.tsx';
import { Rail } from './Rail.tsx';
import type { RailEntry } from './rail-entry.ts';

interface FrameProps {
  readonly rail: readonly RailEntry[];
  /** From left to right: switcher, crumbs. */
  readonly top: ReactNode;
  /** At the right of the top bar. */
  readonly me: ReactNode;
  readonly children: ReactNode;
}

/** What stands around every page of an organization: the rail, the top bar, and one raised sheet that scrolls. */
export function Frame({ rail, top, me, children }: FrameProps) {
  return (
    <div className="grid h-dvh wide:grid-cols-[var(--rail)_minmax(0,1fr)] print:block print:h-auto">
      <a
        href="#content"
        className="fixed top-2 left-2 z-50 -translate-y-16 rounded-2 bg-inverse px-3 py-2 font-medium text-on-inverse focus-visible:translate-y-0"
        onClick={(event) => {
          event.preventDefault();
          document.getElementById('content')?.focus();
        }}
      >
        {m.shell_skip()}
      </a>
      <Rail entries={rail} />
      <div className="flex min-h-0 min-w-0 flex-col overflow-hidden bg-surface print:m-0! print:overflow-visible print:shadow-none wide:my-2 wide:mr-2 wide:rounded-4 wide:shadow-e1">
        <header className="flex min-h-topbar flex-none items-center gap-2 border-b border-line py-1.5 pr-4 pl-gutter print:hidden">
          {top}
          <span className="flex-1" />
          {me}
        </header>
        <main
          id="content"
          tabIndex={-1}
          data-scroller
          className="relative min-h-0 flex-1 overflow-y-auto pb-bottom-bar print:overflow-visible -outline-offset-2 scroll-pb-20 scroll-pt-10"
        >
          {children}
        </main>
      </div>
      <BottomBar entries={rail} />
    </div>
  );
}
