import { Dialog as Base } from '@base-ui/react/dialog';
import { cva } from 'class-variance-authority';
import { X } from 'lucide-react';
import { useRef } from 'react';
import { m } from '../paraglide/messages.js';
import { IconButton } from './IconButton.tsx';
import type { SheetProps } from './Sheet.tsx';

const sheet = cva(
  'slides-in outline-none fixed inset-y-2 right-2 z-30 flex max-w-[calc(100vw-16px)] flex-col overflow-hidden rounded-4 bg-surface shadow-e3 max-wide:inset-0 max-wide:max-w-none max-wide:w-full max-wide:rounded-none print:static print:w-auto print:max-w-none print:overflow-visible print:shadow-none',
  { variants: { width: { sheet: 'w-190', drawer: 'w-140' } }, defaultVariants: { width: 'sheet' } },
);

/** What `Sheet` is once it has come. */
export function SheetBox({ open, onClose, title, description, actions, footer, width, children }: SheetProps) {
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fades fixed inset-0 z-30 bg-scrim print:hidden" />
        <Base.Popup ref={popup} initialFocus={popup} data-sheet className={sheet({ width })}>
          {/* Where it is narrow, acts stand above a title that needs the room. */}
          <div
            className={`flex flex-none items-start gap-3 px-6 pt-5 max-wide:px-gutter ${actions ? 'justify-end max-wide:flex-wrap max-wide:pt-2.5' : ''}`}
          >
            <div className={`grid min-w-0 flex-1 gap-0.5 ${actions ? 'max-wide:order-last max-wide:basis-full' : ''}`}>
              <Base.Title className="text-20 font-strong tracking-[-0.012em] wrap-anywhere">{title}</Base.Title>
              {description && <Base.Description className="text-ink-2">{description}</Base.Description>}
            </div>
            {actions}
            <Base.Close render={<IconButton icon={X} label={m.ui_close()} />} />
          </div>

          <div
            role="group"
            aria-label={title}
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
            tabIndex={0}
            className="min-h-0 flex-1 overflow-auto overscroll-contain px-6 -outline-offset-2 pt-3 pb-6 max-wide:px-gutter print:overflow-visible print:outline-none"
          >
            {children}
          </div>
          {footer && (
            <div className="flex flex-none flex-wrap items-center justify-end gap-2.5 border-t border-line px-6 py-3.5 max-wide:px-gutter print:hidden">
              {footer}
            </div>
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
