import { Tooltip as Base } from '@base-ui/react/tooltip';
import { useState, type MouseEvent, type ReactElement, type ReactNode } from 'react';

interface TooltipProps {
  /** Without it there is no tooltip, and the control stays the same element. */
  readonly content: ReactNode;
  readonly children: ReactElement;
  /** Also when pressed, which on a touch screen is the only way. */
  readonly onPress?: boolean;
}

/**
 * Words beside one control while it is pointed at or has the focus. They only repeat what the control's name or
 * description says already: `content` is not read aloud.
 */
export function Tooltip({ content, children, onPress = false }: TooltipProps) {
  const [open, setOpen] = useState<'touch' | 'other' | null>(null);
  const press = ({ nativeEvent }: MouseEvent) => {
    if (onPress) setOpen(nativeEvent instanceof PointerEvent && nativeEvent.pointerType === 'touch' ? 'touch' : 'other');
  };
  return (
    <Base.Root
      open={open !== null && content !== undefined && content !== null}
      onOpenChange={(next, { reason }) => {
        // A finger that lifts seems to leave the control; what it opened stays until something else is touched.
        if (open !== 'touch' || reason !== 'trigger-hover') setOpen(next ? 'other' : null);
      }}
    >
      <Base.Trigger delay={350} closeOnClick={!onPress} render={children} onClick={press} onBlur={() => setOpen(null)} />
      <Base.Portal>
        <Base.Positioner sideOffset={8} collisionPadding={8} className="z-50">
          <Base.Popup className="pops max-w-80 rounded-2 bg-inverse px-2.5 py-1.5 text-12 text-pretty text-on-inverse shadow-e2">
            {content}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
