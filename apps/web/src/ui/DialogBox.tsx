import { Dialog as Base } from '@base-ui/react/dialog';
import type { DialogProps } from './Dialog.tsx';

/** What `Dialog` is once it has come. */
export function DialogBox({ open, onClose, title, description, children, footer }: DialogProps) {
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="fades fixed inset-0 z-30 bg-scrim" />
        <Base.Popup className="pops fixed top-1/2 left-1/2 z-30 grid max-h-[calc(100dvh-32px)] w-[min(440px,calc(100vw-32px))] -translate-1/2 gap-3 overflow-auto rounded-4 bg-surface p-5 shadow-e3">
          <Base.Title className="text-20 font-strong tracking-[-0.012em] text-balance">{title}</Base.Title>
          {description && <Base.Description className="text-ink-2 text-pretty">{description}</Base.Description>}
          {children}
          <div className="mt-2 flex flex-wrap justify-end gap-2">{footer}</div>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
