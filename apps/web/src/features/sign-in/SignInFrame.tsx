import type { ReactNode } from 'react';
import { Brand } from '../../shell/Brand.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';

interface SignInFrameProps {
  readonly title: string;
  readonly intro?: ReactNode;
  readonly children: ReactNode;
  /** Below the sheet: the other way in. */
  readonly aside?: ReactNode;
}

/** The frame of the pages before one is signed in: one sheet, and a way to read it in one's language. */
export function SignInFrame({ title, intro, children, aside }: SignInFrameProps) {
  return (
    <div className="grid min-h-dvh grid-rows-[auto_1fr] justify-items-center bg-canvas px-4">
      <title>{`${title} · Totem`}</title>
      <header className="flex w-full max-w-105 items-center justify-between gap-4 pt-[min(10vh,96px)] pr-4 pb-5 pl-7 max-wide:pt-4 max-wide:pr-1 max-wide:pl-1">
        <Brand />
        <LanguageSwitch />
      </header>
      <main className="grid w-full max-w-105 content-start gap-5 pb-12">
        <div className="grid gap-5 rounded-4 bg-surface p-7 shadow-e1 max-wide:p-5">
          <div className="grid gap-1.5">
            <h1 className="text-24 font-strong tracking-[-0.02em] text-balance">{title}</h1>
            {intro && <div className="text-ink-2 text-pretty">{intro}</div>}
          </div>
          {children}
        </div>
        {aside && <div className="px-7 text-ink-2 max-wide:px-5">{aside}</div>}
      </main>
    </div>
  );
}
