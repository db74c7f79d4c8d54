import { createLink } from '@tanstack/react-router';
import type { ComponentProps, ReactNode } from 'react';
import { m } from '../../paraglide/messages.js';
import { BarePage } from '../../shell/BarePage.tsx';
import { MyMenu } from '../../shell/MyMenu.tsx';
import { Page } from '../../ui/Page.tsx';

function SectionAnchor({ children, ...rest }: ComponentProps<'a'>) {
  return (
    <a
      {...rest}
      className="flex min-h-9 items-center rounded-2 px-2.5 font-medium whitespace-nowrap text-ink-2 hover:bg-hover hover:text-ink aria-[current=page]:bg-sunken aria-[current=page]:text-ink pointer-coarse:min-h-target"
    >
      {children}
    </a>
  );
}

const SectionLink = createLink(SectionAnchor);

/** One part of what concerns oneself alone, with the way to the others. */
export function MeFrame({ title, facts, children }: { title: string; facts?: ReactNode; children: ReactNode }) {
  return (
    <BarePage me={<MyMenu />}>
      <div className="mx-auto grid w-full max-w-260 content-start wide:grid-cols-[200px_minmax(0,1fr)]">
        <nav aria-label={m.me_sections()} className="min-w-0 pt-[22px] max-wide:px-gutter max-wide:pt-3 wide:pl-4">
          <p className="px-2.5 pb-2 text-12 font-medium text-ink-3 max-wide:hidden">{m.me_title()}</p>
          <ul className="flex gap-0.5 max-wide:-mx-2.5 max-wide:flex-wrap wide:grid">
            <li>
              <SectionLink to="/me" activeOptions={{ exact: true }}>
                {m.me_sign_in()}
              </SectionLink>
            </li>
            <li>
              <SectionLink to="/me/appearance">{m.me_appearance()}</SectionLink>
            </li>
            <li>
              <SectionLink to="/me/keyboard">{m.keyboard_title()}</SectionLink>
            </li>
            <li>
              <SectionLink to="/me/notifications">{m.me_notifications()}</SectionLink>
            </li>
          </ul>
        </nav>
        <Page title={title} within={[m.me_title()]} facts={facts}>
          <div className="max-w-150 pb-10">{children}</div>
        </Page>
      </div>
    </BarePage>
  );
}
