import { Popover as Base } from '@base-ui/react/popover';
import type { RefObject } from 'react';
import { popupLooks } from './OptionLine.tsx';
import type { PopoverProps } from './Popover.tsx';

/** What `Popover` is once it has come. */
export function PopoverBox(props: PopoverProps & { triggerRef: RefObject<HTMLButtonElement | null> }) {
  const { label, describedBy, trigger, align = 'start', className = '', open, onOpenChange, boxRef, children, triggerRef } = props;
  return (
    <Base.Root {...(open !== undefined && { open })} {...(onOpenChange && { onOpenChange: (next: boolean) => onOpenChange(next) })}>
      <Base.Trigger ref={triggerRef} render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} sideOffset={6} collisionPadding={8} className="z-40">
          <Base.Popup ref={boxRef} aria-label={label} aria-describedby={describedBy} className={`${popupLooks} ${className}`}>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
