import type { ReactNode } from 'react';
import { AppLink } from './AppLink.tsx';
import { Brand } from './Brand.tsx';
import { Layers, preparePalette } from './Layers.tsx';
import { SearchButton } from './SearchButton.tsx';

/**
 * Around what stands outside every organization: a page not found, an outage before anything was read,
 * what is about oneself.
 *
 * @param me at the right of the top bar, once somebody is signed in.
 */
export function BarePage({ me, children }: { me?: ReactNode; children: ReactNode }) {
  return (
    <div className="min-h-dvh bg-canvas">
      <header className="flex min-h-topbar items-center justify-between gap-4 pr-4 pl-gutter">
        {me ? (
          <AppLink to="/" look="bare">
            <Brand />
          </AppLink>
        ) : (
          <Brand />
        )}
        {me && (
          <div className="flex items-center gap-2">
            <SearchButton onNear={() => preparePalette(false)} />
            {me}
            <Layers rail={null} />
          </div>
        )}
      </header>
      <main
        id="content"
        tabIndex={-1}
        className="mx-2 -outline-offset-2 grid min-h-[calc(100dvh-var(--topbar)-8px)] rounded-4 bg-surface shadow-e1"
      >
        {children}
      </main>
    </div>
  );
}
