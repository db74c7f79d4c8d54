import { Tooltip as Base } from '@base-ui/react/tooltip';
import type { ReactNode } from 'react';

/** The words of a tooltip, beside its control. Escape and a touch elsewhere close it. */
export function TooltipWords({ anchor, onClose, children }: { anchor: Element; onClose: () => void; children: ReactNode }) {
  return (
    <Base.Root open onOpenChange={(open) => !open && onClose()}>
      <Base.Portal>
        <Base.Positioner anchor={anchor} sideOffset={8} collisionPadding={8} className="z-50">
          <Base.Popup className="pops max-w-80 rounded-2 bg-inverse px-2.5 py-1.5 text-12 text-pretty text-on-inverse shadow-e2">
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
